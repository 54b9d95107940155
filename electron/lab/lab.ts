import type { DomainName } from '../../shared/model/domain-name.ts';
import type { Milliseconds } from '../../shared/model/time.ts';
import type { Limits, Network } from '../network.ts';
import { createLabCa, type KeyPair, type LabCa, newKeyPair } from './lab-ca.ts';
import { startLabDns } from './lab-dns.ts';
import { startLabHttps } from './lab-https.ts';
import {
  endpointKey,
  type LabExchange,
  labNetwork,
  type LabServers,
  type LazyServer,
  oneSpelling,
} from './lab-network.ts';
import { startLabSmtp } from './lab-smtp.ts';
import { labTree } from './zones/lab-tree.ts';
import type { LoopbackServer } from './loopback-server.ts';
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
  /** Ends all servers and connections; nothing of the lab is left running. */
  close(): Promise<void>;
}

export interface LabOptions {
  /** Default: all that come with the app; the first is the healthy one. */
  readonly scenarios?: readonly Scenario[];
  /** Added to every exchange, as if the lab were that far away, in ms. Default 0. */
  readonly delayMs?: number;
  readonly limits?: Limits;
  /** The clock of the lab: signatures and certificates are made for it. Default the system's. */
  readonly now?: () => Milliseconds;
  readonly onExchange?: (exchange: LabExchange) => void;
}

const SMTP_PORT = 25;
const HTTPS_PORT = 443;

/** Starts the practice network on loopback. Its resolver runs at once; mail and policy servers when first connected to. */
export async function startLab(options: LabOptions = {}): Promise<Lab> {
  const { scenarios = labScenarios(), delayMs = 0, now = Date.now } = options;
  const ca = createLabCa(now);
  const keys = hostKeys(scenarios);
  const tree = labTree(scenarios, keys, ca);
  const [dns, rootPem] = await Promise.all([startLabDns(tree, now), ca.rootPem()]);
  const servers = serversOf(scenarios, keys, ca);
  const parts = { dns, tree, rootPem, servers, now, limits: options.limits };
  const wires = labNetwork(parts, { delayMs, onExchange: options.onExchange });
  return {
    network: wires.network,
    domains: scenarios.map(({ id, domain, title, description }) => ({ id, domain, title, description })),
    async close() {
      await Promise.all([dns.close(), wires.close(), servers.close()]);
    },
  };
}

/** A key for every host that speaks TLS, by its name. */
function hostKeys(scenarios: readonly Scenario[]): ReadonlyMap<string, KeyPair> {
  const names = scenarios.flatMap(({ domain, hosts }) => [...Object.keys(hosts), policyHost(domain)]);
  return new Map(names.map(name => [name, newKeyPair()]));
}

const policyHost = (domain: string) => `mta-sts.${domain}`;

function serversOf(
  scenarios: readonly Scenario[],
  keys: ReadonlyMap<string, KeyPair>,
  ca: LabCa,
): LabServers & { close(): Promise<void> } {
  const byEndpoint = new Map<string, LazyServer>();
  const started: Promise<LoopbackServer>[] = [];
  const add = (addresses: readonly string[], port: number, start: LazyServer) => {
    let server: Promise<LoopbackServer> | undefined;
    const once = () => {
      if (!server) started.push((server = start()));
      return server;
    };
    for (const address of addresses) {
      const key = endpointKey({ address, port });
      if (byEndpoint.has(key)) throw new Error(`two servers of the lab have the address ${key}`);
      byEndpoint.set(key, once);
    }
  };
  const known = new Set<string>();
  for (const { domain, hosts, mtaSts } of scenarios) {
    for (const [host, { addresses, smtp }] of Object.entries(hosts)) {
      for (const address of addresses) known.add(oneSpelling(address));
      if (!smtp) continue;
      add(addresses, SMTP_PORT, async () => {
        const certificate = smtp.starttls
          ? await ca.issue(smtp.certificate, host, keys.get(host)!)
          : undefined;
        return await startLabSmtp(host, smtp, certificate);
      });
    }
    const policy = mtaSts?.policy;
    if (!policy) continue;
    for (const address of policy.addresses) known.add(oneSpelling(address));
    add(policy.addresses, HTTPS_PORT, async () => {
      const host = policyHost(domain);
      return await startLabHttps(policy, await ca.issue(policy.certificate, host, keys.get(host)!));
    });
  }
  return {
    byEndpoint,
    addresses: known,
    async close() {
      await Promise.all(started.map(async server => await (await server).close()));
    },
  };
}
