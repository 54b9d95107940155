import { accepted, refused, type Result, told } from '../model/result.ts';
import type { Field } from '../model/tagged-record.ts';
import { contradictionsOf } from './contradictions.ts';
import {
  readMxList,
  readPolicyAuthentication,
  readReportTargets,
  writeReportTarget,
} from './field-values.ts';
import type { Sts2016Record } from './sts2016-policy.ts';
import { STS2016_FIELDS, type Sts2016Field, type Sts2016Problem } from './sts2016-problem.ts';

/** A TXT record that long would not fit an answer over UDP; what is longer is not read. */
const MAX_CHARACTERS = 4_096;
const SHOWN_CHARACTERS = 80;
/** The grammar ends at six digits (§3.1); ten are what the next revision had. */
const LIFETIME = /^\d{1,10}$/;

/** Of all TXT records at `_smtp_sts`, those that are of this kind. The draft expects one. */
export const sts2016Records = (records: readonly (readonly string[])[]): readonly (readonly string[])[] =>
  records.filter(strings => isSts2016(strings.join('').slice(0, SHOWN_CHARACTERS)));

const isSts2016 = (text: string): boolean => /^v[ \t]*=[ \t]*STS1[ \t]*(?:;|$)/.test(text);

/**
 * One TXT record, given as its strings (draft §3, §3.1). Takes what either the draft's prose or its grammar allows, and
 * tells where these two differ. `domain`, if given, is the mail domain that the record was found at.
 */
export function parseSts2016Record(
  txtStrings: readonly string[],
  domain?: string,
): Result<Sts2016Record, Sts2016Problem> {
  const text = txtStrings.join('');
  if (!isSts2016(text.slice(0, SHOWN_CHARACTERS))) return refused({ kind: 'not-this-record' });
  if (text.length > MAX_CHARACTERS) return refused({ kind: 'too-large', characters: text.length });
  // eslint-disable-next-line no-control-regex
  if (/[^\x09\x20-\x7e]/.test(text)) return refused({ kind: 'not-ascii' });
  const split = readFields(text);
  if (!split.ok) return split;
  const fields = new Map(split.value.map(({ name, value }) => [name, value]));
  const value = (name: Sts2016Field) => fields.get(name);
  const to = value('to');
  if (to === undefined) return refused({ kind: 'missing-field', field: 'to' });
  const mx = readMxList(value('mx'));
  const policyAuthentication = readPolicyAuthentication(value('a'));
  const certificateCheck = value('c');
  const lifetime = value('e');
  const reportTo = readReportTargets(value('rua'));
  const errors = [
    ...(to === 'true' || to === 'false' ? [] : [bad('to', to)]),
    ...(mx ? [] : [bad('mx', value('mx')!)]),
    ...(policyAuthentication === 'bad' ? [bad('a', value('a')!)] : []),
    ...(certificateCheck === undefined || isCheck(certificateCheck) ? [] : [bad('c', certificateCheck)]),
    ...(lifetime === undefined || LIFETIME.test(lifetime) ? [] : [bad('e', lifetime)]),
    ...(reportTo ? [] : [bad('rua', value('rua')!)]),
  ];
  const [error, ...others] = errors;
  if (error || !mx || policyAuthentication === 'bad' || !reportTo) {
    return refused<Sts2016Problem>(error ?? bad('mx', ''), ...others);
  }
  const record: Sts2016Record = {
    tlsOnly: to === 'true',
    mx: mx.patterns,
    ...(policyAuthentication ? { policyAuthentication } : {}),
    ...(certificateCheck !== undefined && isCheck(certificateCheck) ? { certificateCheck } : {}),
    ...(lifetime === undefined ? {} : { maxLifetime: Number(lifetime) }),
    reportTo,
  };
  const slips = mx.underscored.map(pattern => ({ kind: 'underscore-for-wildcard', pattern }) as const);
  return accepted(record, [...split.warnings, ...slips, ...contradictionsOf(record, value('a'), domain)]);
}

const isCheck = (text: string): text is 'webpki' | 'tlsa' => text === 'webpki' || text === 'tlsa';
const isField = (name: string): name is Sts2016Field => (STS2016_FIELDS as readonly string[]).includes(name);
const bad = (field: Sts2016Field, value: string): Sts2016Problem => ({
  kind: 'bad-value',
  field,
  value: value.slice(0, SHOWN_CHARACTERS),
});

/** Draft §3.1: fields between `;`, white space allowed around that and around `=`. */
function readFields(text: string): Result<readonly Field[], Sts2016Problem> {
  const fields: Field[] = [];
  const warnings: Sts2016Problem[] = [];
  const parts = text.split(';').map(part => part.trim());
  if (parts.at(-1) === '') parts.pop();
  for (const [index, part] of parts.entries()) {
    const equals = part.indexOf('=');
    const name = part.slice(0, Math.max(0, equals)).trim();
    const value = part.slice(equals + 1).trim();
    if (!/^[A-Za-z0-9_.-]{1,32}$/.test(name) || value === '') {
      return refused({ kind: 'malformed-field', text: part.slice(0, SHOWN_CHARACTERS) });
    }
    if (fields.some(field => field.name === name)) warnings.push({ kind: 'duplicate-field', field: name });
    else fields.push({ name, value });
    if (!isField(name)) warnings.push({ kind: 'unknown-field', field: name });
    if (name === 'to' && index !== 1) warnings.push({ kind: 'out-of-order', field: 'to' });
  }
  return accepted(fields, told(warnings));
}

/** The text of a record, in the order of the draft's prose, with `webpki:` before the URI. */
export function writeSts2016Record(record: Sts2016Record): string {
  const { tlsOnly, mx, policyAuthentication, certificateCheck, maxLifetime, reportTo } = record;
  const a =
    policyAuthentication?.kind === 'webpki'
      ? `webpki:${policyAuthentication.uri}`
      : policyAuthentication?.kind;
  const fields: readonly (readonly [Sts2016Field, string | undefined])[] = [
    ['v', 'STS1'],
    ['to', String(tlsOnly)],
    ['mx', mx.length === 0 ? undefined : mx.join(',')],
    ['a', a],
    ['c', certificateCheck],
    ['e', maxLifetime === undefined ? undefined : String(maxLifetime)],
    ['rua', reportTo.length === 0 ? undefined : reportTo.map(writeReportTarget).join(',')],
  ];
  return fields.flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${value}`])).join('; ');
}
