import * as z from 'zod/mini';
import { createStore } from 'zustand/vanilla';
import { DIALECTS, type DialectId } from '../../../shared/generate/zone/dialects.ts';
import { POLICY_SERVERS, type PolicyServerId } from '../../../shared/generate/servers/policy-servers.ts';
import { SENDING_SERVERS, type SendingServerId } from '../../../shared/generate/servers/sending-servers.ts';
import { type Drafts, drafts } from '../../../shared/generate/draft/drafts.ts';

interface MakeState {
  /** By network and domain: what is being written for one domain stays when another is looked at. */
  readonly drafts: Readonly<Record<string, Drafts>>;
  readonly dialect: DialectId;
  readonly server: PolicyServerId;
  readonly sender: SendingServerId;
}

const kept = z.object({
  drafts: z.record(z.string(), drafts),
  dialect: z.enum(Object.keys(DIALECTS) as [DialectId, ...DialectId[]]),
  server: z.enum(Object.keys(POLICY_SERVERS) as [PolicyServerId, ...PolicyServerId[]]),
  sender: z.enum(Object.keys(SENDING_SERVERS) as [SendingServerId, ...SendingServerId[]]),
});
/** As with what was typed in the Check room: it outlives a reload, and not the page. */
const KEY = 'postzegel-make';
const NOTHING: MakeState = { drafts: {}, dialect: 'zone-file', server: 'nginx', sender: 'postfix' };

export const make = createStore<MakeState>(() => {
  try {
    const parsed = z.safeParse(kept, JSON.parse(sessionStorage.getItem(KEY) ?? 'null'));
    return parsed.success ? parsed.data : NOTHING;
  } catch {
    return NOTHING;
  }
});
make.subscribe(state => {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(state));
  } catch {
    // A store that is full or shut off: then a reload starts afresh.
    sessionStorage.removeItem(KEY);
  }
});

/** Changes what is being written for one domain. */
export function write(key: string, from: Drafts, change: Partial<Drafts>): void {
  make.setState(state => ({ drafts: { ...state.drafts, [key]: { ...from, ...change } } }));
}
