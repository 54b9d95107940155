import type { ExchangeStepId } from '../generate/servers/exchange-online.ts';
import type { KeyNote } from '../generate/servers/key-options.ts';
import type { PolicyServerId } from '../generate/servers/policy-servers.ts';
import type { SettingId } from '../generate/servers/settings.ts';
import type { SendingServerId } from '../generate/servers/sending-servers.ts';

/** What is said beside the files that are made for servers. */
export interface ServerWords {
  /** The servers that can hold a policy; the folder is where the policy belongs. */
  readonly policy: Readonly<
    Record<PolicyServerId, { readonly name: string; readonly how: (folder: string) => string }>
  >;
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
