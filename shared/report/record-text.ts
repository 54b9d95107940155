import type { DnsRecord } from '../evidence/dns.ts';
import { recordValue } from '../evidence/record-value.ts';
import { absoluteName } from '../model/presentation-form.ts';

/** A record as a zone file has it (RFC 1035 §5.1), on one line. */
export function recordText(record: DnsRecord): string {
  return `${absoluteName(record.owner)} ${record.ttl} IN ${typeOf(record)} ${recordValue(record)}`;
}

const typeOf = (record: DnsRecord) => (record.type === 'other' ? `TYPE${record.typeNumber}` : record.type);
