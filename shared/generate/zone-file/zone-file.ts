import type { DnsRecord } from '../../evidence/dns.ts';
import type { Seconds } from '../../model/time.ts';
import type { LogicalLine, Word } from './logical-lines.ts';

/** A record in a zone file: what it says, and where each part of it stands. */
export interface ZoneRecord {
  readonly at: LogicalLine;
  /** What relative names in it are relative to; written as by `plainName`. */
  readonly origin: string;
  /** Written as by `plainName`: lower case, no trailing dot. */
  readonly owner: string;
  /** Absent where the owner is the one of the record before. */
  readonly ownerWord?: Word;
  readonly ttl: Seconds;
  readonly ttlWord?: Word;
  /** Without a word of its own the TTL is that of `$TTL` (RFC 2308 §4), or the last one stated (RFC 1035 §5.1). */
  readonly ttlFrom: 'word' | 'default' | 'previous';
  readonly classWord?: Word;
  /** Mnemonic in capitals; TYPE<n> for what has none here. */
  readonly type: string;
  readonly typeWord: Word;
  readonly rdata: readonly Word[];
  /** What the rdata says, for the types that are read. */
  readonly record?: DnsRecord;
}

/** A master file (RFC 1035 §5): text with one character for each byte, and what is in it. */
export interface ZoneFile {
  readonly text: string;
  /** The owner of the SOA record, or the zone that was asked for. */
  readonly apex: string;
  readonly soa?: ZoneRecord;
  readonly records: readonly ZoneRecord[];
  /** The origin that holds at the end of the file. */
  readonly endOrigin: string;
  readonly lineEnd: '\n' | '\r\n';
}

/** The characters of a word, its quotes taken off. */
export const wordText = (text: string, { start, end, isQuoted }: Word): string =>
  isQuoted ? text.slice(start + 1, end - 1) : text.slice(start, end);
