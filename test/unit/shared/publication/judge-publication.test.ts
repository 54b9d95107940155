import { describe, expect, test } from 'vitest';
import type { DnsRecord } from '../../../../shared/evidence/dns.ts';
import type { HttpsExchange } from '../../../../shared/evidence/https.ts';
import type { NameServerAnswer, PublicationEvidence } from '../../../../shared/evidence/publication.ts';
import type { DomainName } from '../../../../shared/model/domain-name.ts';
import type { ProposedRecord, RecordSetChange } from '../../../../shared/overlay/proposal.ts';
import { judgePublication } from '../../../../shared/publication/judge-publication.ts';
import type { Wanted } from '../../../../shared/publication/wanted.ts';
import { answer, NOW } from '../../../support/made-evidence.ts';

const ZONE = 'voorbeeld.nl';
const NAME = `_mta-sts.${ZONE}`;
const HOST = `mta-sts.${ZONE}`;
const during = { startedAt: NOW, endedAt: NOW };

const txt = (text: string, ttl = 3_600): ProposedRecord => ({
  owner: NAME,
  ttl,
  type: 'TXT',
  strings: [text],
});
const OLD = txt('v=STSv1; id=1;', 7_200);
const NEW = txt('v=STSv1; id=2;');
const OTHER = txt('v=STSv1; id=3;');
const change = (before: readonly ProposedRecord[], after: readonly ProposedRecord[]): RecordSetChange => ({
  name: NAME,
  type: 'TXT',
  before,
  after,
});
const replaced: Wanted = { sets: [change([OLD], [NEW])] };
const added: Wanted = { sets: [change([], [NEW])] };
const removed: Wanted = { sets: [change([OLD], [])] };

type Said = readonly DnsRecord[] | NameServerAnswer['result'];
const answered = (records: readonly DnsRecord[], more: object = {}): NameServerAnswer['result'] => ({
  kind: 'answer',
  rcode: records.length > 0 ? 'NOERROR' : 'NXDOMAIN',
  authoritative: true,
  records: [...records],
  signed: true,
  ...more,
});
const silent: NameServerAnswer['result'] = { kind: 'failed', cause: { kind: 'timeout', afterMs: 3_000 } };
const soa: DnsRecord = {
  owner: ZONE,
  ttl: 900,
  type: 'SOA',
  mname: 'ns1',
  rname: 'x',
  serial: 7,
  refresh: 1,
  retry: 1,
  expire: 1,
  minimum: 300,
};

/** Evidence in which ns1, ns2, ... say this of the name, in order. */
function seen(said: readonly Said[], more: Partial<PublicationEvidence> = {}): PublicationEvidence {
  const servers = said.map((_each, at) => ({
    name: `ns${at + 1}.${ZONE}`,
    addresses: [`192.0.2.${at + 1}`],
  }));
  const about = (at: number, name: string, type: string, result: NameServerAnswer['result']) => ({
    zone: ZONE,
    server: servers[at]!.name,
    address: servers[at]!.addresses[0]!,
    name,
    type,
    ...during,
    result,
  });
  return {
    format: 'postzegel-publication',
    version: 1,
    domain: ZONE as DomainName,
    ...during,
    end: 'complete',
    vantage: { network: 'real', resolvers: [], roots: { source: '', count: 0 }, application: '' },
    zones: [{ zone: ZONE, servers, leftOut: [] }],
    names: [{ name: NAME, zone: ZONE }],
    answers: said.flatMap((each, at) => [
      about(at, NAME, 'TXT', 'kind' in each ? each : answered(each)),
      about(at, ZONE, 'SOA', 'kind' in each ? each : answered([soa])),
    ]),
    dns: [],
    https: [],
    certificates: {},
    ...more,
  };
}

