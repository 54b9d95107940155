import type { SmtpSession } from '../../evidence/smtp.ts';

/** A greeting of stars and digits, as Cisco's ESMTP inspection makes of it. */
const isStars = (text: string): boolean => text.includes('****') && /^[*\d\s]+$/.test(text);
/** An EHLO keyword overwritten letter by letter: `XXXXXXXA` stands for STARTTLS, `XXXA` for one of four. */
const OVERWRITTEN = /^X{3,}[A-Z]?(\s|$)/;

/**
 * What shows that something on the way rewrites the server's replies, and so may hide STARTTLS: a line of its greeting or
 * EHLO answer. Undefined where nothing does.
 */
export function maskedSign({ banner, ehlo }: SmtpSession): string | undefined {
  const greeting = banner?.lines.find(line => isStars(line));
  const keyword = ehlo?.lines.slice(1).find(line => OVERWRITTEN.test(line));
  return keyword ?? greeting;
}
