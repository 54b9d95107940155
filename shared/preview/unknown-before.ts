import { recordsAt } from '../evidence/secure-records.ts';
import type { Proposal, ProposedType } from '../overlay/proposal.ts';
import type { DomainReading } from '../reading/domain-reading.ts';
import type { Danger } from './danger.ts';

/** RFC 1034 §3.6.2: nothing stands beside an alias, so that what is in its way counts as well. */
const IN_THE_WAY: Readonly<Partial<Record<ProposedType, readonly ProposedType[]>>> = { CNAME: ['A', 'AAAA'] };

/**
 * Names that something is to be published at, of which nobody knows what they hold now: the look-up failed. What is written
 * all the same may overwrite records that are needed. A policy has to name the hosts of the MX records, so that these have to
 * be known as well (RFC 8461 §4.1).
 */
export function unknownBefore(
  { domain, evidence }: DomainReading,
  proposals: readonly Proposal[],
): readonly Danger[] {
  const written = proposals.flatMap(({ recordSets }) => recordSets.filter(({ after }) => after.length > 0));
  const questions = [
    ...(proposals.some(({ policy }) => policy?.kind === 'serve') ? [[domain, 'MX'] as const] : []),
    ...written.flatMap(({ name, type }) => (IN_THE_WAY[type] ?? [type]).map(each => [name, each] as const)),
  ];
  const unknown = questions.filter(([name, type]) =>
    ['failed', 'server-failure'].includes(recordsAt(evidence, name, type).kind),
  );
  const names = [...new Set(unknown.map(([name]) => name))];
  return names.length > 0 ? [{ kind: 'unknown-before', names }] : [];
}
