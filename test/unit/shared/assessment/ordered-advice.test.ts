import { describe, expect, test } from 'vitest';
import type { ValidationReason, ZoneLink } from '../../../../shared/evidence/chain.ts';
import type { DnsLookup } from '../../../../shared/evidence/dns.ts';
import type { Evidence } from '../../../../shared/evidence/evidence.ts';
import type { FindingId } from '../../../../shared/findings/finding.ts';
import { stepsFor } from '../../../../shared/advise/recommend/receiving-steps.ts';
import { assess } from '../../../../shared/assessment/assessment.ts';
import { ADVICE } from '../advise/advice-files.ts';
import { sayFinding } from '../../../../shared/words/say.ts';
import { findingsIn } from '../../../support/findings-in.ts';
import {
  answer,
  certificateOf,
  DOMAIN,
  HOST,
  madeEvidence,
  NOW,
  policyFetch,
  policyText,
  session,
  tls,
  wholeAnswer,
} from '../../../support/made-evidence.ts';

const SECONDS = NOW / 1000;
const OWNER = `_25._tcp.${HOST}`;
const record = (certificateUsage: number, selector: number, data: string, ttl = 3_600) =>
  ({ type: 'TLSA', certificateUsage, selector, matchingType: 1, data: data.repeat(64), ttl }) as const;
const tlsa = (...records: readonly ReturnType<typeof record>[]) => answer(OWNER, 'TLSA', [...records]);
const web = certificateOf('b', { dnsNames: [`mta-sts.${DOMAIN}`] });
const expired = (...dns: readonly DnsLookup[]) =>
  madeEvidence({ dns, certificates: [certificateOf('a', { notAfter: SECONDS - 1 }), web] });

function said(evidence: Evidence, id: FindingId) {
  const finding = findingsIn(evidence, NOW).find(each => each.id === id);
  if (!finding) throw new Error(`${id} is not there`);
  const [nl, en] = (['nl', 'en'] as const).map(language => sayFinding(finding, language));
  return { facts: finding.facts, actors: finding.actors, nl: nl!, en: en! };
}

describe('RFC 7671 §8.1: a certificate changes without leaving the TLSA records behind', () => {
  const DAY = 86_400;
  test.each([
    ['a record of the key', tlsa(record(3, 1, 'a')), { to: 'key', wait: 7_200 }],
    ['one that is held for long', tlsa(record(3, 1, 'a', 4 * DAY)), { to: 'key', wait: 8 * DAY }],
    ['a record of the certificate', tlsa(record(3, 0, 'a')), { to: 'certificate', wait: 7_200 }],
    ['both: the key goes on fitting', tlsa(record(3, 0, 'a'), record(3, 1, 'a')), { to: 'key', wait: 7_200 }],
    [
      'a record by way of a resolver, which may have told the rest of its TTL alone',
      { ...tlsa(record(3, 1, 'a', 5)), via: { transport: 'udp', server: '192.0.2.53' } },
      { to: 'key', wait: 2 * DAY },
    ],
    ['none that fits', tlsa(record(3, 1, 'e')), { to: 'misfit', wait: 7_200 }],
    ['none', tlsa(), undefined],
    ['none that counts', tlsa(record(1, 1, 'a')), undefined],
  ] as const)('%s', (_what, dns, pinned) => {
    const { facts } = said(expired(dns), 'certificate.expired');
    expect(facts).toEqual({ host: HOST, at: SECONDS - 1, ...(pinned && { pinned }) });
  });

  test('every sentence that asks for another certificate says in which order', () => {
    const changed: readonly (readonly [FindingId, Evidence])[] = [
      ['certificate.expired', expired()],
      ['certificate.ends-soon', of({ notAfter: SECONDS + DAY })],
      ['certificate.not-yet-valid', of({ notBefore: SECONDS + DAY })],
      ['certificate.name-mismatch', of({ dnsNames: ['elders.nl'] })],
      ['certificate.untrusted-with-dane', untrusted()],
      ['certificate.weak-signature', of({ signatureAlgorithm: 'sha1WithRSAEncryption' })],
    ];
    for (const [id, evidence] of changed) {
      const { nl, en } = said(evidence, id);
      expect(en.action, id).toMatch(/Keep the same key.*first publish.*wait at least 2 hours/s);
      expect(nl.action, id).toMatch(/Houd dezelfde sleutel.*eerst.*wacht ten minste 2 uur/s);
    }
    const weak = said(
      of({ publicKey: { kind: 'rsa', bits: 2_048, exponent: 65_537 } as never }),
      'certificate.weak-key',
    );
    expect(weak.en.action).not.toContain('Keep the same key');
    expect(weak.en.action).toMatch(/First publish the TLSA record of the new key.*wait/s);
  });

  test('without TLSA records nothing has to come first', () => {
    const { en } = said(expired(tlsa()), 'certificate.expired');
    expect(en.action).not.toContain('TLSA');
  });
});

