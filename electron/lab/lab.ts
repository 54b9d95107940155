import type { DomainName } from '../../shared/model/domain-name.ts';
import type { Milliseconds } from '../../shared/model/time.ts';
import { policyHost } from '../../shared/mtasts/index.ts';
import type { Proposal } from '../../shared/overlay/proposal.ts';
import type { Limits, Network } from '../network.ts';
import { createLabCa, type KeyPair, newKeyPair } from './lab-ca.ts';
import { startLabDns } from './lab-dns.ts';
import { type LabExchange, labNetwork } from './lab-network.ts';
import { labServers } from './lab-servers.ts';
import { labTree } from './zones/lab-tree.ts';
import { publishIn } from './publish-in.ts';
import type { Scenario } from './scenario.ts';
import { labScenarios } from './lab-scenarios.ts';

/** A practice domain, as the app offers it. */
export interface LabDomain {
  readonly id: string;
  readonly domain: DomainName;
  readonly title: Scenario['title'];
  readonly description: Scenario['description'];
}

export interface Lab {
  readonly network: Network;
  readonly domains: readonly LabDomain[];
  /**
   * Changes what a practice domain publishes: record sets in its zones and those of its hosts, and its policy. At once,
   * and all of it or nothing: gives the name of what does not fit.
   */
  publish(domain: DomainName, proposal: Proposal): { readonly name: string } | undefined;
  /** Ends all servers and connections; nothing of the lab is left running. */
  close(): Promise<void>;
}

export interface LabOptions {
  /** Default: all that come with the app; the first is the healthy one. */
  readonly scenarios?: readonly Scenario[];
  /** Added to every exchange, as if the lab were that far away, in ms. Default 0. */
  readonly delayMs?: number;
  readonly limits?: Limits;
  /** How long what is published takes to the second name server, in ms. */
  readonly lagMs?: Milliseconds;
  /** The clock of the lab: signatures and certificates are made for it. Default the system's. */
  readonly now?: () => Milliseconds;
  readonly onExchange?: (exchange: LabExchange) => void;
}

/** Long enough to be seen, short enough to wait for. */
const LAG_MS: Milliseconds = 8_000;

/** Starts the practice network on loopback. Its resolver runs at once; mail and policy servers when first connected to. */
export async function startLab(options: LabOptions = {}): Promise<Lab> {
  const { scenarios = labScenarios(), delayMs = 0, now = Date.now } = options;
  const ca = createLabCa(now);
  const keys = hostKeys(scenarios);
  const tree = labTree(scenarios, keys, ca);
  const [dns, secondary, rootPem] = await Promise.all([
    startLabDns(tree, now),
    startLabDns(tree, now, options.lagMs ?? LAG_MS),
    ca.rootPem(),
  ]);
  const servers = labServers(scenarios, keys, ca);
  const parts = { dns, secondary, tree, rootPem, servers, now, limits: options.limits };
  const wires = labNetwork(parts, { delayMs, onExchange: options.onExchange });
  return {
    network: wires.network,
    domains: scenarios.map(({ id, domain, title, description }) => ({ id, domain, title, description })),
    publish(domain, proposal) {
      const scenario = scenarios.find(each => each.domain === domain);
      return scenario ? publishIn({ scenario, tree, servers, now: now() }, proposal) : { name: domain };
    },
    async close() {
      await Promise.all([dns.close(), secondary.close(), wires.close(), servers.close()]);
    },
  };
}

/** A key for every host that speaks TLS, by its name. */
function hostKeys(scenarios: readonly Scenario[]): ReadonlyMap<string, KeyPair> {
  const names = scenarios.flatMap(({ domain, hosts }) => [...Object.keys(hosts), policyHost(domain)]);
  return new Map(names.map(name => [name, newKeyPair()]));
}
