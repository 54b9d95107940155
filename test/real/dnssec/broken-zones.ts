import type { ZoneToSign } from '../servers/sign-zone.ts';

/** One way in which a zone that was signed well goes wrong, or differs from what most zones are. */
export interface Breakage {
  readonly validity?: ZoneToSign['validity'];
  /** Of the signed zone, one record a line: owner, TTL, class, type, data. */
  readonly zone?: (lines: readonly string[]) => readonly string[];
  /** Of the DS records in the parent, one a line. */
  readonly ds?: (lines: readonly string[]) => readonly string[];
}

const ofType = (type: string) => new RegExp(`\\sIN\\s+${type}\\s`);
const signatureOver = (type: string) => new RegExp(`\\sRRSIG\\s+${type}\\s`);
const at = (label: string) => new RegExp(`^${label.replaceAll('*', '\\*')}\\.`, 'i');

const edit =
  (matches: (line: string) => boolean, change: (line: string) => string | undefined) =>
  (lines: readonly string[]) => {
    const edited = lines.map(line => (matches(line) ? change(line) : line));
    if (edited.every((line, index) => line === lines[index])) throw new Error('nothing was changed');
    return edited.filter(line => line !== undefined);
  };
const without = (...patterns: RegExp[]) =>
  edit(
    line => patterns.every(pattern => pattern.test(line)),
    () => undefined,
  );
/** Another digit near the end of the last field, which is base64 or hex. */
const damaged = (line: string) =>
  line.replace(/([\w+/])(\S{6})$/, (_, digit, rest) => `${digit === 'A' ? 'B' : 'A'}${rest}`);
/** RRSIG data: type covered, algorithm, labels, original TTL, expiration, inception, key tag, signer, signature. */
const withSignatureField = (field: number, change: (value: string) => string) => (line: string) => {
  const [head, data] = splitAt(line, /\sRRSIG\s+/);
  return (
    head +
    data
      .split(/\s+/)
      .map((value, index) => (index === field ? change(value) : value))
      .join(' ')
  );
};
function splitAt(line: string, pattern: RegExp): [string, string] {
  const match = pattern.exec(line);
  const end = match ? match.index + match[0].length : line.length;
  return [line.slice(0, end), line.slice(end)];
}
const dsField = (field: number, value: string) =>
  edit(
    line => ofType('DS').test(line),
    line => {
      const [head, data] = splitAt(line, /\sDS\s+/);
      return (
        head +
        data
          .split(/\s+/)
          .map((each, index) => (index === field ? value : each))
          .join(' ')
      );
    },
  );

/** The corruptions, each made in a zone of its own; the answer that each makes wrong is among the questions. */
export const BREAKAGES: Readonly<Record<string, Breakage>> = {
  'signatures-expired': { validity: { from: 'now-60d', to: 'now-1d' } },
  'signatures-not-yet-valid': { validity: { from: 'now+10d', to: 'now+40d' } },
  'ds-digest-wrong': { ds: edit(line => ofType('DS').test(line), damaged) },
  'ds-of-no-key': { ds: dsField(0, '1') },
  'ds-algorithm-unknown': { ds: dsField(1, '200') },
  'ds-digest-type-unknown': { ds: dsField(2, '200') },
  'address-unsigned': { zone: without(at('www'), signatureOver('A')) },
  'all-signatures-gone': { zone: without(/\sRRSIG\s/) },
  'keys-unsigned': { zone: without(signatureOver('DNSKEY')) },
  'zone-signing-key-gone': { zone: without(/\sDNSKEY\s+256\s/) },
  'denial-gone': { zone: without(/\sNSEC3?\s/) },
  'denial-unsigned': { zone: without(signatureOver('NSEC3?')) },
  'denial-damaged': { zone: edit(line => signatureOver('NSEC3?').test(line), damaged) },
  'address-changed': {
    zone: edit(
      line => at('www').test(line) && ofType('A').test(line),
      line => line.replace('192.0.2.1', '192.0.2.99'),
    ),
  },
  'wildcard-changed': {
    zone: edit(
      line => at('*.wild').test(line) && ofType('A').test(line),
      line => line.replace('192.0.2.4', '192.0.2.98'),
    ),
  },
  'signature-damaged': {
    zone: edit(line => at('www').test(line) && signatureOver('A').test(line), damaged),
  },
  'signature-of-dname-damaged': { zone: edit(line => signatureOver('DNAME').test(line), damaged) },
  'signature-of-cname-damaged': { zone: edit(line => signatureOver('CNAME').test(line), damaged) },
  'labels-too-few': {
    zone: edit(
      line => at('www').test(line) && signatureOver('A').test(line),
      withSignatureField(2, value => String(Number(value) - 1)),
    ),
  },
  'labels-too-many': {
    zone: edit(
      line => at('www').test(line) && signatureOver('A').test(line),
      withSignatureField(2, value => String(Number(value) + 1)),
    ),
  },
  'original-ttl-changed': {
    zone: edit(
      line => at('www').test(line) && signatureOver('A').test(line),
      withSignatureField(3, () => '301'),
    ),
  },
  'signer-is-parent': {
    zone: edit(
      line => at('www').test(line) && signatureOver('A').test(line),
      withSignatureField(7, value => value.split('.').slice(1).join('.')),
    ),
  },
  'key-tag-changed': {
    zone: edit(
      line => at('www').test(line) && signatureOver('A').test(line),
      withSignatureField(6, value => String((Number(value) + 1) % 65_536)),
    ),
  },
  'signature-algorithm-changed': {
    zone: edit(
      line => at('www').test(line) && signatureOver('A').test(line),
      withSignatureField(1, () => '8'),
    ),
  },
  'denial-of-ds-changed': {
    zone: edit(
      line => at('unsigned').test(line) && /\sNSEC\s/.test(line),
      line => line.replace(/\sNS\s/, ' NS DS '),
    ),
  },
};

/** Breakages that only a zone with NSEC has the records for. */
export const NSEC_ONLY: ReadonlySet<string> = new Set(['denial-of-ds-changed']);
