import { describe, expect, test } from 'vitest';
import {
  applyAttack,
  type Attack,
  EMPTY_CACHE,
  POSTFIX,
  type PolicyCache,
  simulate,
} from '../../../../shared/simulate/index.ts';
import type { DomainReading } from '../../../../shared/reading/domain-reading.ts';
import { certificateOf, DOMAIN, HOST } from '../../../support/made-evidence.ts';
import {
  cacheOf,
  kinds,
  now,
  onlyHost,
  signed,
  unsigned,
  with2016,
  withHosts,
  domainName,
} from './made-worlds.ts';

/** What the advice of May 2016 says of how the mechanisms behave, by the numbers of its claims. */

const OLD = { kind: 'sts2016' } as const;
const MTA_STS = { kind: 'mta-sts' } as const;
const WRONG_HOSTS = 'to=true; mx=mail.elders.nl; a=dnssec; c=webpki; e=604800';
const policyOf = (cache: PolicyCache) => cache[DOMAIN]?.sts2016;

/** A policy in hand that names the hosts of before a move; what is published now is right. */
const outdated: PolicyCache = {
  [DOMAIN]: {
    sts2016: {
      ...policyOf(cacheOf(signed, OLD))!,
      text: 'the old one',
      record: { ...policyOf(cacheOf(signed, OLD))!.record, mx: ['mail.oud.nl'] },
    },
  },
};
const withCopy = (reading: DomainReading, body: string): DomainReading => ({
  ...reading,
  sts2016Copy: { kind: 'served', body },
});

describe('what the record of 2016 says, and what a sender does with it', () => {
  const FIELDS = 'to=true; mx=*.voorbeeld.nl; a=dnssec; c=webpki; e=604800';
  const applied = (fields: string, attack: Attack | 'none' = 'none') => {
    const reading = with2016(signed, fields);
    const cache = cacheOf(reading, OLD);
    return simulate(attack === 'none' ? reading : applyAttack(reading, attack, now), OLD, { now, cache });
  };

  test('M1: the whole policy is in DNS, one for each mail domain', () => {
    const noWeb: DomainReading = { ...signed, stsPolicy: { kind: 'failed', because: 'fetch' } };
    expect(kinds(simulate(noWeb, OLD, { now }))).toContain('policy-trusted-unauthenticated');
    const below: DomainReading = {
      ...signed,
      domain: domainName(`sub.${DOMAIN}`),
      sts2016: { kind: 'none', status: 'secure' },
    };
    expect(kinds(simulate(below, OLD, { now, cache: cacheOf(signed, OLD) }))).toContain('policy-none');
  });

  test('M2: `to` says whether mail may go without TLS', () => {
    expect(applied(FIELDS, 'strip-starttls').outcome).toEqual({ kind: 'refused' });
    expect(applied(FIELDS.replace('to=true', 'to=false'), 'strip-starttls').outcome).toMatchObject({
      kind: 'delivered',
      protection: 'cleartext',
    });
  });

  test('M3: `mx` says which hosts may have it, by patterns too', () => {
    for (const mx of [HOST, `*.${DOMAIN}`]) {
      expect(applied(FIELDS.replace('*.voorbeeld.nl', mx)).outcome).toMatchObject({
        protection: 'authenticated',
      });
    }
    expect(applied(FIELDS, 'forge-mx').outcome).toEqual({ kind: 'refused' });
  });

  test('M4: `a` is about the policy, and not about the mail server', () => {
    const byWeb = FIELDS.replace('dnssec', `webpki:https://${DOMAIN}/sts`);
    expect(kinds(applied(byWeb))).toEqual(kinds(applied(FIELDS)));
    const cache = (fields: string) => ({ now, cache: cacheOf(with2016(signed, fields), OLD) });
    // Of a changed policy it decides: signed in DNS, and over HTTPS not there.
    const changed: DomainReading = {
      ...applyAttack(
        with2016(signed, FIELDS.replace('*.voorbeeld.nl', '*.newprovider.example')),
        'mx-moved',
        now,
      ),
      sts2016Copy: { kind: 'failed', because: 'fetch' },
    };
    expect(simulate(changed, OLD, cache(FIELDS)).outcome).toMatchObject({ kind: 'delivered' });
    expect(simulate(changed, OLD, cache(byWeb)).outcome).toEqual({ kind: 'refused' });
  });

  test('M5: `c` names a way of checking, and holds no certificate: any valid one passes', () => {
    const misissued = applied(FIELDS, 'misissued-certificate').outcome;
    expect(misissued).toMatchObject({ kind: 'delivered', to: 'attacker' });
    expect(applied(FIELDS.replace('c=webpki', 'c=tlsa'), 'misissued-certificate').outcome).toEqual({
      kind: 'refused',
    });
  });

  test('M6: `e` says how long a sender holds it, to the second', () => {
    const { cache } = simulate(with2016(signed, FIELDS), OLD, { now });
    const stripped = applyAttack(with2016(signed, FIELDS), 'strip-starttls', now);
    const at = (seconds: number) => simulate(stripped, OLD, { now: now + seconds, cache }).outcome.kind;
    expect([at(604_799), at(604_800)]).toEqual(['refused', 'delivered']);
  });

  test('M7: `rua` says who is told, and may be left out', () => {
    const silent = with2016(signed, WRONG_HOSTS.replace('true', 'false'));
    if (silent.sts2016.kind !== 'records') throw new Error('no record');
    const [[text = ''] = []] = silent.sts2016.records;
    const without = { ...silent.sts2016, records: [[text.replace(/; rua=.*/, '')]] };
    expect(simulate(silent, OLD, { now }).report?.to).toEqual([`mailto:sts@${DOMAIN}`]);
    expect(simulate({ ...silent, sts2016: without }, OLD, { now }).report).toBeUndefined();
  });
});

