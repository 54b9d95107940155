import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readDomain } from '../../../../../shared/reading/read-domain.ts';
import { collectEvidence } from '../../../../../electron/checks/collect-evidence.ts';
import { collectPublication } from '../../../../../electron/checks/publication/collect-publication.ts';
import { type Lab, startLab } from '../../../../../electron/lab/lab.ts';
import type { Network } from '../../../../../electron/network.ts';
import type { PublicationStep } from '../../../../../shared/contract/contract.ts';
import { publicationEvidence } from '../../../../../shared/evidence/publication.ts';
import { proposeMtaSts, suggestMtaSts } from '../../../../../shared/generate/mta-sts.ts';
import { proposeTlsRpt } from '../../../../../shared/generate/tls-rpt.ts';
import type { DomainName } from '../../../../../shared/model/domain-name.ts';
import { judgePublication } from '../../../../../shared/publication/judge-publication.ts';
import { questionsOf, wantedOf } from '../../../../../shared/publication/wanted.ts';

const HEALTHY = 'lindevoort-oefening.nl' as DomainName;
const NOTHING = 'zandmeer-oefening.nl' as DomainName;
const application = 'test';

describe('in the lab', () => {
  /** Of the lab, so that the second name server is behind for as long as a test wants. */
  let clock = Date.now();
  const LAG_MS = 60_000;
  let lab: Lab;
  beforeAll(async () => {
    lab = await startLab({ now: () => clock, lagMs: LAG_MS });
  });
  afterAll(() => lab.close());
  const evidenceOf = (domain: DomainName) => collectEvidence(domain, lab.network, { application });

  test('a record and a policy: not published, at one of two name servers, and everywhere', async () => {
    const evidence = await evidenceOf(NOTHING);
    const proposed = proposeMtaSts(readDomain(evidence), {
      ...suggestMtaSts(readDomain(evidence), 1_800_000_000),
      host: { kind: 'address', addresses: ['203.0.113.77'] },
    });
    if (!proposed.ok) throw new Error('no proposal');
    const wanted = wantedOf(readDomain(evidence), proposed.value);
    const steps: PublicationStep[] = [];
    const verify = async () => {
      const seen = await collectPublication(NOTHING, questionsOf(wanted), lab.network, {
        application,
        onStep: step => steps.push(step),
      });
      expect(publicationEvidence.safeParse(JSON.parse(JSON.stringify(seen))).success).toBe(true);
      return judgePublication(wanted, seen);
    };
    const early = await verify();
    expect(early.overall).toBe('not-yet');
    expect(early.policy?.state).toBe('not-yet');
    expect(lab.publish(NOTHING, proposed.value)).toBeUndefined();
    const between = await verify();
    expect(between.overall).toBe('not-yet');
    expect(between.servers.map(({ state }) => state)).toEqual(['as-wanted', 'not-yet']);
    expect(between.servers.map(({ serial }) => serial)).toEqual([2, 1]);
    clock += LAG_MS;
    const late = await verify();
    expect(late.overall).toBe('everywhere');
    expect(late.policy?.state).toBe('as-wanted');
    expect(late.resolver?.state).toBe('as-wanted');
    // RFC 2308 §5: nothing was there, so that the absence is what is held.
    expect(late.lingers).toBe(300);
    expect(late.servers.map(({ serial }) => serial)).toEqual([2, 2]);
    for (const what of ['zone', 'name-server', 'resolver', 'policy'] as const) {
      const states = steps.filter(step => step.what === what).map(({ state }) => state);
      expect(states.filter(state => state === 'started').length).toBe(states.length / 2);
    }
  });

  test('only what is asked for is asked, and without recursion', async () => {
    const asked: { address: string; recursion: boolean; question: string }[] = [];
    const network: Network = {
      ...lab.network,
      askNameServer(address, query, signal) {
        asked.push({
          address,
          recursion: (query[2]! & 1) !== 0,
          question: Buffer.from(query.subarray(12)).toString('latin1'),
        });
        return lab.network.askNameServer(address, query, signal);
      },
    };
    const sets = [{ name: `_smtp._tls.${HEALTHY}`, type: 'TXT' }];
    const seen = await collectPublication(HEALTHY, { sets, policy: false }, network, { application });
    expect(asked.every(({ recursion }) => !recursion)).toBe(true);
    expect(seen.answers.map(({ name, type }) => `${name} ${type}`).toSorted()).toEqual(
      seen.zones
        .flatMap(({ servers }) =>
          servers.flatMap(({ addresses }) =>
            addresses.flatMap(() => [`_smtp._tls.${HEALTHY} TXT`, `${HEALTHY} SOA`]),
          ),
        )
        .toSorted(),
    );
    expect(asked.length).toBe(seen.answers.length);
    expect(seen.https).toEqual([]);
    expect(
      seen.answers.every(({ result }) => result.kind === 'answer' && result.authoritative && result.signed),
    ).toBe(true);
  });

  test('a server that is silent is written down with its cause, and the others all the same', async () => {
    const network: Network = {
      ...lab.network,
      askNameServer: async () => ({ kind: 'failed', cause: { kind: 'timeout', afterMs: 1 } }),
    };
    const evidence = await evidenceOf(HEALTHY);
    const proposed = proposeTlsRpt(readDomain(evidence), { rua: ['mailto:ander@voorbeeld.nl'] });
    if (!proposed.ok) throw new Error('no proposal');
    const wanted = wantedOf(readDomain(evidence), proposed.value);
    const seen = await collectPublication(HEALTHY, questionsOf(wanted), network, { application });
    const found = judgePublication(wanted, seen);
    expect(found.overall).toBe('no-answer');
    expect(found.servers[0]?.sets[0]?.silence).toEqual({
      kind: 'failed',
      cause: { kind: 'timeout', afterMs: 1 },
    });
    expect(found.resolver?.state).toBe('not-yet');
  });

  test('stopped, it ends at once with what was seen', async () => {
    const stop = new AbortController();
    const seen = await collectPublication(
      HEALTHY,
      { sets: [{ name: HEALTHY, type: 'MX' }], policy: true },
      lab.network,
      { application, signal: stop.signal, onStep: () => stop.abort() },
    );
    expect(seen.end).toBe('cancelled');
    expect(publicationEvidence.safeParse(seen).success).toBe(true);
  });

  test('more servers and addresses than the limits allow are told to be left out', async () => {
    const network: Network = { ...lab.network, limits: { ...lab.network.limits, nameServers: 0 } };
    const seen = await collectPublication(
      HEALTHY,
      { sets: [{ name: HEALTHY, type: 'MX' }], policy: false },
      network,
      { application },
    );
    expect(seen.zones).toHaveLength(1);
    expect(seen.zones[0]!.servers).toEqual([]);
    expect(seen.zones[0]!.leftOut.length).toBeGreaterThan(0);
  });
});
