import type { EvidenceReference, Finding } from '../../findings/finding.ts';
import { finding } from '../../findings/finding.ts';
import type { RecordSetProblem } from '../../model/records/one-record.ts';
import {
  breaksRecord,
  recordOpinions,
  selectStsRecord,
  type StsRecordProblem,
  stsRecordName,
} from '../../mtasts/index.ts';
import type { DomainReading } from '../../reading/domain-reading.ts';

export type RecordState =
  | {
      readonly kind: 'none';
      readonly where: readonly EvidenceReference[];
      /** Why there is none, where something at the name was meant for one. */
      readonly because: readonly Finding[];
    }
  | { readonly kind: 'finding'; readonly finding: Finding }
  | { readonly kind: 'announced'; readonly beside: readonly Finding[] };

/** RFC 8461 §3.1: exactly one valid record announces a policy. */
export function assessRecord({ domain, stsRecord }: DomainReading): RecordState {
  const name = stsRecordName(domain);
  const where: readonly EvidenceReference[] = [{ kind: 'dns', name, type: 'TXT' }];
  switch (stsRecord.kind) {
    case 'unknown':
      return {
        kind: 'finding',
        finding: finding('mta-sts.not-measured', { cause: stsRecord.cause }, where),
      };
    case 'failed': {
      const { kind: _kind, ...failure } = stsRecord;
      return {
        kind: 'finding',
        finding: finding('mta-sts.lookup-failed', { name, ...failure }, where),
      };
    }
    case 'none': {
      const { aliasTo } = stsRecord;
      const because =
        aliasTo === undefined ? [] : [finding('mta-sts.alias-dangling', { name, aliasTo }, where)];
      return { kind: 'none', where, because };
    }
    case 'records':
      return judged(stsRecord.records, where);
  }
}

/** Of all TXT records there the one that senders go by, or why they go by none. */
function judged(records: readonly (readonly string[])[], where: readonly EvidenceReference[]): RecordState {
  const selected = selectStsRecord(records);
  const opinions = recordOpinions(records);
  const told = (problem: StsRecordProblem | RecordSetProblem): Finding => {
    if (problem.kind === 'no-record') return finding('mta-sts.none', {}, where);
    if (problem.kind === 'several-records')
      return finding('mta-sts.several-records', { count: problem.count, ...opinions }, where);
    if (problem.kind === 'ignored-record')
      return finding('mta-sts.record-ignored', { text: problem.text, slip: problem.slip }, where);
    return selected.ok && !breaksRecord(problem)
      ? finding('mta-sts.record-warning', { problem }, where)
      : finding('mta-sts.record-invalid', { problem, ...opinions }, where);
  };
  if (selected.ok) {
    const broken = selected.warnings.find(breaksRecord);
    if (broken) return { kind: 'finding', finding: told(broken) };
    const isTwice = selected.warnings.some(each => each.kind === 'duplicate-field' && each.name === 'id');
    const because = records.length > 1 ? 'other-records' : isTwice ? 'id-twice' : 'version-cut';
    const differently =
      opinions.refusedBy.length > 0
        ? [finding('mta-sts.record-read-differently', { because, ...opinions }, where)]
        : [];
    return { kind: 'announced', beside: [...differently, ...selected.warnings.map(told)] };
  }
  const [first, ...others] = selected.errors;
  return first.kind === 'no-record'
    ? { kind: 'none', where, because: others.map(told) }
    : { kind: 'finding', finding: told(first) };
}
