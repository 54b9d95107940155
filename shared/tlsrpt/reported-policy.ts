import { isObject, type JsonObject, path, type ReportReader } from './report-reader.ts';
import { readReportedFailure, type ReportedFailure } from './reported-failure.ts';

/** RFC 8460 §4.4 `policy-type`. */
export const POLICY_TYPES = ['tlsa', 'sts', 'no-policy-found'] as const;
export type PolicyType = (typeof POLICY_TYPES)[number];

/** What a sender saw of one policy of the domain (RFC 8460 §4.4). */
export interface ReportedPolicy {
  /** One of `POLICY_TYPES`, or another word, as written. */
  readonly policyType?: string;
  /** One string for each TLSA record, or for each line of an MTA-STS policy (RFC 8460 §4.5). */
  readonly policyStrings: readonly string[];
  /** In lower case, without a dot at its end. */
  readonly policyDomain?: string;
  /** The patterns of an MTA-STS policy, or the MX hosts that the TLSA records are of. */
  readonly mxHosts: readonly string[];
  readonly successfulSessions: number;
  readonly failedSessions: number;
  /** Counts in these overlap (RFC 8460 §4): never add them up to sessions. */
  readonly failures: readonly ReportedFailure[];
}

const MAX_STRINGS = 500;
const MAX_FAILURES = 10_000;
const TLSA_STRING = /^\d{1,3} \d{1,3} \d{1,3} [0-9A-Fa-f]+$/;

/** One entry of `policies`; `at` is where it stands in the report. */
export function readReportedPolicy(read: ReportReader, entry: JsonObject, at: string): ReportedPolicy {
  const policy = read.object(entry, 'policy', at);
  const policyAt = path(at, 'policy');
  const policyType = read.requiredText(policy, 'policy-type', policyAt);
  if (policyType !== undefined && !(POLICY_TYPES as readonly string[]).includes(policyType)) {
    read.note({ kind: 'unknown-policy-type', at: path(policyAt, 'policy-type'), type: policyType });
  }
  const policyDomain = readName(
    read,
    read.requiredText(policy, 'policy-domain', policyAt),
    path(policyAt, 'policy-domain'),
  );
  const summary = read.object(entry, 'summary', at);
  const summaryAt = path(at, 'summary');
  return {
    ...(policyType === undefined ? {} : { policyType }),
    policyStrings: readPolicyStrings(read, policy, policyType, policyAt),
    ...(policyDomain === undefined ? {} : { policyDomain }),
    mxHosts: texts(read, policy, 'mx-host', policyAt).flatMap(
      host => readName(read, host, path(policyAt, 'mx-host')) ?? [],
    ),
    successfulSessions: read.count(summary, 'total-successful-session-count', summaryAt),
    failedSessions: read.count(summary, 'total-failure-session-count', summaryAt),
    failures: read.list(entry, 'failure-details', at, MAX_FAILURES).flatMap((failure, index) => {
      const failureAt = `${at}.failure-details[${index}]`;
      if (isObject(failure)) return [readReportedFailure(read, failure, failureAt)];
      read.note({ kind: 'wrong-type', at: failureAt });
      return [];
    }),
  };
}

/** RFC 8460 §4.5: one string for each record or line. Some senders put them all into one: taken apart, with a warning. */
function readPolicyStrings(
  read: ReportReader,
  policy: JsonObject,
  policyType: string | undefined,
  at: string,
): readonly string[] {
  const where = path(at, 'policy-string');
  const values = read.list(policy, 'policy-string', at, MAX_STRINGS).flatMap(value => {
    const parts = typeof value === 'string' ? apart(value, policyType) : undefined;
    if (!parts) return [value];
    read.note({ kind: 'joined-policy', at: where });
    return parts;
  });
  if (values.length > MAX_STRINGS) read.note({ kind: 'too-many', at: where, limit: MAX_STRINGS });
  const strings = values.slice(0, MAX_STRINGS).flatMap(value => read.textOf(value, where) ?? []);
  for (const text of policyType === 'tlsa' ? strings.filter(each => !TLSA_STRING.test(each)) : []) {
    read.note({ kind: 'malformed-tlsa', at: where, text: text.slice(0, 80) });
  }
  return strings;
}

/**
 * The records or lines of a string that holds several, or a list of them as JSON or in brackets, as Microsoft writes TLSA
 * records; undefined where it is one alone.
 */
function apart(value: string, policyType: string | undefined): readonly unknown[] | undefined {
  const text = value.trim();
  const list = text.startsWith('[') && text.endsWith(']') ? listIn(text) : undefined;
  if (list) return list.slice(0, MAX_STRINGS);
  const isTlsa = policyType === 'tlsa';
  const inner = isTlsa ? text.replace(/^[[{]/, '').replace(/[\]}]$/, '') : text;
  const separator = isTlsa ? /[;,\n]/ : /\r?\n/;
  if (inner === text && !separator.test(text)) return undefined;
  const parts = inner.split(separator, MAX_STRINGS).map(part => part.trim().replace(/^"|"$/g, ''));
  return parts.filter(part => part !== '');
}

function listIn(text: string): readonly unknown[] | undefined {
  try {
    const list: unknown = JSON.parse(text);
    return Array.isArray(list) ? list : undefined;
  } catch {
    return undefined;
  }
}

const texts = (read: ReportReader, object: JsonObject, name: string, at: string): readonly string[] =>
  read.list(object, name, at, MAX_STRINGS).flatMap(value => read.textOf(value, path(at, name)) ?? []);

/** RFC 8460 §4.4: names are in A-labels. A name that is not is kept, and told of. */
function readName(read: ReportReader, name: string | undefined, at: string): string | undefined {
  if (name === undefined) return undefined;
  if (!/^(\*\.)?[A-Za-z0-9._-]*$/.test(name))
    read.note({ kind: 'not-a-labels', at, text: name.slice(0, 80) });
  return name.toLowerCase().replace(/\.$/, '');
}
