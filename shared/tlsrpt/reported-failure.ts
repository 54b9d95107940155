import { type JsonObject, path, type ReportReader } from './report-reader.ts';

/** RFC 8460 §4.3, the registry's first entries. It grows, so that a report may hold any word. */
export const RESULT_TYPES = [
  'starttls-not-supported',
  'certificate-host-mismatch',
  'certificate-expired',
  'certificate-not-trusted',
  'validation-failure',
  'tlsa-invalid',
  'dnssec-invalid',
  'dane-required',
  'sts-policy-fetch-error',
  'sts-policy-invalid',
  'sts-webpki-invalid',
] as const;
export type ResultType = (typeof RESULT_TYPES)[number];

export const isResultType = (text: string): text is ResultType =>
  (RESULT_TYPES as readonly string[]).includes(text);

/** One kind of failure and how often it happened (RFC 8460 §4.4). Only type and count are always there (its Appendix B). */
export interface ReportedFailure {
  /** One of `RESULT_TYPES`, or another word, as written. */
  readonly resultType?: string;
  readonly failedSessions: number;
  readonly sendingMtaIp?: string;
  readonly receivingMxHostname?: string;
  readonly receivingMxHelo?: string;
  readonly receivingIp?: string;
  /** A URI of more information. A stranger's: never followed unasked. */
  readonly additionalInformation?: string;
  readonly failureReasonCode?: string;
}

/** Members that hold text, and what they are called here. */
const TEXTS = [
  ['sending-mta-ip', 'sendingMtaIp'],
  ['receiving-mx-hostname', 'receivingMxHostname'],
  ['receiving-mx-helo', 'receivingMxHelo'],
  ['receiving-ip', 'receivingIp'],
  ['additional-information', 'additionalInformation'],
  ['failure-reason-code', 'failureReasonCode'],
] as const;

/** What early drafts of RFC 8460 called them, and some senders still do. */
const OLD_NAMES = [
  ['failure-error-code', 'failureReasonCode'],
  ['additional-info-uri', 'additionalInformation'],
  // And what some senders write for it.
  ['receiving-mx-host-name', 'receivingMxHostname'],
  ['receiving-mx-host', 'receivingMxHostname'],
] as const;

/** One entry of `failure-details`; `at` is where it stands in the report. */
export function readReportedFailure(read: ReportReader, entry: JsonObject, at: string): ReportedFailure {
  const resultType = read.requiredText(entry, 'result-type', at);
  if (resultType !== undefined && !isResultType(resultType)) {
    read.note({ kind: 'unknown-result-type', at: path(at, 'result-type'), type: resultType });
  }
  const found: Partial<Record<(typeof TEXTS)[number][1], string>> = {};
  for (const [name, key] of TEXTS) {
    const text = read.text(entry, name, at);
    if (text !== undefined) found[key] = text;
  }
  for (const [name, key] of OLD_NAMES) {
    const text = found[key] === undefined ? read.text(entry, name, at) : undefined;
    if (text === undefined) continue;
    read.note({ kind: 'old-name', at, name });
    found[key] = text;
  }
  for (const [name, address] of [
    ['sending-mta-ip', found.sendingMtaIp],
    ['receiving-ip', found.receivingIp],
  ] as const) {
    if (address !== undefined && !isAddress(address)) {
      read.note({ kind: 'bad-address', at: path(at, name), text: address.slice(0, 80) });
    }
  }
  return {
    ...(resultType === undefined ? {} : { resultType }),
    failedSessions: read.count(entry, 'failed-session-count', at),
    ...found,
  };
}

/** An IPv4 or IPv6 address by its looks (RFC 8460 §4.4): enough to tell that something else stands there. */
const isAddress = (text: string): boolean =>
  /^(\d{1,3}\.){3}\d{1,3}$/.test(text) || (/^[0-9A-Fa-f:.]{2,45}$/.test(text) && text.includes(':'));
