import { describe, expect, test } from 'vitest';
import { POSTFIX } from '../../../../../shared/simulate/index.ts';
import type { DomainReading, HostTlsa } from '../../../../../shared/reading/domain-reading.ts';
import { signed, withPolicy } from '../made-worlds.ts';
import { after, type Case, endOf, host, hostWith, runOf, server, stepsOf, withMx } from './noted.ts';

type Row = readonly [what: string, given: Case, end: string, steps: readonly string[]];

const insecureMx: DomainReading = withMx({ kind: 'hosts', status: 'insecure', hosts: [host] });
const unusable = ((tlsa: HostTlsa): HostTlsa =>
  tlsa.kind === 'secure'
    ? { ...tlsa, records: tlsa.records.map(record => ({ ...record, certificateUsage: 1 })) }
    : tlsa)(host.tlsa);

describe('what a sender does, step by step, and by which rule', () => {
  test.each<Row>([
    [
      'TLS where it is offered',
      { reading: signed, sender: { kind: 'opportunistic' } },
      'encrypted to genuine',
      ['mx-found, RFC 5321 §5.1, host', 'tls-made, RFC 3207 §4, host, genuine'],
    ],
    [
      'and none where it is not',
      { reading: after('strip-starttls'), sender: { kind: 'opportunistic' } },
      'cleartext to genuine',
      ['mx-found, RFC 5321 §5.1, host', 'no-tls-offered, RFC 7435 §3, host, genuine'],
    ],
    [
      'whoever answers',
      { reading: after('redirect'), sender: { kind: 'opportunistic' } },
      'encrypted to attacker',
      ['mx-found, RFC 5321 §5.1, host', 'tls-made, RFC 3207 §4, host, attacker'],
    ],
    [
      'a sender that never encrypts',
      { reading: signed, sender: { kind: 'no-tls' } },
      'cleartext to genuine',
      ['mx-found, RFC 5321 §5.1, host', 'tls-not-wanted, RFC 3207 §4, host, genuine'],
    ],
    [
      'a host without an address',
      { reading: hostWith({ addresses: 'none', servers: [] }), sender: { kind: 'opportunistic' } },
      'deferred: unreachable',
      ['mx-found, RFC 5321 §5.1, host', 'host-unreachable, RFC 5321 §5.1, host', 'wait, RFC 5321 §4.5.4.1'],
    ],
    [
      'a host that does not answer',
      { reading: hostWith({ servers: [server('unreachable')] }), sender: { kind: 'opportunistic' } },
      'deferred: unreachable',
      ['mx-found, RFC 5321 §5.1, host', 'host-unreachable, RFC 5321 §5.1, host', 'wait, RFC 5321 §4.5.4.1'],
    ],
    [
      'a host that was not seen',
      { reading: hostWith({ servers: [server('unknown')] }), sender: { kind: 'opportunistic' } },
      'unknown',
      ['mx-found, RFC 5321 §5.1, host', 'host-unknown, RFC 5321 §5.1, host'],
    ],
    [
      'bogus addresses',
      { reading: hostWith({ addresses: 'bogus' }), sender: { kind: 'dane' } },
      'deferred: lookup, dnssec-invalid',
      ['mx-found, RFC 5321 §5.1, host', 'host-unreachable, RFC 7672 §2.1.2, host', 'wait, RFC 5321 §4.5.4.1'],
    ],
    [
      'bogus addresses, for who does not validate',
      { reading: hostWith({ addresses: 'bogus' }), sender: { kind: 'opportunistic' } },
      'encrypted to genuine',
      ['mx-found, RFC 5321 §5.1, host', 'tls-made, RFC 3207 §4, host, genuine'],
    ],
    [
      'a bogus MX record',
      { reading: withMx({ kind: 'hosts', status: 'bogus', hosts: [host] }), sender: { kind: 'dane' } },
      'deferred: lookup, dnssec-invalid',
      ['mx-bogus, RFC 7672 §2.1.2', 'wait, RFC 5321 §4.5.4.1'],
    ],
    [
      'the absence of one, of unknown status',
      {
        reading: withMx({ kind: 'no-mail', status: 'indeterminate', because: 'null-mx' }),
        sender: { kind: 'dane' },
      },
      'unknown',
      ['mx-failed, RFC 7672 §2.1.2'],
    ],
    [
      'no mail',
      {
        reading: withMx({ kind: 'no-mail', status: 'secure', because: 'null-mx' }),
        sender: { kind: 'dane' },
      },
      'no-mail',
      ['no-mail, RFC 7505 §3'],
    ],
    [
      'an MX look-up that failed',
      { reading: withMx({ kind: 'failed', rcode: 'SERVFAIL' }), sender: { kind: 'dane' } },
      'deferred: lookup',
      ['mx-failed, RFC 5321 §5.1', 'wait, RFC 5321 §4.5.4.1'],
    ],
    [
      'one that was not made',
      { reading: withMx({ kind: 'unknown', cause: { kind: 'cancelled' } }), sender: { kind: 'dane' } },
      'unknown',
      ['mx-failed, RFC 5321 §5.1'],
    ],
    [
      'a bogus MX record, for who does not validate',
      {
        reading: withMx({ kind: 'hosts', status: 'bogus', hosts: [host] }),
        sender: { kind: 'opportunistic' },
      },
      'encrypted to genuine',
      ['mx-found, RFC 5321 §5.1, host', 'tls-made, RFC 3207 §4, host, genuine'],
    ],
    [
      'DANE, and all is well',
      { reading: signed, sender: { kind: 'dane' } },
      'authenticated to genuine',
      [
        'mx-found, RFC 5321 §5.1, host',
        'tlsa-secure, RFC 7672 §2.2, host',
        'tls-made, RFC 3207 §4, host, genuine',
        'dane-matched, RFC 7672 §3, host, genuine',
      ],
    ],
    [
      'TLSA records of another key',
      { reading: after('tlsa-stale'), sender: { kind: 'dane' } },
      'deferred: security, tlsa-invalid',
      [
        'mx-found, RFC 5321 §5.1, host',
        'tlsa-secure, RFC 7672 §2.2, host',
        'tls-made, RFC 3207 §4, host, genuine',
        'dane-mismatch, RFC 7672 §2.2, host, genuine',
        'wait, RFC 5321 §4.5.4.1',
      ],
    ],
    [
      'TLSA records held back',
      { reading: after('strip-tlsa'), sender: { kind: 'dane' } },
      'deferred: security, dnssec-invalid',
      ['mx-found, RFC 5321 §5.1, host', 'tlsa-failed, RFC 7672 §2.1.2, host', 'wait, RFC 5321 §4.5.4.1'],
    ],
    [
      'STARTTLS taken away',
      { reading: after('strip-starttls'), sender: { kind: 'dane' } },
      'deferred: security, starttls-not-supported',
      [
        'mx-found, RFC 5321 §5.1, host',
        'tlsa-secure, RFC 7672 §2.2, host',
        'no-tls-offered, RFC 7672 §2.2, host, genuine',
        'wait, RFC 5321 §4.5.4.1',
      ],
    ],
    [
      'an insecure MX record',
      { reading: insecureMx, sender: { kind: 'dane' } },
      'encrypted to genuine',
      [
        'mx-found, RFC 5321 §5.1, host',
        'mx-insecure, RFC 7672 §2.2.1, domain',
        'tlsa-ignored, RFC 7672 §2.2.1, host',
        'tls-made, RFC 3207 §4, host, genuine',
      ],
    ],
    [
      'an insecure MX record, and no TLSA records',
      { reading: hostWith({ tlsa: { kind: 'none' } }, insecureMx), sender: { kind: 'dane' } },
      'encrypted to genuine',
      [
        'mx-found, RFC 5321 §5.1, host',
        'mx-insecure, RFC 7672 §2.2.1, domain',
        'tls-made, RFC 3207 §4, host, genuine',
      ],
    ],
    [
      'an insecure MX record, at Postfix',
      { reading: insecureMx, sender: POSTFIX },
      'encrypted to genuine',
      [
        'mx-found, RFC 5321 §5.1, host',
        'mx-insecure, RFC 7672 §2.2.1, domain',
        'tlsa-secure, RFC 7672 §2.2, host',
        'tls-made, RFC 3207 §4, host, genuine',
        'dane-matched, RFC 7672 §3, host, genuine',
      ],
    ],
    [
      'no TLSA records',
      { reading: hostWith({ tlsa: { kind: 'none' } }), sender: { kind: 'dane' } },
      'encrypted to genuine',
      [
        'mx-found, RFC 5321 §5.1, host',
        'tlsa-none, RFC 7672 §2.2, host',
        'tls-made, RFC 3207 §4, host, genuine',
      ],
    ],
    [
      'TLSA records that nothing vouches for',
      {
        reading: hostWith({ tlsa: { kind: 'not-secure', base: host.host, records: [], status: 'insecure' } }),
        sender: { kind: 'dane' },
      },
      'encrypted to genuine',
      [
        'mx-found, RFC 5321 §5.1, host',
        'tlsa-ignored, RFC 7672 §2.2, host',
        'tls-made, RFC 3207 §4, host, genuine',
      ],
    ],
    [
      'TLSA records that were not seen',
      { reading: hostWith({ tlsa: { kind: 'not-measured', owner: '' } }), sender: { kind: 'dane' } },
      'unknown',
      ['mx-found, RFC 5321 §5.1, host', 'tlsa-unknown, RFC 7672 §2.2, host'],
    ],
    [
      'TLSA records of no use',
      { reading: hostWith({ tlsa: unusable }), sender: { kind: 'dane' } },
      'encrypted to genuine',
      [
        'mx-found, RFC 5321 §5.1, host',
        'tlsa-secure, RFC 7672 §2.2, host',
        'tlsa-unusable, RFC 7672 §2.2, host',
        'tls-made, RFC 3207 §4, host, genuine',
      ],
    ],
    [
      'TLSA records of no use, and no STARTTLS',
      { reading: hostWith({ tlsa: unusable, servers: [server('no-tls')] }), sender: { kind: 'dane' } },
      'deferred: security, starttls-not-supported',
      [
        'mx-found, RFC 5321 §5.1, host',
        'tlsa-secure, RFC 7672 §2.2, host',
        'tlsa-unusable, RFC 7672 §2.2, host',
        'no-tls-offered, RFC 7672 §2.2, host, genuine',
        'wait, RFC 5321 §4.5.4.1',
      ],
    ],
    [
      'no TLSA records, where DANE is demanded',
      { reading: hostWith({ tlsa: { kind: 'none' } }), sender: { kind: 'dane', demandsDane: true } },
      'deferred: security, dane-required',
      [
        'mx-found, RFC 5321 §5.1, host',
        'tlsa-none, RFC 7672 §2.2, host',
        'dane-demanded, RFC 7672 §6, host',
        'wait, RFC 5321 §4.5.4.1',
      ],
    ],
    [
      'both, and DANE decides',
      { reading: signed, sender: { kind: 'dane-and-mta-sts' } },
      'authenticated to genuine',
      [
        'mx-found, RFC 5321 §5.1, host',
        'policy-fetched, RFC 8461 §3.3, domain',
        'tlsa-secure, RFC 7672 §2.2, host',
        'dane-decides, RFC 8461 §2, host',
        'tls-made, RFC 3207 §4, host, genuine',
        'dane-matched, RFC 7672 §3, host, genuine',
      ],
    ],
    [
      'both, and STARTTLS taken away',
      { reading: after('strip-starttls'), sender: { kind: 'dane-and-mta-sts' } },
      'deferred: security, starttls-not-supported',
      [
        'mx-found, RFC 5321 §5.1, host',
        'policy-fetched, RFC 8461 §3.3, domain',
        'tlsa-secure, RFC 7672 §2.2, host',
        'dane-decides, RFC 8461 §2, host',
        'no-tls-offered, RFC 7672 §2.2, host, genuine',
        'wait, RFC 5321 §4.5.4.1',
      ],
    ],
    [
      'both, and no TLSA records',
      { reading: hostWith({ tlsa: { kind: 'none' } }), sender: { kind: 'dane-and-mta-sts' } },
      'authenticated to genuine',
      [
        'mx-found, RFC 5321 §5.1, host',
        'policy-fetched, RFC 8461 §3.3, domain',
        'tlsa-none, RFC 7672 §2.2, host',
        'tls-made, RFC 3207 §4, host, genuine',
        'certificate-good, RFC 8461 §4.2, host, genuine',
      ],
    ],
    [
      'both, TLSA records of no use',
      { reading: hostWith({ tlsa: unusable }), sender: { kind: 'dane-and-mta-sts' } },
      'authenticated to genuine',
      [
        'mx-found, RFC 5321 §5.1, host',
        'policy-fetched, RFC 8461 §3.3, domain',
        'tlsa-secure, RFC 7672 §2.2, host',
        'tlsa-unusable, RFC 7672 §2.2, host',
        'tls-made, RFC 3207 §4, host, genuine',
        'certificate-good, RFC 8461 §4.2, host, genuine',
      ],
    ],
    [
      'both, TLSA records of no use, mode testing',
      { reading: withPolicy(hostWith({ tlsa: unusable }), 'testing'), sender: { kind: 'dane-and-mta-sts' } },
      'encrypted to genuine',
      [
        'mx-found, RFC 5321 §5.1, host',
        'policy-fetched, RFC 8461 §3.3, domain',
        'tlsa-secure, RFC 7672 §2.2, host',
        'tlsa-unusable, RFC 7672 §2.2, host',
        'tls-made, RFC 3207 §4, host, genuine',
      ],
    ],
    [
      'both, and TLSA held back',
      { reading: after('strip-tlsa'), sender: { kind: 'dane-and-mta-sts' } },
      'deferred: security, dnssec-invalid',
      [
        'mx-found, RFC 5321 §5.1, host',
        'policy-fetched, RFC 8461 §3.3, domain',
        'tlsa-failed, RFC 7672 §2.1.2, host',
        'dane-decides, RFC 8461 §2, host',
        'wait, RFC 5321 §4.5.4.1',
      ],
    ],
  ])('%s', (_what, given, end, steps) => {
    const run = runOf(given);
    expect(stepsOf(run)).toEqual(steps);
    expect(endOf(run)).toBe(end);
  });
});
