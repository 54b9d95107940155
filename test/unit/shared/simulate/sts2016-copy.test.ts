import { describe, expect, test } from 'vitest';
import type { Evidence } from '../../../../shared/evidence/evidence.ts';
import type { HttpsExchange } from '../../../../shared/evidence/https.ts';
import { applyAttack, simulate } from '../../../../shared/simulate/index.ts';
import type { DomainReading } from '../../../../shared/reading/domain-reading.ts';
import { readDomain } from '../../../../shared/reading/read-domain.ts';
import { parseSts2016Record } from '../../../../shared/sts2016/index.ts';
import {
  answer,
  certificateOf,
  DOMAIN,
  HOST,
  madeEvidence,
  policyFetch,
  tls,
} from '../../../support/made-evidence.ts';
import { now } from './made-worlds.ts';

describe('draft of March 2016, §3.3: the copy that authenticates a policy, as observed', () => {
  const URL_OF_COPY = `https://${DOMAIN}/.well-known/smtp-sts/current`;
  const TEXT = `v=STS1; to=true; mx=${HOST}; a=webpki:${URL_OF_COPY}; c=webpki; e=604800`;
  const record = (text: string) => answer(`_smtp_sts.${DOMAIN}`, 'TXT', [{ type: 'TXT', strings: [text] }]);
  const copy = (body: string, more: Partial<HttpsExchange> = {}) =>
    policyFetch(body, { url: URL_OF_COPY, tls: tls('d'), ...more });
  const certificates = [certificateOf('a'), certificateOf('d', { dnsNames: [DOMAIN] })];
  const observed = (
    https: readonly HttpsExchange[],
    dns = [record(TEXT)],
    end: Evidence['end'] = 'complete',
  ) =>
    readDomain(
      madeEvidence({
        dns: [
          ...dns,
          answer(DOMAIN, 'A', [{ type: 'A', address: '192.0.2.80' }]),
          answer(DOMAIN, 'AAAA', []),
        ],
        https,
        certificates,
        end,
      }),
    );

  /** Of a policy in hand that names other hosts, what becomes of mail once there is this one. */
  const afterRenewal = (reading: DomainReading) => {
    const parsed = parseSts2016Record([TEXT.replace(HOST, 'mail.oud.nl')]);
    if (!parsed.ok) throw new Error('no policy');
    const held = { text: 'the old one', record: parsed.value, fetchedAt: now, wasApplied: true };
    return simulate(reading, { kind: 'sts2016' }, { now, cache: { [DOMAIN]: { sts2016: held } } });
  };

  test('the same text makes a renewal genuine, and the mail goes', () => {
    const reading = observed([copy(TEXT)]);
    expect(reading.sts2016Copy).toMatchObject({ kind: 'served', body: TEXT });
    const { outcome, steps } = afterRenewal(reading);
    expect(steps.map(({ kind }) => kind)).toContain('policy-fetched');
    expect(outcome).toMatchObject({ kind: 'delivered', protection: 'authenticated' });
  });

  test.each<[string, readonly HttpsExchange[]]>([
    ['another text', [copy(`${TEXT}\n`)]],
    ['a certificate for another name', [copy(TEXT, { tls: tls('a') })]],
    [
      'a chain that nobody trusts',
      [copy(TEXT, { tls: tls('d', { webPki: { kind: 'untrusted', reason: 'self-signed', detail: '' } }) })],
    ],
    ['no page', [copy(TEXT, { outcome: { kind: 'response', status: 404, body: '', bodyComplete: true } })]],
    [
      'half of it',
      [copy('', { outcome: { kind: 'response', status: 200, body: TEXT, bodyComplete: false } })],
    ],
    [
      'nobody there',
      [copy('', { outcome: { kind: 'failed', stage: 'connect', cause: { kind: 'connection-refused' } } })],
    ],
    ['no exchange, for want of an address that answers', []],
  ])('%s does not: the mail is refused', (_what, https) => {
    const { outcome, steps } = afterRenewal(observed(https));
    expect(steps.map(({ kind }) => kind)).toContain('policy-not-authenticated');
    expect(outcome).toEqual({ kind: 'refused' });
  });

  test('a copy at somebody else’s makes nothing genuine', () => {
    const elsewhere = record(TEXT.replace(`https://${DOMAIN}`, 'https://elders.example'));
    expect(afterRenewal(observed([copy(TEXT)], [elsewhere])).outcome).toEqual({ kind: 'refused' });
  });

  test.each<[string, DomainReading]>([
    ['a check that was cut off', observed([], [record(TEXT)], 'time-limit')],
    [
      'a fetch that was cancelled',
      observed([copy('', { outcome: { kind: 'failed', stage: 'connect', cause: { kind: 'cancelled' } } })]),
    ],
    ['a record without a copy', observed([], [record(TEXT.replace(/a=[^;]*/, 'a=dnssec'))])],
  ])('%s leaves it unknown', (_what, reading) => {
    expect(reading.sts2016Copy).toMatchObject({ kind: 'unknown' });
  });

  test('whoever has the web server authenticates nothing by it, for the record in DNS is another', () => {
    const reading = applyAttack(observed([copy(TEXT)]), 'take-over-policy-host', now);
    expect(afterRenewal(reading).outcome).toEqual({ kind: 'refused' });
  });
});
