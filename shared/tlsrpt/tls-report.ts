import { accepted, refused, type Result } from '../model/result.ts';
import type { Milliseconds } from '../model/time.ts';
import { readDateTime } from './date-time.ts';
import type { TlsReportProblem } from './report-problem.ts';
import { isObject, type JsonObject, path, ReportReader } from './report-reader.ts';
import { readReportedPolicy, type ReportedPolicy } from './reported-policy.ts';

/** A report of one sender about one domain (RFC 8460 §4.4). What it leaves out is left out here. */
export interface TlsReport {
  readonly organizationName?: string;
  readonly contactInfo?: string;
  readonly reportId?: string;
  readonly start?: Milliseconds;
  readonly end?: Milliseconds;
  readonly policies: readonly ReportedPolicy[];
}

/** RFC 8460 §5.2 tells of receivers that take no more than ten megabytes; unpacked, twice that is generous. */
const MAX_CHARACTERS = 20_971_520;
/** A report has a policy or two for each MX host. */
const MAX_POLICIES = 1_000;
/** Reports go from 00:00:00 to 23:59:59 or to 24:00:00. */
const DAY_MS = 86_400_000;
const SECOND_MS = 1_000;

/**
 * A report as received (RFC 8460 §4.4): its JSON text, or what that text parsed to. Tolerant of what senders get wrong;
 * each such thing is a warning. All text in it is a stranger's: capped, and free of control characters.
 */
export function parseTlsReport(json: unknown): Result<TlsReport, TlsReportProblem> {
  const read = new ReportReader();
  let value = json;
  if (typeof json === 'string') {
    if (json.length > MAX_CHARACTERS) return refused({ kind: 'too-large', characters: json.length });
    if (json.startsWith('\ufeff')) read.note({ kind: 'byte-order-mark' });
    try {
      value = JSON.parse(json.startsWith('\ufeff') ? json.slice(1) : json);
    } catch {
      return refused({ kind: 'not-json' });
    }
  }
  if (!isObject(value) || !isReport(value)) return refused({ kind: 'not-a-report' });
  const policies = readPolicies(read, value);
  if (policies.length === 0) read.note({ kind: 'nothing-reported' });
  const organizationName = read.requiredText(value, 'organization-name', '');
  const contactInfo = read.requiredText(value, 'contact-info', '');
  const reportId = read.requiredText(value, 'report-id', '');
  if (contactInfo !== undefined && !/^[^@]+@[^@]+$/.test(contactInfo)) {
    read.note({ kind: 'no-contact-address', text: contactInfo });
  }
  const report = {
    ...(organizationName === undefined ? {} : { organizationName }),
    ...(contactInfo === undefined ? {} : { contactInfo }),
    ...(reportId === undefined ? {} : { reportId }),
    ...readDates(read, read.object(value, 'date-range', '')),
    policies,
  };
  return accepted(report, read.problems);
}

/** Any of the members that only a report has. */
const isReport = (value: JsonObject): boolean =>
  ['policies', 'organization-name', 'date-range', 'report-id'].filter(name => Object.hasOwn(value, name))
    .length >= 2;

function readPolicies(read: ReportReader, report: JsonObject): readonly ReportedPolicy[] {
  if (!Object.hasOwn(report, 'policies')) read.note({ kind: 'missing-member', at: 'policies' });
  return read.list(report, 'policies', '', MAX_POLICIES).flatMap((entry, index) => {
    const at = `policies[${index}]`;
    if (isObject(entry)) return [readReportedPolicy(read, entry, at)];
    read.note({ kind: 'wrong-type', at });
    return [];
  });
}

function readDates(read: ReportReader, range: JsonObject): { start?: Milliseconds; end?: Milliseconds } {
  const start = readDate(read, range, 'start-datetime');
  const end = readDate(read, range, 'end-datetime');
  if (start !== undefined && end !== undefined) {
    const span = end - start;
    if (span < 0) read.note({ kind: 'dates-reversed' });
    else if (Math.abs(span - DAY_MS) > SECOND_MS || start % DAY_MS !== 0) {
      read.note({ kind: 'not-one-day', hours: Math.round(span / 3_600_000) });
    }
  }
  return { ...(start === undefined ? {} : { start }), ...(end === undefined ? {} : { end }) };
}

function readDate(read: ReportReader, range: JsonObject, name: string): Milliseconds | undefined {
  const at = path('date-range', name);
  const text = read.requiredText(range, name, 'date-range');
  if (text === undefined) return undefined;
  const date = readDateTime(text);
  if (!date) read.note({ kind: 'bad-date', at, text: text.slice(0, 80) });
  else if (!date.hasZone) read.note({ kind: 'no-time-zone', at });
  else if (!date.isExact) read.note({ kind: 'inexact-date', at, text });
  return date?.at;
}
