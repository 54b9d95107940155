import type { EvidenceReference, Finding } from '../../findings/finding.ts';
import { finding } from '../../findings/finding.ts';
import { isCovered } from '../../mtasts/index.ts';
import { announcedPolicy } from '../../reading/announced-policy.ts';
import type { DomainReading, HostReading } from '../../reading/domain-reading.ts';

export function assessMx(reading: DomainReading): readonly Finding[] {
  const { domain, mx } = reading;
  const lookup: EvidenceReference = { kind: 'dns', name: domain, type: 'MX' };
  switch (mx.kind) {
    case 'unknown':
      return [finding('mx.not-measured', { cause: mx.cause }, [lookup])];
    case 'failed':
      return [finding('mx.server-failure', { rcode: mx.rcode }, [lookup])];
    case 'no-mail':
      return [finding(NO_MAIL[mx.because], {}, [lookup])];
    case 'hosts': {
      const hosts = mx.hosts.map(({ host }) => host);
      if (mx.isImplicit)
        return [
          finding('mx.none-but-address', {}, [lookup]),
          ...mx.hosts.flatMap(host => assessHost(reading, host)),
        ];
      const looked = mx.hosts.filter(({ isLeftOut }) => !isLeftOut);
      return [
        finding('mx.hosts', { hosts }, [lookup]),
        ...(mx.hasNullBeside ? [finding('mx.null-beside-others', {}, [lookup])] : []),
        ...(looked.length < hosts.length
          ? [finding('mx.too-many', { count: hosts.length, limit: looked.length }, [lookup])]
          : []),
        ...mx.hosts.flatMap(host => assessHost(reading, host)),
      ];
    }
  }
}

const NO_MAIL = {
  'null-mx': 'mx.null',
  'no-address': 'mx.none',
  'no-such-domain': 'mx.domain-missing',
} as const;

function assessHost(reading: DomainReading, each: HostReading): readonly Finding[] {
  const { host, addresses, aliasOf, servers } = each;
  const references = (['A', 'AAAA'] as const).map(type => ({ kind: 'dns', name: host, type }) as const);
  if (/^\d+\.\d+\.\d+\.\d+$/.test(host)) return [finding('mx.address-as-name', { host }, references)];
  return [
    ...(aliasOf === undefined
      ? []
      : [finding('mx.alias', { host, target: aliasOf, ...aliasFacts(reading, each, aliasOf) }, references)]),
    ...(addresses === 'none' ? [finding('mx.no-address', { host }, references)] : []),
    ...servers.flatMap(({ kind, address }) =>
      kind === 'unreachable' && address !== undefined
        ? [finding('mx.private-address', { host, address }, [{ kind: 'smtp', host, address }])]
        : [],
    ),
  ];
}

/** RFC 8461 §4.1 and RFC 7672 §2.2.3: policy and TLSA records go by the name that the MX record has. */
function aliasFacts(reading: DomainReading, { tlsa }: HostReading, target: string) {
  const policy = announcedPolicy(reading);
  const isMissed = policy !== undefined && policy.mode !== 'none' && !isCovered(policy.mx, target);
  const isSecure = tlsa.kind === 'secure';
  return {
    first: [
      ...(isMissed ? (['policy'] as const) : []),
      ...(isSecure && tlsa.base !== target ? (['tlsa'] as const) : []),
    ],
    ...(isSecure && tlsa.base === target && { isPinnedByTarget: true as const }),
  };
}
