/**
 * SMTP TLS Reporting (RFC 8460): the record that says where senders may report to, and the reports that they send. Pure;
 * unpacking a report's mail and gzip is for the host.
 */
export type { TlsReportProblem } from './report-problem.ts';
export { encodeReportUri, readReportUri, type ReportUri } from './report-uri.ts';
export { isResultType, type ReportedFailure, RESULT_TYPES, type ResultType } from './reported-failure.ts';
export { POLICY_TYPES, type PolicyType, type ReportedPolicy } from './reported-policy.ts';
export { parseTlsReport, type TlsReport } from './tls-report.ts';
export {
  deliverableRua,
  parseTlsRptRecord,
  ruaOfTlsrptReporter,
  selectTlsRptRecord,
  type TlsRptRecord,
  type TlsRptRecordProblem,
  tlsRptRecords,
  writeTlsRptRecord,
} from './tlsrpt-record.ts';
