import type { Milliseconds } from '../../shared/model/time.ts';
import { policyHost } from '../../shared/mtasts/index.ts';
import type { Proposal } from '../../shared/overlay/proposal.ts';
import { nameToText } from '../dns/wire/wire-name.ts';
import type { ChangeableServers } from './lab-servers.ts';
import { publishedSet } from './published-set.ts';
import type { Scenario } from './scenario.ts';
import { nameKey } from './zones/lab-name.ts';
import { RECORD_TYPE } from './zones/lab-rdata.ts';
import type { LabTree } from './zones/lab-tree.ts';
import type { RecordSet } from './zones/zone.ts';

interface PracticeZones {
  readonly scenario: Scenario;
  readonly tree: LabTree;
  readonly servers: ChangeableServers;
  readonly now: Milliseconds;
}

/** Larger policies are those of nobody: RFC 8461 §3.3. */
const MAX_POLICY_CHARACTERS = 65_536;

/** Publishes a proposal for one practice domain; gives the name of what cannot be, and then nothing has changed. */
export function publishIn(
  { scenario, tree, servers, now }: PracticeZones,
  { recordSets, policy }: Proposal,
): { readonly name: string } | undefined {
  const { domain } = scenario;
  const host = policyHost(domain);
  const sets: RecordSet[] = [];
  for (const change of recordSets) {
    const set = publishedSet(change);
    const zone = set && nameToText(tree.zoneOf(set.owner).apex);
    if (!set || !Object.hasOwn(scenario.zones, zone ?? '')) return { name: change.name };
    sets.push(set);
  }
  const torn = sets.find(({ owner }) => hasAliasBesideData(owner, sets, tree));
  if (torn) return { name: nameToText(torn.owner) };
  if (policy?.kind === 'serve' && policy.text.length > MAX_POLICY_CHARACTERS) return { name: host };
  const addresses = recordSets
    .filter(({ name }) => name === host)
    .flatMap(({ after }) =>
      after.flatMap(record => (record.type === 'A' || record.type === 'AAAA' ? [record.address] : [])),
    );
  if (!addresses.every(address => servers.mayServePolicy(domain, address))) return { name: host };

  for (const address of addresses) servers.servePolicyAt(domain, address);
  if (policy) servers.setPolicy(domain, policy.kind === 'serve' ? policy.text : undefined);
  tree.replace(sets, now);
  return undefined;
}

/** RFC 1034 §3.6.2: where there is an alias, there is nothing else. */
function hasAliasBesideData(owner: RecordSet['owner'], sets: readonly RecordSet[], tree: LabTree): boolean {
  const types = new Set(tree.zoneOf(owner).nodes.get(nameKey(owner))?.sets.keys());
  for (const set of sets.filter(each => nameKey(each.owner) === nameKey(owner))) {
    if (set.rdata.length > 0) types.add(set.type);
    else types.delete(set.type);
  }
  return types.has(RECORD_TYPE.CNAME) && types.size > 1;
}