describe('what a sender of 2016 does, step by step', () => {
  test('M8: first it takes the policy that it holds, and fetches one only if it has none', () => {
    expect(kinds(simulate(signed, OLD, { now }))).toContain('policy-trusted-unauthenticated');
    const later = kinds(simulate(signed, OLD, { now, cache: cacheOf(signed, OLD) }));
    expect(later).toContain('policy-cached');
    expect(later).not.toContain('policy-trusted-unauthenticated');
  });

  test('M9: then it holds the server against the policy, and delivers', () => {
    const run = simulate(signed, OLD, { now, cache: cacheOf(signed, OLD) });
    expect(kinds(run)).toEqual([
      'mx-found',
      'policy-cached',
      'tls-made',
      'certificate-good',
      'policy-applied',
    ]);
    expect(run.outcome).toMatchObject({ kind: 'delivered', protection: 'authenticated', to: 'genuine' });
  });

  test('M10, M21: where the domain asks for reports only, the mail goes and it is told', () => {
    const run = simulate(with2016(signed, WRONG_HOSTS.replace('true', 'false')), OLD, { now });
    expect(kinds(run)).toEqual([
      'mx-found',
      'policy-trusted-unauthenticated',
      'mx-not-in-policy',
      'reported-only',
      'tls-made',
    ]);
    expect(run.outcome).toMatchObject({ kind: 'delivered', protection: 'encrypted' });
    expect(run.report).toMatchObject({ to: [`mailto:sts@${DOMAIN}`], failures: ['mx-mismatch'] });
  });

  test('M11: a failed TLS-only delivery first looks for a newer, authenticated policy, and goes by it', () => {
    const run = simulate(signed, OLD, { now, cache: outdated });
    expect(kinds(run)).toEqual([
      'mx-found',
      'policy-cached',
      'mx-not-in-policy',
      'recheck',
      'policy-fetched',
      'tls-made',
      'certificate-good',
      'policy-applied',
    ]);
    expect(run.outcome).toMatchObject({ kind: 'delivered', protection: 'authenticated' });
    expect(policyOf(run.cache)?.record.mx).toEqual([`*.${DOMAIN}`]);
  });

  test('M11: without one, or with one that nothing authenticates, it does not send', () => {
    const cache = cacheOf(signed, OLD);
    const stripped = simulate(applyAttack(signed, 'strip-starttls', now), OLD, { now, cache });
    expect(kinds(stripped)).toContain('policy-unchanged');
    expect(stripped.outcome).toEqual({ kind: 'refused' });
    const replaced = simulate(applyAttack(signed, 'replace-sts2016', now), OLD, { now, cache });
    expect(kinds(replaced)).toContain('policy-not-authenticated');
    expect(replaced.outcome).toEqual({ kind: 'refused' });
    expect(replaced.cache).toEqual(cache);
  });

  test('M11: a newer one that fails as well does not take the place of the one in hand (draft §3.3)', () => {
    const cache = cacheOf(signed, OLD);
    const run = simulate(applyAttack(with2016(signed, WRONG_HOSTS), 'strip-starttls', now), OLD, {
      now,
      cache,
    });
    expect(kinds(run)).toContain('policy-fetched');
    expect(run.outcome).toEqual({ kind: 'refused' });
    expect(run.cache).toEqual(cache);
  });

  test('M12: the domain is told in aggregate, at the address of its own policy, and whether or not the mail went', () => {
    const cache = cacheOf(signed, OLD);
    const { report } = simulate(applyAttack(signed, 'certificate-expired', now), OLD, { now, cache });
    expect(report).toMatchObject({ to: [`mailto:sts@${DOMAIN}`], failures: ['expired-certificate'] });
  });

  test('a server that cannot be reached is no policy failure: the mail waits', () => {
    const reading = withHosts(signed, [{ ...onlyHost(signed), servers: [] }]);
    const { outcome } = simulate(reading, OLD, { now, cache: cacheOf(signed, OLD) });
    expect(outcome).toMatchObject({ kind: 'deferred', because: 'unreachable' });
  });
});

