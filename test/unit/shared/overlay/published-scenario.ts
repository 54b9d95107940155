import type { Scenario } from '../../../../electron/lab/scenario.ts';
import type { Evidence } from '../../../../shared/evidence/evidence.ts';
import { recordsAt } from '../../../../shared/evidence/secure-records.ts';
import { parseStsPolicy } from '../../../../shared/mtasts/index.ts';
import type { ProposedRecord, Proposal, RecordSetChange } from '../../../../shared/overlay/proposal.ts';

type Host = Scenario['hosts'][string];
type Records = Scenario['records'];

/** An address of no other practice domain, for a policy host that has none yet. */
export const NEW_POLICY_ADDRESS = '203.0.113.200';

/** A practice domain as its owner has it after publishing a proposal. */
export function publishedScenario(scenario: Scenario, evidence: Evidence, proposal: Proposal): Scenario {
  const changed = proposal.recordSets.reduce((before, change) => withSet(before, evidence, change), scenario);
  return withPolicy(changed, evidence, proposal);
}

function withSet(scenario: Scenario, evidence: Evidence, { name, type, after }: RecordSetChange): Scenario {
  const { domain, records, hosts } = scenario;
  const others = records.filter(each => each.name !== name || each.type !== type);
  const host = name.replace(/^_25\._tcp\./, '');
  if (type === 'TLSA' && hosts[host]) {
    const plans = after.map(record => tlsaPlan(evidence, host, record));
    // Two of what fits nothing would be one record twice.
    const tlsa = [...new Map(plans.map(each => [JSON.stringify(each), each])).values()];
    return { ...scenario, hosts: { ...hosts, [host]: { ...hosts[host], tlsa } } };
  }
  const extra: Records = after.map(record => ({ name, type, value: valueOf(record) }));
  const added = { ...scenario, records: [...others, ...extra] };
  if (name === `_smtp._tls.${domain}`) {
    const { tlsRpt: _old, ...rest } = added;
    return rest;
  }
  if (name === `_mta-sts.${domain}` && type === 'TXT') {
    const { record: _old, ...rest } = added.mtaSts ?? {};
    return { ...added, mtaSts: rest };
  }
  return added;
}

/** The lab makes new keys at every start, so that a record is told by what it is to the server's. */
function tlsaPlan(evidence: Evidence, host: string, record: ProposedRecord): Host['tlsa'][number] {
  if (record.type !== 'TLSA' || record.selector !== 1 || record.matchingType !== 1)
    throw new Error('not of the lab');
  const certificateUsage = record.certificateUsage === 2 ? 2 : 3;
  const keys = evidence.smtp.flatMap(({ host: of, outcome }) =>
    of === host && outcome.kind === 'tls'
      ? outcome.tls.chain.map(sha256 => evidence.certificates[sha256]?.digests.publicKey.sha256)
      : [],
  );
  return { certificateUsage, matches: keys.includes(record.data) };
}

function valueOf(record: ProposedRecord): string {
  switch (record.type) {
    case 'TXT':
      return record.strings.join('');
    case 'A':
    case 'AAAA':
      return record.address;
    case 'CNAME':
      return record.target;
    case 'MX':
      return `${record.preference} ${record.exchange}`;
    case 'TLSA':
      throw new Error(`the lab has no host for the TLSA records at ${record.owner}`);
  }
}

function withPolicy(scenario: Scenario, evidence: Evidence, { policy, recordSets }: Proposal): Scenario {
  const { domain, mtaSts = {} } = scenario;
  const name = `mta-sts.${domain}`;
  const sets = recordSets.filter(change => change.name === name);
  const { policy: _old, ...rest } = mtaSts;
  if (policy?.kind === 'remove') return { ...scenario, mtaSts: rest };
  if (!policy && sets.length === 0) return scenario;
  // The lab publishes the addresses that it serves a policy at.
  const known = (['A', 'AAAA'] as const).flatMap(type => {
    const answer = recordsAt(evidence, name, type);
    return answer.kind === 'records' ? answer.records.map(({ address }) => address) : [];
  });
  const fresh = sets.flatMap(({ after }) =>
    after.flatMap(record => (record.type === 'A' || record.type === 'AAAA' ? [record.address] : [])),
  );
  const addresses = fresh.length > 0 ? fresh : known;
  const parsed = policy && parseStsPolicy(policy.text);
  if (!parsed?.ok) throw new Error('no policy');
  const { mode, maxAge, mx } = parsed.value;
  // What a preview takes for granted is arranged.
  const certificate = 'lab-ca';
  return {
    ...scenario,
    records: scenario.records.filter(each => each.name !== name || each.type === 'CNAME'),
    mtaSts: {
      ...rest,
      policy: { mode, maxAge, mx: [...mx], addresses, certificate },
    },
  };
}
