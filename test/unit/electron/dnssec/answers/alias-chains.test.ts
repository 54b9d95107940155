import { describe, expect, test } from 'vitest';
import type { UpstreamExchange } from '../../../../../electron/dnssec/ask-upstream.ts';
import { createValidator } from '../../../../../electron/dnssec/index.ts';
import { fixedExchange, type Reply } from '../../../../support/fixed-exchange.ts';
import { chainReplies, chainSettings, signedText } from '../../../../support/small-chain.ts';
import { zoneRecord, type ZoneRecord } from '../../../../support/zone-records.ts';
import { newKey } from '../../../../support/zone-signing.ts';

const NXDOMAIN = 3;
const YXDOMAIN = 6;
const SERVFAIL = 2;

function resolving(replies: Readonly<Record<string, Reply>>) {
  const asked: string[] = [];
  const inner = fixedExchange(chainReplies(replies));
  const exchange: UpstreamExchange = (name, type) => {
    asked.push(`${name} ${type}`);
    return inner(name, type);
  };
  const validator = createValidator({ ...chainSettings(), exchange });
  return { asked, resolve: (name: string, type = 'A') => validator.resolve(name, type) };
}

describe('RFC 2181 §5.4.1: what came along with an alias and does not hold is asked for by itself', () => {
  const cname = signedText('a.example. CNAME www.example.');
  const dname = [...signedText('d.example. DNAME example.'), zoneRecord('www.d.example. CNAME www.example.')];
  const right = signedText('www.example. A 192.0.2.1');
  const forged = signedText('www.example. A 192.0.2.66', newKey(13));
  const [stripped] = signedText('www.example. A 192.0.2.66');
  const absent = signedText('example. NSEC z.example. NS SOA RRSIG NSEC');
  const away = signedText('www.example. CNAME x.example.');
  const atX = signedText('x.example. A 192.0.2.9');

  type Row = readonly [string, readonly ZoneRecord[], Reply, string, string];
  const rows: readonly Row[] = [
    ['signature does not fit, and does by itself', forged, { answer: right }, 'secure', '192.0.2.1'],
    ['signature is missing, and is there by itself', [stripped!], { answer: right }, 'secure', '192.0.2.1'],
    ['signature does not fit, by itself neither', forged, { answer: forged }, 'bogus', '192.0.2.66'],
    ['signature does not fit, by itself SERVFAIL', forged, { rcode: SERVFAIL }, 'bogus', '192.0.2.66'],
    [
      'signature does not fit, by itself not there',
      forged,
      { rcode: NXDOMAIN, authority: absent },
      'secure',
      '',
    ],
    [
      'signature does not fit, by itself an alias',
      forged,
      { answer: [...away, ...atX] },
      'secure',
      '192.0.2.9',
    ],
  ];
  const aliases = [
    ['CNAME', 'a.example', cname],
    ['DNAME', 'www.d.example', dname],
  ] as const;
  const table = aliases.flatMap(([by, name, alias]) =>
    rows.map(([about, target, itself, status, address]) => ({
      by,
      name,
      alias,
      about,
      target,
      itself,
      status,
      address,
    })),
  );
  test.each(table)(
    'the target of a $by: $about: $status',
    async ({ name, alias, target, itself, status, address }) => {
      const { asked, resolve } = resolving({
        [`${name} A`]: { answer: [...alias, ...target] },
        'www.example A': itself,
      });
      const result = await resolve(name);
      expect(result.status).toBe(status);
      const addresses = result.records.flatMap(record => (record.type === 'A' ? [record.address] : []));
      expect(addresses.join()).toBe(address);
      expect(asked.filter(question => question === 'www.example A')).toHaveLength(1);
    },
  );

  test('a link in the middle of a chain, and what lies behind it', async () => {
    const { resolve } = resolving({
      'a.example A': {
        answer: [...cname, ...signedText('www.example. CNAME evil.example.', newKey(13)), ...atX],
      },
      'www.example A': { answer: [...away, ...atX] },
    });
    const result = await resolve('a.example');
    expect(result).toMatchObject({ status: 'secure', rcode: 'NOERROR' });
    expect(result.records.map(({ owner, type }) => `${owner} ${type}`)).toEqual([
      'a.example CNAME',
      'www.example CNAME',
      'x.example A',
    ]);
  });

  test('one that does not come by itself stays what it was', async () => {
    const answer = [
      ...signedText('a.example. CNAME z.example.'),
      ...signedText('z.example. A 192.0.2.66', newKey(13)),
    ];
    const { asked, resolve } = resolving({ 'a.example A': { answer } });
    expect((await resolve('a.example')).status).toBe('bogus');
    expect(asked).toContain('z.example A');
  });

  test('where all of it holds nobody asks again', async () => {
    const { asked, resolve } = resolving({ 'a.example A': { answer: [...cname, ...right] } });
    expect((await resolve('a.example')).status).toBe('secure');
    expect(asked).not.toContain('www.example A');
  });

  test('what was asked for by itself is not asked twice', async () => {
    const { asked, resolve } = resolving({ 'www.example A': { answer: forged } });
    expect((await resolve('www.example')).status).toBe('bogus');
    expect(asked.filter(question => question === 'www.example A')).toHaveLength(1);
  });
});

