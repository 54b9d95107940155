import type { ValidationReason } from '../evidence/chain.ts';
import type { Evidence } from '../evidence/evidence.ts';
import { unusableResolver } from '../evidence/unusable-resolver.ts';
import type { ResolverReading } from './domain-reading.ts';

/** What a root without signatures comes to. */
const UNSIGNED: readonly ValidationReason['kind'][] = [
  'signature-missing',
  'keys-not-signed',
  'no-key-for-ds',
];

/** What the answers show of whoever passes them on. */
export function readResolver(evidence: Evidence): ResolverReading {
  const { zones, vantage } = evidence;
  const unusable = unusableResolver(evidence);
  const root = zones.find(({ zone }) => zone === '.');
  const strips =
    root?.status === 'bogus' &&
    root.signatures.length === 0 &&
    root.reason !== undefined &&
    UNSIGNED.includes(root.reason.kind);
  return { names: vantage.resolvers, ...(strips && { strips }), ...(unusable && { unusable }) };
}
