import type { ExchangeStepId } from '../generate/servers/exchange-online.ts';
import type { KeyNote } from '../generate/servers/key-options.ts';
import type { PolicyServerId } from '../generate/servers/policy-servers.ts';
import type { PolicyStepId } from '../generate/servers/policy-steps.ts';
import type { SettingId } from '../generate/servers/settings.ts';
import type { SendingServerId } from '../generate/servers/sending-servers.ts';

/** Caddy gets its certificate by itself, within one step. */
type PolicyStepOf<Server> = Server extends 'caddy' ? 'policy' | 'https' | 'fetch' : PolicyStepId;

/** What is done in a step on the way to a policy host; the folder is where the policy belongs. */
export function sayPolicyStep(
  words: ServerWords,
  server: PolicyServerId,
  { id }: { readonly id: PolicyStepId },
  folder: string,
): string {
  const steps: Partial<Record<PolicyStepId, (folder: string) => string>> = words.policy[server].steps;
  return steps[id]?.(folder) ?? '';
}

/** What is said beside the files that are made for servers. */
export interface ServerWords {
  /** The servers that can hold a policy; the folder is where the policy belongs. */
  readonly policy: {
    readonly [Server in PolicyServerId]: {
      readonly name: string;
      /** What is done in each step, beside its file and its commands. */
      readonly steps: Readonly<Record<PolicyStepOf<Server>, (folder: string) => string>>;
    };
  };
  /** Above the steps. */
  readonly policySteps: string;
  /** About the policy as a file, whatever the server. */
  readonly policyBytes: string;
  readonly sending: Readonly<Record<SendingServerId, { readonly name: string; readonly how: string }>>;
  /** What a line of a mail server's configuration does, by the name that it begins with. */
  readonly settings: Readonly<Record<SettingId, string>>;
  readonly receivingPostfix: string;
  readonly exchange: Readonly<Record<ExchangeStepId, string>>;
  readonly keys: Readonly<Record<KeyNote, string>>;
  /** What comes before a new key, whatever the client. */
  readonly newKey: string;
}
