import type { PublicationStep } from '../../../shared/contract/contract.ts';
import type { NameServerAnswer, PublicationEvidence } from '../../../shared/evidence/publication.ts';
import type { DomainName } from '../../../shared/model/domain-name.ts';
import { policyHost, policyUrl } from '../../../shared/mtasts/index.ts';
import type { Question } from '../../dns/index.ts';
import type { Network } from '../../network.ts';
import { createAsk } from '../ask.ts';
import { atMost } from '../at-most.ts';
import { createNotebook } from '../notebook.ts';
import { addressesIn, getFromAny, hasConnected } from '../../https/get-from-any.ts';
import { untilStopped } from '../until-stopped.ts';
import { askNameServer } from './ask-name-server.ts';
import { addressesOf, zoneOf } from './zone-servers.ts';
import { vantageOf } from '../vantage.ts';

/** What was to change, and so is looked at: nothing else is. */
export interface PublicationQuestions {
  readonly sets: readonly Question[];
  readonly policy: boolean;
}

export interface PublicationOptions {
  readonly onStep?: (step: PublicationStep) => void;
  readonly signal?: AbortSignal;
  /** Name and version, for the evidence. */
  readonly application: string;
}

/**
 * Observes what has become of a change: every address of every name server of the zones concerned is asked for exactly
 * those sets, so is the user's resolver, and the policy is fetched. Never rejects for what the network does. Ends within
 * `network.limits.checkMs`, or at once when the signal is aborted, with what was seen by then.
 */
export async function collectPublication(
  domain: DomainName,
  { sets, policy }: PublicationQuestions,
  network: Network,
  { onStep = () => undefined, signal = new AbortController().signal, application }: PublicationOptions,
): Promise<PublicationEvidence> {
  const startedAt = network.now();
  const limit = AbortSignal.timeout(network.limits.checkMs);
  const stop = AbortSignal.any([signal, limit]);
  const notebook = createNotebook();
  const ask = createAsk(network, notebook, stop);
  const whenRoom = atMost(network.limits.nameServerQueriesAtOnce);
  const answers: NameServerAnswer[] = [];
  const names = new Map<string, string | undefined>();
  const zones: PublicationEvidence['zones'] = [];

  const step = async (what: PublicationStep['what'], subject: string, task: () => Promise<boolean>) => {
    const tell = (state: PublicationStep['state']) =>
      onStep({ what, subject, state, atMs: network.now() - startedAt });
    tell('started');
    const isAnswered = await task();
    tell(isAnswered && !stop.aborted ? 'answered' : 'failed');
  };

  const findServers = async (): Promise<void> => {
    const found = await Promise.all(
      [...new Set(sets.map(({ name }) => name))].map(async name => ({ name, at: await zoneOf(name, ask) })),
    );
    for (const { name, at } of found) names.set(name, at?.zone);
    const each = new Map(found.flatMap(({ at }) => (at ? [[at.zone, at]] : [])));
    zones.push(...(await Promise.all([...each.values()].map(at => addressesOf(at, ask, network.limits)))));
  };

  const askServer = (zone: string, server: string, address: string) =>
    step('name-server', `${server} ${address}`, async () => {
      const own = sets.filter(({ name }) => names.get(name) === zone);
      // The SOA tells which version of the zone this server has, and how long an absence is remembered (RFC 2308 §5).
      const questions = [...own, { name: zone, type: 'SOA' }];
      const heard = await Promise.all(
        questions.map(question =>
          whenRoom(() => askNameServer(network, { zone, server, address }, question, stop)),
        ),
      );
      answers.push(...heard);
      return heard.every(({ result }) => result.kind === 'answer');
    });

  const askServers = async () => {
    if (sets.length === 0) return;
    await step('zone', domain, async () => {
      await findServers();
      return zones.length > 0;
    });
    await Promise.all(
      zones.flatMap(({ zone, servers }) =>
        servers.flatMap(({ name, addresses }) => addresses.map(address => askServer(zone, name, address))),
      ),
    );
  };
  const askResolver = async () => {
    if (sets.length === 0) return;
    await step('resolver', network.resolvers.join(', '), async () => {
      await Promise.all(sets.map(({ name, type }) => ask(name, type)));
      return true;
    });
  };
  const askPolicy = async () => {
    if (!policy) return;
    const host = policyHost(domain);
    await step('policy', host, async () => {
      // A resolver may still hold that the host is not there; its name servers know better.
      const held = answers.flatMap(({ name, result }) =>
        name === host && result.kind === 'answer' ? result.records : [],
      );
      const addresses = addressesIn(held);
      const known =
        addresses.length > 0
          ? addresses
          : addressesIn((await Promise.all([ask(host, 'A'), ask(host, 'AAAA')])).flat());
      const fetched = await getFromAny(network, policyUrl(domain), known, stop);
      if (fetched) notebook.exchange(fetched.exchange, fetched.certificates);
      return fetched !== undefined && hasConnected(fetched);
    });
  };
  const everything = async () => {
    await Promise.all([askServers(), askResolver()]);
    await askPolicy();
    await ask.settled();
  };
  await untilStopped(everything(), stop);

  const { dns, https, certificates } = notebook.pages();
  const order = ({ server, address, name, type }: NameServerAnswer) => `${server} ${address} ${name} ${type}`;
  return {
    format: 'postzegel-publication',
    version: 1,
    domain,
    startedAt,
    endedAt: network.now(),
    end: signal.aborted ? 'cancelled' : limit.aborted ? 'time-limit' : 'complete',
    vantage: vantageOf(network, application),
    zones: zones.toSorted((a, b) => (a.zone < b.zone ? -1 : 1)),
    names: [...names].map(([name, zone]) => ({ name, ...(zone !== undefined && { zone }) })),
    answers: answers.toSorted((a, b) => (order(a) < order(b) ? -1 : 1)),
    dns,
    https,
    certificates,
  };
}