describe('what is wanted, and what each server says', () => {
  test.each<[string, Wanted, readonly Said[], string, readonly string[]]>([
    ['everywhere', replaced, [[NEW], [NEW]], 'everywhere', ['as-wanted', 'as-wanted']],
    ['one is late', replaced, [[NEW], [OLD]], 'not-yet', ['as-wanted', 'not-yet']],
    ['nothing published yet', replaced, [[OLD], [OLD]], 'not-yet', ['not-yet', 'not-yet']],
    ['something else', replaced, [[NEW], [OTHER]], 'wrong', ['as-wanted', 'different']],
    [
      'late and wrong: what does not pass by itself is told',
      replaced,
      [[OLD], [OTHER]],
      'wrong',
      ['not-yet', 'different'],
    ],
    ['RFC 8461 §3.1: old and new together are two policies', replaced, [[OLD, NEW]], 'wrong', ['different']],
    ['gone where something was wanted', replaced, [[]], 'wrong', ['different']],
    ['new where nothing was', added, [[NEW]], 'everywhere', ['as-wanted']],
    ['still nothing', added, [[]], 'not-yet', ['not-yet']],
    ['taken away', removed, [[]], 'everywhere', ['as-wanted']],
    ['not yet taken away', removed, [[OLD]], 'not-yet', ['not-yet']],
    ['replaced where it was to be taken away', removed, [[NEW]], 'wrong', ['different']],
    ['one is silent', replaced, [[NEW], silent], 'no-answer', ['as-wanted', 'no-answer']],
    ['silent and late', replaced, [[OLD], silent], 'not-yet', ['not-yet', 'no-answer']],
    ['all are silent', replaced, [silent, silent], 'no-answer', ['no-answer', 'no-answer']],
    ['nobody to ask', replaced, [], 'no-answer', []],
    [
      'RFC 8499 §7: an answer without authority is none',
      replaced,
      [answered([NEW], { authoritative: false })],
      'no-answer',
      ['no-answer'],
    ],
    ['an error is no absence', removed, [answered([], { rcode: 'SERVFAIL' })], 'no-answer', ['no-answer']],
    ['records of another name do not count', added, [[{ ...NEW, owner: ZONE }]], 'not-yet', ['not-yet']],
  ])('%s', (_what, wanted, said, overall, states) => {
    const found = judgePublication(wanted, seen(said));
    expect(found.overall).toBe(overall);
    expect(found.servers.map(({ state }) => state)).toEqual(states);
  });

  test('RFC 1034 §3.6.2: an alias in the way is wrong, and shown; one that is to go is only still there', () => {
    const alias: DnsRecord = { owner: HOST, ttl: 60, type: 'CNAME', target: 'elders.nl' };
    const address: ProposedRecord = { owner: HOST, ttl: 60, type: 'A', address: '192.0.2.80' };
    const a: RecordSetChange = { name: HOST, type: 'A', before: [], after: [address] };
    const noAlias: RecordSetChange = { name: HOST, type: 'CNAME', before: [alias], after: [] };
    const evidence = seen([[]], { names: [{ name: HOST, zone: ZONE }] });
    const at = (type: string, records: readonly DnsRecord[]) => ({
      ...evidence.answers[0]!,
      name: HOST,
      type,
      result: answered(records),
    });
    const aliased = { ...evidence, answers: [at('A', [alias]), at('CNAME', [alias])] };
    const blocked = judgePublication({ sets: [a] }, aliased);
    expect(blocked.overall).toBe('wrong');
    expect(blocked.servers[0]!.sets[0]!.held).toEqual([alias]);
    expect(judgePublication({ sets: [noAlias, a] }, aliased).overall).toBe('not-yet');
  });

  test('a name without a zone, servers that were not asked, and a look that was cut short leave it open', () => {
    const all = [[NEW]] as const;
    const whole = seen(all);
    expect(judgePublication(replaced, whole).overall).toBe('everywhere');
    const lost = { ...whole, names: [...whole.names, { name: 'elders.nl' }] };
    expect(judgePublication(replaced, lost)).toMatchObject({ overall: 'no-answer', zoneless: ['elders.nl'] });
    const many = { ...whole, zones: [{ ...whole.zones[0]!, leftOut: ['ns14'] }] };
    expect(judgePublication(replaced, many)).toMatchObject({ overall: 'no-answer', leftOut: ['ns14'] });
    expect(judgePublication(replaced, { ...whole, end: 'time-limit' }).overall).toBe('no-answer');
  });

  test('a server that is silent at one address and answers at another has answered: not everybody has IPv6', () => {
    const whole = seen([[NEW]]);
    const [zone] = whole.zones;
    const [server] = zone!.servers;
    const second = '2001:db8::1';
    const servers = [{ ...server!, addresses: [...server!.addresses, second] }];
    const judged = (result: NameServerAnswer['result']) => {
      const more = whole.answers.map(each => ({ ...each, address: second, result }));
      const evidence = { ...whole, zones: [{ ...zone!, servers }], answers: [...whole.answers, ...more] };
      return judgePublication(replaced, evidence);
    };
    expect(judged(silent).servers.map(({ state }) => state)).toEqual(['as-wanted', 'no-answer']);
    expect(judged(silent).overall).toBe('everywhere');
    // One that does answer, and refuses, is another matter.
    expect(judged(answered([], { rcode: 'REFUSED' })).overall).toBe('no-answer');
  });

  test('a resolver is not called behind while the name servers themselves are', () => {
    const dns = [answer(NAME, 'TXT', [OLD])];
    const found = judgePublication(replaced, seen([[NEW], [OLD]], { dns }));
    expect(found.resolver).toMatchObject({ state: 'not-yet' });
    expect(found.resolver?.differs).toBeUndefined();
  });

  test('a name server without an address is one that does not answer', () => {
    const whole = seen([[NEW]]);
    const [zone] = whole.zones;
    const servers = [...zone!.servers, { name: 'ns9', addresses: [] }];
    const found = judgePublication(replaced, { ...whole, zones: [{ ...zone!, servers }] });
    expect(found.overall).toBe('no-answer');
    expect(found.servers.at(-1)?.sets[0]?.silence).toEqual({ kind: 'failed', cause: { kind: 'no-address' } });
  });
});