describe('RFC 6672 §2.2: a DNAME that makes a name of more than 255 octets', () => {
  const label = 'x'.repeat(63);
  const longTarget = (last: number) => `${label}.${label}.${label}.${'y'.repeat(last)}.`;
  // 3 x 64 + (last + 1) + 1 octets of target, 4 of `www`.
  const FITS = 57;
  const dname = (last: number, key?: Parameters<typeof signedText>[1]) =>
    signedText(`d.example. DNAME ${longTarget(last)}`, key);

  test.each([
    ['the upstream says so', YXDOMAIN],
    ['the upstream does not notice', 0],
  ])('%s: told as YXDOMAIN, and nothing is asked', async (_, rcode) => {
    const { asked, resolve } = resolving({ 'www.d.example A': { rcode, answer: dname(FITS + 1) } });
    const result = await resolve('www.d.example');
    expect(result).toMatchObject({ status: 'secure', rcode: 'YXDOMAIN', records: [{ type: 'DNAME' }] });
    expect(asked.filter(question => question.endsWith(' A'))).toEqual(['www.d.example A']);
  });

  test.each(['A', 'CNAME', 'TXT'])('the same for %s', async type => {
    const { resolve } = resolving({
      [`www.d.example ${type}`]: { rcode: YXDOMAIN, answer: dname(FITS + 1) },
    });
    expect(await resolve('www.d.example', type)).toMatchObject({ status: 'secure', rcode: 'YXDOMAIN' });
  });

  test('one octet less fits, and is asked for', async () => {
    const { asked, resolve } = resolving({ 'www.d.example A': { answer: dname(FITS) } });
    expect((await resolve('www.d.example')).status).toBe('indeterminate');
    expect(asked).toContain(`www.${longTarget(FITS).slice(0, -1)} A`);
  });

  test('a DNAME that is not genuine: bogus', async () => {
    const { resolve } = resolving({
      'www.d.example A': { rcode: YXDOMAIN, answer: dname(FITS + 1, newKey(13)) },
    });
    expect((await resolve('www.d.example')).status).toBe('bogus');
  });

  test('at the end of a chain of aliases', async () => {
    const answer = [...signedText('a.example. CNAME www.d.example.'), ...dname(FITS + 1)];
    const { resolve } = resolving({ 'a.example A': { rcode: YXDOMAIN, answer } });
    expect(await resolve('a.example')).toMatchObject({ status: 'secure', rcode: 'YXDOMAIN' });
  });

  test('YXDOMAIN where no DNAME makes anything too long says nothing', async () => {
    const { resolve } = resolving({ 'www.example A': { rcode: YXDOMAIN } });
    expect(await resolve('www.example')).toMatchObject({ status: 'indeterminate', rcode: 'YXDOMAIN' });
  });
});

describe('RFC 6895 §3.1: what is no type of records is not asked, and indeterminate', () => {
  test.each(['ANY', 'TYPE255', 'AXFR', 'TYPE252', 'TYPE251', 'OPT', 'TYPE41', 'TYPE249', 'TYPE128', 'TYPE0'])(
    '%s',
    async type => {
      const { asked, resolve } = resolving({});
      expect(await resolve('www.example', type)).toMatchObject({
        status: 'indeterminate',
        reason: { kind: 'no-answer' },
      });
      expect(asked).toEqual([]);
    },
  );

  test.each(['TYPE127', 'TYPE256'])('%s is one', async type => {
    const authority = signedText('www.example. NSEC z.example. A RRSIG NSEC');
    const { resolve } = resolving({ [`www.example ${type}`]: { authority } });
    expect((await resolve('www.example', type)).status).toBe('secure');
  });
});
