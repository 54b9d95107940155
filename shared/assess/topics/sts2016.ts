import type { Evidence } from '../../evidence/evidence.ts';
import { recordsAt } from '../../evidence/secure-records.ts';
import type { Finding } from '../../findings/finding.ts';
import { finding } from '../../findings/finding-kinds.ts';

/** The draft of March 2016 kept its whole policy in this record. Nobody honours it, so that it is there is all to tell. */
export function assessSts2016(evidence: Evidence): readonly Finding[] {
  const name = `_smtp_sts.${evidence.domain}`;
  const answer = recordsAt(evidence, name, 'TXT');
  const present =
    answer.kind === 'records' && answer.records.some(({ strings }) => /^v=STS1\b/.test(strings.join('')));
  return present ? [finding('sts2016.present', {}, [{ kind: 'dns', name, type: 'TXT' }])] : [];
}
