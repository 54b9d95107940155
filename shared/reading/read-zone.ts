import type { ValidationReason } from '../evidence/chain.ts';
import type { Evidence } from '../evidence/evidence.ts';
import { lookupOf } from '../evidence/secure-records.ts';
import { unusableResolver } from '../evidence/unusable-resolver.ts';
import type { ZoneReading } from './domain-reading.ts';

/** How the domain's own zone stands, as its MX answer shows. */
export function readZone(evidence: Evidence): ZoneReading {
  const { domain } = evidence;
  const unusable = unusableResolver(evidence);
  if (unusable) return { kind: 'unknown', reason: noAnswer(domain, unusable.rcode) };
  const result = lookupOf(evidence, domain, 'MX')?.result;
  if (result?.kind !== 'answer')
    return { kind: 'unknown', reason: noAnswer(domain, result?.cause.kind ?? 'cancelled') };
  const { status, rcode, reason = noAnswer(domain, rcode) } = result;
  switch (status) {
    case 'secure':
    case 'insecure':
      return { kind: status };
    case 'bogus':
      return { kind: status, reason };
    case 'indeterminate':
      return { kind: 'unknown', reason };
  }
}

const noAnswer = (name: string, detail: string): ValidationReason => ({
  kind: 'no-answer',
  zone: name,
  name,
  type: 'MX',
  detail,
});
