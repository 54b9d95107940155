import { grouped } from '../model/lookup/grouped.ts';
import type { DnsLookup, DnsRecord, DnsRecordOf } from './dns.ts';
import type { DnssecStatus } from './dnssec-status.ts';
import type { Evidence } from './evidence.ts';
import type { FailureCause } from './failure-cause.ts';
import { unusableResolver } from './unusable-resolver.ts';
import { remembered } from '../model/remembered.ts';

/** What Evidence holds in answer to one DNS question. The status comes with the records, so that no rule forgets it. */
export type Answer<Type extends DnsRecord['type']> =
  | {
      readonly kind: 'records';
      readonly status: DnssecStatus;
      readonly records: readonly DnsRecordOf<Type>[];
    }
  /** The name or the type is not there; `secure` when that absence was proven. */
  | { readonly kind: 'none'; readonly status: DnssecStatus; readonly rcode: 'NOERROR' | 'NXDOMAIN' }
  | { readonly kind: 'server-failure'; readonly status: DnssecStatus; readonly rcode: string }
  | { readonly kind: 'failed'; readonly cause: FailureCause }
  | { readonly kind: 'not-asked' };

/** The look-up of one name and type, as it was observed. */
export function lookupOf(evidence: Evidence, name: string, type: string): DnsLookup | undefined {
  return lookupsOf(evidence, name).find(lookup => lookup.type === type);
}

/** The look-ups of one name, of whatever type, in the order of the evidence. */
export const lookupsOf = ({ dns }: Evidence, name: string): readonly DnsLookup[] =>
  byName(dns).get(name) ?? [];

const byName = remembered((lookups: readonly DnsLookup[]) => grouped(lookups, ({ name }) => name));

/** The only way for a rule to get at records: those of the type asked for, aliases followed, with their DNSSEC status. */
export function recordsAt<Type extends DnsRecord['type']>(
  evidence: Evidence,
  name: string,
  type: Type,
): Answer<Type> {
  const result = lookupOf(evidence, name, type)?.result;
  if (!result) return { kind: 'not-asked' };
  if (result.kind === 'failed') return result;
  const unusable = unusableResolver(evidence);
  if (unusable) return { kind: 'failed', cause: { kind: 'unusable-resolver', rcode: unusable.rcode } };
  const { status, rcode } = result;
  const records = result.records.filter((record): record is DnsRecordOf<Type> => record.type === type);
  if (records.length > 0) return { kind: 'records', status, records };
  if (rcode === 'NOERROR' || rcode === 'NXDOMAIN') return { kind: 'none', status, rcode };
  return { kind: 'server-failure', status, rcode };
}

/** The aliases an answer went through, in order: each owner and the name it stands for. */
export function aliasesOf(evidence: Evidence, name: string, type: string): readonly DnsRecordOf<'CNAME'>[] {
  const result = lookupOf(evidence, name, type)?.result;
  if (result?.kind !== 'answer') return [];
  return result.records.filter((record): record is DnsRecordOf<'CNAME'> => record.type === 'CNAME');
}
