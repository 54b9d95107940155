import type { DnssecStatus } from '../../evidence/dnssec-status.ts';
import type { Evidence } from '../../evidence/evidence.ts';
import { recordsAt } from '../../evidence/secure-records.ts';

/** Whether the domain itself is signed, as its MX answer shows; `indeterminate` where there was none. */
export function dnssecStatusOf(evidence: Evidence): DnssecStatus {
  const answer = recordsAt(evidence, evidence.domain, 'MX');
  return 'status' in answer ? answer.status : 'indeterminate';
}
