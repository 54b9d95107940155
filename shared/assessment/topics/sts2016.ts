import type { EvidenceReference, Finding } from '../../findings/finding.ts';
import { finding } from '../../findings/finding.ts';
import { recordSlip } from '../../model/records/record-slip.ts';
import type { DomainReading } from '../../reading/domain-reading.ts';
import { parseSts2016Record, sts2016Records } from '../../sts2016/index.ts';

/** The draft of March 2016 kept its whole policy in this record. Nobody honours it, so that nothing in it is a problem. */
export function assessSts2016({ domain, sts2016 }: DomainReading): readonly Finding[] {
  const name = `_smtp_sts.${domain}`;
  const where: readonly EvidenceReference[] = [{ kind: 'dns', name, type: 'TXT' }];
  if (sts2016.kind === 'failed') {
    const { kind: _kind, ...failure } = sts2016;
    return [finding('sts2016.lookup-failed', { name, ...failure }, where)];
  }
  if (sts2016.kind !== 'records') return [];
  const [record] = sts2016Records(sts2016.records);
  if (!record) {
    const isMeant = sts2016.records.some(strings => recordSlip(strings.join(''), 'STS1') !== undefined);
    return isMeant ? [finding('sts2016.invalid', { problem: { kind: 'not-this-record' } }, where)] : [];
  }
  const parsed = parseSts2016Record(record, domain);
  return [
    finding('sts2016.present', {}, where),
    ...(parsed.ok
      ? parsed.warnings.map(problem => finding('sts2016.contradiction', { problem }, where))
      : [finding('sts2016.invalid', { problem: parsed.errors[0] }, where)]),
  ];
}
