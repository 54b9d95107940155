import type { DnsRecord } from '../../evidence/dns.ts';
import type { ProposedRecord, ProposedType } from '../../overlay/proposal.ts';
import type { DiffHunk } from './diff-hunks.ts';

/** A set of the proposal, and what becomes of it in the file. */
export interface FileSetChange {
  readonly kind: 'add' | 'replace' | 'remove' | 'as-wanted';
  readonly name: string;
  readonly type: ProposedType;
  readonly removed: readonly DnsRecord[];
  readonly added: readonly ProposedRecord[];
  /** Records of the set that stay. */
  readonly kept: readonly DnsRecord[];
}

/** Why a set cannot be put into this file as it is. `line` is where the other record stands. */
export type MergeClash = { readonly name: string; readonly type: ProposedType; readonly line: number } & (
  | /** RFC 1034 §3.6.2: a name with a CNAME has nothing else. */
  { readonly kind: 'alias'; readonly target: string }
  | { readonly kind: 'beside-alias'; readonly others: readonly string[] }
  /** RFC 6672 §2.4: below a DNAME there is nothing. */
  | { readonly kind: 'below-dname'; readonly above: string; readonly target: string }
  /** RFC 1034 §4.2.1: what lies below an NS record belongs into the file of that zone. */
  | { readonly kind: 'delegated'; readonly above: string }
  | { readonly kind: 'outside'; readonly apex: string }
  /** The file has records that the check did not see: they would go, and nobody has decided that. */
  | { readonly kind: 'unseen-records'; readonly records: readonly DnsRecord[] }
);

/** What is to be known about the new file. */
export type MergeNote =
  /** The file has other records here than the DNS had at the check: one of both is older. */
  | {
      readonly kind: 'differs';
      readonly name: string;
      readonly type: ProposedType;
      readonly onlyInFile: readonly DnsRecord[];
      readonly onlyInDns: readonly DnsRecord[];
    }
  /** At the name is an alias: the set stands at its end. `also` are other names that lead there. */
  | {
      readonly kind: 'behind-alias';
      readonly name: string;
      readonly type: ProposedType;
      readonly end: string;
      readonly also: readonly string[];
    }
  /** The file has it already, and the DNS had not at the check. */
  | { readonly kind: 'not-loaded'; readonly name: string; readonly type: ProposedType }
  | { readonly kind: 'serial'; readonly from: number; readonly to: number }
  /** The SOA record is written as hex: its number is left alone. */
  | { readonly kind: 'serial-unread'; readonly line: number };

/** A zone file with a change put into it; or why that cannot be done, and then nothing of it is. */
export type ZoneMerge = {
  readonly changes: readonly FileSetChange[];
  readonly notes: readonly MergeNote[];
} & (
  | {
      readonly kind: 'merged';
      /** One character for each byte, as the file that was given; every line that is not in `hunks` is the same. */
      readonly text: string;
      readonly hunks: readonly DiffHunk[];
    }
  | { readonly kind: 'clash'; readonly clashes: readonly MergeClash[] }
);
