import { describe, expect, test } from 'vitest';
import type { PolicyCache, Sender } from '../../../../../shared/simulate/index.ts';
import type { DomainReading } from '../../../../../shared/reading/domain-reading.ts';
import type { HeldSts2016 } from '../../../../../shared/simulate/policy-cache.ts';
import { DOMAIN } from '../../../../support/made-evidence.ts';
import { now, record2016, signed, with2016 } from '../made-worlds.ts';
import { after, endOf, held2016, hostWith, runOf, server } from './noted.ts';

const OLD: Sender = { kind: 'sts2016' };
const INSISTS = 'to=true; mx=*.voorbeeld.nl; a=dnssec; c=webpki; e=999999';
const REPORTS = 'to=false; mx=*.voorbeeld.nl; a=dnssec; c=webpki; e=999999';
const BY_TLSA = INSISTS.replace('c=webpki', 'c=tlsa');
const heldOf = (cache: PolicyCache): HeldSts2016 | undefined => cache[DOMAIN]?.sts2016;
const after2016 = (fields: string) => runOf({ reading: with2016(signed, fields), sender: OLD }).cache;
const away = hostWith({ servers: [server('unreachable')] });
const unseen = hostWith({ servers: [server('unknown')] });
const noTlsa = hostWith({ tlsa: { kind: 'not-measured', owner: '' } });
const stripped = after('strip-starttls');

/** What is held afterwards: which policy, and whether it was met; `-` where none is. */
const afterwards = (reading: DomainReading, cache?: PolicyCache) => {
  const run = runOf({ reading, sender: OLD, ...(cache && { cache }) });
  const held = heldOf(run.cache);
  const mode = held && (held.record.tlsOnly ? 'insists' : 'reports');
  return [endOf(run), held ? `${mode}, ${held.wasApplied ? 'met' : 'not met'}` : '-'];
};

describe('draft §3.3: a policy is taken up when it is met for the first time', () => {
  test.each<[string, DomainReading, string, string]>([
    ['one that insists is met', signed, 'encrypted to genuine', 'insists, met'],
    ['one that only reports', with2016(signed, REPORTS), 'encrypted to genuine', 'reports, met'],
    ['one that insists is not', stripped, 'cleartext to genuine, starttls-not-supported', '-'],
    [
      'one that only reports is not',
      with2016(stripped, REPORTS),
      'cleartext to genuine, starttls-not-supported',
      '-',
    ],
    ['nobody answers', away, 'deferred: unreachable', 'insists, not met'],
    ['nobody answers, and it only reports', with2016(away, REPORTS), 'deferred: unreachable', '-'],
    ['nobody saw who answers', unseen, 'unknown', 'insists, not met'],
    ['nobody saw what decides', with2016(noTlsa, BY_TLSA), 'unknown', 'insists, not met'],
    [
      'nobody saw it',
      { ...signed, sts2016: { kind: 'unknown', cause: { kind: 'cancelled' } } },
      'unknown',
      '-',
    ],
    [
      'there is none',
      { ...signed, sts2016: { kind: 'failed', rcode: 'SERVFAIL' } },
      'encrypted to genuine',
      '-',
    ],
  ])('%s', (_what, reading, end, held) => {
    expect(afterwards(reading)).toEqual([end, held]);
  });
});

