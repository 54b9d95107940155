/** RFC 1035 §2.3.4: as long as a label can be; below a DNAME to three of these it makes a name that is too long. */
const LONGEST_LABEL = 'x'.repeat(63);

/** A zone that has one of everything the validator must tell apart; names relative to its apex. */
export function zoneText(address: string, otherZone: string): string {
  return `$TTL 300
@ SOA ns hostmaster 1 3600 900 604800 300
@ NS ns
@ MX 10 mail
@ TXT "v=spf1 -all" "second string"
ns A ${address}
mail A 192.0.2.25
_25._tcp.mail TLSA 3 1 1 0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF
www A 192.0.2.1
www A 192.0.2.2
www AAAA 2001:db8::1
Upper.Case A 192.0.2.3
a.b.ent TXT "below two empty non-terminals"
*.wild A 192.0.2.4
explicit.wild A 192.0.2.5
*.wildalias CNAME www
alias CNAME www
chain CNAME alias
dangling CNAME nowhere
toinsecure CNAME www.unsigned
toother CNAME www.${otherZone}
dn DNAME target
www.target A 192.0.2.6
long DNAME ${LONGEST_LABEL}.${LONGEST_LABEL}.${LONGEST_LABEL}
unsigned NS ns.unsigned
ns.unsigned A ${address}
`;
}

/** What lies below the delegation without a DS record. */
export function unsignedChildText(address: string): string {
  return `$TTL 300
@ SOA ns hostmaster 1 3600 900 604800 300
@ NS ns
ns A ${address}
www A 192.0.2.7
alias CNAME www
`;
}

export interface Question {
  /** Relative to the zone's apex; empty for the apex itself. */
  readonly name: string;
  readonly type: string;
  readonly about: string;
}

/** Every kind of answer that the zone can give. */
export const QUESTIONS: readonly Question[] = [
  ...at('positive', '', ['SOA', 'NS', 'MX', 'TXT', 'DNSKEY', 'DS']),
  ...at('positive', 'www', ['A', 'AAAA']),
  ...at('positive', 'WwW', ['A']),
  ...at('positive', 'upper.case', ['A']),
  ...at('positive', '_25._tcp.mail', ['TLSA']),
  ...at('signatures', 'www', ['RRSIG']),
  ...at('NODATA', '', ['CAA', 'AAAA']),
  ...at('NODATA', 'www', ['TXT', 'CNAME']),
  ...at('NODATA', 'mail', ['AAAA']),
  ...at('NXDOMAIN', 'nx', ['A', 'TLSA']),
  ...at('NXDOMAIN', 'a.b.c.nx', ['MX']),
  ...at('NXDOMAIN', '_25._tcp.www', ['TLSA']),
  ...at('NXDOMAIN', '_mta-sts', ['TXT']),
  ...at('NXDOMAIN', 'zzz', ['A']),
  ...at('wildcard', 'x.wild', ['A']),
  ...at('wildcard', 'x.y.wild', ['A']),
  ...at('wildcard', '*.wild', ['A']),
  ...at('wildcard NODATA', 'x.wild', ['TXT', 'DS']),
  ...at('beside a wildcard', 'explicit.wild', ['A', 'TXT']),
  ...at('below a name beside a wildcard', 'x.explicit.wild', ['A']),
  ...at('empty non-terminal', 'ent', ['A']),
  ...at('empty non-terminal', 'b.ent', ['TXT']),
  ...at('empty non-terminal', '_tcp.mail', ['TLSA']),
  ...at('empty non-terminal', 'wild', ['A']),
  ...at('NXDOMAIN', 'c.ent', ['A']),
  ...at('CNAME', 'alias', ['A', 'CNAME', 'TXT']),
  ...at('CNAME', 'chain', ['AAAA']),
  ...at('CNAME', 'dangling', ['A']),
  ...at('CNAME', 'toinsecure', ['A']),
  ...at('CNAME', 'toother', ['A']),
  ...at('wildcard CNAME', 'x.wildalias', ['A', 'TXT', 'CNAME']),
  ...at('DNAME', 'dn', ['DNAME', 'A']),
  ...at('DNAME', 'www.dn', ['A', 'TXT', 'CNAME']),
  ...at('DNAME', 'nx.dn', ['A']),
  ...at('DNAME, too long', `${LONGEST_LABEL}.long`, ['A', 'CNAME']),
  ...at('insecure child', 'unsigned', ['DS', 'NS', 'SOA']),
  ...at('insecure child', 'www.unsigned', ['A', 'TXT']),
  ...at('insecure child', 'alias.unsigned', ['A']),
  ...at('insecure child', 'nx.unsigned', ['A']),
];

function at(about: string, name: string, types: readonly string[]): readonly Question[] {
  return types.map(type => ({ about, name, type }));
}

/** The fully qualified name of a question in a zone. */
export function nameIn(origin: string, question: Question): string {
  return question.name === '' ? origin : `${question.name}.${origin}`;
}
