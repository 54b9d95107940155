import type { PostzegelApi, PracticeDomain } from '../shared/contract/contract.ts';
import { CallFailed } from '../shared/contract/failure.ts';
import type { IssuerFamily } from '../shared/evidence/keys/issuer-family.ts';
import type { KeyMaterial, KeyProblem } from '../shared/evidence/keys/key-material.ts';
import { isDomainName, parseDomainName, type DomainName } from '../shared/model/domain-name.ts';
import type { Result } from '../shared/model/result.ts';
import type { Proposal } from '../shared/overlay/proposal.ts';
import { collectEvidence } from './checks/collect-evidence.ts';
import { collectPublication } from './checks/publication/collect-publication.ts';
import { measureCosts } from './checks/measure-costs.ts';
import { parseResolverSetting, type ResolverSetting } from './dns/resolver-setting.ts';
import { readKeyMaterial } from './keys/read-key-material.ts';
import type { Network } from './network.ts';
import { readSClientOutput } from './smtp/s-client-output.ts';

/** As much of the practice network as the API needs. */
export interface PracticeNetwork {
  readonly network: Network;
  /** Publishes at once; gives what cannot be, and then nothing has changed. */
  publish(domain: DomainName, proposal: Proposal): { readonly name: string } | undefined;
}

/** What the API is made of. `compose.ts` and the command line bring the real ones; a test brings its own. */
export interface ApiParts {
  readonly version: string;
  readonly host: 'electron' | 'browser' | 'cli' | 'test';
  readonly practiceDomains: readonly PracticeDomain[];
  readonly issuerFamilies: readonly IssuerFamily[];
  /** Lets the user pick a file in a window of the host's own, where it has one, and reads it. */
  readonly pickKeyFile?: PickKeyFile;
  /** The practice network; started when it is first asked for. */
  readonly lab: () => Promise<PracticeNetwork>;
  /** Another one, in which nobody has published anything; whoever starts it closes it. */
  readonly untouchedLab: () => Promise<{ readonly network: Network; close(): Promise<void> }>;
  readonly realNetwork: (settings: { resolver: ResolverSetting; allowPrivateAddresses: boolean }) => Network;
}

/** The file's name with what was read; undefined where the user picked none. */
export type PickKeyFile = () => Promise<
  { readonly name: string; readonly read: Result<readonly KeyMaterial[], KeyProblem> } | undefined
>;

/** PostzegelApi, implemented once for every host. Expected failures are thrown as `CallFailed`. */
export function createApi(parts: ApiParts): PostzegelApi<AbortSignal> {
  const domainOf = (text: string): DomainName => {
    const domain = parseDomainName(text);
    if (domain.ok) return domain.value;
    throw new CallFailed({ kind: 'bad-domain', text: text.slice(0, 300), problem: domain.errors[0] });
  };
  const practiceOnly = (domain: DomainName) => {
    const known = parts.practiceDomains.some(practice => practice.domain === domain);
    if (!known) throw new CallFailed({ kind: 'not-a-practice-domain', domain });
  };
  const network = async (
    domain: DomainName,
    input: { network: 'real' | 'lab'; resolver: string; allowPrivateAddresses: boolean },
  ): Promise<Network> => {
    if (input.network === 'lab') {
      practiceOnly(domain);
      return (await parts.lab()).network;
    }
    const resolver = parseResolverSetting(input.resolver.trim() || 'system');
    if (!resolver.ok) throw new CallFailed({ kind: 'bad-resolver', text: input.resolver });
    return parts.realNetwork({
      resolver: resolver.value,
      allowPrivateAddresses: input.allowPrivateAddresses,
    });
  };

  const application = `Postzegel ${parts.version}`;
  return {
    about: async () => ({
      version: parts.version,
      host: parts.host,
      practiceDomains: [...parts.practiceDomains],
    }),

    async checkDomain(input, onProgress, signal) {
      const domain = domainOf(input.domain);
      const evidence = await collectEvidence(domain, await network(domain, input), {
        onStep: onProgress,
        signal,
        application,
      });
      if (evidence.end === 'cancelled') throw new CallFailed({ kind: 'cancelled' });
      return evidence;
    },

    async verifyPublication(input, onProgress, signal) {
      const domain = domainOf(input.domain);
      const evidence = await collectPublication(domain, input, await network(domain, input), {
        onStep: onProgress,
        signal,
        application,
      });
      if (evidence.end === 'cancelled') throw new CallFailed({ kind: 'cancelled' });
      return evidence;
    },

    async publishPractice({ domain: typed, proposal }) {
      const domain = domainOf(typed);
      practiceOnly(domain);
      const refused = (await parts.lab()).publish(domain, proposal);
      if (refused) throw new CallFailed({ kind: 'cannot-publish', name: refused.name });
      return {};
    },

    async readPastedSession({ host, text }) {
      if (!isDomainName(host)) {
        const problem = parseDomainName(host);
        throw new CallFailed({
          kind: 'bad-domain',
          text: host.slice(0, 300),
          problem: problem.ok ? { kind: 'empty' } : problem.errors[0],
        });
      }
      const read = readSClientOutput(host, text, Date.now());
      if (!read.ok) throw new CallFailed({ kind: 'unreadable-output', problem: read.errors[0].kind });
      return { session: read.value.session, certificates: [...read.value.certificates] };
    },

    async measureCosts(_input, _onProgress, signal) {
      // The first practice domain has everything in order.
      const [healthy] = parts.practiceDomains;
      const domain = parseDomainName(healthy?.domain ?? '');
      if (!domain.ok) throw new Error('there is no practice domain to measure at');
      const lab = await parts.untouchedLab();
      try {
        return await measureCosts(domain.value, lab.network, signal);
      } catch (error) {
        if (signal.aborted) throw new CallFailed({ kind: 'cancelled' });
        throw error;
      } finally {
        await lab.close();
      }
    },

    readKeyMaterial: async ({ content }) => found(readKeyMaterial(Buffer.from(content, 'base64'))),

    async openKeyFile() {
      // A page that knows its host does not ask.
      if (!parts.pickKeyFile) throw new CallFailed({ kind: 'bad-call' });
      const picked = await parts.pickKeyFile();
      return picked
        ? { kind: 'read', name: picked.name, found: found(picked.read) }
        : { kind: 'none-chosen' };
    },

    issuerFamilies: async () => [...parts.issuerFamilies],
  };
}

function found(read: Result<readonly KeyMaterial[], KeyProblem>): KeyMaterial[] {
  if (!read.ok) throw new CallFailed({ kind: 'unreadable-key', problem: read.errors[0] });
  return [...read.value];
}
