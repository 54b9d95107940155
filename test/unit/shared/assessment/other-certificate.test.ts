import { describe, expect, test } from 'vitest';
import { assess } from '../../../../shared/assessment/assessment.ts';
import { readSavedEvidence } from '../../../../shared/evidence/bounds/saved-evidence.ts';
import type { Evidence } from '../../../../shared/evidence/evidence.ts';
import type { TlsFacts } from '../../../../shared/evidence/tls.ts';
import { readDomain } from '../../../../shared/reading/read-domain.ts';
import { eitherCertificate } from '../../../../shared/reading/hosts/either-certificate.ts';
import { mailHosts } from '../../../../shared/reading/hosts/mail-hosts.ts';
import { servedChains } from '../../../../shared/reading/hosts/served-chains.ts';
import { withStolenKey } from '../../../../shared/simulate/attacks/forged.ts';
import { sayFinding } from '../../../../shared/words/say.ts';
import {
  ADDRESS,
  answer,
  certificateOf,
  DOMAIN,
  HOST,
  madeEvidence,
  NOW,
  session,
  tls,
} from '../../../support/made-evidence.ts';

const rsa = certificateOf('d', { publicKey: { kind: 'rsa', bits: 3_072 } });

const tlsa = (...digits: readonly string[]) =>
  answer(
    `_25._tcp.${HOST}`,
    'TLSA',
    digits.map(digit => ({
      type: 'TLSA',
      certificateUsage: 3,
      selector: 1,
      matchingType: 1,
      data: digit.repeat(64),
    })),
  );

/** A server that was met with an ECDSA certificate, `a`, and has an RSA one, `d`, besides. */
const twoCertificates = (records: readonly string[], other: Partial<TlsFacts> = {}): Evidence =>
  madeEvidence({
    dns: [tlsa(...records)],
    smtp: [{ ...session({ kind: 'tls', tls: tls('a') }), otherTls: tls('d', other) }],
    certificates: [certificateOf('a'), certificateOf('b', { dnsNames: [`mta-sts.${DOMAIN}`] }), rsa],
  });

const daneOf = (evidence: Evidence) => {
  const { findings, letters } = assess(evidence, NOW);
  return {
    ids: findings.filter(({ topic }) => topic === 'dane').map(({ id }) => id),
    letter: letters.senders.find(({ sender }) => sender === 'dane')?.letter,
    findings,
  };
};

describe('RFC 7671 §8.1: a server with two certificates', () => {
  test.each<[string, readonly string[], string, string]>([
    ['records for both', ['a', 'd'], 'dane.valid', 'sealed'],
    ['a record for the one that was met', ['a'], 'dane.other-certificate', 'broken'],
    ['a record for the other one', ['d'], 'dane.other-certificate', 'broken'],
    ['a record for neither', ['e'], 'dane.mismatch', 'broken'],
  ])('%s', (_about, records, id, letter) => {
    const found = daneOf(twoCertificates(records));
    expect(found.ids).toContain(id);
    expect(found.letter).toBe(letter);
    if (id !== 'dane.valid') expect(found.ids).not.toContain('dane.valid');
  });

  test.each(['nl', 'en'] as const)(
    'both are named in %s, with the server and the one that fits',
    language => {
      const told = daneOf(twoCertificates(['a'])).findings.find(({ id }) => id === 'dane.other-certificate');
      expect(told).toMatchObject({ verdict: 'problem', facts: { host: HOST, address: ADDRESS } });
      const { title, meaning, action } = sayFinding(told!, language);
      expect(title).toMatch(/two certificates|twee certificaten/);
      expect(meaning.indexOf('EC P-256')).toBeLessThan(meaning.indexOf('RSA 3072'));
      expect(meaning).toContain(ADDRESS);
      expect(action).toContain('RSA 3072');
    },
  );

  test('RFC 8461 §4.2: senders with MTA-STS could meet the one that is not trusted', () => {
    const untrusted = { webPki: { kind: 'untrusted', reason: 'self-signed', detail: '' } } as const;
    const { findings } = assess(twoCertificates(['a', 'd'], untrusted), NOW);
    expect(findings.map(({ id }) => id)).toContain('mta-sts.mx-certificate');
  });

  test('new records are proposed for both', () => {
    const [host] = mailHosts(readDomain(twoCertificates(['a'])));
    expect(servedChains(host!).map(([own]) => own?.digests.certificate.sha256)).toEqual(
      ['a', 'd'].map(digit => digit.repeat(64)),
    );
  });

  test('an attacker with the key of before has that one certificate, and no other', () => {
    const [host] = mailHosts(readDomain(twoCertificates(['a', 'd'])));
    const stolen = withStolenKey(host!.servers[0]!, HOST, NOW / 1_000);
    expect(stolen).toMatchObject({ kind: 'tls', owner: 'attacker' });
    expect(eitherCertificate(stolen)).toEqual([stolen]);
  });
});

test('evidence from before this was asked opens and says what it said', () => {
  const before = { ...twoCertificates(['a']), smtp: madeEvidence().smtp };
  const opened = readSavedEvidence(JSON.parse(JSON.stringify(before)));
  expect(opened.ok && daneOf(opened.value).ids).toContain('dane.valid');
  const now = readSavedEvidence(JSON.parse(JSON.stringify(twoCertificates(['a']))));
  expect(now.ok && daneOf(now.value).ids).toContain('dane.other-certificate');
});
