import type { Evidence } from '../../evidence/evidence.ts';
import { mailHosts } from '../../evidence/mail-hosts.ts';
import { recordsAt } from '../../evidence/secure-records.ts';
import type { EvidenceReference, Finding } from '../../findings/finding.ts';
import { finding } from '../../findings/finding-kinds.ts';
import type { RecordSetProblem } from '../../model/one-record.ts';
import { selectTlsRptRecord, type TlsRptRecordProblem } from '../../tlsrpt/index.ts';
import { publishedPolicy } from '../../mtasts/index.ts';

export function assessTlsRpt(evidence: Evidence): readonly Finding[] {
  const name = `_smtp._tls.${evidence.domain}`;
  const where: readonly EvidenceReference[] = [{ kind: 'dns', name, type: 'TXT' }];
  const answer = recordsAt(evidence, name, 'TXT');
  if (mailHosts(evidence).kind === 'null-mx' && answer.kind === 'none') return [];
  switch (answer.kind) {
    case 'failed':
      return [finding('tls-rpt.not-measured', { cause: answer.cause }, where)];
    case 'not-asked':
      return [finding('tls-rpt.not-measured', { cause: { kind: 'cancelled' } }, where)];
    case 'server-failure':
      return [finding('tls-rpt.not-measured', { cause: { kind: 'malformed', detail: answer.rcode } }, where)];
    case 'none':
      return [noRecord(evidence, where)];
    case 'records':
      return judged(
        evidence,
        answer.records.map(({ strings }) => strings),
        where,
      );
  }
}

/** RFC 8460 §3: records of another kind do not count, and more than one of this kind counts as none. */
function judged(
  evidence: Evidence,
  records: readonly (readonly string[])[],
  where: readonly EvidenceReference[],
): readonly Finding[] {
  const selected = selectTlsRptRecord(records);
  const told = (problem: TlsRptRecordProblem | RecordSetProblem): Finding => {
    if (problem.kind === 'no-record') return noRecord(evidence, where);
    if (problem.kind === 'several-records')
      return finding('tls-rpt.several-records', { count: problem.count }, where);
    if (problem.kind === 'ignored-record')
      return finding('tls-rpt.record-ignored', { text: problem.text }, where);
    return finding(selected.ok ? 'tls-rpt.record-warning' : 'tls-rpt.invalid', { problem }, where);
  };
  if (selected.ok) {
    return [finding('tls-rpt.present', { rua: selected.value.rua }, where), ...selected.warnings.map(told)];
  }
  const [first, ...others] = selected.errors;
  return [told(first), ...others.filter(({ kind }) => kind === 'ignored-record').map(told)];
}

/** Without reports nobody tells an enforcing domain that its mail no longer arrives. */
function noRecord(evidence: Evidence, where: readonly EvidenceReference[]): Finding {
  const enforcing = publishedPolicy(evidence)?.mode === 'enforce';
  return enforcing ? finding('tls-rpt.none-while-enforcing', {}, where) : finding('tls-rpt.none', {}, where);
}
