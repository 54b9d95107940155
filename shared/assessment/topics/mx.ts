import type { EvidenceReference, Finding } from '../../findings/finding.ts';
import { finding } from '../../findings/finding.ts';
import type { DomainReading, HostReading } from '../../reading/domain-reading.ts';

export function assessMx({ domain, mx }: DomainReading): readonly Finding[] {
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
        return [finding('mx.none-but-address', {}, [lookup]), ...mx.hosts.flatMap(assessHost)];
      const looked = mx.hosts.filter(({ isLeftOut }) => !isLeftOut);
      return [
        finding('mx.hosts', { hosts }, [lookup]),
        ...(mx.hasNullBeside ? [finding('mx.null-beside-others', {}, [lookup])] : []),
        ...(looked.length < hosts.length
          ? [finding('mx.too-many', { count: hosts.length, limit: looked.length }, [lookup])]
          : []),
        ...mx.hosts.flatMap(assessHost),
      ];
    }
  }
}

const NO_MAIL = {
  'null-mx': 'mx.null',
  'no-address': 'mx.none',
  'no-such-domain': 'mx.domain-missing',
} as const;

function assessHost({ host, addresses, aliasOf, servers }: HostReading): readonly Finding[] {
  const references = (['A', 'AAAA'] as const).map(type => ({ kind: 'dns', name: host, type }) as const);
  if (/^\d+\.\d+\.\d+\.\d+$/.test(host)) return [finding('mx.address-as-name', { host }, references)];
  return [
    ...(aliasOf === undefined ? [] : [finding('mx.alias', { host, target: aliasOf }, references)]),
    ...(addresses === 'none' ? [finding('mx.no-address', { host }, references)] : []),
    ...servers.flatMap(({ kind, address }) =>
      kind === 'unreachable' && address !== undefined
        ? [finding('mx.private-address', { host, address }, [{ kind: 'smtp', host, address }])]
        : [],
    ),
  ];
}
