import { describe, expect, test } from 'vitest';
import { DAY, signed, withId, withPolicy } from '../made-worlds.ts';
import { after, type Case, endOf, held, OTHER, runOf, stepsOf } from './noted.ts';

type Row = readonly [what: string, given: Case, end: string, steps: readonly string[]];

describe('MTA-STS, RFC 8461: what a sender does, step by step, and by which rule', () => {
  test.each<Row>([
    [
      'at first contact',
      { reading: signed, sender: { kind: 'mta-sts' } },
      'authenticated to genuine',
      [
        'mx-found, RFC 5321 §5.1, host',
        'policy-fetched, RFC 8461 §3.3, domain',
        'tls-made, RFC 3207 §4, host, genuine',
        'certificate-good, RFC 8461 §4.2, host, genuine',
      ],
    ],
    [
      'with the policy in hand',
      { reading: signed, sender: { kind: 'mta-sts' }, cache: held() },
      'authenticated to genuine',
      [
        'mx-found, RFC 5321 §5.1, host',
        'policy-cached, RFC 8461 §5.1, domain',
        'tls-made, RFC 3207 §4, host, genuine',
        'certificate-good, RFC 8461 §4.2, host, genuine',
      ],
    ],
    [
      'a day later',
      { reading: signed, sender: { kind: 'mta-sts' }, cache: held(DAY) },
      'authenticated to genuine',
      [
        'mx-found, RFC 5321 §5.1, host',
        'policy-cached, RFC 8461 §5.1, domain',
        'policy-fetched, RFC 8461 §3.3, domain',
        'tls-made, RFC 3207 §4, host, genuine',
        'certificate-good, RFC 8461 §4.2, host, genuine',
      ],
    ],
    [
      'when it has ended',
      { reading: signed, sender: { kind: 'mta-sts' }, cache: held(14 * DAY) },
      'authenticated to genuine',
      [
        'mx-found, RFC 5321 §5.1, host',
        'policy-expired, RFC 8461 §3.2, domain',
        'policy-fetched, RFC 8461 §3.3, domain',
        'tls-made, RFC 3207 §4, host, genuine',
        'certificate-good, RFC 8461 §4.2, host, genuine',
      ],
    ],
    [
      'fetched behind the first message',
      { reading: signed, sender: { kind: 'mta-sts', fetchesPolicy: 'after' } },
      'encrypted to genuine',
      [
        'mx-found, RFC 5321 §5.1, host',
        'policy-later, RFC 8461 §5.1, domain',
        'policy-fetched, RFC 8461 §3.3, domain',
        'tls-made, RFC 3207 §4, host, genuine',
      ],
    ],
    [
      'no record',
      { reading: { ...signed, stsRecord: { kind: 'none', status: 'secure' } }, sender: { kind: 'mta-sts' } },
      'encrypted to genuine',
      [
        'mx-found, RFC 5321 §5.1, host',
        'policy-none, RFC 8461 §3.1, domain',
        'tls-made, RFC 3207 §4, host, genuine',
      ],
    ],
    [
      'a record that was not seen',
      {
        reading: { ...signed, stsRecord: { kind: 'unknown', cause: { kind: 'cancelled' } } },
        sender: { kind: 'mta-sts' },
      },
      'unknown',
      [
        'mx-found, RFC 5321 §5.1, host',
        'policy-unknown, RFC 8461 §3.1, domain',
        'tls-made, RFC 3207 §4, host, genuine',
      ],
    ],
    [
      'a policy that was not seen',
      {
        reading: { ...signed, stsPolicy: { kind: 'unknown', cause: { kind: 'cancelled' } } },
        sender: { kind: 'mta-sts' },
      },
      'unknown',
      [
        'mx-found, RFC 5321 §5.1, host',
        'policy-unknown, RFC 8461 §3.3, domain',
        'tls-made, RFC 3207 §4, host, genuine',
      ],
    ],
    [
      'a policy that was not seen, behind the first message',
      {
        reading: { ...signed, stsPolicy: { kind: 'unknown', cause: { kind: 'cancelled' } } },
        sender: { kind: 'mta-sts', fetchesPolicy: 'after' },
      },
      'encrypted to genuine',
      [
        'mx-found, RFC 5321 §5.1, host',
        'policy-later, RFC 8461 §5.1, domain',
        'policy-unknown, RFC 8461 §3.3, domain',
        'tls-made, RFC 3207 §4, host, genuine',
      ],
    ],
    [
      'a policy host without the right certificate',
      {
        reading: { ...signed, stsPolicy: { kind: 'failed', because: 'certificate' } },
        sender: { kind: 'mta-sts' },
      },
      'encrypted to genuine, sts-webpki-invalid',
      [
        'mx-found, RFC 5321 §5.1, host',
        'policy-fetch-failed, RFC 8461 §3.3, domain',
        'tls-made, RFC 3207 §4, host, genuine',
      ],
    ],
    [
      'a policy host that does not answer',
      {
        reading: { ...signed, stsPolicy: { kind: 'failed', because: 'fetch' } },
        sender: { kind: 'mta-sts' },
      },
      'encrypted to genuine, sts-policy-fetch-error',
      [
        'mx-found, RFC 5321 §5.1, host',
        'policy-fetch-failed, RFC 8461 §3.3, domain',
        'tls-made, RFC 3207 §4, host, genuine',
      ],
    ],
    [
      'what is no policy',
      { reading: { ...signed, stsPolicy: { kind: 'served', body: 'x' } }, sender: { kind: 'mta-sts' } },
      'encrypted to genuine, sts-policy-invalid',
      [
        'mx-found, RFC 5321 §5.1, host',
        'policy-fetch-failed, RFC 8461 §3.3, domain',
        'tls-made, RFC 3207 §4, host, genuine',
      ],
    ],
    [
      'a policy host that does not answer, with the policy in hand',
      {
        reading: { ...signed, stsPolicy: { kind: 'failed', because: 'fetch' } },
        sender: { kind: 'mta-sts' },
        cache: held(DAY),
      },
      'authenticated to genuine, sts-policy-fetch-error',
      [
        'mx-found, RFC 5321 §5.1, host',
        'policy-cached, RFC 8461 §5.1, domain',
        'policy-fetch-failed, RFC 8461 §3.3, domain',
        'tls-made, RFC 3207 §4, host, genuine',
        'certificate-good, RFC 8461 §4.2, host, genuine',
      ],
    ],
    [
      'mode none',
      { reading: withPolicy(signed, 'none'), sender: { kind: 'mta-sts' } },
      'encrypted to genuine',
      [
        'mx-found, RFC 5321 §5.1, host',
        'policy-fetched, RFC 8461 §3.3, domain',
        'policy-mode-none, RFC 8461 §5, domain',
        'tls-made, RFC 3207 §4, host, genuine',
      ],
    ],
    [
      'a host that the policy misses, mode testing',
      { reading: withPolicy(signed, 'testing', { mx: OTHER }), sender: { kind: 'mta-sts' } },
      'encrypted to genuine, validation-failure',
      [
        'mx-found, RFC 5321 §5.1, host',
        'policy-fetched, RFC 8461 §3.3, domain',
        'mx-not-in-policy, RFC 8461 §4.1, host',
        'reported-only, RFC 8461 §5, host',
        'tls-made, RFC 3207 §4, host, genuine',
      ],
    ],
    [
      'a host that the policy misses, mode enforce',
      { reading: withPolicy(signed, 'enforce', { mx: OTHER }), sender: { kind: 'mta-sts' } },
      'deferred: security, validation-failure',
      [
        'mx-found, RFC 5321 §5.1, host',
        'policy-fetched, RFC 8461 §3.3, domain',
        'mx-not-in-policy, RFC 8461 §4.1, host',
        'recheck, RFC 8461 §5.1, domain',
        'policy-unchanged, RFC 8461 §5.1, domain',
        'wait, RFC 5321 §4.5.4.1',
      ],
    ],
    [
      'STARTTLS taken away',
      { reading: after('strip-starttls'), sender: { kind: 'mta-sts' }, cache: held() },
      'deferred: security, starttls-not-supported',
      [
        'mx-found, RFC 5321 §5.1, host',
        'policy-cached, RFC 8461 §5.1, domain',
        'no-tls-offered, RFC 8461 §4, host, genuine',
        'recheck, RFC 8461 §5.1, domain',
        'policy-unchanged, RFC 8461 §5.1, domain',
        'wait, RFC 5321 §4.5.4.1',
      ],
    ],
    [
      'a policy that was replaced',
      {
        reading: withPolicy(withId(signed, '2'), 'none'),
        sender: { kind: 'mta-sts' },
        cache: held(3600, withPolicy(signed, 'enforce', { mx: OTHER })),
      },
      'encrypted to genuine, validation-failure',
      [
        'mx-found, RFC 5321 §5.1, host',
        'policy-cached, RFC 8461 §5.1, domain',
        'mx-not-in-policy, RFC 8461 §4.1, host',
        'recheck, RFC 8461 §5.1, domain',
        'policy-fetched, RFC 8461 §3.3, domain',
        'policy-mode-none, RFC 8461 §5, domain',
        'tls-made, RFC 3207 §4, host, genuine',
      ],
    ],
    [
      'a certificate that has ended, mode testing',
      { reading: after('certificate-expired', withPolicy(signed, 'testing')), sender: { kind: 'mta-sts' } },
      'encrypted to genuine, certificate-expired',
      [
        'mx-found, RFC 5321 §5.1, host',
        'policy-fetched, RFC 8461 §3.3, domain',
        'tls-made, RFC 3207 §4, host, genuine',
        'certificate-refused, RFC 8461 §4.2, host, genuine',
        'reported-only, RFC 8461 §5, host',
      ],
    ],
    [
      'a certificate that has ended',
      { reading: after('certificate-expired'), sender: { kind: 'mta-sts' } },
      'deferred: security, certificate-expired',
      [
        'mx-found, RFC 5321 §5.1, host',
        'policy-fetched, RFC 8461 §3.3, domain',
        'tls-made, RFC 3207 §4, host, genuine',
        'certificate-refused, RFC 8461 §4.2, host, genuine',
        'recheck, RFC 8461 §5.1, domain',
        'policy-unchanged, RFC 8461 §5.1, domain',
        'wait, RFC 5321 §4.5.4.1',
      ],
    ],
    [
      'no STARTTLS, mode testing',
      { reading: after('strip-starttls', withPolicy(signed, 'testing')), sender: { kind: 'mta-sts' } },
      'cleartext to genuine, starttls-not-supported',
      [
        'mx-found, RFC 5321 §5.1, host',
        'policy-fetched, RFC 8461 §3.3, domain',
        'no-tls-offered, RFC 8461 §4, host, genuine',
        'reported-only, RFC 8461 §5, host',
      ],
    ],
  ])('%s', (_what, given, end, steps) => {
    const run = runOf(given);
    expect(stepsOf(run)).toEqual(steps);
    expect(endOf(run)).toBe(end);
  });
});
