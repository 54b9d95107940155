import * as z from 'zod/mini';
import { failure } from './failure.ts';

/** What a page sends: start a call, or end one. `id` is the page's own and unique on its connection. */
export const frameFromPage = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('call'), id: z.int(), name: z.string(), input: z.unknown() }),
  z.object({ kind: z.literal('cancel'), id: z.int() }),
]);
export type FrameFromPage = z.infer<typeof frameFromPage>;

/** What the host answers: any number of `progress`, then one `done` or `failed`. */
export const frameFromHost = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('progress'), id: z.int(), step: z.unknown() }),
  z.object({ kind: z.literal('done'), id: z.int(), output: z.unknown() }),
  z.object({ kind: z.literal('failed'), id: z.int(), failure }),
]);
export type FrameFromHost = z.infer<typeof frameFromHost>;
