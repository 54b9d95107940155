/** The record types that are known by name here (IANA, DNS parameters). */
const NUMBERS: Readonly<Record<string, number>> = {
  A: 1,
  NS: 2,
  CNAME: 5,
  SOA: 6,
  PTR: 12,
  MX: 15,
  TXT: 16,
  AAAA: 28,
  SRV: 33,
  DNAME: 39,
  OPT: 41,
  DS: 43,
  RRSIG: 46,
  NSEC: 47,
  DNSKEY: 48,
  NSEC3: 50,
  NSEC3PARAM: 51,
  TLSA: 52,
  CAA: 257,
};
const NAMES = new Map(Object.entries(NUMBERS).map(([name, number]) => [number, name]));

/** The number of a type, by mnemonic or as `TYPE65280` (RFC 3597 §5); undefined where it is neither. */
export function typeNumber(type: string): number | undefined {
  const known = Object.hasOwn(NUMBERS, type) ? NUMBERS[type] : undefined;
  const generic = /^TYPE(\d{1,5})$/.exec(type)?.[1];
  const number = known ?? (generic === undefined ? Number.NaN : Number(generic));
  return number <= 0xffff ? number : undefined;
}

export const typeName = (number: number): string => NAMES.get(number) ?? `TYPE${number}`;

const RCODES = ['NOERROR', 'FORMERR', 'SERVFAIL', 'NXDOMAIN', 'NOTIMP', 'REFUSED'];

/** The mnemonic of a response code, extended ones (RFC 6891 §6.1.3) as `RCODE16`. */
export const rcodeName = (rcode: number): string => RCODES[rcode] ?? `RCODE${rcode}`;
