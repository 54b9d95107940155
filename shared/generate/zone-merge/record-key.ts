import type { DnsRecord } from '../../evidence/dns.ts';
import { recordValue } from '../../evidence/record-value.ts';
import { fullIpv6 } from '../zone-file/address-text.ts';

/** The same for records of one type that say the same, however they are written. */
export function recordKey(record: DnsRecord): string {
  if (record.type === 'AAAA') return fullIpv6(record.address) ?? record.address;
  // The case of TXT counts; that of names and hex does not.
  return record.type === 'TXT' ? recordValue(record) : recordValue(record).toLowerCase();
}