describe('the user’s own resolver', () => {
  test.each([
    ['late', [OLD], 'not-yet', 'behind'],
    ['in step', [NEW], 'as-wanted', undefined],
    ['of an internal network', [OTHER], 'different', 'apart'],
  ])('%s: told, and nothing depends on it', (_what, records, state, differs) => {
    const found = judgePublication(replaced, seen([[NEW]], { dns: [answer(NAME, 'TXT', records)] }));
    expect(found.resolver?.state).toBe(state);
    expect(found.resolver?.differs).toBe(differs);
    expect(found.overall).toBe('everywhere');
  });

  test('RFC 4035 §5: where the signature over the new does not hold, it is not well', () => {
    const dns = [answer(NAME, 'TXT', [NEW], { status: 'bogus' })];
    expect(judgePublication(replaced, seen([[NEW]], { dns })).overall).toBe('bogus');
    expect(judgePublication(replaced, seen([[OLD]], { dns })).overall).toBe('not-yet');
  });
});

describe('how long the old can be held', () => {
  test.each<[string, Wanted, number]>([
    ['RFC 2181 §8: what was there, for its TTL', replaced, 7_200],
    ['RFC 2308 §5: what was not, for the least of the TTL and the minimum of the SOA', added, 300],
    ['what goes, for its TTL', removed, 7_200],
    ['no records, no time', { sets: [] }, 0],
  ])('%s', (_what, wanted, lingers) => {
    expect(judgePublication(wanted, seen([[NEW]])).lingers).toBe(lingers);
  });
});

describe('the policy file', () => {
  const file = (outcome: HttpsExchange['outcome']): HttpsExchange => ({
    url: `https://${HOST}/.well-known/mta-sts.txt`,
    ...during,
    outcome,
  });
  const served = (body: string, status = 200) => file({ kind: 'response', status, body, bodyComplete: true });
  const refused = file({ kind: 'failed', stage: 'connect', cause: { kind: 'connection-refused' } });
  const before = 'version: STSv1\r\nmode: testing\r\n';
  const after = 'version: STSv1\r\nmode: enforce\r\n';

  test.each<[string, NonNullable<Wanted['policy']>, HttpsExchange | undefined, string, string]>([
    ['as wanted', { before, after }, served(after), 'as-wanted', 'everywhere'],
    [
      'RFC 8461 §3.2: lines that end in LF',
      { before, after },
      served(after.replaceAll('\r', '')),
      'as-wanted',
      'everywhere',
    ],
    ['the old one', { before, after }, served(before), 'not-yet', 'not-yet'],
    ['another', { before, after }, served('<html>'), 'different', 'wrong'],
    ['a redirect in its place', { before, after }, served(after, 302), 'different', 'wrong'],
    ['a server that is off', { before, after }, refused, 'no-answer', 'no-answer'],
    ['none before, and none yet', { before: undefined, after }, served('', 404), 'not-yet', 'not-yet'],
    ['no host before, and none yet', { before: undefined, after }, undefined, 'not-yet', 'not-yet'],
    ['no server before, and none yet', { before: undefined, after }, refused, 'not-yet', 'not-yet'],
    ['taken away', { before, after: undefined }, served('', 404), 'as-wanted', 'everywhere'],
    ['taken away with its server', { before, after: undefined }, refused, 'as-wanted', 'everywhere'],
    ['taken away with its host', { before, after: undefined }, undefined, 'as-wanted', 'everywhere'],
    ['not yet taken away', { before, after: undefined }, served(before), 'not-yet', 'not-yet'],
  ])('%s', (_what, policy, exchange, state, overall) => {
    const evidence = seen([[NEW]], { names: [], zones: [], answers: [], https: exchange ? [exchange] : [] });
    const found = judgePublication({ sets: [], policy }, evidence);
    expect(found.policy?.state).toBe(state);
    expect(found.overall).toBe(overall);
  });
});
