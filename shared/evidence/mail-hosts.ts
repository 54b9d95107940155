import type { DnssecStatus } from './dnssec-status.ts';
import type { Evidence } from './evidence.ts';
import type { FailureCause } from './failure-cause.ts';
import { recordsAt } from './secure-records.ts';

export interface MxHost {
  readonly host: string;
  readonly preference: number;
}

/** Where mail for a domain goes (RFC 5321 §5.1, RFC 7505). */
export type MailHosts =
  | {
      readonly kind: 'hosts';
      readonly hosts: readonly MxHost[];
      readonly status: DnssecStatus;
      readonly nullBeside: boolean;
    }
  | { readonly kind: 'null-mx' }
  /** No MX record, but an address: the domain itself is the host (RFC 5321 §5.1, "implicit MX"). */
  | { readonly kind: 'implicit'; readonly hosts: readonly MxHost[]; readonly status: DnssecStatus }
  | { readonly kind: 'none' }
  | { readonly kind: 'no-such-domain' }
  | { readonly kind: 'server-failure'; readonly rcode: string }
  | { readonly kind: 'failed'; readonly cause: FailureCause };

/** The hosts that take a domain's mail, each once, most preferred first; names in lower case. */
export function mailHosts(evidence: Evidence): MailHosts {
  const answer = recordsAt(evidence, evidence.domain, 'MX');
  switch (answer.kind) {
    case 'records': {
      const isNull = (exchange: string) => exchange === '.' || exchange === '';
      const real = answer.records.filter(record => !isNull(record.exchange));
      if (real.length === 0) return { kind: 'null-mx' };
      const sorted = real
        .map(({ exchange, preference }) => ({ host: exchange, preference }))
        .toSorted((a, b) => a.preference - b.preference);
      const hosts = [...new Map(sorted.toReversed().map(mx => [mx.host, mx])).values()].toReversed();
      return { kind: 'hosts', hosts, status: answer.status, nullBeside: real.length < answer.records.length };
    }
    case 'none':
      if (answer.rcode === 'NXDOMAIN') return { kind: 'no-such-domain' };
      return hasAddress(evidence, evidence.domain)
        ? { kind: 'implicit', hosts: [{ host: evidence.domain, preference: 0 }], status: answer.status }
        : { kind: 'none' };
    case 'server-failure':
      return { kind: 'server-failure', rcode: answer.rcode };
    case 'failed':
      return { kind: 'failed', cause: answer.cause };
    case 'not-asked':
      return { kind: 'failed', cause: { kind: 'cancelled' } };
  }
}

/** The hosts of `mailHosts`, or none where there are none or they are not known. */
export function hostsOf(hosts: MailHosts): readonly MxHost[] {
  return hosts.kind === 'hosts' || hosts.kind === 'implicit' ? hosts.hosts : [];
}

/** The addresses of a host, IPv6 first as senders try them, each once. */
export function addressesOf(evidence: Evidence, host: string): readonly string[] {
  const found = (['AAAA', 'A'] as const).flatMap(type => {
    const answer = recordsAt(evidence, host, type);
    return answer.kind === 'records' ? answer.records.map(record => record.address) : [];
  });
  return [...new Set(found)];
}

function hasAddress(evidence: Evidence, host: string): boolean {
  return addressesOf(evidence, host).length > 0;
}