describe('trust on first use', () => {
  test('M16: first contact can be manipulated: an unauthenticated policy is trusted (draft §3.3)', () => {
    const run = simulate(applyAttack(signed, 'replace-sts2016', now), OLD, { now });
    expect(kinds(run)).toContain('policy-trusted-unauthenticated');
    expect(run.outcome).toMatchObject({ kind: 'delivered', to: 'attacker' });
  });

  test('a policy that was never met stops no mail, and is not kept (draft §3.3, §3.4)', () => {
    const run = simulate(with2016(signed, WRONG_HOSTS), OLD, { now });
    expect(kinds(run)).toContain('policy-disregarded');
    expect(run.outcome).toMatchObject({ kind: 'delivered', protection: 'encrypted' });
    expect(policyOf(run.cache)).toBeUndefined();
  });

  test('M16: no key is kept: another valid certificate for the host passes without a word', () => {
    const cache = cacheOf(signed, OLD);
    const renewed = withHosts(signed, [
      {
        ...onlyHost(signed),
        servers: [{ kind: 'tls', owner: 'genuine', isTrusted: true, chain: [certificateOf('c')] }],
      },
    ]);
    const run = simulate(renewed, OLD, { now, cache });
    expect(run.outcome).toMatchObject({ kind: 'delivered', protection: 'authenticated' });
    expect(run.report).toBeUndefined();
  });

  test('when it has expired, the next policy is trusted unauthenticated again', () => {
    const cache = cacheOf(signed, OLD, 999_999);
    const run = simulate(applyAttack(signed, 'replace-sts2016', now), OLD, { now, cache });
    expect(kinds(run)).toContain('policy-expired');
    expect(run.outcome).toMatchObject({ kind: 'delivered', to: 'attacker' });
  });

  test('one without `e` is not for keeping: every message is a first contact', () => {
    const reading = with2016(signed, 'to=true; mx=*.voorbeeld.nl; a=dnssec; c=webpki');
    const { outcome } = simulate(applyAttack(reading, 'strip-starttls', now), OLD, {
      now,
      cache: cacheOf(reading, OLD),
    });
    expect(outcome).toMatchObject({ kind: 'delivered', protection: 'cleartext' });
  });

  test('M17: policies are held per destination, and one does not touch the other', () => {
    const first = cacheOf(signed, MTA_STS);
    const second = simulate({ ...signed, domain: domainName('elders.nl') }, MTA_STS, {
      now,
      cache: first,
    }).cache;
    expect(Object.keys(second)).toEqual([DOMAIN, 'elders.nl']);
    expect(second[DOMAIN]).toEqual(first[DOMAIN]);
  });
});

