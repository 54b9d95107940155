/** SMTP TLS Reporting (RFC 8460): the record that says where senders may report to. */
export {
  parseTlsRptRecord,
  type TlsRptRecord,
  type TlsRptRecordProblem,
  tlsRptRecords,
  writeTlsRptRecord,
} from './tlsrpt-record.ts';
