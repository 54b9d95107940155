import { describe, expect, test } from 'vitest';
import type { HttpsExchange } from '../../../../shared/evidence/https.ts';
import { policyHost, policyUrl } from '../../../../shared/mtasts/index.ts';
import { servedPolicy } from '../../../../shared/reading/announced-policy.ts';
import { readDomain } from '../../../../shared/reading/read-domain.ts';
import { exchangeOf, isGenuine } from '../../../../shared/reading/read-page.ts';
import {
  certificateOf,
  DOMAIN,
  HOST,
  madeEvidence,
  policyFetch,
  policyText,
  tls,
} from '../../../support/made-evidence.ts';

const text = policyText('enforce');
const published = (...https: readonly HttpsExchange[]) => servedPolicy(readDomain(madeEvidence({ https })));
const response = (change: object = {}): HttpsExchange => ({
  ...policyFetch(text),
  outcome: { kind: 'response', status: 200, body: text, bodyComplete: true, ...change },
});

test('RFC 8461 §3.3: where the policy of a domain is', () => {
  expect(policyHost(DOMAIN)).toBe('mta-sts.voorbeeld.nl');
  expect(policyUrl(DOMAIN)).toBe('https://mta-sts.voorbeeld.nl/.well-known/mta-sts.txt');
});

describe('RFC 8461 §3.3: the policy that a sender gets', () => {
  test('status 200, all of the body, and the certificate of the policy host', () => {
    expect(published(response())).toEqual({ mode: 'enforce', maxAge: 2_592_000, mx: [HOST], extensions: [] });
  });

  test.each<[string, HttpsExchange]>([
    ['status 201', response({ status: 201 })],
    ['status 199', response({ status: 199 })],
    ['a redirect to the same', response({ status: 301, location: policyUrl(DOMAIN) })],
    ['a body that broke off', response({ bodyComplete: false })],
    ['both', response({ status: 404, bodyComplete: false })],
    ['what is no policy', response({ body: 'version: STSv1\nmode: enforce\n' })],
    [
      'a chain that nobody trusts',
      {
        ...response(),
        tls: tls('b', { webPki: { kind: 'untrusted', reason: 'expired', detail: '' } }),
      },
    ],
    ['a certificate for another name', { ...response(), tls: tls('a') }],
    ['no certificate', { ...response(), tls: tls('b', { chain: [] }) }],
    ['a certificate that was not kept', { ...response(), tls: tls('c') }],
    [
      'no connection',
      policyFetch('', {
        outcome: { kind: 'failed', stage: 'connect', cause: { kind: 'connection-refused' } },
      }),
    ],
    ['the policy at another place', { ...response(), url: `https://${DOMAIN}/.well-known/mta-sts.txt` }],
    ['the policy in the clear', { ...response(), url: policyUrl(DOMAIN).replace('https', 'http') }],
    ['the policy of another domain', { ...response(), url: policyUrl('elders.nl') }],
  ])('%s is none', (_what, exchange) => {
    expect(published(exchange)).toBeUndefined();
  });

  test('without TLS facts there is no policy', () => {
    const { tls: _none, ...exchange } = response();
    expect(published(exchange)).toBeUndefined();
  });

  test('beside other exchanges it is found', () => {
    const other = { ...response({ body: policyText('none') }), url: `https://${DOMAIN}/` };
    expect(published(other, response())).toMatchObject({ mode: 'enforce' });
    expect(published()).toBeUndefined();
    expect(exchangeOf(madeEvidence({ https: [other, response()] }), policyUrl(DOMAIN))).toEqual(response());
    expect(exchangeOf(madeEvidence({ https: [other] }), policyUrl(DOMAIN))).toBeUndefined();
  });

  test('RFC 8461 §3.3, RFC 6125 §6.4: the certificate is the first of those sent', () => {
    const seen = (...chain: readonly string[]) => {
      const exchange = { ...response(), tls: tls('b', { chain: chain.map(digit => digit.repeat(64)) }) };
      return isGenuine(madeEvidence({ https: [exchange] }), exchange, policyHost(DOMAIN));
    };
    expect([seen('b', 'a'), seen('a', 'b'), seen()]).toEqual([true, false, false]);
  });

  test.each<[string, readonly string[], boolean]>([
    ['a wildcard of the domain', [`*.${DOMAIN}`], true],
    ['the mail domain itself', [DOMAIN], false],
  ])('RFC 8461 §3.3: a certificate for %s', (_what, dnsNames, genuine) => {
    const exchange = response();
    const certificates = [certificateOf('b', { dnsNames: [...dnsNames] })];
    expect(isGenuine(madeEvidence({ https: [exchange], certificates }), exchange, policyHost(DOMAIN))).toBe(
      genuine,
    );
  });
});