describe('draft §3.5: with a policy in hand that was met', () => {
  const insisting = after2016(INSISTS);
  const reporting = after2016(REPORTS);
  const old = heldOf(insisting)!;
  /** One that names a host of before a move. */
  const misnamed = {
    [DOMAIN]: { sts2016: { ...old, record: { ...old.record, mx: ['mail.oud.nl'] }, text: 'old' } },
  };
  test.each<[string, DomainReading, PolicyCache, string, string]>([
    ['it is met again', signed, insisting, 'authenticated to genuine', 'insists, met'],
    ['it is not, and refuses', stripped, insisting, 'refused, starttls-not-supported', 'insists, met'],
    [
      'it is not, and reports',
      with2016(stripped, REPORTS),
      reporting,
      'cleartext to genuine, starttls-not-supported',
      'reports, met',
    ],
    ['nobody answers', away, insisting, 'deferred: unreachable', 'insists, met'],
    [
      'nobody answers, and it only reports',
      with2016(away, REPORTS),
      reporting,
      'deferred: unreachable',
      'reports, met',
    ],
    ['nobody saw who answers', unseen, insisting, 'unknown', 'insists, met'],
    [
      'no newer record was seen',
      { ...stripped, sts2016: { kind: 'unknown', cause: { kind: 'cancelled' } } },
      insisting,
      'unknown, starttls-not-supported',
      'insists, met',
    ],
    [
      'a newer one only reports, and is not met',
      with2016(stripped, REPORTS),
      insisting,
      'cleartext to genuine, starttls-not-supported',
      'insists, met',
    ],
    [
      'a newer one only reports, and is met',
      with2016(signed, REPORTS),
      misnamed,
      'encrypted to genuine, mx-mismatch',
      'reports, met',
    ],
    [
      'a newer one is no better',
      with2016(stripped, `${INSISTS}0`),
      insisting,
      'refused, starttls-not-supported',
      'insists, met',
    ],
  ])('%s', (_what, reading, cache, end, held) => {
    expect(afterwards(reading, cache)).toEqual([end, held]);
  });

  test('a newer one that is met takes its place, and its reports go where it says', () => {
    const cache = misnamed;
    const run = runOf({ reading: signed, sender: OLD, cache });
    expect(endOf(run)).toBe('authenticated to genuine, mx-mismatch');
    expect(heldOf(run.cache)).toMatchObject({ text: record2016(), wasApplied: true, fetchedAt: now });
    expect(run.report?.to).toEqual([`mailto:sts@${DOMAIN}`]);
    // What decides about the newer one was not seen.
    const unsure = runOf({ reading: with2016(noTlsa, BY_TLSA), sender: OLD, cache });
    expect(endOf(unsure)).toBe('unknown, mx-mismatch');
    expect(heldOf(unsure.cache)).toEqual(heldOf(cache));
  });

  test('draft §3.2: it lives till its `e` ends, and not a second longer', () => {
    const steps = (age: number) =>
      runOf({ reading: signed, sender: OLD, cache: held2016(age) }).steps.map(({ kind }) => kind);
    expect(steps(999_998)).toContain('policy-cached');
    expect(steps(999_999)).toContain('policy-expired');
  });
});

describe('draft §3.3: what makes a newer policy genuine', () => {
  const inHand = (authentication: string | undefined): PolicyCache => {
    const fields = INSISTS.replace(' a=dnssec;', authentication === undefined ? '' : ` a=${authentication};`);
    const cache = after2016(fields);
    const old = heldOf(cache)!;
    return { [DOMAIN]: { sts2016: { ...old, record: { ...old.record, mx: ['mail.oud.nl'] }, text: 'old' } } };
  };
  const web = `webpki:https://${DOMAIN}/.well-known/smtp-sts/current`;
  const text = record2016();
  const withCopy = (copy: DomainReading['sts2016Copy']): DomainReading => ({ ...signed, sts2016Copy: copy });
  const over = (status: 'secure' | 'insecure' | 'bogus'): DomainReading => ({
    ...signed,
    sts2016: { kind: 'records', status, records: [[text]] },
  });
  test.each<[string, string | undefined, DomainReading, Partial<Sender>, string]>([
    ['a=dnssec, in a signed zone', 'dnssec', over('secure'), {}, 'authenticated to genuine'],
    ['a=dnssec, in an unsigned zone', 'dnssec', over('insecure'), {}, 'refused'],
    ['a=dnssec, forged', 'dnssec', over('bogus'), {}, 'refused'],
    [
      'a=dnssec, and the sender does not validate',
      'dnssec',
      over('secure'),
      { validatesDnssec: false },
      'refused',
    ],
    [
      'a=dnssec, and it does',
      'dnssec',
      over('secure'),
      { validatesDnssec: true },
      'authenticated to genuine',
    ],
    [
      'a=webpki, the same text',
      web,
      withCopy({ kind: 'served', body: text }),
      {},
      'authenticated to genuine',
    ],
    ['a=webpki, another text', web, withCopy({ kind: 'served', body: `${text} ` }), {}, 'refused'],
    ['a=webpki, no answer', web, withCopy({ kind: 'failed', because: 'fetch' }), {}, 'refused'],
    ['a=webpki, not seen', web, withCopy({ kind: 'unknown', cause: { kind: 'cancelled' } }), {}, 'unknown'],
    ['without `a` nothing is', undefined, withCopy({ kind: 'served', body: text }), {}, 'refused'],
  ])('%s', (_what, authentication, reading, sender, end) => {
    const run = runOf({ reading, sender: { ...OLD, ...sender }, cache: inHand(authentication) });
    expect(endOf(run)).toBe(`${end}, mx-mismatch`);
  });

  test('a forged record is none to who validates, also at first contact', () => {
    const kinds = (sender: Sender) => runOf({ reading: over('bogus'), sender }).steps.map(({ kind }) => kind);
    expect(kinds({ ...OLD, validatesDnssec: true })).toContain('policy-none');
    expect(kinds(OLD)).toContain('policy-trusted-unauthenticated');
  });
});
