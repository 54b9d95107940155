import { describe, expect, test } from 'vitest';
import { aliasAt } from '../../../../electron/dnssec/aliases.ts';
import { createValidator } from '../../../../electron/dnssec/index.ts';
import { shownRecords, signedRrsets } from '../../../../electron/dnssec/signed-rrset.ts';
import { nameToText } from '../../../../electron/dns/wire/wire-name.ts';
import { wireRecord } from '../../../support/dns-message.ts';
import { chainSettings, signedText } from '../../../support/small-chain.ts';
import { nameOf, zoneRecord } from '../../../support/zone-records.ts';

const setsOf = (lines: readonly string[]) => signedRrsets(lines.map(line => wireRecord(zoneRecord(line))));
const type = { CNAME: 5, DNAME: 39 };

describe('the alias at a name', () => {
  test.each([
    ['RFC 1034 §3.6.2: a CNAME', ['a.example. CNAME b.example.'], 'b.example', type.CNAME],
    ['RFC 6672 §2.2: a DNAME above it', ['example. DNAME test.'], 'a.test', type.DNAME],
    [
      'RFC 6672 §5.3.1: the CNAME that the DNAME makes',
      ['example. DNAME test.', 'a.example. CNAME a.test.'],
      'a.test',
      type.DNAME,
    ],
    [
      'a CNAME that the DNAME does not make stands for itself',
      ['example. DNAME test.', 'a.example. CNAME b.test.'],
      'b.test',
      type.CNAME,
    ],
    [
      'RFC 2181 §5: the same CNAME twice is one',
      ['a.example. CNAME b.test.', 'a.example. CNAME b.test.'],
      'b.test',
      type.CNAME,
    ],
  ])('%s', (_, lines, target, by) => {
    const hop = aliasAt(setsOf(lines), nameOf('a.example.'))!;
    expect([nameToText(hop.target!), hop.set.type]).toEqual([target, by]);
  });

  test.each([
    ['RFC 6672 §2.3: the DNAME is at the name itself', ['a.example. DNAME test.']],
    ['the DNAME is above another name', ['other. DNAME test.']],
    ['RFC 2181 §10.1: two CNAME records', ['a.example. CNAME b.test.', 'a.example. CNAME c.test.']],
    ['RFC 6672 §2.4: two DNAME records', ['example. DNAME b.test.', 'example. DNAME c.test.']],
    ['the CNAME is at another name', ['b.example. CNAME a.example.']],
    ['nothing', []],
  ])('none: %s', (_, lines) => {
    expect(aliasAt(setsOf(lines), nameOf('a.example.'))).toBeUndefined();
  });

  test('RFC 6672 §3.1: the CNAME that a DNAME makes is shown, whether it came along or not', () => {
    for (const lines of [
      ['example. 60 DNAME test.'],
      ['example. 60 DNAME test.', 'a.example. 9 CNAME a.test.'],
    ]) {
      const hop = aliasAt(setsOf(lines), nameOf('a.example.'))!;
      expect(hop.shown.map(set => [nameToText(set.owner), set.type, set.records[0]!.ttl])).toEqual([
        ['example', type.DNAME, 60],
        ['a.example', type.CNAME, 60],
      ]);
      const signatures = signedRrsets(signedText('a.example. 60 A 192.0.2.1').map(wireRecord))[0]!.signatures;
      expect(hop.shown.flatMap(set => shownRecords({ ...set, signatures }))).toMatchObject([
        { type: 'DNAME', target: 'test' },
        { type: 'CNAME', target: 'a.test' },
      ]);
    }
  });
});

