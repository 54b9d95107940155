import type { HttpsExchange } from '../evidence/https.ts';
import type { NameServerAnswer, PublicationEvidence } from '../evidence/publication.ts';
import { grouped } from '../model/lookup/grouped.ts';
import { remembered } from '../model/remembered.ts';
import type { Seconds } from '../model/time.ts';
import { policyUrl } from '../mtasts/index.ts';
import type { PublishedState } from '../overlay/published-state.ts';
import { judgeSet, type SetFound, type Silence } from './judge-set.ts';
import type { Wanted } from './wanted.ts';

/**
 * How a change stands. `not-yet`: somewhere the old is still there, which passes by itself. `wrong`: somewhere there is
 * something else, which does not. `bogus`: it is there, but the signatures over it do not hold. `no-answer`: wherever an
 * answer came it is there, and not everywhere one came.
 */
export const OVERALL = ['everywhere', 'not-yet', 'wrong', 'bogus', 'no-answer'] as const;
export type Overall = (typeof OVERALL)[number];

/** One address of a name server; without address, none was found. */
export interface ServerFound {
  readonly zone: string;
  readonly server: string;
  readonly address?: string;
  /** The version of the zone that it has. */
  readonly serial?: number;
  /** The worst of its sets. */
  readonly state: PublishedState;
  readonly sets: readonly SetFound[];
}

export interface PolicyFound {
  readonly state: PublishedState;
  /** The file as it is served; undefined where none is. */
  readonly text?: string;
  readonly silence?: Silence;
}

export interface ResolverFound {
  readonly state: PublishedState;
  readonly sets: readonly SetFound[];
  /**
   * How it differs from name servers that all have the new: `behind`, as caches are, or `apart`, as where an organisation
   * has an internal DNS of its own.
   */
  readonly differs?: 'behind' | 'apart';
}

export interface PublicationFound {
  readonly overall: Overall;
  readonly servers: readonly ServerFound[];
  /** Names of which no zone with name servers was found. */
  readonly zoneless: readonly string[];
  /** Servers and addresses that were not asked, as there are too many. */
  readonly leftOut: readonly string[];
  /** What the user's own resolver gives; it may be as late as any, so that nothing depends on it. */
  readonly resolver?: ResolverFound;
  readonly policy?: PolicyFound;
  /** How long at most others may hold the old, from the moment that every name server has the new. */
  readonly lingers: Seconds;
}

/** How what was observed compares with what was wanted. */
export function judgePublication(wanted: Wanted, evidence: PublicationEvidence): PublicationFound {
  const servers = evidence.zones.flatMap(zone => serversOf(zone, wanted, evidence));
  const zoneless = evidence.names.filter(({ zone }) => zone === undefined).map(({ name }) => name);
  const leftOut = evidence.zones.flatMap(zone => zone.leftOut);
  const isUnseen = zoneless.length > 0 || leftOut.length > 0 || evidence.end !== 'complete';
  const lookup = (name: string, type: string) =>
    evidence.dns.find(each => each.name === name && each.type === type)?.result;
  const resolver = resolverOf(
    wanted.sets.map(change => judgeSet(change, wanted, lookup(change.name, change.type))),
    servers,
  );
  const policy = wanted.policy && judgePolicy(wanted.policy, evidence);
  const isBogus = wanted.sets.some(({ name, type }) => {
    const result = lookup(name, type);
    return result?.kind === 'answer' && result.status === 'bogus';
  });
  const heard = new Set(servers.filter(({ state }) => state !== 'no-answer').map(nameKey));
  const states = [
    ...servers.filter(server => !isOtherwiseHeard(server, heard)).map(({ state }) => state),
    ...(policy ? [policy.state] : []),
    ...(isUnseen ? (['no-answer'] as const) : []),
  ];
  return {
    overall: overallOf(states, isBogus),
    servers,
    zoneless,
    leftOut,
    ...(resolver && { resolver }),
    ...(policy && { policy }),
    lingers: longestHeld(wanted, evidence),
  };
}

function overallOf(states: readonly PublishedState[], isBogus: boolean): Overall {
  if (states.includes('different')) return 'wrong';
  if (states.includes('not-yet')) return 'not-yet';
  if (isBogus) return 'bogus';
  return states.includes('no-answer') || states.length === 0 ? 'no-answer' : 'everywhere';
}

