import type { DnsRecordOf } from '../evidence/dns.ts';

/** What Postzegel writes for a domain: the types of record that transport security of mail is made of. */
export const PROPOSED_TYPES = ['TXT', 'TLSA', 'CNAME', 'A', 'AAAA', 'MX'] as const;
export type ProposedType = (typeof PROPOSED_TYPES)[number];
export type ProposedRecord = DnsRecordOf<ProposedType>;

/** The records of one name and type as they are now and as they are to be (RFC 2181 §5: a set changes as a whole). */
export interface RecordSetChange {
  /** Owner in presentation form, lower case, A-labels, no trailing dot. */
  readonly name: string;
  readonly type: ProposedType;
  /** What is published now; empty where nothing is. */
  readonly before: readonly ProposedRecord[];
  /** What is to be published; empty where the set goes away. All of one TTL (RFC 2181 §5.2). */
  readonly after: readonly ProposedRecord[];
}

/** What becomes of the file at `https://mta-sts.<domain>/.well-known/mta-sts.txt`. */
export type PolicyChange = { readonly kind: 'serve'; readonly text: string } | { readonly kind: 'remove' };

/** What one wants to publish, laid over what was observed by `overlay`, written as text by `generate`. */
export interface Proposal {
  readonly recordSets: readonly RecordSetChange[];
  readonly policy?: PolicyChange;
}
