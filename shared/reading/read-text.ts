import type { Evidence } from '../evidence/evidence.ts';
import { recordsAt } from '../evidence/secure-records.ts';
import { leadingTo } from './alias-end.ts';
import type { TextReading } from './domain-reading.ts';

/** The TXT records at a name, each as the strings it is made of. */
export function readText(evidence: Evidence, name: string): TextReading {
  const answer = recordsAt(evidence, name, 'TXT');
  switch (answer.kind) {
    case 'records':
      return {
        kind: 'records',
        status: answer.status,
        records: answer.records.map(({ strings }) => strings),
      };
    case 'none':
      return {
        kind: 'none',
        status: answer.status,
        // An alias may well lead to a name that has other records (RFC 1034 §4.3.2); one that leads nowhere is a fault.
        ...(answer.rcode === 'NXDOMAIN' && leadingTo(evidence, name, 'TXT')),
      };
    case 'server-failure':
      return { kind: 'failed', rcode: answer.rcode, ...leadingTo(evidence, name, 'TXT') };
    case 'failed':
      return { kind: 'unknown', cause: answer.cause };
    case 'not-asked':
      return { kind: 'unknown', cause: { kind: 'cancelled' } };
  }
}