function serversOf(
  { zone, servers }: PublicationEvidence['zones'][number],
  wanted: Wanted,
  { names, answers }: PublicationEvidence,
): readonly ServerFound[] {
  const bySource = answersBySource(answers);
  const own = new Set(names.filter(each => each.zone === zone).map(({ name }) => name));
  const changes = wanted.sets.filter(({ name }) => own.has(name));
  const at = (server: string, address: string | undefined): ServerFound => {
    const said = (name: string, type: string) =>
      bySource.get(sourceKey({ zone, server, address, name, type }))?.[0]?.result;
    const sets = changes.map(change => judgeSet(change, wanted, said(change.name, change.type)));
    const soa = said(zone, 'SOA');
    const version = soa?.kind === 'answer' ? soa.records.find(({ type }) => type === 'SOA') : undefined;
    return {
      zone,
      server,
      ...(address !== undefined && { address }),
      ...(version?.type === 'SOA' && { serial: version.serial }),
      state: worst(sets.map(({ state }) => state)),
      sets,
    };
  };
  return servers.flatMap(({ name, addresses }) =>
    addresses.length > 0 ? addresses.map(address => at(name, address)) : [at(name, undefined)],
  );
}

type Source = Pick<NameServerAnswer, 'zone' | 'server' | 'name' | 'type'> & { address: string | undefined };
const sourceKey = ({ zone, server, address, name, type }: Source) =>
  JSON.stringify([zone, server, address, name, type]);
const answersBySource = remembered((answers: readonly NameServerAnswer[]) => grouped(answers, sourceKey));

/**
 * An address that is silent while the same server answers at another one. Much of the world has no IPv6, or not this device:
 * that says nothing of what was published.
 */
const isOtherwiseHeard = (found: ServerFound, heard: ReadonlySet<string>): boolean =>
  found.state === 'no-answer' &&
  found.sets.every(({ silence }) => silence?.kind === 'failed') &&
  heard.has(nameKey(found));
const nameKey = ({ zone, server }: ServerFound) => JSON.stringify([zone, server]);

function resolverOf(sets: readonly SetFound[], servers: readonly ServerFound[]): ResolverFound | undefined {
  if (sets.length === 0) return undefined;
  const state = worst(sets.map(each => each.state));
  const isPublished = worst(servers.map(each => each.state)) === 'as-wanted';
  const differs = { 'not-yet': 'behind', different: 'apart' } as const;
  const isApart = isPublished && (state === 'not-yet' || state === 'different');
  return { state, sets, ...(isApart && { differs: differs[state] }) };
}

const FROM_WORST: readonly PublishedState[] = ['different', 'not-yet', 'no-answer'];
const worst = (states: readonly PublishedState[]): PublishedState =>
  FROM_WORST.find(state => states.includes(state)) ?? 'as-wanted';

function judgePolicy(
  { before, after }: NonNullable<Wanted['policy']>,
  { domain, https }: PublicationEvidence,
): PolicyFound {
  const exchange = https.find(({ url }) => url === policyUrl(domain));
  const silence = exchange && policySilence(exchange);
  // A host that is gone serves nothing, and neither does one that was never there.
  if (after === undefined && (!exchange || silence)) return { state: 'as-wanted' };
  if (silence && before !== undefined) return { state: 'no-answer', silence };
  const text = exchange && servedBy(exchange);
  const state = sameFile(text, after) ? 'as-wanted' : sameFile(text, before) ? 'not-yet' : 'different';
  return { state, ...(text !== undefined && { text }), ...(silence && { silence }) };
}

const servedBy = ({ outcome }: HttpsExchange): string | undefined =>
  outcome.kind === 'response' && outcome.status === 200 ? outcome.body : undefined;

const policySilence = ({ outcome }: HttpsExchange): Silence | undefined =>
  outcome.kind === 'failed' ? { kind: 'failed', cause: outcome.cause } : undefined;

/** RFC 8461 §3.2: lines may end in LF or CRLF, and editors choose one. What follows the last line is nothing. */
function sameFile(some: string | undefined, other: string | undefined): boolean {
  const lines = (text: string | undefined) => text?.replaceAll('\r\n', '\n').trimEnd();
  return lines(some) === lines(other);
}

/** RFC 2181 §8, RFC 2308 §5: what was there is held for its TTL, and what was not for the least of two numbers of the SOA. */
function longestHeld({ sets }: Wanted, { answers, names }: PublicationEvidence): Seconds {
  const zoneOf = (name: string) => names.find(each => each.name === name)?.zone;
  const absence = (zone: string | undefined) =>
    answers
      .filter(answer => answer.zone === zone && answer.type === 'SOA')
      .flatMap(({ result }) => (result.kind === 'answer' ? result.records : []))
      .map(record => (record.type === 'SOA' ? Math.min(record.ttl, record.minimum) : 0));
  const times = sets.flatMap(({ name, before }) =>
    before.length > 0 ? before.map(({ ttl }) => ttl) : absence(zoneOf(name)),
  );
  return Math.max(0, ...times);
}
