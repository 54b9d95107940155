import type { MoreProblems } from '../model/result.ts';

/**
 * What is wrong with a report. `at` is where, in the report's own words: `policies[0].summary`. The first three are errors,
 * the rest warnings: real senders make these mistakes, and the report is of use all the same.
 */
export type TlsReportProblem =
  | { readonly kind: 'too-large'; readonly characters: number }
  /** No JSON at all: some other file. */
  | { readonly kind: 'not-json' }
  /** JSON, but of something else. */
  | { readonly kind: 'not-a-report' }
  /** It is a report, though it holds no policy that could be read. */
  | { readonly kind: 'nothing-reported' }
  | { readonly kind: 'byte-order-mark' }
  | { readonly kind: 'missing-member'; readonly at: string }
  /** Not of the type that RFC 8460 §4.4 gives it, so that it is left out. */
  | { readonly kind: 'wrong-type'; readonly at: string }
  /** One where a list of them belongs (RFC 8460 erratum 6241 for `mx-host`). */
  | { readonly kind: 'not-a-list'; readonly at: string }
  /** A number written as a string. */
  | { readonly kind: 'number-as-text'; readonly at: string }
  /** Negative, no whole number, or beyond counting: taken as 0. */
  | { readonly kind: 'bad-count'; readonly at: string }
  | { readonly kind: 'bad-date'; readonly at: string; readonly text: string }
  /** No time zone, which RFC 3339 wants: taken as UTC. */
  | { readonly kind: 'no-time-zone'; readonly at: string }
  | { readonly kind: 'inexact-date'; readonly at: string; readonly text: string }
  | { readonly kind: 'dates-reversed' }
  /** RFC 8460 §4.1: a report SHOULD be about one day, in UTC. */
  | { readonly kind: 'not-one-day'; readonly hours: number }
  | { readonly kind: 'unknown-policy-type'; readonly at: string; readonly type: string }
  | { readonly kind: 'unknown-result-type'; readonly at: string; readonly type: string }
  /** A whole policy in one string, where each line or record has one of its own (RFC 8460 §4.5). */
  | { readonly kind: 'joined-policy'; readonly at: string }
  /** RFC 8460 §4.5: four fields, one space between each, none inside. */
  | { readonly kind: 'malformed-tlsa'; readonly at: string; readonly text: string }
  /** A name that should be in A-labels. */
  | { readonly kind: 'not-a-labels'; readonly at: string; readonly text: string }
  | { readonly kind: 'bad-address'; readonly at: string; readonly text: string }
  | { readonly kind: 'no-contact-address'; readonly text: string }
  /** `failure-error-code`, as drafts of RFC 8460 called `failure-reason-code`; `receiving-mx-host-name`, as some write it. */
  | { readonly kind: 'old-name'; readonly at: string; readonly name: string }
  /** Control characters, which could deceive whoever reads them on a terminal: replaced by U+FFFD. */
  | { readonly kind: 'control-characters'; readonly at: string }
  | { readonly kind: 'shortened'; readonly at: string; readonly limit: number }
  /** A list longer than anyone's: the rest is left out. */
  | { readonly kind: 'too-many'; readonly at: string; readonly limit: number }
  | MoreProblems;
