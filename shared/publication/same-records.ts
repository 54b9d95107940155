import type { DnsRecord } from '../evidence/dns.ts';
import { recordValue } from '../evidence/record-value.ts';
import { ipv6Groups } from '../model/ipv6-groups.ts';

/** Whether two lists hold the same set: order, repetition and TTL do not count (RFC 2181 §5). */
export function sameRecords(some: readonly DnsRecord[], others: readonly DnsRecord[]): boolean {
  return missingFrom(others, some).length === 0 && missingFrom(some, others).length === 0;
}

/** Those of `wanted` that are not among `held`. */
export function missingFrom<Item extends DnsRecord>(
  held: readonly DnsRecord[],
  wanted: readonly Item[],
): readonly Item[] {
  const keys = new Set(held.map(meaningOf));
  return wanted.filter(record => !keys.has(meaningOf(record)));
}

/** A text that is the same exactly for records that mean the same. */
function meaningOf(record: DnsRecord): string {
  switch (record.type) {
    case 'TXT':
      // RFC 8461 §3.1, RFC 8460 §3, RFC 7208 §3.3: whoever reads these joins the strings, without anything between. DNS hosts
      // cut long texts where they like, so that to compare string by string would call wrong what no sender can tell apart.
      return `TXT ${record.strings.join('')}`;
    case 'AAAA':
      return `AAAA ${ipv6Groups(record.address).join(':')}`;
    case 'TLSA':
      return recordValue({ ...record, data: record.data.toLowerCase() });
    case 'MX':
      return recordValue({ ...record, exchange: lowerCaseName(record.exchange) });
    case 'CNAME':
      return recordValue({ ...record, target: lowerCaseName(record.target) });
    case 'A':
    case 'NS':
    case 'PTR':
    case 'DNAME':
    case 'SOA':
    case 'DS':
    case 'DNSKEY':
    case 'SRV':
    case 'CAA':
    case 'other':
      return recordValue(record);
  }
}

/** RFC 4343 §2: names are compared without regard to case, in ASCII; a dot at the end changes nothing. */
const lowerCaseName = (name: string): string =>
  name.replaceAll(/[A-Z]/g, letter => letter.toLowerCase()).replace(/(?<=[^\\])\.$/, '');
