import { describe, expect, test } from 'vitest';
import { readDomain } from '../../../../../shared/reading/read-domain.ts';
import { writeTlsaRecord } from '../../../../../shared/dane/index.ts';
import {
  bringKeys,
  broughtKey,
  broughtRecords,
  rechosen,
} from '../../../../../shared/generate/keys/brought-keys.ts';
import { tlsaChoices } from '../../../../../shared/generate/tlsa-choices.ts';
import {
  answer,
  certificateOf,
  DOMAIN,
  madeEvidence,
  NOW,
  session,
  tls,
} from '../../../../support/made-evidence.ts';
import {
  broughtCertificate,
  broughtIssuer,
  broughtPlainKey,
  broughtRequest,
} from '../../../../support/made-key-material.ts';

const MX1 = 'mx1.voorbeeld.nl';
const MX2 = 'mx2.voorbeeld.nl';
/** Two mail hosts; the first has the key `a`, the second the key `d` and sends its issuer `c`. */
const evidence = madeEvidence({
  dns: [
    answer(DOMAIN, 'MX', [
      { type: 'MX', preference: 10, exchange: MX1 },
      { type: 'MX', preference: 20, exchange: MX2 },
    ]),
    answer(MX2, 'A', [{ type: 'A', address: '192.0.2.26' }]),
    answer(MX2, 'AAAA', []),
    answer(`_25._tcp.${MX2}`, 'TLSA', []),
  ],
  smtp: [
    session({ kind: 'tls', tls: tls('a') }),
    session({ kind: 'tls', tls: tls('d', { chain: ['d'.repeat(64), 'c'.repeat(64)] }) }, MX2, '192.0.2.26'),
  ],
  certificates: [
    certificateOf('a'),
    certificateOf('d', { dnsNames: [MX2] }),
    certificateOf('c', { isCa: true, dnsNames: [], subject: 'CN=Voorbeeld CA' }),
  ],
});
const seconds = NOW / 1_000;
const hosts = tlsaChoices(readDomain(evidence), seconds);
const bring = (...found: Parameters<typeof bringKeys>[1]) =>
  bringKeys([], found, readDomain(evidence), hosts);

describe('the hosts that something is for, until the user says otherwise', () => {
  test.each([
    ['RFC 6125 §6.4: those that its names cover', broughtCertificate('1', '2', { names: [MX2] }), [MX2]],
    ['all of them at once', broughtCertificate('1', '2', { names: ['*.voorbeeld.nl'] }), [MX1, MX2]],
    ['a request too', broughtRequest('1', [MX1]), [MX1]],
    ['names of elsewhere: none', broughtCertificate('1', '2', { names: ['elders.nl'] }), []],
    ['a key that one of them uses: that one', broughtPlainKey('d'), [MX2]],
    ['a new key: all of them', broughtPlainKey('e', 'private-key'), [MX1, MX2]],
    ['an issuer that one of them sends: that one', broughtIssuer('c', '9'), [MX2]],
    ['another issuer: all of them', broughtIssuer('9', '9'), [MX1, MX2]],
  ])('%s', (_rule, material, expected) => {
    const [brought] = bring(material);
    expect(brought?.hosts).toEqual(expected);
    expect(broughtKey.safeParse(brought).error).toBeUndefined();
  });

  test('the issuers beside a server’s certificate are there to be chosen', () => {
    const brought = bring(broughtCertificate('1', '2', { names: [MX1] }), broughtIssuer('c', '9'));
    expect(brought.map(each => each.hosts)).toEqual([[MX1], []]);
  });

  test('what was brought before stays as it was changed, and is not there twice', () => {
    const before = bring(broughtPlainKey('e')).map(each => ({ ...each, hosts: [MX2] }));
    const after = bringKeys(
      before,
      [broughtPlainKey('e'), broughtPlainKey('f')],
      readDomain(evidence),
      hosts,
    );
    expect(after.map(each => each.hosts)).toEqual([[MX2], [MX1, MX2]]);
  });
});

test('RFC 7672 §3.1.1: its records, for every host, are advised beside the key in use', () => {
  const records = broughtRecords(bring(broughtPlainKey('e')));
  expect(records.map(({ host, record }) => [host, writeTlsaRecord(record)])).toEqual(
    [MX1, MX2].map(host => [host, `3 1 1 ${'e'.repeat(64)}`]),
  );
  for (const { advised, choices } of tlsaChoices(readDomain(evidence), seconds, records)) {
    expect(advised).toContain(`3 1 1 ${'e'.repeat(64)}`);
    expect(choices.filter(({ origin }) => origin.kind === 'brought')).toHaveLength(1);
  }
});

test('RFC 7671 §8.4: a combination that fits nothing of now is offered, and not advised', () => {
  const [brought] = bring(broughtCertificate('e', 'f', { names: [MX1] }));
  const combination = { certificateUsage: 3, selector: 0, matchingType: 1 } as const;
  const [first] = tlsaChoices(readDomain(evidence), seconds, broughtRecords([{ ...brought!, combination }]));
  const text = `3 0 1 ${'f'.repeat(64)}`;
  expect(first?.choices.map(each => each.text)).toContain(text);
  expect(first?.advised).not.toContain(text);
});

describe('what was chosen by hand', () => {
  const old = broughtRecords(bring(broughtPlainKey('e')));
  const fresh = broughtRecords(bring(broughtPlainKey('e'), broughtPlainKey('f')));
  const text = (digit: string) => `3 1 1 ${digit.repeat(64)}`;

  test('what is brought joins it, in the hosts where a choice was made', () => {
    expect(rechosen({ [MX1]: [text('a')] }, old, fresh)).toEqual({ [MX1]: [text('a'), text('f')] });
    expect(rechosen({}, old, fresh)).toEqual({});
  });

  test('what was brought before and unchosen is not chosen again', () => {
    expect(rechosen({ [MX1]: [] }, old, fresh)).toEqual({ [MX1]: [text('f')] });
  });

  test('what was chosen already is there once when it is brought as well', () => {
    const both = { [MX1]: [text('f')], [MX2]: [text('a')] };
    expect(rechosen(both, old, fresh)).toEqual({ [MX1]: [text('f')], [MX2]: [text('a'), text('f')] });
  });

  test('what is brought anew and was brought before stays as it was chosen', () => {
    expect(rechosen({ [MX1]: [text('e'), text('a')] }, old, old)).toEqual({ [MX1]: [text('e'), text('a')] });
  });

  test('what is taken away leaves it, and nothing else does', () => {
    expect(rechosen({ [MX1]: [text('a'), text('e')] }, old, [])).toEqual({ [MX1]: [text('a')] });
  });
});
