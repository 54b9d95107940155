import { describe, expect, test } from 'vitest';
import type { CertificateFacts } from '../../../../../shared/evidence/certificate.ts';
import type { SmtpOutcome } from '../../../../../shared/evidence/smtp.ts';
import type { Evidence } from '../../../../../shared/evidence/evidence.ts';
import { hostNamed } from '../../../../../shared/reading/hosts/mail-hosts.ts';
import { meetsPolicy } from '../../../../../shared/reading/hosts/meets-policy.ts';
import { readDomain } from '../../../../../shared/reading/read-domain.ts';
import {
  answer,
  certificateOf,
  DOMAIN,
  HOST,
  madeEvidence,
  NOW,
  session,
  tls,
} from '../../../../support/made-evidence.ts';

const now = NOW / 1_000;
const hostMeetsPolicy = (evidence: Evidence, host: string) =>
  meetsPolicy(hostNamed(readDomain(evidence), host)!, now);
const OTHER = 'mx2.voorbeeld.nl';
const good: SmtpOutcome = { kind: 'tls', tls: tls('a') };
const none: SmtpOutcome = { kind: 'no-starttls' };
const refused = (code: number): SmtpOutcome => ({ kind: 'starttls-refused', reply: { code, lines: ['no'] } });
const blocked: SmtpOutcome = { kind: 'failed', stage: 'connect', cause: { kind: 'timeout', afterMs: 1 } };
const turnedAway: SmtpOutcome = { kind: 'turned-away', stage: 'banner', reply: { code: 554, lines: ['no'] } };
const untrusted: SmtpOutcome = {
  kind: 'tls',
  tls: tls('a', { webPki: { kind: 'untrusted', reason: 'self-signed', detail: '' } }),
};

const state = (outcomes: readonly SmtpOutcome[], facts: Partial<CertificateFacts> = {}) =>
  hostMeetsPolicy(
    madeEvidence({
      smtp: outcomes.map((outcome, at) => session(outcome, HOST, `192.0.2.${at}`)),
      certificates: [certificateOf('a', facts)],
    }),
    HOST,
  );

describe('RFC 8461 §4.2: what a host has to have, by what was seen of it', () => {
  test.each<[string, SmtpOutcome, 'meets' | 'fails' | 'unseen']>([
    ['STARTTLS and a certificate that is right', good, 'meets'],
    ['a chain that nobody trusts', untrusted, 'fails'],
    ['no STARTTLS', none, 'fails'],
    ['RFC 3207 §4: STARTTLS refused for good', refused(500), 'fails'],
    ['STARTTLS refused for good, by another code', refused(554), 'fails'],
    ['STARTTLS in trouble for a while', refused(499), 'unseen'],
    ['RFC 3207 §4: no TLS at the moment', refused(454), 'fails'],
    ['no connection', blocked, 'unseen'],
    ['turned away', turnedAway, 'unseen'],
    ['a session without a certificate', { kind: 'tls', tls: tls('a', { chain: [] }) }, 'unseen'],
    ['a certificate that was not kept', { kind: 'tls', tls: tls('c') }, 'unseen'],
  ])('%s', (_what, outcome, expected) => {
    expect(state([outcome])).toBe(expected);
  });

  test.each<[string, Partial<CertificateFacts>, 'meets' | 'fails']>([
    ['for another name', { dnsNames: [OTHER] }, 'fails'],
    ['for the host among others', { dnsNames: [OTHER, HOST] }, 'meets'],
    ['for all hosts of the domain', { dnsNames: ['*.voorbeeld.nl'] }, 'meets'],
    ['with the name as common name only', { dnsNames: [], commonNames: [HOST] }, 'fails'],
    ['at its last second', { notAfter: now }, 'meets'],
    ['a second behind its end', { notAfter: now - 1 }, 'fails'],
    ['at its first second', { notBefore: now }, 'meets'],
    ['a second before its beginning', { notBefore: now + 1 }, 'fails'],
  ])('RFC 8461 §4.2: a certificate %s', (_what, facts, expected) => {
    expect(state([good], facts)).toBe(expected);
  });

  test('the certificate is the first of those sent', () => {
    const issuer = certificateOf('d', { dnsNames: ['ca.example'] });
    const smtp = (chain: readonly string[]) => [
      session({ kind: 'tls', tls: tls('a', { chain: chain.map(digit => digit.repeat(64)) }) }),
    ];
    const seen = (chain: readonly string[]) =>
      hostMeetsPolicy(madeEvidence({ smtp: smtp(chain), certificates: [certificateOf('a'), issuer] }), HOST);
    expect([seen(['a', 'd']), seen(['d', 'a'])]).toEqual(['meets', 'fails']);
  });

  test('one address that fails is enough, whatever the others do; what was not seen counts for nothing', () => {
    expect(state([good, none])).toBe('fails');
    expect(state([none, good])).toBe('fails');
    expect(state([blocked, good])).toBe('meets');
    expect(state([blocked, none])).toBe('fails');
    expect(state([blocked, turnedAway])).toBe('unseen');
    expect(state([])).toBe('unseen');
  });

  test('sessions with another host say nothing of this one', () => {
    const mx = [HOST, OTHER].map((exchange, at) => ({ type: 'MX' as const, preference: at, exchange }));
    const smtp = [session(none, OTHER), session(good)];
    const evidence = madeEvidence({ dns: [answer(DOMAIN, 'MX', mx)], smtp });
    expect(hostMeetsPolicy(evidence, HOST)).toBe('meets');
    expect(hostMeetsPolicy(evidence, OTHER)).toBe('fails');
    expect(hostMeetsPolicy({ ...evidence, smtp: smtp.slice(0, 1) }, HOST)).toBe('unseen');
  });
});
