import {
  absoluteName,
  type ByteEscape,
  characterString,
  fittingStrings,
  nameEscape,
  oneWord,
  stringEscape,
} from '../model/presentation-form.ts';
import type { DnsRecord } from './dns.ts';

/** How bytes are escaped in the names and in the strings of a value. */
export interface ValueEscapes {
  readonly names: ByteEscape;
  readonly strings: ByteEscape;
}
const MASTER_FILE: ValueEscapes = { names: nameEscape, strings: stringEscape };

/**
 * The value of a record as a zone file has it after the type (RFC 1035 §5.1): on one line, whatever its fields hold.
 * Names are absolute; strings of TXT are split where they are too long.
 */
export function recordValue(record: DnsRecord, escapes: ValueEscapes = MASTER_FILE): string {
  const name = (text: string) => absoluteName(text, escapes.names);
  const quoted = (text: string) => characterString(text, escapes.strings);
  switch (record.type) {
    case 'A':
    case 'AAAA':
      // Nothing at all would be taken for every value there is: RFC 2136 §2.5.2.
      return oneWord(record.address) || '""';
    case 'MX':
      return `${record.preference} ${name(record.exchange)}`;
    case 'TXT':
      return fittingStrings(record.strings).map(quoted).join(' ');
    case 'CNAME':
    case 'DNAME':
    case 'NS':
    case 'PTR':
      return name(record.target);
    case 'TLSA':
      return `${record.certificateUsage} ${record.selector} ${record.matchingType} ${oneWord(record.data)}`;
    case 'SOA': {
      const { mname, rname, serial, refresh, retry, expire, minimum } = record;
      return `${name(mname)} ${name(rname)} ${serial} ${refresh} ${retry} ${expire} ${minimum}`;
    }
    case 'DS':
      return `${record.keyTag} ${record.algorithm} ${record.digestType} ${oneWord(record.digest)}`;
    case 'DNSKEY':
      return `${record.flags} ${record.protocol} ${record.algorithm} ${oneWord(record.publicKey)}`;
    case 'SRV':
      return `${record.priority} ${record.weight} ${record.port} ${name(record.target)}`;
    case 'CAA':
      return `${record.flags} ${oneWord(record.tag)} ${quoted(record.value)}`;
    case 'other':
      // RFC 3597 §5: any type can be written so.
      return `\\# ${record.rdata.length / 2} ${oneWord(record.rdata)}`.trimEnd();
  }
}
