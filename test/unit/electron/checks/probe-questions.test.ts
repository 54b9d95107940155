import { describe, expect, test } from 'vitest';
import type { ProbeTools } from '../../../../electron/checks/probe.ts';
import { probeMailServers } from '../../../../electron/checks/probes/mail-servers.ts';
import { probeMtaSts } from '../../../../electron/checks/probes/mta-sts.ts';
import { probeTextRecords } from '../../../../electron/checks/probes/text-records.ts';
import { createNotebook } from '../../../../electron/checks/notebook.ts';
import { DEFAULT_LIMITS } from '../../../../electron/network.ts';
import type { DnsRecord } from '../../../../shared/evidence/dns.ts';
import { parseDomainName } from '../../../../shared/model/domain-name.ts';
import { loopbackNetwork } from '../../../support/loopback-network.ts';

const parsed = parseDomainName('sub.gemeente.example');
if (!parsed.ok) throw new Error('no domain');
const DOMAIN = parsed.value;
const HOST = 'mx.gemeente.example';

type Fields =
  | Omit<Extract<DnsRecord, { type: 'MX' }>, 'owner' | 'ttl'>
  | { type: 'A'; address: string }
  | { type: 'TXT'; strings: string[] };
const record = (owner: string, fields: Fields | { type: 'CNAME'; target: string }): DnsRecord => ({
  owner,
  ttl: 300,
  ...fields,
});

/** Runs a probe over answers that are given here, on a network that leads nowhere. */
async function run(
  probe: (domain: typeof DOMAIN, tools: ProbeTools) => Promise<void>,
  answers: Readonly<Record<string, readonly DnsRecord[]>> = {},
) {
  const asked: string[] = [];
  const connected: string[] = [];
  const notebook = createNotebook();
  await probe(DOMAIN, {
    network: {
      ...loopbackNetwork(),
      connect: ({ address, port }) => {
        connected.push(`${address} ${port}`);
        return Promise.resolve({ kind: 'failed', cause: { kind: 'unreachable' } });
      },
    },
    notebook,
    signal: new AbortController().signal,
    ask: Object.assign(
      async (name: string, type: string) => {
        asked.push(`${name} ${type}`);
        return answers[`${name} ${type}`] ?? [];
      },
      { settled: async () => undefined },
    ),
    whenRoom: task => task(),
    step: async (_probe, _subject, task) => (await task(() => undefined)).value,
  });
  return { asked: asked.toSorted(), connected, ...notebook.pages() };
}

test('STS-01, STS-51, RFC 8461 §3.1: the record is asked for at _mta-sts of the domain; that of the parent only to be compared', async () => {
  const { asked } = await run(probeMtaSts);
  expect(asked).toEqual([
    '_mta-sts.gemeente.example TXT',
    '_mta-sts.sub.gemeente.example TXT',
    'mta-sts.sub.gemeente.example A',
    'mta-sts.sub.gemeente.example AAAA',
  ]);
});

test('STS-10, RFC 8461 §3.3: the policy is fetched at one place, over HTTPS on its usual port', async () => {
  const host = 'mta-sts.sub.gemeente.example';
  const { https, connected } = await run(probeMtaSts, {
    [`${host} A`]: [record(host, { type: 'A', address: '192.0.2.80' })],
  });
  expect(https.map(({ url }) => url)).toEqual([
    'https://mta-sts.sub.gemeente.example/.well-known/mta-sts.txt',
  ]);
  expect(connected).toEqual(['192.0.2.80 443']);
});

test('STS-23, RFC 8461 §3.3: a fetch takes no more than a minute and 64 kilobytes', () => {
  expect(DEFAULT_LIMITS.httpsMs).toBeLessThanOrEqual(60_000);
  expect(DEFAULT_LIMITS.httpsBodyBytes).toBe(65_536);
});

test('RPT-01, RFC 8460 §3: the record is asked for at _smtp._tls of the domain', async () => {
  const { asked } = await run(probeTextRecords);
  expect(asked).toContain('_smtp._tls.sub.gemeente.example TXT');
});

