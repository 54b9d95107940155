import type { RecordSlip } from '../../model/records/record-slip.ts';
import type { TlsRptRecordProblem } from '../../tlsrpt/index.ts';
import { kind } from '../finding-kind.ts';
import type { Cause } from './cause.ts';
import type { DanglingAlias, LookupFailure } from './lookup.ts';

export const TLS_RPT = {
  'tls-rpt.present': kind<{ readonly rua: readonly string[] }>('tls-rpt', 'good', 'RFC 8460 §3', 'nothing'),
  'tls-rpt.none': kind('tls-rpt', 'notice', 'RFC 8460 §3', 'publish-reports', 'domain-owner', 'dns-host'),
  'tls-rpt.none-while-enforcing': kind(
    'tls-rpt',
    'warning',
    'RFC 8461 §6',
    'publish-reports',
    'domain-owner',
    'dns-host',
  ),
  'tls-rpt.invalid': kind<{ readonly problem: TlsRptRecordProblem }>(
    'tls-rpt',
    'problem',
    'RFC 8460 §3',
    'repair-reports',
    'domain-owner',
    'dns-host',
  ),
  /** No report can go to any of them. */
  'tls-rpt.undeliverable': kind<{ readonly rua: readonly string[] }>(
    'tls-rpt',
    'problem',
    'RFC 8460 §3',
    'repair-reports',
    'domain-owner',
    'dns-host',
  ),
  /** Addresses that one reporter whose parser is known does not see. */
  'tls-rpt.record-read-differently': kind<{
    readonly by: 'tlsrpt-reporter' | 'mox';
    readonly missed: readonly string[];
  }>('tls-rpt', 'warning', 'RFC 8460 §3', 'repair-reports', 'domain-owner', 'dns-host'),
  'tls-rpt.several-records': kind<{ readonly count: number }>(
    'tls-rpt',
    'problem',
    'RFC 8460 §3',
    'repair-reports',
    'domain-owner',
    'dns-host',
  ),
  'tls-rpt.not-measured': kind<Cause>('tls-rpt', 'not-measured', 'RFC 8460 §3', 'nothing'),
  'tls-rpt.lookup-failed': kind<LookupFailure>(
    'tls-rpt',
    'problem',
    'RFC 1035 §4.1.1',
    'repair-reports',
    'dns-host',
  ),
  'tls-rpt.alias-dangling': kind<DanglingAlias>(
    'tls-rpt',
    'warning',
    'RFC 8460 §3',
    'publish-reports',
    'domain-owner',
    'dns-host',
  ),
  'tls-rpt.record-ignored': kind<{ readonly text: string; readonly slip: RecordSlip }>(
    'tls-rpt',
    'problem',
    'RFC 8460 §3',
    'repair-reports',
    'domain-owner',
    'dns-host',
  ),
  'tls-rpt.record-warning': kind<{ readonly problem: TlsRptRecordProblem }>(
    'tls-rpt',
    'notice',
    'RFC 8460 §3',
    'nothing',
    'domain-owner',
    'dns-host',
  ),
} as const;