function of(facts: object): Evidence {
  return madeEvidence({ certificates: [certificateOf('a', facts), web] });
}
function untrusted(): Evidence {
  const webPki = { kind: 'untrusted', reason: 'self-signed', detail: '' } as const;
  return madeEvidence({ smtp: [session({ kind: 'tls', tls: tls('a', { webPki }) })] });
}

describe('records that do not fit', () => {
  test('the quickest way back comes first: it waits for no cache', () => {
    const { en, nl, facts } = said(madeEvidence({ dns: [tlsa(record(3, 1, 'e', 7_200))] }), 'dane.mismatch');
    expect(facts).toMatchObject({ held: 7_200 });
    expect(en.action.indexOf('Put back those that fit')).toBeLessThan(en.action.indexOf('publish today'));
    expect(nl.action.indexOf('Zet terug wat wel past')).toBeLessThan(
      nl.action.indexOf('publiceer dan vandaag'),
    );
  });

  test('RFC 7672 §2.2: a record goes only where STARTTLS cannot come back', () => {
    const { en, facts } = said(
      madeEvidence({ smtp: [session({ kind: 'no-starttls' })] }),
      'dane.no-starttls',
    );
    expect(facts).toMatchObject({ host: HOST, held: 3_600 });
    expect(en.action).toMatch(/^Turn STARTTLS on again.*Only if that cannot be done today, remove/s);
  });
});

describe('RFC 8461 §4.1, RFC 7672 §2.2.3: an MX record that names an alias', () => {
  const TARGET = 'mail.voorbeeld.nl';
  const alias = (...dns: readonly DnsLookup[]) =>
    madeEvidence({
      dns: [
        wholeAnswer(HOST, 'A', [
          { type: 'CNAME', owner: HOST, ttl: 3_600, target: TARGET },
          { type: 'A', owner: TARGET, ttl: 3_600, address: '192.0.2.1' },
        ]),
        answer(HOST, 'AAAA', [{ type: 'CNAME', target: TARGET }]),
        ...dns,
      ],
    });
  const atTarget = answer(`_25._tcp.${TARGET}`, 'TLSA', [record(3, 1, 'a')]);

  test('the policy names the target, and it has its record, before the MX record does', () => {
    const nowhere = answer(`_25._tcp.${TARGET}`, 'TLSA', []);
    const { facts, en, nl } = said(alias(nowhere), 'mx.alias');
    expect(facts).toEqual({ host: HOST, target: TARGET, first: ['policy', 'tlsa'] });
    expect(en.action).toMatch(
      /first add a line `mx: mail.voorbeeld.nl`.*_25._tcp.mail.voorbeeld.nl.*Only then/s,
    );
    expect(nl.action).toMatch(/eerst dit.*mx: mail.voorbeeld.nl.*_25._tcp.mail.voorbeeld.nl.*pas dan/s);
  });

  test('records at the target are those that count: the alias needs them first, were it to get addresses', () => {
    const { facts, en } = said(alias(atTarget), 'mx.alias');
    expect(facts).toEqual({ host: HOST, target: TARGET, first: ['policy'], isPinnedByTarget: true });
    expect(en.action).not.toContain('addresses of its own');
  });
});