describe('chains of aliases', () => {
  const cname = signedText('www.example. CNAME a.example.');
  const target = signedText('a.example. A 192.0.2.1');
  const resolve = (changed: Parameters<typeof chainSettings>[0], typed = 'A') =>
    createValidator(chainSettings(changed)).resolve('www.example', typed);

  test('the whole chain in one answer', async () => {
    const result = await resolve({ 'www.example A': { answer: [...cname, ...target] } });
    expect(result).toMatchObject({ status: 'secure', records: [{ type: 'CNAME' }, { type: 'A' }] });
  });

  test('a chain that the upstream left unfinished is asked on', async () => {
    const result = await resolve({ 'www.example A': { answer: cname }, 'a.example A': { answer: target } });
    expect(result).toMatchObject({ status: 'secure', records: [{ type: 'CNAME' }, { type: 'A' }] });
  });

  test('the worst link is what the whole is', async () => {
    const unsigned = [zoneRecord('www.example. CNAME a.example.')];
    const result = await resolve({ 'www.example A': { answer: [...unsigned, ...target] } });
    expect(result).toMatchObject({ status: 'bogus', reason: { kind: 'signature-missing', type: 'CNAME' } });
    const last = await resolve({ 'www.example A': { answer: [...cname, target[0]!] }, 'a.example DS': {} });
    expect(last.status).toBe('bogus');
  });

  test.each([
    ['bogus', 'indeterminate', 'bogus'],
    ['insecure', 'indeterminate', 'indeterminate'],
    ['insecure', 'bogus', 'bogus'],
    ['insecure', 'secure', 'insecure'],
    ['secure', 'indeterminate', 'indeterminate'],
    ['secure', 'insecure', 'insecure'],
  ])('RFC 4035 §4.3: an alias that is %s, and behind it %s: %s', async (first, second, whole) => {
    const noDs = (name: string) => ({ authority: signedText(`${name} NSEC z.${name} NS RRSIG NSEC`) });
    const alias = first === 'insecure' ? 'www.sub.example' : 'www.example';
    const to = second === 'insecure' ? 'a.sub.example' : 'a.example';
    const line = `${alias}. CNAME ${to}.`;
    const answers: Readonly<Record<string, Parameters<typeof chainSettings>[0]>> = {
      secure: { [`${to} A`]: { answer: target } },
      insecure: { [`${to} A`]: { answer: [zoneRecord(`${to}. A 192.0.2.1`)] } },
      bogus: { [`${to} A`]: { answer: [zoneRecord(`${to}. A 192.0.2.1`)] } },
      indeterminate: { [`${to} A`]: { rcode: 2 } },
    };
    const settings = chainSettings({
      'sub.example DS': noDs('sub.example.'),
      'a.example DS': { authority: signedText('a.example. NSEC b.example. A RRSIG NSEC') },
      [`${alias} A`]: { answer: first === 'secure' ? signedText(line) : [zoneRecord(line)] },
      ...answers[second],
    });
    expect((await createValidator(settings).resolve(alias, 'A')).status).toBe(whole);
  });

  test('a chain that leads in circles ends', async () => {
    const back = signedText('a.example. CNAME www.example.');
    const result = await resolve({ 'www.example A': { answer: [...cname, ...back] } });
    expect(result).toMatchObject({ status: 'bogus', reason: { kind: 'alias-loop' } });
  });

  test('a chain without end ends at a limit', async () => {
    const names = Array.from({ length: 30 }, (_, at) => `l${at}.example.`);
    const links = names.flatMap((name, at) => signedText(`${name} CNAME l${at + 1}.example.`));
    const answer = [...signedText('www.example. CNAME l0.example.'), ...links];
    const result = await resolve({ 'www.example A': { answer } });
    expect(result).toMatchObject({ status: 'bogus', reason: { kind: 'limit', limit: 'aliases' } });
  });

  test('a DNAME that makes names ever longer ends', async () => {
    const answer = signedText('example. DNAME a.example.');
    const result = await resolve({ 'www.example A': { answer } });
    expect(result.status).not.toBe('secure');
  });

  test('RFC 6672 §5.3.1: asked for the CNAME that a DNAME makes, the DNAME vouches for it', async () => {
    const dname = signedText('example. DNAME test.');
    const made = zoneRecord('www.example. CNAME www.test.');
    const result = await resolve({ 'www.example CNAME': { answer: [...dname, made] } }, 'CNAME');
    expect(result).toMatchObject({ status: 'secure', rcode: 'NOERROR' });
    const other = zoneRecord('www.example. CNAME www.other.');
    const wrong = await resolve(
      { 'www.example CNAME': { answer: [...dname, other] }, 'www.example DNAME': {} },
      'CNAME',
    );
    expect(wrong.status).toBe('bogus');
  });
});
