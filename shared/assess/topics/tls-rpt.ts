import type { Evidence } from '../../evidence/evidence.ts';
import { mailHosts } from '../../evidence/mail-hosts.ts';
import { recordsAt } from '../../evidence/secure-records.ts';
import type { EvidenceReference, Finding } from '../../findings/finding.ts';
import { finding } from '../../findings/finding-kinds.ts';
import { parseTlsRptRecord, tlsRptRecords } from '../../tlsrpt/index.ts';
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
    case 'records': {
      // RFC 8460 §3: records of another kind do not count, and more than one of this kind counts as none.
      const records = tlsRptRecords(answer.records.map(record => record.strings));
      const [record] = records;
      if (!record) return [noRecord(evidence, where)];
      if (records.length > 1) return [finding('tls-rpt.several-records', { count: records.length }, where)];
      const parsed = parseTlsRptRecord(record);
      return parsed.ok
        ? [finding('tls-rpt.present', { rua: parsed.value.rua }, where)]
        : [finding('tls-rpt.invalid', { problem: parsed.errors[0] }, where)];
    }
  }
}

/** Without reports nobody tells an enforcing domain that its mail no longer arrives. */
function noRecord(evidence: Evidence, where: readonly EvidenceReference[]): Finding {
  const enforcing = publishedPolicy(evidence)?.mode === 'enforce';
  return enforcing ? finding('tls-rpt.none-while-enforcing', {}, where) : finding('tls-rpt.none', {}, where);
}
