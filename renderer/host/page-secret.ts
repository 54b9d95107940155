import * as z from 'zod/mini';
import {
  askMessage,
  invitationFrame,
  PAGE_SECRET_KEY,
  PAGES_CHANNEL,
} from '../../shared/contract/admission.ts';

/** How long another tab may take to answer, in ms: it asks the host, and may be busy drawing. */
const ANSWER_MS = 3_000;

/**
 * The secret of this page, which the host wants to see: kept in this tab, so that it outlives a reload. A tab that has none
 * (a link opened in a new tab, a bookmark) asks the others for one. Undefined where no other tab answers.
 */
export async function pageSecret(): Promise<string | undefined> {
  const kept = sessionStorage.getItem(PAGE_SECRET_KEY);
  if (kept !== null) return kept;
  const given = await askOtherPages();
  if (given !== undefined) sessionStorage.setItem(PAGE_SECRET_KEY, given);
  return given;
}

/** For a secret that the host does not know: one of an earlier run on the same port. A reload then asks for another. */
export function forgetPageSecret(): void {
  sessionStorage.removeItem(PAGE_SECRET_KEY);
}

function askOtherPages(): Promise<string | undefined> {
  const channel = new BroadcastChannel(PAGES_CHANNEL);
  const id = crypto.randomUUID();
  return new Promise<string | undefined>(resolve => {
    setTimeout(() => resolve(undefined), ANSWER_MS);
    channel.addEventListener('message', ({ data }) => {
      const answer = z.safeParse(invitationFrame, data);
      if (answer.success && answer.data.id === id) resolve(answer.data.secret);
    });
    const ask: z.infer<typeof askMessage> = { kind: 'ask', id };
    // A channel reaches its own origin only, and takes no other.
    // oxlint-disable-next-line unicorn/require-post-message-target-origin
    channel.postMessage(ask);
  }).finally(() => channel.close());
}

/** Answers other tabs with what the host gives for them, over the socket of this page, which is in; until that is closed. */
export function inviteOtherPages(socket: WebSocket): void {
  const channel = new BroadcastChannel(PAGES_CHANNEL);
  channel.addEventListener('message', ({ data }) => {
    const ask = z.safeParse(askMessage, data);
    if (ask.success) socket.send(JSON.stringify({ kind: 'invite', id: ask.data.id }));
  });
  socket.addEventListener('message', ({ data }) => {
    const invitation = z.safeParse(invitationFrame, JSON.parse(String(data)));
    // oxlint-disable-next-line unicorn/require-post-message-target-origin
    if (invitation.success) channel.postMessage(invitation.data);
  });
  socket.addEventListener('close', () => channel.close());
}
