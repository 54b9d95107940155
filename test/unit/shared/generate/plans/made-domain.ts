import type { CertificateFacts } from '../../../../../shared/evidence/certificate.ts';
import type { Evidence } from '../../../../../shared/evidence/evidence.ts';
import type { TlsaRecord } from '../../../../../shared/dane/index.ts';
import type { Seconds } from '../../../../../shared/model/time.ts';
import {
  answer,
  certificateOf,
  DOMAIN,
  madeEvidence,
  NOW,
  policyFetch,
  policyText,
  session,
  tls,
  wholeAnswer,
} from '../../../../support/made-evidence.ts';

export const SECONDS: Seconds = NOW / 1000;
export const DAY: Seconds = 86_400;

export const hostName = (at: number) => `mx${at}.${DOMAIN}`;

/** A certificate for every MX host, with a key of its own. */
export function certificateOfKey(key: string, facts: Partial<CertificateFacts> = {}): CertificateFacts {
  const whole = `${key}c`;
  return certificateOf('0', {
    digests: {
      certificate: { sha256: whole.repeat(32), sha512: whole.repeat(64) },
      publicKey: { sha256: `${key}d`.repeat(32), sha512: `${key}d`.repeat(64) },
    },
    dnsNames: [`*.${DOMAIN}`],
    notAfter: SECONDS + 4_000 * DAY,
    ...facts,
  });
}

/** A record of usage 3 for a key or its certificate. */
export function recordFor(key: string, selector = 1, matchingType = 1): TlsaRecord {
  const { digests } = certificateOfKey(key);
  const digest = selector === 0 ? digests.certificate : digests.publicKey;
  const data = matchingType === 1 ? digest.sha256 : digest.sha512;
  return { certificateUsage: 3, selector, matchingType, data };
}

export interface MadeHost {
  /** A key for each of its addresses. */
  readonly keys: readonly string[];
  readonly records: readonly TlsaRecord[];
  readonly ttl?: Seconds;
  /** Its records are behind an alias, at this name. */
  readonly alias?: string;
}

interface MadeDomain {
  readonly hosts: readonly MadeHost[];
  readonly policy?: { readonly mode: string; readonly maxAge: Seconds; readonly mx?: readonly string[] };
  readonly certificates?: readonly CertificateFacts[];
}

/** A signed domain with hosts as given, and with a policy only where one is. */
export function madeDomain({ hosts, policy, certificates = [] }: MadeDomain): Evidence {
  const names = hosts.map((_, at) => hostName(at));
  const address = (host: number, at: number) => `192.0.2.${10 * host + at + 1}`;
  const leaves = [...new Set(hosts.flatMap(({ keys }) => keys))].map(
    key =>
      certificates.find(each => each.digests.publicKey.sha256.startsWith(`${key}d`)) ?? certificateOfKey(key),
  );
  const mx = policy?.mx ?? names;
  const [first = '', ...others] = mx;
  const text = [first, ...others].join('\r\nmx: ');
  return madeEvidence({
    dns: [
      answer(
        DOMAIN,
        'MX',
        names.map((exchange, at) => ({ type: 'MX', preference: at, exchange })),
      ),
      ...hosts.flatMap(({ keys, records, ttl = 3_600, alias }, host) => {
        const name = hostName(host);
        const owner = `_25._tcp.${name}`;
        const set = records.map(({ data, ...fields }) => ({
          owner: alias ?? owner,
          ttl,
          type: 'TLSA' as const,
          ...fields,
          data: String(data),
        }));
        const aliases = alias ? [{ owner, ttl, type: 'CNAME' as const, target: alias }] : [];
        return [
          answer(
            name,
            'A',
            keys.map((_, at) => ({ type: 'A', address: address(host, at) })),
          ),
          answer(name, 'AAAA', []),
          wholeAnswer(owner, 'TLSA', [...aliases, ...set]),
        ];
      }),
      ...(policy
        ? []
        : [
            answer(`_mta-sts.${DOMAIN}`, 'TXT', [], { rcode: 'NXDOMAIN' }),
            answer(`mta-sts.${DOMAIN}`, 'A', [], { rcode: 'NXDOMAIN' }),
          ]),
    ],
    smtp: hosts.flatMap(({ keys }, host) =>
      keys.map((key, at) =>
        session(
          { kind: 'tls', tls: tls('0', { chain: [`${key}c`.repeat(32)] }) },
          hostName(host),
          address(host, at),
        ),
      ),
    ),
    https: policy ? [policyFetch(policyText(policy.mode, text, policy.maxAge))] : [],
    certificates: [
      ...leaves,
      certificateOf('b', { dnsNames: [`mta-sts.${DOMAIN}`], notAfter: SECONDS + 4_000 * DAY }),
    ],
  });
}
