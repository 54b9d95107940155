import type { DnsRecord } from '../evidence/dns.ts';
import {
  absoluteWord,
  masterFile,
  type MasterFileText,
  typeWord,
  valueWords,
} from '../generate/quoting/master-file.ts';

/** A record as a zone file has it (RFC 1035 §5.1), on one line. */
export function recordText(record: DnsRecord): MasterFileText {
  return masterFile`${absoluteWord(record.owner)} ${record.ttl} IN ${typeOf(record)} ${valueWords(record)}`;
}

/** RFC 3597 §5: a type without a name goes by its number. */
const typeOf = (record: DnsRecord) =>
  record.type === 'other' ? masterFile`TYPE${record.typeNumber}` : typeWord(record.type);
