import type { FailureCause } from '../../shared/evidence/failure-cause.ts';

/**
 * Tries once more, over a connection of its own and without the suites concerned, where a server brings a group too large
 * to compute with. Most have another; where one does not, the first attempt stands.
 * @param attempt a whole exchange; told whether to offer key agreement over a finite field
 */
export async function withoutLargeGroups<Seen>(
  attempt: (finiteField: boolean) => Promise<Seen>,
  causeOf: (seen: Seen) => FailureCause | undefined,
): Promise<Seen> {
  const first = await attempt(true);
  if (causeOf(first)?.kind !== 'large-group') return first;
  const second = await attempt(false);
  return causeOf(second) === undefined ? second : first;
}
