import { type DaneResult, type TlsaRecord, usableTlsaRecords } from '../../dane/index.ts';
import type { DnsRecordOf } from '../../evidence/dns.ts';
import type { Seconds } from '../../model/time.ts';
import { daneMatch } from './dane-match.ts';
import { eitherCertificate } from './either-certificate.ts';
import type { DomainReading, HostReading, HostTlsa, ServerReading } from '../domain-reading.ts';

/** What DANE makes of one address of a host; of each of its certificates, where there are two. */
export interface ServerDane {
  readonly server: ServerReading;
  /** `no-tls`: senders with DANE pass it by. `unseen`: nobody can say from here. */
  readonly result: 'no-tls' | 'unseen' | DaneResult<DnsRecordOf<'TLSA'>>;
}

/** What DANE makes of a host: its records, and what each of its addresses is by them. */
export type HostDane =
  | Exclude<HostTlsa, { kind: 'secure' }>
  | {
      readonly kind: 'secure';
      readonly base: string;
      readonly records: readonly DnsRecordOf<'TLSA'>[];
      /** Those that senders go by (RFC 7672 §3.1); where there are none they only want TLS (§2.2). */
      readonly usable: readonly TlsaRecord[];
      readonly servers: readonly ServerDane[];
    };

export function hostDane(reading: DomainReading, { tlsa, servers }: HostReading, now: Seconds): HostDane {
  if (tlsa.kind !== 'secure') return tlsa;
  const { base, records } = tlsa;
  const resultOf = (server: ServerReading): ServerDane['result'] => {
    if (server.kind === 'no-tls') return 'no-tls';
    return server.kind === 'tls' ? daneMatch(reading, base, records, server.chain, now) : 'unseen';
  };
  return {
    kind: 'secure',
    base,
    records,
    usable: usableTlsaRecords(records),
    servers: servers.flatMap(eitherCertificate).map(server => ({ server, result: resultOf(server) })),
  };
}
