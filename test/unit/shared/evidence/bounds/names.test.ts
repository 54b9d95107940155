import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { readSavedEvidence } from '../../../../../shared/evidence/bounds/saved-evidence.ts';
import { type DnsRecord, dnsRecord } from '../../../../../shared/evidence/dns.ts';
import { publicationEvidence } from '../../../../../shared/evidence/publication.ts';
import { certificateOf, madeEvidence, session } from '../../../../support/made-evidence.ts';

const EVIL = "mx.nl; touch hacked; 'x'";
const { dns, smtp, https, zones } = madeEvidence();
const lookup = (changes: object) => ({ ...madeEvidence(), dns: [{ ...dns[0], ...changes }] });
const answered = (fields: object) =>
  lookup({
    result: { ...dns[0]!.result, records: [{ owner: 'voorbeeld.nl', ttl: 1, ...fields }] },
  });
const because = (reason: object) => lookup({ result: { ...dns[0]!.result, status: 'bogus', reason } });
const tlsOf = (serverName: string) =>
  smtp.map(each => ({
    ...each,
    outcome:
      each.outcome.kind === 'tls' ? { kind: 'tls', tls: { ...each.outcome.tls, serverName } } : each.outcome,
  }));

/** Every place in evidence where a name or an address belongs. */
const PLACES: Readonly<Record<string, (text: string) => object>> = {
  'the domain': text => ({ ...madeEvidence(), domain: text }),
  'what was asked for': text => lookup({ name: text }),
  'the owner of a record': text => answered({ type: 'A', address: '192.0.2.1', owner: text }),
  'an IPv4 address': text => answered({ type: 'A', address: text }),
  'an IPv6 address': text => answered({ type: 'AAAA', address: text }),
  'an MX host': text => answered({ type: 'MX', preference: 1, exchange: text }),
  'the target of CNAME': text => answered({ type: 'CNAME', target: text }),
  'the target of DNAME': text => answered({ type: 'DNAME', target: text }),
  'the target of NS': text => answered({ type: 'NS', target: text }),
  'the target of PTR': text => answered({ type: 'PTR', target: text }),
  'the target of SRV': text => answered({ type: 'SRV', priority: 1, weight: 1, port: 1, target: text }),
  'MNAME of SOA': text => answered({ ...SOA, mname: text }),
  'RNAME of SOA': text => answered({ ...SOA, rname: text }),
  'the zone of a reason': text => because({ kind: 'unsigned-delegation', zone: text }),
  'the name of a reason': text => because({ kind: 'signature-missing', zone: 'nl', name: text, type: 'A' }),
  'a zone of the chain': text => ({ ...madeEvidence(), zones: [{ ...zones[0], zone: text }] }),
  'the owner of a signature': text => ({
    ...madeEvidence(),
    zones: [{ ...zones[0], signatures: [{ ...SIGNATURE, owner: text }] }],
  }),
  'the host of a session': text => ({ ...madeEvidence(), smtp: [session({ kind: 'no-starttls' }, text)] }),
  'the address of a session': text => ({
    ...madeEvidence(),
    smtp: [session({ kind: 'no-starttls' }, 'mx.nl', text)],
  }),
  'the name that was asked for in TLS': text => ({ ...madeEvidence(), smtp: tlsOf(text) }),
  'an address that is internal': text =>
    lookup({
      result: { kind: 'failed', cause: { kind: 'private-address', address: text } },
    }),
  'the address of a page': text => ({ ...madeEvidence(), https: [{ ...https[0], address: text }] }),
  'the URL of a page': text => ({ ...madeEvidence(), https: [{ ...https[0], url: text }] }),
};
const SOA = {
  type: 'SOA',
  mname: 'ns.nl',
  rname: 'a.nl',
  serial: 1,
  refresh: 1,
  retry: 1,
  expire: 1,
  minimum: 1,
};
const SIGNATURE = { typeCovered: 'A', keyTag: 1, algorithm: 13, inception: 1, expiration: 2, verified: true };

