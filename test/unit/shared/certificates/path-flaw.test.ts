import { describe, expect, test } from 'vitest';
import { type PathCertificate, pathFlaw } from '../../../../shared/certificates/index.ts';
import type { SigningRules } from '../../../../shared/certificates/signing-rules.ts';
import { NOW } from './made-certificates.ts';

const rules: SigningRules = {
  ca: 'yes',
  pathLength: undefined,
  mayCertSign: true,
  mayDoTls: true,
  mayServe: true,
  nameConstraints: undefined,
  subjectKeyId: undefined,
  authorityKeyId: undefined,
  unknownCritical: [],
};
const certificate = (
  subject: string,
  issuer: string,
  change: Partial<SigningRules> = {},
  version = 3,
): PathCertificate => ({
  der: `${subject} by ${issuer}`,
  spki: subject,
  subject: subject.split('/'),
  issuer: issuer.split('/'),
  notBefore: NOW - 100,
  notAfter: NOW + 100,
  version,
  rules: { ...rules, ...change },
});
const none = { dns: [], directory: [] };
const leaf = certificate('nl/host', 'nl/ca', { ca: 'no' });
const flaw = (path: readonly PathCertificate[], now = NOW, anchorSent = true) =>
  pathFlaw(path, ['mx.test.example', 'test.example'], now, anchorSent)?.kind;

describe('RFC 5280 §6.1.4 (k): who may issue', () => {
  test.each([
    ['a CA', certificate('nl/ca', 'root'), true, undefined],
    ['no CA', certificate('nl/ca', 'root', { ca: 'no' }), true, 'not-a-ca'],
    ['one that does not say so', certificate('nl/ca', 'root', { ca: 'absent' }), true, 'not-a-ca'],
    ['an anchor of before version 3', certificate('nl/ca', 'nl/ca', { ca: 'absent' }, 1), true, undefined],
    [
      'of before version 3, and not the anchor',
      certificate('nl/ca', 'root', { ca: 'absent' }, 1),
      false,
      'not-a-ca',
    ],
    ['one that may not sign', certificate('nl/ca', 'root', { mayCertSign: false }), true, 'not-a-ca'],
  ])('%s', (_, issuer, anchorSent, kind) => {
    expect(flaw([leaf, issuer], NOW, anchorSent)).toBe(kind);
  });
});

describe('RFC 5280 §4.1.2.5: the period of validity includes its ends', () => {
  test.each([
    [NOW - 101, 'not-yet-valid'],
    [NOW - 100, undefined],
    [NOW + 100, undefined],
    [NOW + 101, 'expired'],
  ])('at %i', (now, kind) => {
    expect(flaw([leaf, certificate('nl/ca', 'root')], now)).toBe(kind);
  });
});

test.each([
  ['self-signed', certificate('nl/ca', 'nl/ca'), true, 'expired'],
  ['issued by another', certificate('nl/ca', 'root'), true, undefined],
  ['issued by another, and not the anchor', certificate('nl/ca', 'root'), false, 'expired'],
])('the dates of an anchor count as with OpenSSL: %s', (_, issuer, anchorSent, kind) => {
  expect(flaw([leaf, { ...issuer, notAfter: NOW - 1 }], NOW, anchorSent)).toBe(kind);
});

describe('RFC 5280 §4.2.1.9: path length', () => {
  const top = (pathLength: number) => certificate('root', 'root', { pathLength });
  const ca = certificate('nl/ca', 'root');
  const selfIssued = certificate('root', 'root');
  test.each([
    ['one CA below a length of 1', [leaf, ca, top(1)], undefined],
    ['one CA below a length of 0', [leaf, ca, top(0)], 'path-too-long'],
    ['a self-issued one does not count', [certificate('nl/host', 'root'), selfIssued, top(0)], undefined],
  ])('%s', (_, path, kind) => {
    expect(flaw(path)).toBe(kind);
  });
});

describe('RFC 5280 §4.2.1.10: name constraints', () => {
  const ca = (constraints: Partial<NonNullable<SigningRules['nameConstraints']>>) =>
    certificate('nl/ca', 'root', { nameConstraints: { permitted: none, excluded: none, ...constraints } });
  const dns = (...names: string[]) => ({ dns: names, directory: [] });
  const directory = (...names: string[]) => ({ dns: [], directory: names.map(name => name.split('/')) });
  test.each([
    ['a domain permits itself and what is below', ca({ permitted: dns('test.example') }), undefined],
    ['one of several is enough', ca({ permitted: dns('other.example', 'example') }), undefined],
    ['a domain that ends alike is another', ca({ permitted: dns('est.example') }), 'name-constraints'],
    [
      'with a dot in front a domain does not permit itself',
      ca({ permitted: dns('.test.example') }),
      'name-constraints',
    ],
    ['with a dot in front it permits what is below', ca({ permitted: dns('.example') }), undefined],
    ['the empty name is everything', ca({ excluded: dns('') }), 'name-constraints'],
    ['one name that is kept out is enough', ca({ excluded: dns('mx.test.example') }), 'name-constraints'],
    [
      'what is kept out counts where it is permitted too',
      ca({ permitted: dns('example'), excluded: dns('test.example') }),
      'name-constraints',
    ],
    ['a directory name permits what begins with it', ca({ permitted: directory('nl') }), undefined],
    ['and nothing else', ca({ permitted: directory('be') }), 'name-constraints'],
    ['nor what is shorter', ca({ permitted: directory('nl/host/more') }), 'name-constraints'],
    ['a directory name keeps out what begins with it', ca({ excluded: directory('nl') }), 'name-constraints'],
  ])('%s', (_, issuer, kind) => {
    expect(flaw([leaf, issuer])).toBe(kind);
  });

  test('§6.1.4 (b): certificates that a CA issued to itself are not constrained, the others are', () => {
    const top = certificate('root', 'root', {
      nameConstraints: { permitted: directory('nl'), excluded: none },
    });
    const selfIssued = certificate('root', 'root');
    expect(flaw([certificate('nl/host', 'root'), selfIssued, top])).toBeUndefined();
    expect(flaw([leaf, certificate('nl/ca', 'root'), top])).toBeUndefined();
    expect(flaw([certificate('nl/host', 'be/ca'), certificate('be/ca', 'root'), top])).toBe(
      'name-constraints',
    );
  });

  test('an empty subject is not constrained', () => {
    const nameless = { ...leaf, subject: [] };
    expect(flaw([nameless, ca({ permitted: directory('be') })])).toBeUndefined();
  });
});
