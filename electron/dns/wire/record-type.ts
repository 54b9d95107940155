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

/** RFC 6895 §3.1: types that hold data. What is left is asked with, or says something of a message, and no zone signs it. */
export const isDataType = (type: number): boolean =>
  type !== 0 && type !== NUMBERS.OPT && !(type >= 128 && type <= 255);

/** RFC 6895 §2.3. */
const RCODES: Readonly<Record<number, string>> = {
  0: 'NOERROR',
  1: 'FORMERR',
  2: 'SERVFAIL',
  3: 'NXDOMAIN',
  4: 'NOTIMP',
  5: 'REFUSED',
  6: 'YXDOMAIN',
  7: 'YXRRSET',
  8: 'NXRRSET',
  9: 'NOTAUTH',
  10: 'NOTZONE',
  16: 'BADVERS',
  23: 'BADCOOKIE',
};

/** The mnemonic of a response code, the extended ones of EDNS too (RFC 6891 §6.1.3); of others `RCODE11`. */
export const rcodeName = (rcode: number): string => RCODES[rcode] ?? `RCODE${rcode}`;
