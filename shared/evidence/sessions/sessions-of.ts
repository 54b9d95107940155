import { grouped } from '../../model/lookup/grouped.ts';
import { remembered } from '../../model/remembered.ts';
import type { Evidence } from '../evidence.ts';
import type { SmtpSession } from '../smtp.ts';

/** The SMTP sessions with a host, in the order of the evidence. */
export const sessionsOf = ({ smtp }: Evidence, host: string): readonly SmtpSession[] =>
  byHost(smtp).get(host) ?? [];

const byHost = remembered((sessions: readonly SmtpSession[]) => grouped(sessions, ({ host }) => host));
