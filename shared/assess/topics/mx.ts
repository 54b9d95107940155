import type { Evidence } from '../../evidence/evidence.ts';
import { addressesOf, hostsOf, mailHosts } from '../../evidence/mail-hosts.ts';
import { aliasesOf, recordsAt } from '../../evidence/secure-records.ts';
import { sessionsOf } from '../../evidence/sessions/sessions-of.ts';
import type { EvidenceReference, Finding } from '../../findings/finding.ts';
import { finding } from '../../findings/finding-kinds.ts';

export function assessMx(evidence: Evidence): readonly Finding[] {
  const found = mailHosts(evidence);
  const lookup: EvidenceReference = { kind: 'dns', name: evidence.domain, type: 'MX' };
  switch (found.kind) {
    case 'failed':
      return [finding('mx.not-measured', { cause: found.cause }, [lookup])];
    case 'server-failure':
      return [finding('mx.server-failure', { rcode: found.rcode }, [lookup])];
    case 'no-such-domain':
      return [finding('mx.domain-missing', {}, [lookup])];
    case 'none':
      return [finding('mx.none', {}, [lookup])];
    case 'null-mx':
      return [finding('mx.null', {}, [lookup])];
    case 'implicit':
      return [finding('mx.none-but-address', {}, [lookup]), ...assessHosts(evidence)];
    case 'hosts': {
      const hosts = found.hosts.map(mx => mx.host);
      const looked = hosts.filter(host => recordsAt(evidence, host, 'A').kind !== 'not-asked');
      return [
        finding('mx.hosts', { hosts }, [lookup]),
        ...(found.nullBeside ? [finding('mx.null-beside-others', {}, [lookup])] : []),
        ...(looked.length < hosts.length && evidence.end === 'complete'
          ? [finding('mx.too-many', { count: hosts.length, limit: looked.length }, [lookup])]
          : []),
        ...assessHosts(evidence),
      ];
    }
  }
}

function assessHosts(evidence: Evidence): readonly Finding[] {
  return hostsOf(mailHosts(evidence)).flatMap(({ host }) => assessHost(evidence, host));
}

function assessHost(evidence: Evidence, host: string): readonly Finding[] {
  const references = (['A', 'AAAA'] as const).map(type => ({ kind: 'dns', name: host, type }) as const);
  if (/^\d+\.\d+\.\d+\.\d+$/.test(host)) return [finding('mx.address-as-name', { host }, references)];
  const [alias] = [...aliasesOf(evidence, host, 'A'), ...aliasesOf(evidence, host, 'AAAA')];
  const answers = [recordsAt(evidence, host, 'A'), recordsAt(evidence, host, 'AAAA')];
  const knownToHaveNone = answers.every(answer => answer.kind === 'none');
  return [
    ...(alias && host !== evidence.domain
      ? [finding('mx.alias', { host, target: alias.target }, references)]
      : []),
    ...(knownToHaveNone ? [finding('mx.no-address', { host }, references)] : []),
    ...privateAddresses(evidence, host),
  ];
}

/** The network refused to connect to these; the rules need no list of address ranges of their own. */
function privateAddresses(evidence: Evidence, host: string): readonly Finding[] {
  const sessions = new Map(
    sessionsOf(evidence, host)
      .toReversed()
      .map(each => [each.address, each]),
  );
  return addressesOf(evidence, host).flatMap(address => {
    const session = sessions.get(address);
    const refused = session?.outcome.kind === 'failed' && session.outcome.cause.kind === 'private-address';
    return refused
      ? [finding('mx.private-address', { host, address }, [{ kind: 'smtp', host, address }])]
      : [];
  });
}
