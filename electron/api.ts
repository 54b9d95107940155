import type { PostzegelApi, PracticeDomain } from '../shared/contract/contract.ts';
import { CallFailed } from '../shared/contract/failure.ts';
import type { IssuerFamily } from '../shared/evidence/issuer-family.ts';
import type { KeyMaterial, KeyProblem } from '../shared/evidence/key-material.ts';
import { isDomainName, parseDomainName, type DomainName } from '../shared/model/domain-name.ts';
import type { Result } from '../shared/model/result.ts';
import { collectEvidence } from './checks/collect-evidence.ts';
import { parseResolverSetting, type ResolverSetting } from './dns/resolver-setting.ts';
import { readKeyMaterial } from './keys/read-key-material.ts';
import type { Network } from './network.ts';
import { readSClientOutput } from './smtp/s-client-output.ts';

/** What the API is made of. `compose.ts` and the command line bring the real ones; a test brings its own. */
export interface ApiParts {
  readonly version: string;
  readonly host: 'electron' | 'browser' | 'cli' | 'test';
  readonly practiceDomains: readonly PracticeDomain[];
  readonly issuerFamilies: readonly IssuerFamily[];
  /** Lets the user pick a file in a window of the host's own, where it has one, and reads it. */
  readonly pickKeyFile?: PickKeyFile;
  /** The practice network; started when it is first asked for. */
  readonly labNetwork: () => Promise<Network>;
  readonly realNetwork: (settings: { resolver: ResolverSetting; allowPrivateAddresses: boolean }) => Network;
}

/** The file's name with what was read; undefined where the user picked none. */
export type PickKeyFile = () => Promise<
  { readonly name: string; readonly read: Result<readonly KeyMaterial[], KeyProblem> } | undefined
>;

/** PostzegelApi, implemented once for every host. Expected failures are thrown as `CallFailed`. */
export function createApi(parts: ApiParts): PostzegelApi<AbortSignal> {
  const network = async (
    domain: DomainName,
    input: { network: 'real' | 'lab'; resolver: string; allowPrivateAddresses: boolean },
  ): Promise<Network> => {
    if (input.network === 'lab') {
      const known = parts.practiceDomains.some(practice => practice.domain === domain);
      if (!known) throw new CallFailed({ kind: 'not-a-practice-domain', domain });
      return parts.labNetwork();
    }
    const resolver = parseResolverSetting(input.resolver.trim() || 'system');
    if (!resolver.ok) throw new CallFailed({ kind: 'bad-resolver', text: input.resolver });
    return parts.realNetwork({
      resolver: resolver.value,
      allowPrivateAddresses: input.allowPrivateAddresses,
    });
  };

  return {
    about: async () => ({
      version: parts.version,
      host: parts.host,
      practiceDomains: [...parts.practiceDomains],
    }),

    async checkDomain(input, onProgress, signal) {
      const domain = parseDomainName(input.domain);
      if (!domain.ok) {
        throw new CallFailed({
          kind: 'bad-domain',
          text: input.domain.slice(0, 300),
          problem: domain.errors[0],
        });
      }
      const evidence = await collectEvidence(domain.value, await network(domain.value, input), {
        onStep: onProgress,
        signal,
        application: `Postzegel ${parts.version}`,
      });
      if (evidence.end === 'cancelled') throw new CallFailed({ kind: 'cancelled' });
      return evidence;
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
