import * as z from 'zod/mini';

// How a page in a browser shows that it is ours, before its first call. The windows of Electron need none of it: their
// pipe is theirs alone.

/** Where a page keeps its secret, in its `sessionStorage`: for this tab, and for pages of our port alone. */
export const PAGE_SECRET_KEY = 'postzegel-page';

/** Where pages of one browser find each other: a `BroadcastChannel`, for pages of our port alone. */
export const PAGES_CHANNEL = 'postzegel-pages';

/** What the socket of a page is closed with that did not show a secret of ours (RFC 6455 §7.4.2: 4000-4999 are free). */
export const NOT_ADMITTED = 4403;

/** The first frame of a page. */
export const enterFrame = z.object({ kind: z.literal('enter'), secret: z.string() });

/** A page that is in asks for a secret for another one; `id` is of the other page's choosing. */
export const inviteFrame = z.object({ kind: z.literal('invite'), id: z.string() });
export const invitationFrame = z.object({
  kind: z.literal('invitation'),
  id: z.string(),
  secret: z.string(),
});

/** A page without a secret asks the others for one, and any of them answers with an invitation. */
export const askMessage = z.object({ kind: z.literal('ask'), id: z.string() });
