import type { EvidenceReference, Finding } from '../../findings/finding.ts';
import { finding } from '../../findings/finding.ts';
import type { RecordSetProblem } from '../../model/records/one-record.ts';
import { servedPolicy } from '../../reading/announced-policy.ts';
import type { DomainReading } from '../../reading/domain-reading.ts';
import {
  deliverableRua,
  ruaOfTlsrptReporter,
  selectTlsRptRecord,
  type TlsRptRecordProblem,
  tlsRptRecords,
} from '../../tlsrpt/index.ts';

export function assessTlsRpt(reading: DomainReading): readonly Finding[] {
  const { domain, mx, tlsRpt } = reading;
  const name = `_smtp._tls.${domain}`;
  const where: readonly EvidenceReference[] = [{ kind: 'dns', name, type: 'TXT' }];
  switch (tlsRpt.kind) {
    case 'unknown':
      return [finding('tls-rpt.not-measured', { cause: tlsRpt.cause }, where)];
    case 'failed': {
      const { kind: _kind, ...failure } = tlsRpt;
      return [finding('tls-rpt.lookup-failed', { name, ...failure }, where)];
    }
    case 'none': {
      const { aliasTo } = tlsRpt;
      if (mx.kind === 'no-mail') return [];
      return aliasTo === undefined
        ? [noRecord(reading, where)]
        : [finding('tls-rpt.alias-dangling', { name, aliasTo }, where)];
    }
    case 'records':
      return judged(reading, tlsRpt.records, where);
  }
}

/** RFC 8460 §3: records of another kind do not count, and more than one of this kind counts as none. */
function judged(
  reading: DomainReading,
  records: readonly (readonly string[])[],
  where: readonly EvidenceReference[],
): readonly Finding[] {
  const selected = selectTlsRptRecord(records);
  const told = (problem: TlsRptRecordProblem | RecordSetProblem): Finding => {
    if (problem.kind === 'no-record') return noRecord(reading, where);
    if (problem.kind === 'several-records')
      return finding('tls-rpt.several-records', { count: problem.count }, where);
    if (problem.kind === 'ignored-record')
      return finding('tls-rpt.record-ignored', { text: problem.text, slip: problem.slip }, where);
    return finding(selected.ok ? 'tls-rpt.record-warning' : 'tls-rpt.invalid', { problem }, where);
  };
  if (selected.ok) {
    const { rua } = selected.value;
    const deliverable = deliverableRua(selected.value);
    const isAboutUri = ({ kind }: { readonly kind: string }) =>
      kind === 'unknown-scheme' || kind === 'uri-without-destination' || kind === 'duplicate-uri';
    if (deliverable.length === 0) {
      const others = selected.warnings.filter(problem => !isAboutUri(problem));
      return [finding('tls-rpt.undeliverable', { rua: rua.slice(0, MAX_SHOWN) }, where), ...others.map(told)];
    }
    return [
      finding('tls-rpt.present', { rua: deliverable }, where),
      ...readDifferently(records, selected.warnings, deliverable, where),
      ...selected.warnings.filter(({ kind }) => !TOLD_APART.has(kind)).map(told),
    ];
  }
  const [first, ...others] = selected.errors;
  const ignored = others.filter(({ kind }) => kind === 'ignored-record').map(told);
  // One fault is told once: what was meant for a record is why there is none.
  return first.kind === 'no-record' && ignored.length > 0 ? ignored : [told(first), ...ignored];
}

/** Warnings that `readDifferently` tells of, as not every reporter passes over them. */
const TOLD_APART: ReadonlySet<string> = new Set(['space-before-separator', 'trailing-space']);
/** Addresses of a record are shown up to here. */
const MAX_SHOWN = 10;

/** What reporters whose parser is known miss of a record: tlsrpt-reporter, and mox, which takes no white space at its end. */
function readDifferently(
  records: readonly (readonly string[])[],
  warnings: readonly { readonly kind: string }[],
  deliverable: readonly string[],
  where: readonly EvidenceReference[],
): readonly Finding[] {
  const [counting = []] = tlsRptRecords(records);
  const seen = ruaOfTlsrptReporter(counting);
  const missed = {
    'tlsrpt-reporter': deliverable.filter(uri => !seen?.includes(uri)),
    mox: warnings.some(({ kind }) => kind === 'trailing-space') ? deliverable : [],
  };
  return (['tlsrpt-reporter', 'mox'] as const).flatMap(by =>
    missed[by].length > 0
      ? [finding('tls-rpt.record-read-differently', { by, missed: missed[by] }, where)]
      : [],
  );
}

/** Without reports nobody tells an enforcing domain that its mail no longer arrives. */
function noRecord(reading: DomainReading, where: readonly EvidenceReference[]): Finding {
  const enforcing = servedPolicy(reading)?.mode === 'enforce';
  return enforcing ? finding('tls-rpt.none-while-enforcing', {}, where) : finding('tls-rpt.none', {}, where);
}