describe('DNSSEC comes back in an order that mail survives', () => {
  const reason: ValidationReason = { kind: 'no-key-for-ds', zone: DOMAIN, keyTags: [562] };
  const zone = (keys: ZoneLink['keys']): ZoneLink => ({
    zone: DOMAIN,
    status: 'bogus',
    ds: [{ keyTag: 562, algorithm: 13, digestType: 2, matches: false }],
    keys,
    signatures: [],
    reason,
  });
  const bogus = (keys: ZoneLink['keys']) => {
    const mx = answer(DOMAIN, 'MX', [{ type: 'MX', preference: 10, exchange: HOST }], {
      status: 'bogus',
      reason,
    });
    return madeEvidence({ dns: [mx], zones: [zone(keys)] });
  };

  test('RFC 4035 §5.2: a DS record without keys goes first, and signing comes later', () => {
    const { en, nl } = said(bogus([]), 'dnssec.bogus');
    expect(en.action).toMatch(/^Have the DS record removed today, through your registrar.*signed later/s);
    expect(nl.action).toMatch(/^Laat vandaag nog via uw registrar het DS-record weghalen.*later/s);
  });

  test('with keys it is changed to fit them', () => {
    const key = { keyTag: 1, algorithm: 13, flags: 257, bits: 256, signsKeys: true };
    expect(said(bogus([key]), 'dnssec.bogus').en.action).toMatch(/changed today.*to fit the keys/);
  });

  test('the DS of a zone of one’s own goes into the zone above it, without a registrar', () => {
    const host = `mx1.post.${DOMAIN}`;
    const unsigned: ValidationReason = { kind: 'unsigned-delegation', zone: `post.${DOMAIN}` };
    const insecure = (lookup: DnsLookup): DnsLookup =>
      lookup.result.kind === 'answer'
        ? { ...lookup, result: { ...lookup.result, status: 'insecure', reason: unsigned } }
        : lookup;
    const evidence = madeEvidence({
      dns: [
        answer(DOMAIN, 'MX', [{ type: 'MX', preference: 10, exchange: host }]),
        insecure(answer(host, 'A', [{ type: 'A', address: '192.0.2.1' }])),
        insecure(answer(host, 'AAAA', [])),
        insecure(answer(`_25._tcp.${host}`, 'TLSA', [record(3, 1, 'a')])),
      ],
      smtp: [session({ kind: 'tls', tls: tls('a') }, host)],
    });
    const { facts, actors, en } = said(evidence, 'dnssec.mx-unsigned');
    expect(facts).toMatchObject({ within: { zone: `post.${DOMAIN}`, parent: DOMAIN } });
    expect(actors).toEqual(['dns-host']);
    expect(en.action).toContain('a registrar does not come into it');
    // Signing makes the records count: they have to fit by then.
    const idle = said(evidence, 'dane.mx-not-secure');
    expect(idle.facts).toMatchObject({ isDomainSigned: true });
    expect(idle.en.action).toMatch(/^Check first that the TLSA records fit/);
    expect(idle.en.action).not.toContain('your domain');
  });
});

describe('advice on a policy', () => {
  test('on testing it is left there, and on enforce set to it only for want of a repair', () => {
    const failing = (mode: string) =>
      madeEvidence({
        certificates: [certificateOf('a', { notAfter: SECONDS - 1 }), web],
        https: [policyFetch(policyText(mode))],
      });
    expect(said(failing('testing'), 'mta-sts.mx-certificate').en.action).toContain(
      'Leave the policy on “testing”',
    );
    expect(said(failing('enforce'), 'mta-sts.mx-certificate').en.action).toContain(
      'Can that not be done today?',
    );
  });

  test('a server that the policy has already is not to be put in it', () => {
    const { en } = said(expired(), 'mta-sts.contradicts-dane');
    expect(en.action).not.toContain('Put the server in the policy');
    const steps = stepsFor(assess(expired(), NOW), ADVICE.providers).map(({ step }) => step);
    expect(steps).toContain('renew-certificates');
    expect(steps).not.toContain('repair-policy');
  });

  test('with DANE alone, senders without it are told apart, and what a policy needs first', () => {
    const none = answer(`_mta-sts.${DOMAIN}`, 'TXT', [], { rcode: 'NXDOMAIN' });
    const dane = said({ ...madeEvidence({ dns: [none] }), https: [] }, 'mta-sts.none');
    expect(dane.facts).toEqual({ hasDane: true });
    expect(dane.en.meaning).toContain('only MTA-STS');
    const own = said({ ...madeEvidence({ dns: [none], smtp: untrusted().smtp }), https: [] }, 'mta-sts.none');
    expect(own.facts).toEqual({ hasDane: true, unmet: [HOST] });
    expect(own.en.action).toMatch(/First see to encryption.*only then publish a policy/s);
  });
});
