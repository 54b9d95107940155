import { afterAll, beforeAll, expect, test } from 'vitest';
import { collectPublication } from '../../../electron/checks/publication/collect-publication.ts';
import { createRealNetwork } from '../../../electron/networks/real.ts';
import { publicationEvidence } from '../../../shared/evidence/publication.ts';
import type { DomainName } from '../../../shared/model/domain-name.ts';
import type { ProposedRecord, RecordSetChange } from '../../../shared/overlay/proposal.ts';
import { judgePublication } from '../../../shared/publication/judge-publication.ts';
import { questionsOf, type Wanted } from '../../../shared/publication/wanted.ts';
import { type PublicationBed, startPublicationBed, ZONE } from './publication-bed.ts';
import { describeOn, withoutRoot } from '../../support/describe-on.ts';

const START_LIMIT_MS = 60_000;

const REPORTS = `_smtp._tls.${ZONE}`;
const TLSA = `_25._tcp.mx.${ZONE}`;
const text = (address: string): ProposedRecord => ({
  owner: REPORTS,
  type: 'TXT',
  ttl: 600,
  strings: [`v=TLSRPTv1; rua=mailto:${address}@${ZONE}`],
});
const tlsa = (digest: string): ProposedRecord => ({
  owner: TLSA,
  type: 'TLSA',
  ttl: 600,
  certificateUsage: 3,
  selector: 1,
  matchingType: 2,
  data: digest.repeat(64),
});
/** As many as do not fit in a packet of 1,232 octets. */
const digests = Array.from({ length: 30 }, (_, at) => at.toString(16).padStart(2, '0'));
const reports = (before: readonly ProposedRecord[], after: readonly ProposedRecord[]): RecordSetChange => ({
  name: REPORTS,
  type: 'TXT',
  before,
  after,
});
const keys = (before: readonly ProposedRecord[], after: readonly ProposedRecord[]): RecordSetChange => ({
  name: TLSA,
  type: 'TLSA',
  before,
  after,
});
const OLD = [reports([], [text('oud')])];
/** The report address changes, and TLSA records come where there were none. */
const CHANGE = [reports([text('oud')], [text('nieuw')]), keys([], digests.map(tlsa))];
const NEW = [reports([], [text('nieuw')]), keys([], digests.map(tlsa))];
const wanted: Wanted = { sets: CHANGE };

describeOn(withoutRoot('servers on port 53'), 'a change at BIND and Knot', () => {
  let bed: PublicationBed;
  beforeAll(async () => {
    bed = await startPublicationBed(OLD);
  }, START_LIMIT_MS);
  afterAll(() => bed?.stop(), START_LIMIT_MS);

  const verify = async ({ allowPrivateAddresses = true, resolver = bed.addresses.resolver } = {}) => {
    const network = createRealNetwork({
      resolver: { kind: 'servers', servers: [{ address: resolver, port: 53 }] },
      allowPrivateAddresses,
      trustAnchors: [],
      limits: { dnsQueryMs: 1_000 },
    });
    const evidence = await collectPublication(ZONE as DomainName, questionsOf(wanted), network, {
      application: 'test',
    });
    expect(publicationEvidence.safeParse(JSON.parse(JSON.stringify(evidence))).success).toBe(true);
    const found = judgePublication(wanted, evidence);
    const states = Object.fromEntries(
      found.servers.map(({ server, state }) => [server.split('.')[0], state]),
    );
    return { evidence, found, states };
  };

  test('nothing published: both still have the old', async () => {
    const { found, states } = await verify();
    expect(states).toEqual({ ns1: 'not-yet', ns2: 'not-yet' });
    expect(found.overall).toBe('not-yet');
    // The TTL of the record that was there; the absence of the other is forgotten sooner (RFC 2308 §5: 120).
    expect(found.lingers).toBe(600);
  });

  test('published at one of two: not yet everywhere, and each has its version of the zone', async () => {
    await bed.update(CHANGE);
    const { evidence, found, states } = await verify();
    expect(states).toMatchObject({ ns1: 'as-wanted', ns2: 'not-yet' });
    expect(found.overall).toBe('not-yet');
    expect(found.servers.map(({ serial }) => serial)).toEqual([2, 1]);
    // RFC 7766 §5: what did not fit in a packet came over TCP.
    const large = evidence.answers.find(
      ({ address, type }) => address === bed.addresses.bind && type === 'TLSA',
    );
    expect(large?.via?.transport).toBe('tcp');
    // Unbound was asked before the change, and holds what it was told.
    expect(found.resolver?.state).toBe('not-yet');
  });

  test('published at both: everywhere, whatever a resolver still holds', async () => {
    await bed.serve(NEW);
    const { found, states } = await verify();
    expect(states).toEqual({ ns1: 'as-wanted', ns2: 'as-wanted' });
    expect(found.overall).toBe('everywhere');
    expect(found.resolver).toMatchObject({ state: 'not-yet', differs: 'behind' });
  });

  test('something else at one of them is wrong, not late, and what is there is shown', async () => {
    await bed.serve([reports([], [text('verkeerd')]), keys([], digests.map(tlsa))]);
    const { found, states } = await verify();
    expect(states).toMatchObject({ ns1: 'as-wanted', ns2: 'different' });
    expect(found.overall).toBe('wrong');
    const knot = found.servers.find(({ server }) => server.startsWith('ns2'));
    expect(knot?.sets.find(({ state }) => state === 'different')?.held).toEqual([text('verkeerd')]);
  });

  test('half of a set is wrong too', async () => {
    await bed.serve([reports([], [text('nieuw')]), keys([], digests.slice(1).map(tlsa))]);
    expect((await verify()).states).toMatchObject({ ns2: 'different' });
  });

  test('a server that is off gives no answer, and the others are judged all the same', async () => {
    await bed.stopKnot();
    const { found, states } = await verify();
    expect(states).toMatchObject({ ns1: 'as-wanted', ns2: 'no-answer' });
    expect(found.overall).toBe('no-answer');
    const knot = found.servers.find(({ server }) => server.startsWith('ns2'));
    expect(knot?.sets[0]?.silence).toMatchObject({ kind: 'failed' });
  });

  test('RFC 8499 §7: a server that the zone names and that does not know it is told as such', async () => {
    await bed.serve(NEW);
    await bed.nameLameServer();
    const { found, states } = await verify({ resolver: bed.addresses.bind });
    expect(states).toEqual({ ns1: 'as-wanted', ns2: 'as-wanted', ns3: 'no-answer' });
    expect(found.overall).toBe('no-answer');
    expect(found.servers.at(-1)?.sets.map(({ silence }) => silence)).toEqual([
      { kind: 'rcode', rcode: 'REFUSED' },
      { kind: 'rcode', rcode: 'REFUSED' },
    ]);
  });

  test('name servers at internal addresses are not asked unless that is allowed', async () => {
    const { evidence, found } = await verify({ allowPrivateAddresses: false });
    expect(found.overall).toBe('no-answer');
    expect(evidence.answers.length).toBeGreaterThan(0);
    for (const { address, result } of evidence.answers) {
      expect(result).toEqual({ kind: 'failed', cause: { kind: 'private-address', address } });
    }
  });
});
