import type { Evidence } from '../evidence/evidence.ts';
import { recordsAt } from '../evidence/secure-records.ts';
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
      return { kind: 'none', status: answer.status };
    case 'server-failure':
      return { kind: 'failed', rcode: answer.rcode };
    case 'failed':
      return { kind: 'unknown', cause: answer.cause };
    case 'not-asked':
      return { kind: 'unknown', cause: { kind: 'cancelled' } };
  }
}
