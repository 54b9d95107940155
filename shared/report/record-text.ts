import type { DnsRecord } from '../evidence/dns.ts';

/** A record as a zone file has it (RFC 1035 §5.1), on one line. */
export function recordText(record: DnsRecord): string {
  return `${absolute(record.owner)} ${record.ttl} IN ${typeOf(record)} ${valueOf(record)}`;
}

const absolute = (name: string) => (name === '.' ? name : `${name}.`);
const typeOf = (record: DnsRecord) => (record.type === 'other' ? `TYPE${record.typeNumber}` : record.type);

function valueOf(record: DnsRecord): string {
  switch (record.type) {
    case 'A':
    case 'AAAA':
      return record.address;
    case 'MX':
      return `${record.preference} ${absolute(record.exchange)}`;
    case 'TXT':
      return record.strings.map(quoted).join(' ');
    case 'CNAME':
    case 'DNAME':
    case 'NS':
    case 'PTR':
      return absolute(record.target);
    case 'TLSA':
      return `${record.certificateUsage} ${record.selector} ${record.matchingType} ${record.data}`;
    case 'SOA': {
      const { mname, rname, serial, refresh, retry, expire, minimum } = record;
      return `${absolute(mname)} ${absolute(rname)} ${serial} ${refresh} ${retry} ${expire} ${minimum}`;
    }
    case 'DS':
      return `${record.keyTag} ${record.algorithm} ${record.digestType} ${record.digest}`;
    case 'DNSKEY':
      return `${record.flags} ${record.protocol} ${record.algorithm} ${record.publicKey}`;
    case 'SRV':
      return `${record.priority} ${record.weight} ${record.port} ${absolute(record.target)}`;
    case 'CAA':
      return `${record.flags} ${record.tag} ${quoted(record.value)}`;
    case 'other':
      // RFC 3597 §5: any type can be written so.
      return `\\# ${record.rdata.length / 2} ${record.rdata}`.trimEnd();
  }
}

/** RFC 1035 §5.1: quotes and backslashes escaped, and every byte that is no printable US-ASCII as three digits. */
function quoted(text: string): string {
  const escaped = Array.from(text, character => {
    if (character === '"' || character === '\\') return `\\${character}`;
    const code = character.charCodeAt(0);
    return code < 0x20 || code > 0x7e ? `\\${String(code).padStart(3, '0')}` : character;
  });
  return `"${escaped.join('')}"`;
}
