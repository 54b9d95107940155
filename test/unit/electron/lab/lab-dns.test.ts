import { describe, expect, test } from 'vitest';
import { scenario } from '../../../../electron/lab/scenario.ts';
import { runningLab } from './running-lab.ts';

const running = runningLab();
const aliased = runningLab({
  scenarios: [
    scenario.parse({
      id: 'aliases',
      domain: 'aliassen-oefening.nl',
      title: { nl: '', en: '' },
      description: { nl: '', en: '' },
      zones: {
        'aliassen-oefening.nl': { dnssec: 'signed' },
        'elders-oefening.nl': { dnssec: 'signed', denial: 'nsec3' },
      },
      records: [
        { name: 'post.aliassen-oefening.nl', type: 'CNAME', value: 'tussen.elders-oefening.nl' },
        { name: 'tussen.elders-oefening.nl', type: 'CNAME', value: 'mx.elders-oefening.nl' },
        { name: 'mx.elders-oefening.nl', type: 'A', value: '192.0.2.1' },
        { name: 'weg.aliassen-oefening.nl', type: 'CNAME', value: 'er-niet.elders-oefening.nl' },
        { name: 'rond.aliassen-oefening.nl', type: 'CNAME', value: 'rond.aliassen-oefening.nl' },
        { name: 'lang.aliassen-oefening.nl', type: 'TXT', value: 'x'.repeat(300) },
        { name: '_25._tcp.mx.elders-oefening.nl', type: 'TLSA', value: '3 1 1 00ff' },
      ],
    }),
  ],
});

describe('delv, with the anchor of the lab,', () => {
  test.each([
    ['lindevoort-oefening.nl', 'MX'],
    ['lindevoort-oefening.nl', 'DNSKEY'],
    ['lindevoort-oefening.nl', 'DS'],
    ['_25._tcp.mx1.lindevoort-oefening.nl', 'TLSA'],
    ['_mta-sts.lindevoort-oefening.nl', 'TXT'],
    ['mx2.lindevoort-oefening.nl', 'AAAA'],
    ['_25._tcp.hazelbrink-oefening-nl.a-v1.mx-wolkpost-oefening.nl', 'TLSA'],
    ['abeelshof-oefening.nl', 'MX'],
    ['kersenoord-oefening.nl', 'MX'],
    ['ns1.oefennetwerk.nl', 'A'],
    ['.', 'DNSKEY'],
  ])('validates %s %s', async (name, type) => {
    expect(await running().delv(name, type)).toMatch(/^; fully validated$/m);
  });

  test.each([
    ['a name that does not exist', 'er-niet.lindevoort-oefening.nl', 'A', 'ncache nxdomain'],
    ['a type that does not exist', 'mx1.lindevoort-oefening.nl', 'TXT', 'ncache nxrrset'],
    ['an empty non-terminal', '_tcp.mx1.lindevoort-oefening.nl', 'A', 'ncache nxrrset'],
    ['a name in the NSEC3 zone', 'er-niet.diep.mx1.abeelshof-oefening.nl', 'A', 'ncache nxdomain'],
    ['a type in the NSEC3 zone', 'abeelshof-oefening.nl', 'TXT', 'ncache nxrrset'],
    ['an empty non-terminal in the NSEC3 zone', '_tcp.mx1.abeelshof-oefening.nl', 'A', 'ncache nxrrset'],
    ['the DS of an unsigned delegation', 'post.kersenoord-oefening.nl', 'DS', 'ncache nxrrset'],
    ['a name outside the tree', 'www.example.com', 'A', 'ncache nxdomain'],
  ])('validates the absence of %s', async (_what, name, type, kind) => {
    const said = await running().delv(name, type);
    expect(said).toContain(`resolution failed: ${kind}`);
    expect(said).toMatch(/^; negative response, fully validated$/m);
  });

  test.each([
    ['a domain without DNSSEC, under opt-out', 'dalkerk-oefening.nl', 'MX'],
    ['an unsigned part of a signed domain', '_25._tcp.mx1.post.kersenoord-oefening.nl', 'TLSA'],
    ['an unsigned part under opt-out', 'archief.abeelshof-oefening.nl', 'SOA'],
    ['the unsigned zone of a provider', 'kwekerdam-oefening-nl.mail.protection.wolkpost-oefening.nl', 'A'],
  ])('finds %s unsigned, and nothing wrong with it', async (_what, name, type) => {
    expect(await running().delv(name, type)).toMatch(/^; unsigned answer$/m);
  });

  test.each([
    ['expired', 'eikendonk-oefening.nl', 'MX', 'RRSIG has expired'],
    ['not yet valid', 'berkenschot-oefening.nl', 'MX', 'RRSIG validity period has not begun'],
    ['wrong DS', 'vlietdorp-oefening.nl', 'MX', 'DNSKEY: no valid signature found (DS)'],
    ['missing RRSIG', 'hoogveld-oefening.nl', 'MX', 'insecurity proof failed'],
    ['a DS without keys', 'rozenhage-oefening.nl', 'MX', 'insecurity proof failed'],
    ['missing denial of a type', 'boterhoek-oefening.nl', 'TXT', 'insecurity proof failed'],
    ['missing denial of a name', 'er-niet.boterhoek-oefening.nl', 'A', 'no valid RRSIG'],
  ])('refuses the broken kind: %s', async (_what, name, type, reason) => {
    const said = await running().delv(name, type);
    expect(said).toContain(reason);
    expect(said).not.toContain('fully validated');
  });

  test('accepts what is there in the zone that proves no absence', async () => {
    expect(await running().delv('boterhoek-oefening.nl', 'MX')).toMatch(/^; fully validated$/m);
  });
});

