import letsEncrypt from '../assets/issuers/lets-encrypt.json' with { type: 'json' };
import packageJson from '../package.json' with { type: 'json' };
import type { PostzegelApi } from '../shared/contract/contract.ts';
import { createApi, type PickKeyFile } from './api.ts';
import { rootTrustAnchors } from './dnssec/index.ts';
import type { TrustAnchor } from './network.ts';
import { labScenarios } from './lab/lab-scenarios.ts';
import { type Lab, startLab } from './lab/lab.ts';
import { createRealNetwork } from './networks/real.ts';

export interface Composed {
  readonly api: PostzegelApi<AbortSignal>;
  /** Stops what the API started, such as the practice network. */
  readonly close: () => Promise<void>;
}

export interface ComposeOptions {
  readonly host: 'electron' | 'browser' | 'cli' | 'test';
  /** Default: the root's, for the internet. */
  readonly trustAnchors?: readonly TrustAnchor[];
  /** A host with windows of its own brings it. */
  readonly pickKeyFile?: PickKeyFile;
}

/** Builds the parts and hands them to the API: the only place that knows them all. */
export function compose({ host, trustAnchors = rootTrustAnchors, pickKeyFile }: ComposeOptions): Composed {
  let lab: Promise<Lab> | undefined;
  const api = createApi({
    version: packageJson.version,
    host,
    practiceDomains: labScenarios().map(({ id, domain, title, description }) => ({
      id,
      domain,
      title,
      description,
    })),
    issuerFamilies: [letsEncrypt],
    ...(pickKeyFile && { pickKeyFile }),
    lab: () => (lab ??= startLab()),
    untouchedLab: startLab,
    realNetwork: settings => createRealNetwork({ ...settings, trustAnchors }),
  });
  const close = async () => {
    // One that did not start has told so to whoever asked for it.
    await (await lab?.catch(() => undefined))?.close();
  };
  return { api, close };
}