describe('beside DANE', () => {
  test.each([OLD, MTA_STS, { kind: 'dane' } as const])(
    'M13: the same goal: for $kind STARTTLS is no longer a favour',
    sender => {
      const cache = cacheOf(signed, sender);
      const stripped = applyAttack(signed, 'strip-starttls', now);
      expect(simulate(stripped, { kind: 'opportunistic' }, { now }).outcome).toMatchObject({
        protection: 'cleartext',
      });
      expect(simulate(stripped, sender, { now, cache }).outcome.kind).not.toBe('delivered');
    },
  );

  test('M14: DANE needs no certificate authority: a self-signed certificate will do, and MTA-STS refuses it', () => {
    const [server] = onlyHost(signed).servers;
    if (server?.kind !== 'tls') throw new Error('no TLS');
    const reading = withHosts(signed, [{ ...onlyHost(signed), servers: [{ ...server, isTrusted: false }] }]);
    expect(simulate(reading, { kind: 'dane' }, { now }).outcome).toMatchObject({
      protection: 'authenticated',
    });
    expect(simulate(reading, MTA_STS, { now }).outcome).toMatchObject({
      kind: 'deferred',
      because: 'security',
    });
  });

  test('M15: a fingerprint in DNS is all that DANE needs of a certificate: names, dates and issuer say nothing', () => {
    const stranger = certificateOf('a', { dnsNames: [], notAfter: 0, issuer: 'CN=nobody', selfIssued: true });
    const reading = withHosts(signed, [
      {
        ...onlyHost(signed),
        servers: [{ kind: 'tls', owner: 'genuine', isTrusted: false, chain: [stranger] }],
      },
    ]);
    expect(simulate(reading, { kind: 'dane' }, { now }).outcome).toMatchObject({
      protection: 'authenticated',
    });
  });

  test('M22: DANE needs DNS and the mail server, and nothing beside them', () => {
    const bare = applyAttack(signed, 'suppress-policy', now);
    expect(simulate(bare, { kind: 'dane' }, { now }).outcome).toMatchObject({ protection: 'authenticated' });
    expect(simulate(bare, MTA_STS, { now }).outcome).toMatchObject({ protection: 'encrypted' });
  });

  test('M18: reports can be tampered with on their way, and those of 2016 do not show it', () => {
    const reading = applyAttack(applyAttack(signed, 'certificate-expired', now), 'tamper-reports', now);
    const { report } = simulate(reading, OLD, { now, cache: cacheOf(signed, OLD) });
    expect(report).toMatchObject({ isTampered: true, isSigned: false });
  });

  test('M19: neither sends without a secure connection: RFC 7672 §2.2 must not, and the draft refuses as well', () => {
    const stripped = applyAttack(signed, 'strip-starttls', now);
    expect(simulate(stripped, { kind: 'dane' }, { now }).outcome.kind).toBe('deferred');
    expect(simulate(stripped, OLD, { now, cache: cacheOf(signed, OLD) }).outcome.kind).toBe('refused');
  });

  test('M20: only a=webpki needs a web server; with a=dnssec a new policy is genuine by its signature', () => {
    const noWeb: DomainReading = { ...signed, sts2016Copy: { kind: 'failed', because: 'fetch' } };
    expect(simulate(noWeb, OLD, { now, cache: outdated }).outcome.kind).toBe('delivered');
    const byWeb: PolicyCache = {
      [DOMAIN]: {
        sts2016: {
          ...policyOf(outdated)!,
          record: {
            ...policyOf(outdated)!.record,
            policyAuthentication: { kind: 'webpki', uri: `https://${DOMAIN}/sts` },
          },
        },
      },
    };
    const send = (reading: DomainReading) => simulate(reading, OLD, { now, cache: byWeb }).outcome.kind;
    expect(send(noWeb)).toBe('refused');
    expect(send(withCopy(signed, 'v=STS1; to=false'))).toBe('refused');
    const [[text] = []] = signed.sts2016.kind === 'records' ? signed.sts2016.records : [];
    expect(send(withCopy(signed, text!))).toBe('delivered');
    // The record in DNS has a=dnssec, so that no copy was looked for.
    expect(send(signed)).toBe('unknown');
  });

  test('DANE needs DNSSEC: over an insecure MX record TLSA proves nothing (RFC 7672 §2.2.1)', () => {
    if (signed.mx.kind !== 'hosts') throw new Error('no hosts');
    const reading: DomainReading = { ...signed, mx: { ...signed.mx, status: 'insecure' } };
    const run = simulate(reading, { kind: 'dane' }, { now });
    expect(kinds(run)).toEqual(expect.arrayContaining(['mx-insecure', 'tlsa-ignored']));
    expect(run.outcome).toMatchObject({ kind: 'delivered', protection: 'encrypted' });
    expect(kinds(simulate(reading, POSTFIX, { now }))).toContain('dane-matched');
    const forged = applyAttack(reading, 'forge-mx', now);
    expect(simulate(forged, POSTFIX, { now }).outcome).toMatchObject({ kind: 'delivered', to: 'attacker' });
  });

  test('M23: they do not conflict: side by side, each sender has it proven in its own way', () => {
    for (const kind of ['dane', 'mta-sts', 'dane-and-mta-sts'] as const) {
      expect(simulate(signed, { kind }, { now }).outcome).toMatchObject({ protection: 'authenticated' });
    }
    expect(simulate(signed, OLD, { now, cache: cacheOf(signed, OLD) }).outcome).toMatchObject({
      protection: 'authenticated',
    });
  });
});

test('draft §3.4: who cannot do what is asked behaves as if it had failed', () => {
  const sender = { ...OLD, validatesDnssec: false };
  const reading = with2016(signed, 'to=false; mx=*.voorbeeld.nl; a=dnssec; c=tlsa; e=604800');
  const run = simulate(reading, sender, { now });
  expect(run.report?.failures).toEqual(['sender-does-not-support-validation-method']);
  expect(simulate(signed, sender, { now, cache: outdated }).outcome).toEqual({ kind: 'refused' });
});

test('a domain without the record of 2016 is served as ever, and nothing is held of it', () => {
  const run = simulate({ ...unsigned, sts2016: { kind: 'none', status: 'insecure' } }, OLD, {
    now,
    cache: EMPTY_CACHE,
  });
  expect(run.outcome).toMatchObject({ kind: 'delivered', protection: 'encrypted', host: HOST });
  expect(policyOf(run.cache)).toBeUndefined();
});