describe('the resolver', () => {
  test('RFC 3225 §3: sends no signatures or proofs to who did not ask for them', async () => {
    const plain = await running().dig(
      '+noall',
      '+answer',
      '+authority',
      'er-niet.lindevoort-oefening.nl',
      'A',
    );
    expect(plain).toContain('SOA');
    expect(plain).not.toMatch(/RRSIG|NSEC/);
  });

  test('RFC 4035 §3.1.4.1: answers for the DS of a zone as its parent', async () => {
    const said = await running().dig('+noall', '+authority', '+dnssec', 'dalkerk-oefening.nl', 'DS');
    expect(said).toMatch(/^nl\.\s+300\s+IN\s+SOA/m);
  });

  test('RFC 2181 §9: sends whom it has too little room for to TCP', async () => {
    const question = ['+dnssec', '+bufsize=512', 'er-niet.lindevoort-oefening.nl', 'A'];
    const overUdp = await running().dig('+ignore', ...question);
    expect(overUdp).toMatch(/flags: qr tc rd ra/);
    expect(overUdp).toMatch(/ANSWER: 0, AUTHORITY: 0/);
    const overTcp = await running().dig(...question);
    expect(overTcp).toContain('(TCP)');
    expect(overTcp).toMatch(/NSEC/);
  });

  test.each([
    ['ANY', 'NOTIMP'],
    ['AXFR', 'NOTIMP'],
  ])('does not do %s', async (type, status) => {
    expect(await running().dig('+tcp', '+noall', '+comments', '-q', 'nl', '-t', type)).toMatch(
      type === 'AXFR' ? /Transfer failed/ : new RegExp(`status: ${status}`),
    );
  });

  test('refuses other classes than IN', async () => {
    expect(await running().dig('-c', 'CH', 'version.bind', 'TXT')).toContain('status: REFUSED');
  });

  test('gives the signatures of a name to who asks for RRSIG', async () => {
    const said = await running().dig('+short', 'lindevoort-oefening.nl', 'RRSIG');
    expect(said).toMatch(/^MX 13 2 3600 /m);
    expect(said).toMatch(/^DNSKEY 13 2 3600 /m);
  });

  test('RFC 4343: finds a name in any mix of capitals, and repeats it as it was asked', async () => {
    const said = await running().dig('LINDEvoort-oefening.NL', 'MX');
    expect(said).toContain(';LINDEvoort-oefening.NL.');
    expect(said).toContain('10 mx1.lindevoort-oefening.nl.');
  });

  test('RFC 1034 §3.6.2: follows aliases from zone to zone, each with its signature', async () => {
    const said = await aliased().delv('post.aliassen-oefening.nl', 'A');
    expect(said).toContain('192.0.2.1');
    // delv names the state of the records once for all that share it.
    expect(said.match(/^; .*(validated|unsigned).*$/gm)).toEqual(['; fully validated']);
    expect(said.match(/\tRRSIG\t(CNAME|A) 13 /g)).toHaveLength(3);
  });

  test('RFC 6604 §3: says NXDOMAIN when the last alias leads to nothing, and proves it', async () => {
    const said = await aliased().dig('+dnssec', 'weg.aliassen-oefening.nl', 'A');
    expect(said).toContain('status: NXDOMAIN');
    expect(said).toMatch(/CNAME\s+er-niet\.elders-oefening\.nl\./);
    expect(said).toMatch(/NSEC3 1 0 0 -/);
  });

  test('gives up on aliases that go round', async () => {
    expect(await aliased().dig('rond.aliassen-oefening.nl', 'A')).toContain('status: SERVFAIL');
  });

  test('does not follow an alias that is itself what was asked for', async () => {
    const said = await aliased().dig('+short', 'post.aliassen-oefening.nl', 'CNAME');
    expect(said).toBe('tussen.elders-oefening.nl.\n');
  });

  test('RFC 1035 §3.3.14: writes a long text as strings of 255 octets at most', async () => {
    const said = await aliased().dig('+short', 'lang.aliassen-oefening.nl', 'TXT');
    expect(said).toBe(`"${'x'.repeat(255)}" "${'x'.repeat(45)}"\n`);
  });

  test('writes a TLSA record as the scenario has it', async () => {
    expect(await aliased().dig('+short', '_25._tcp.mx.elders-oefening.nl', 'TLSA')).toBe('3 1 1 00FF\n');
  });
});
