import { sendWithExim } from './exim.ts';
import { sendWithPostfix } from './postfix.ts';
import type { ServerSnippet } from './snippet.ts';

/** Configuration for a server that is to check where it sends to. Pure; the same for every domain. */
type SendingServer = () => readonly ServerSnippet[];

/** The mail servers that can check DANE and MTA-STS. Exchange Online always does (words say so): nothing to set. */
export const SENDING_SERVERS = {
  postfix: sendWithPostfix,
  exim: sendWithExim,
  'exchange-online': () => [],
} as const satisfies Record<string, SendingServer>;
export type SendingServerId = keyof typeof SENDING_SERVERS;
