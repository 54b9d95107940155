import type { MoreProblems } from '../../model/result.ts';
import type { OddCharacter } from './odd-character.ts';
import type { RdataFault } from './rdata-fault.ts';

/** What is wrong with a zone file, or to be known about it. `line` counts from 1. */
export type ZoneFileProblem =
  | MoreProblems
  /** Errors: the file is left alone. */
  | { readonly kind: 'too-large'; readonly limit: number }
  /** NUL bytes, or characters that are no bytes: UTF-16, or the raw format of a secondary server. */
  | { readonly kind: 'not-text' }
  | { readonly kind: 'too-many-entries'; readonly limit: number }
  /** A carriage return that ends no line: some readers take it for a line end, others do not. */
  | { readonly kind: 'lone-carriage-return'; readonly line: number }
  | { readonly kind: 'open-quote'; readonly line: number }
  | { readonly kind: 'open-parenthesis'; readonly line: number }
  | { readonly kind: 'extra-parenthesis'; readonly line: number }
  | { readonly kind: 'bad-directive'; readonly line: number; readonly text: string }
  | { readonly kind: 'bad-name'; readonly line: number; readonly text: string }
  | { readonly kind: 'bad-ttl'; readonly line: number; readonly text: string }
  /** A line that begins with a blank, and nothing before it whose name it could have. */
  | { readonly kind: 'no-owner'; readonly line: number }
  | { readonly kind: 'no-ttl'; readonly line: number }
  | { readonly kind: 'no-type'; readonly line: number }
  | { readonly kind: 'other-class'; readonly line: number; readonly text: string }
  | { readonly kind: 'bad-rdata'; readonly line: number; readonly type: string; readonly fault: RdataFault }
  | { readonly kind: 'several-soa'; readonly line: number }
  /** RFC 5936 §2.2: a transfer ends with the SOA record that it began with. */
  | { readonly kind: 'transfer-end'; readonly line: number }
  /** `$ORIGIN` or the SOA record has the zone's name without its dot: the whole file would be about another zone. */
  | { readonly kind: 'zone-without-dot'; readonly line: number; readonly name: string }
  /** When a record was last registered, as DNS servers on Windows note it. */
  | { readonly kind: 'windows-age'; readonly line: number; readonly text: string }
  | ({ readonly kind: 'odd-character'; readonly line: number } & OddCharacter)
  /** RRSIG, NSEC or NSEC3 records: what is changed in such a file makes them wrong. */
  | { readonly kind: 'signed'; readonly line: number; readonly type: string }
  | { readonly kind: 'other-zone'; readonly line: number; readonly apex: string; readonly zone: string }
  /** Warnings: the file can be used. */
  | { readonly kind: 'byte-order-mark' }
  /** Ctrl-Z, which ended files of MS-DOS. */
  | { readonly kind: 'end-mark' }
  | { readonly kind: 'missing-dot'; readonly line: number; readonly name: string }
  /** A text without quotes, of which a name server does not read all as one. */
  | { readonly kind: 'unquoted-text'; readonly line: number }
  | { readonly kind: 'include'; readonly line: number; readonly file: string }
  | { readonly kind: 'generate'; readonly line: number }
  | { readonly kind: 'not-ascii-name'; readonly line: number; readonly text: string }
  | { readonly kind: 'out-of-zone'; readonly line: number; readonly name: string }
  /** Nothing in the file says which zone it is about. */
  | { readonly kind: 'zone-assumed'; readonly zone: string }
  | { readonly kind: 'no-soa' };