describe('draft of March 2016, §3.3: the copy of a policy over HTTPS', () => {
  const at = (a: string) => ({
    [`_smtp_sts.${DOMAIN} TXT`]: [
      record(`_smtp_sts.${DOMAIN}`, { type: 'TXT', strings: ['v=STS1; to=true; ', `a=${a}`] }),
    ],
    [`${DOMAIN} A`]: [record(DOMAIN, { type: 'A', address: '192.0.2.80' })],
    [`www.${DOMAIN} A`]: [record(`www.${DOMAIN}`, { type: 'A', address: '192.0.2.81' })],
  });

  test.each([
    ['at the domain', `webpki:https://${DOMAIN}/.well-known/smtp-sts/current`, '192.0.2.80 443'],
    ['at a host below it, as a bare URI', `https://www.${DOMAIN}/sts`, '192.0.2.81 443'],
    ['with the usual port', `webpki:https://${DOMAIN}:443/sts`, '192.0.2.80 443'],
    ['in capitals', `webpki:HTTPS://${DOMAIN.toUpperCase()}/sts`, '192.0.2.80 443'],
  ])('%s it is fetched', async (_where, a, address) => {
    const { https, connected } = await run(probeTextRecords, at(a));
    expect(connected).toEqual([address]);
    expect(https.map(({ url }) => url)).toEqual([a.replace('webpki:', '')]);
  });

  test.each([
    ['of another domain', 'webpki:https://elders.example/sts'],
    ['of a domain that only ends alike', `webpki:https://not${DOMAIN}/sts`],
    ['at another port', `webpki:https://${DOMAIN}:8443/sts`],
    ['with a user name', `webpki:https://${DOMAIN}@elders.example/sts`],
    ['with this one for a user name', `webpki:https://elders.example@${DOMAIN}/sts`],
    ['without TLS', `webpki:http://${DOMAIN}/sts`],
    ['at an address', 'webpki:https://192.0.2.80/sts'],
    ['that is none: a=dnssec', 'dnssec'],
  ])('nothing is fetched from a place %s', async (_where, a) => {
    const { https, connected, asked } = await run(probeTextRecords, at(a));
    expect([https, connected]).toEqual([[], []]);
    expect(asked).toEqual(['_smtp._tls.sub.gemeente.example TXT', '_smtp_sts.sub.gemeente.example TXT']);
  });
});

test('DANE-03, RFC 4035 §5.4: beside TLSA records an address is asked for, to see what is denied and how', async () => {
  const mx = [record(DOMAIN, { type: 'MX', preference: 10, exchange: HOST })];
  const { asked, connected } = await run(probeMailServers, {
    [`${DOMAIN} MX`]: mx,
    [`_25._tcp.${HOST} A`]: [record(`_25._tcp.${HOST}`, { type: 'A', address: '192.0.2.99' })],
  });
  expect(asked).toContain(`_25._tcp.${HOST} A`);
  expect(connected).toEqual([]);
});

test('DANE-04, RFC 7672 §2.2.2: TLSA records are asked for at the host and at the end of its aliases, never in between', async () => {
  const alias = [
    record(HOST, { type: 'CNAME', target: 'between.example' }),
    record('between.example', { type: 'CNAME', target: 'real.example' }),
    record('real.example', { type: 'A', address: '192.0.2.25' }),
  ];
  const mx = [record(DOMAIN, { type: 'MX', preference: 10, exchange: HOST })];
  const { asked, connected } = await run(probeMailServers, { [`${DOMAIN} MX`]: mx, [`${HOST} A`]: alias });
  const tlsa = asked.filter(each => each.endsWith('TLSA'));
  expect(tlsa.toSorted()).toEqual(
    [
      `_25._tcp.${HOST} TLSA`,
      '_25._tcp.real.example TLSA',
      // Where nobody looks, and somebody may have put them by mistake (RFC 7672 §2.2.3).
      `_25._tcp.${DOMAIN} TLSA`,
    ].toSorted(),
  );
  expect(connected).toEqual(['192.0.2.25 25']);
});
