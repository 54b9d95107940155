import { type BotCheck, botCheckIn } from './bot-check.ts';

/** What the status says that a web server gives in place of a policy (RFC 9110 §15). */
export type StatusMeaning = 'bot-check' | 'no-access' | 'missing' | 'trouble' | 'other';

const NO_ACCESS: ReadonlySet<number> = new Set([401, 403, 407, 451]);
const MISSING: ReadonlySet<number> = new Set([404, 410]);
const TOO_BUSY: ReadonlySet<number> = new Set([408, 425, 429]);

/** The meaning of a status other than 200 (RFC 8461 §3.3), and who keeps programs out where the page shows it. */
export function statusMeaning(status: number, body: string): { readonly meaning: StatusMeaning } & BotCheck {
  const refuses = NO_ACCESS.has(status) || status === 429;
  const check = refuses || status === 503 ? botCheckIn(body, refuses) : undefined;
  if (check) return { meaning: 'bot-check', ...check };
  if (NO_ACCESS.has(status)) return { meaning: 'no-access' };
  if (MISSING.has(status)) return { meaning: 'missing' };
  return { meaning: TOO_BUSY.has(status) || status >= 500 ? 'trouble' : 'other' };
}