describe('a saved check with something else where a name or an address belongs is not opened', () => {
  test.each(Object.keys(PLACES))('%s', place => {
    for (const text of [EVIL, '$(touch hacked)', '`x`', 'a\nb', '-x --y', '<b>', 'a\u2028b', '']) {
      // Nobody has to know at which address somebody else's session was.
      if (place === 'the address of a session' && text === '') continue;
      expect([text, readSavedEvidence(PLACES[place]!(text)).ok]).toEqual([text, false]);
    }
    expect(readSavedEvidence(PLACES[place]!(EVIL))).toEqual({
      ok: false,
      errors: [{ kind: 'no-name', text: EVIL }],
    });
  });

  test('a name is no address, nor an address of one family one of the other', () => {
    for (const [place, text] of [
      ['an IPv4 address', '2001:db8::1'],
      ['an IPv4 address', '192.0.2.256'],
      ['an IPv6 address', '192.0.2.1'],
      ['an IPv6 address', '2001:db8::g'],
      ['the address of a session', 'mx.nl'],
      ['the address of a page', 'fe80::1%eth0'],
    ] as const) {
      expect([text, readSavedEvidence(PLACES[place]!(text)).ok]).toEqual([text, false]);
    }
  });

  test('what is shown of it is short, and harmless on a screen', () => {
    const read = readSavedEvidence(PLACES['an MX host']!(`\u001b[31m${'x'.repeat(500)} `));
    expect(read).toEqual({ ok: false, errors: [{ kind: 'no-name', text: `␛[31m${'x'.repeat(55)}…` }] });
  });

  test('the file of another program is told as that, whatever it calls its domain', () => {
    const others = [
      { domain: EVIL },
      { ...madeEvidence(), domain: EVIL, version: 2 },
      { ...madeEvidence(), domain: 7 },
    ];
    for (const other of others) {
      expect(readSavedEvidence(other)).toEqual({ ok: false, errors: [{ kind: 'not-evidence' }] });
    }
  });
});

test('names with odd bytes are names, escaped', () => {
  const name = String.raw`it\'s.a\.b.\000\032\$\(x\)\;.nl`;
  const records: readonly DnsRecord[] = [
    { type: 'MX', owner: name, ttl: 1, preference: 1, exchange: name },
    { type: 'MX', owner: 'nl', ttl: 1, preference: 0, exchange: '.' },
  ];
  for (const record of records) expect(z.parse(dnsRecord, record)).toEqual(record);
  expect(readSavedEvidence(PLACES['the host of a session']!(name)).ok).toBe(true);
});

test('what a certificate says is no name of DNS, but what its maker wrote: it is kept as it is', () => {
  const certificate = certificateOf('a', { dnsNames: [EVIL], commonNames: [EVIL], subject: `CN=${EVIL}` });
  expect(readSavedEvidence(madeEvidence({ certificates: [certificate] })).ok).toBe(true);
});

test('the same holds for what name servers said after publishing', () => {
  const { domain, startedAt, endedAt, end, vantage } = madeEvidence();
  const during = { startedAt, endedAt };
  const result = { kind: 'failed', cause: { kind: 'closed' } };
  const answer = {
    zone: 'nl',
    server: 'ns.nl',
    address: '192.0.2.1',
    name: 'x.nl',
    type: 'A',
    ...during,
    result,
  };
  const evidence = (changes: object) => ({
    format: 'postzegel-publication',
    version: 1,
    domain,
    ...during,
    end,
    vantage,
    dns: [],
    https: [],
    zones: [
      {
        zone: 'nl',
        servers: [{ name: 'ns.nl', addresses: ['192.0.2.1'] }],
        leftOut: ['ns2.nl', '2001:db8::1'],
      },
    ],
    names: [{ name: 'x.nl', zone: 'nl' }],
    answers: [answer],
    certificates: {},
    ...changes,
  });
  const opens = (changes: object) => z.safeParse(publicationEvidence, evidence(changes)).success;
  expect(opens({})).toBe(true);
  const changed = [
    ...['zone', 'server', 'address', 'name'].map(key => ({ answers: [{ ...answer, [key]: EVIL }] })),
    { names: [{ name: EVIL }] },
    { names: [{ name: 'x.nl', zone: EVIL }] },
    { zones: [{ zone: EVIL, servers: [], leftOut: [] }] },
    { zones: [{ zone: 'nl', servers: [{ name: EVIL, addresses: [] }], leftOut: [] }] },
    { zones: [{ zone: 'nl', servers: [{ name: 'ns.nl', addresses: [EVIL] }], leftOut: [] }] },
    { zones: [{ zone: 'nl', servers: [], leftOut: [EVIL] }] },
  ];
  expect(changed.filter(opens)).toEqual([]);
});

test.each(['MX.nl', 'mx.nl.', String.raw`a\.`])(
  'the host of a session stands there as the client was given it: %s',
  host => {
    expect(readSavedEvidence(PLACES['the host of a session']!(host)).ok).toBe(true);
  },
);
