import type { KeyPair, LabCa } from './lab-ca.ts';
import { policyText, startLabHttps } from './lab-https.ts';
import { endpointKey, type LabServers, type LazyServer, oneSpelling } from './lab-network.ts';
import { startLabSmtp } from './lab-smtp.ts';
import type { LoopbackServer } from './loopback-server.ts';
import { policyHost } from '../../shared/mtasts/index.ts';
import type { CertificateKind, Scenario } from './scenario.ts';

const SMTP_PORT = 25;
const HTTPS_PORT = 443;

/** The mail and policy servers of the lab; each starts when it is first connected to. */
export interface ChangeableServers extends LabServers {
  /** Whether the policy host of a domain may have this address: it is its own, or nobody's. */
  mayServePolicy(domain: string, address: string): boolean;
  /** Gives the policy host of a domain another address beside those it has. */
  servePolicyAt(domain: string, address: string): void;
  /** Changes the policy file of a domain; undefined: there is none. */
  setPolicy(domain: string, text: string | undefined): void;
  close(): Promise<void>;
}

export function labServers(
  scenarios: readonly Scenario[],
  keys: ReadonlyMap<string, KeyPair>,
  ca: LabCa,
): ChangeableServers {
  const byEndpoint = new Map<string, LazyServer>();
  const started: Promise<LoopbackServer>[] = [];
  const add = (addresses: readonly string[], port: number, start: LazyServer) => {
    for (const address of addresses) {
      const key = endpointKey({ address, port });
      if (byEndpoint.has(key)) throw new Error(`two servers of the lab have the address ${key}`);
      byEndpoint.set(key, start);
    }
  };
  const onceOnly = (start: LazyServer): LazyServer => {
    let server: Promise<LoopbackServer> | undefined;
    return () => {
      if (!server) started.push((server = start()));
      return server;
    };
  };
  const known = new Set<string>();
  const files = new Map<string, string>();
  const policyServers = new Map<string, LazyServer>();
  const policyServer = (domain: string, kind: CertificateKind) =>
    onceOnly(async () => {
      const host = policyHost(domain);
      return await startLabHttps(() => files.get(domain), await ca.issue(kind, host, keys.get(host)!));
    });

  for (const { domain, hosts, mtaSts } of scenarios) {
    for (const [host, { addresses, smtp }] of Object.entries(hosts)) {
      for (const address of addresses) known.add(oneSpelling(address));
      if (!smtp) continue;
      const start = onceOnly(async () => {
        const certificate = smtp.starttls
          ? await ca.issue(smtp.certificate, host, keys.get(host)!)
          : undefined;
        return await startLabSmtp(host, smtp, certificate);
      });
      add(addresses, SMTP_PORT, start);
    }
    const policy = mtaSts?.policy;
    policyServers.set(domain, policyServer(domain, policy?.certificate ?? 'lab-ca'));
    if (!policy) continue;
    files.set(domain, policyText(policy));
    for (const address of policy.addresses) known.add(oneSpelling(address));
    add(policy.addresses, HTTPS_PORT, policyServers.get(domain)!);
  }
  return {
    byEndpoint,
    addresses: known,
    mayServePolicy(domain, address) {
      const there = byEndpoint.get(endpointKey({ address, port: HTTPS_PORT }));
      return there === undefined || there === policyServers.get(domain);
    },
    servePolicyAt(domain, address) {
      known.add(oneSpelling(address));
      byEndpoint.set(endpointKey({ address, port: HTTPS_PORT }), policyServers.get(domain)!);
    },
    setPolicy(domain, text) {
      if (text === undefined) files.delete(domain);
      else files.set(domain, text);
    },
    async close() {
      await Promise.all(started.map(async server => await (await server).close()));
    },
  };
}
