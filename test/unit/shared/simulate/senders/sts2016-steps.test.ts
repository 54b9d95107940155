import { describe, expect, test } from 'vitest';
import { signed, with2016 } from '../made-worlds.ts';
import { after, type Case, endOf, held2016, runOf, stepsOf } from './noted.ts';

type Row = readonly [what: string, given: Case, end: string, steps: readonly string[]];

describe('the draft of 2016: what a sender does, step by step, and by which rule', () => {
  test.each<Row>([
    [
      'at first contact',
      { reading: signed, sender: { kind: 'sts2016' } },
      'encrypted to genuine',
      [
        'mx-found, RFC 5321 §5.1, host',
        'policy-trusted-unauthenticated, draft §3.3, domain',
        'tls-made, RFC 3207 §4, host, genuine',
        'certificate-good, draft §3.5 step 2, host, genuine',
        'policy-applied, draft §3.3, domain',
      ],
    ],
    [
      'with the policy in hand',
      { reading: signed, sender: { kind: 'sts2016' }, cache: held2016() },
      'authenticated to genuine',
      [
        'mx-found, RFC 5321 §5.1, host',
        'policy-cached, draft §3.5 step 1, domain',
        'tls-made, RFC 3207 §4, host, genuine',
        'certificate-good, draft §3.5 step 2, host, genuine',
        'policy-applied, draft §3.3, domain',
      ],
    ],
    [
      'when it has ended',
      { reading: signed, sender: { kind: 'sts2016' }, cache: held2016(999_999) },
      'encrypted to genuine',
      [
        'mx-found, RFC 5321 §5.1, host',
        'policy-expired, draft §3.5 step 1, domain',
        'policy-trusted-unauthenticated, draft §3.3, domain',
        'tls-made, RFC 3207 §4, host, genuine',
        'certificate-good, draft §3.5 step 2, host, genuine',
        'policy-applied, draft §3.3, domain',
      ],
    ],
    [
      'no record',
      { reading: { ...signed, sts2016: { kind: 'none', status: 'secure' } }, sender: { kind: 'sts2016' } },
      'encrypted to genuine',
      [
        'mx-found, RFC 5321 §5.1, host',
        'policy-none, draft §3.5 step 1, domain',
        'tls-made, RFC 3207 §4, host, genuine',
      ],
    ],
    [
      'a record that was not seen',
      {
        reading: { ...signed, sts2016: { kind: 'unknown', cause: { kind: 'cancelled' } } },
        sender: { kind: 'sts2016' },
      },
      'unknown',
      ['mx-found, RFC 5321 §5.1, host', 'policy-unknown, draft §3.5 step 1, domain'],
    ],
    [
      'a record that is none',
      {
        reading: {
          ...signed,
          sts2016: { kind: 'records', status: 'secure', records: [['v=STS1; to=maybe']] },
        },
        sender: { kind: 'sts2016' },
      },
      'encrypted to genuine',
      [
        'mx-found, RFC 5321 §5.1, host',
        'policy-none, draft §3.5 step 1, domain',
        'tls-made, RFC 3207 §4, host, genuine',
      ],
    ],
    [
      'STARTTLS taken away, with the policy in hand',
      { reading: after('strip-starttls'), sender: { kind: 'sts2016' }, cache: held2016() },
      'refused, starttls-not-supported',
      [
        'mx-found, RFC 5321 §5.1, host',
        'policy-cached, draft §3.5 step 1, domain',
        'no-tls-offered, draft §3.5 step 2, host, genuine',
        'recheck, draft §3.5 step 4, domain',
        'policy-unchanged, draft §3.5 step 4, domain',
      ],
    ],
    [
      'STARTTLS taken away at first contact',
      { reading: after('strip-starttls'), sender: { kind: 'sts2016' } },
      'cleartext to genuine, starttls-not-supported',
      [
        'mx-found, RFC 5321 §5.1, host',
        'policy-trusted-unauthenticated, draft §3.3, domain',
        'no-tls-offered, draft §3.5 step 2, host, genuine',
        'policy-disregarded, draft §3.4, domain',
        'no-tls-offered, RFC 7435 §3, host, genuine',
      ],
    ],
    [
      'a forged record',
      { reading: after('replace-sts2016'), sender: { kind: 'sts2016' }, cache: held2016() },
      'refused, mx-mismatch',
      [
        'mx-found, RFC 5321 §5.1, mail.attacker.example',
        'policy-cached, draft §3.5 step 1, domain',
        'mx-not-in-policy, draft §3.5 step 2, mail.attacker.example',
        'recheck, draft §3.5 step 4, domain',
        'policy-not-authenticated, draft §3.3, domain',
      ],
    ],
    [
      'only reports are wanted: no STARTTLS',
      {
        reading: after('strip-starttls', with2016(signed, 'to=false; mx=*.voorbeeld.nl; c=webpki; e=9999')),
        sender: { kind: 'sts2016' },
      },
      'cleartext to genuine, starttls-not-supported',
      [
        'mx-found, RFC 5321 §5.1, host',
        'policy-trusted-unauthenticated, draft §3.3, domain',
        'no-tls-offered, draft §3.5 step 2, host, genuine',
        'reported-only, draft §3.5 step 3, host',
      ],
    ],
    [
      'only reports are wanted: another host',
      {
        reading: with2016(signed, 'to=false; mx=mail.elders.nl; c=webpki; e=9999'),
        sender: { kind: 'sts2016' },
      },
      'encrypted to genuine, mx-mismatch',
      [
        'mx-found, RFC 5321 §5.1, host',
        'policy-trusted-unauthenticated, draft §3.3, domain',
        'mx-not-in-policy, draft §3.5 step 2, host',
        'reported-only, draft §3.5 step 3, host',
        'tls-made, RFC 3207 §4, host, genuine',
      ],
    ],
    [
      'only reports are wanted, and all is well',
      {
        reading: with2016(signed, 'to=false; mx=*.voorbeeld.nl; c=webpki; e=9999'),
        sender: { kind: 'sts2016' },
      },
      'encrypted to genuine',
      [
        'mx-found, RFC 5321 §5.1, host',
        'policy-trusted-unauthenticated, draft §3.3, domain',
        'tls-made, RFC 3207 §4, host, genuine',
        'certificate-good, draft §3.5 step 2, host, genuine',
        'policy-applied, draft §3.3, domain',
      ],
    ],
    [
      'no newer record was seen',
      {
        reading: { ...after('strip-starttls'), sts2016: { kind: 'unknown', cause: { kind: 'cancelled' } } },
        sender: { kind: 'sts2016' },
        cache: held2016(),
      },
      'unknown, starttls-not-supported',
      [
        'mx-found, RFC 5321 §5.1, host',
        'policy-cached, draft §3.5 step 1, domain',
        'no-tls-offered, draft §3.5 step 2, host, genuine',
        'recheck, draft §3.5 step 4, domain',
      ],
    ],
    [
      'the record is gone',
      {
        reading: { ...after('strip-starttls'), sts2016: { kind: 'none', status: 'secure' } },
        sender: { kind: 'sts2016' },
        cache: held2016(),
      },
      'refused, starttls-not-supported',
      [
        'mx-found, RFC 5321 §5.1, host',
        'policy-cached, draft §3.5 step 1, domain',
        'no-tls-offered, draft §3.5 step 2, host, genuine',
        'recheck, draft §3.5 step 4, domain',
        'policy-unchanged, draft §3.5 step 4, domain',
      ],
    ],
    [
      'a newer policy that only reports',
      {
        reading: after('strip-starttls', with2016(signed, 'to=false; mx=*.voorbeeld.nl; c=webpki; e=9999')),
        sender: { kind: 'sts2016' },
        cache: held2016(),
      },
      'cleartext to genuine, starttls-not-supported',
      [
        'mx-found, RFC 5321 §5.1, host',
        'policy-cached, draft §3.5 step 1, domain',
        'no-tls-offered, draft §3.5 step 2, host, genuine',
        'recheck, draft §3.5 step 4, domain',
        'policy-fetched, draft §3.3, domain',
        'no-tls-offered, draft §3.5 step 2, host, genuine',
        'reported-only, draft §3.5 step 3, host',
      ],
    ],
  ])('%s', (_what, given, end, steps) => {
    const run = runOf(given);
    expect(stepsOf(run)).toEqual(steps);
    expect(endOf(run)).toBe(end);
  });
});
