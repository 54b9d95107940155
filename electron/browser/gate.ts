import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

export type Admission =
  /** A page that holds the cookie. */
  | { readonly kind: 'admitted' }
  /** The first visit, with the token of the address: it gets cookie and page secret, and the token is used up. */
  | { readonly kind: 'welcome'; readonly cookie: string; readonly pageSecret: string }
  /** The token was used before, or there is neither token nor cookie. */
  | { readonly kind: 'not-admitted' }
  /** A request for another host, or from another site: somebody's page is trying (DNS rebinding, cross-site requests). */
  | { readonly kind: 'foreign' };

export interface Gate {
  /** The token for the address that is opened once. */
  readonly token: string;
  admit(headers: IncomingHttpHeaders, token: string | null): Admission;
  /** For the WebSocket: cookie, host, and an Origin that is our own page's. What it may do then takes a page secret. */
  admitSocket(headers: IncomingHttpHeaders): boolean;
  /** A secret for one more page; to be given to nobody but a page that is in. */
  newPageSecret(): string;
  admitPage(secret: string): boolean;
}

/**
 * Who may talk to the application over the loopback interface: one browser of this user, and no web page beside it.
 *
 * Others on the same machine may run programs that listen on loopback too. A browser that they lure to theirs sends our
 * cookie along, as cookies know no ports (RFC 6265 §8.5), and a program can write any Host and Origin. With the cookie it
 * gets the page's files, which are no secret, and no more: calls take a page secret as well. That is in no address and no
 * cookie; it goes to the page that showed the token, and from a page that is in to another tab of the same browser.
 */
export function createGate(port: () => number): Gate {
  const token = secret();
  const session = secret();
  const pageKey = randomBytes(32);
  let tokenUsed = false;
  // Cookies know no ports: without it in the name, a second Postzegel would shut out the first one's page.
  const cookieName = () => `postzegel-${port()}`;
  const hosts = () => [`127.0.0.1:${port()}`, `localhost:${port()}`];
  const isOwnHost = (headers: IncomingHttpHeaders) => hosts().includes(headers.host ?? '');
  const holdsCookie = (headers: IncomingHttpHeaders) => same(cookieOf(headers.cookie, cookieName()), session);
  // Each page's is its own, and none has to be remembered: a number, and what only we can make of it.
  const pageSecret = (number: string) =>
    `${number}.${createHmac('sha256', pageKey).update(number).digest('base64url')}`;
  const newPageSecret = () => pageSecret(secret());
  return {
    token,
    admit(headers, given) {
      if (!isOwnHost(headers)) return { kind: 'foreign' };
      // A navigation from another site is one too; the browser says so itself (Fetch Metadata).
      const site = headers['sec-fetch-site'];
      const fromAbroad = site === 'cross-site' || site === 'same-site';
      if (fromAbroad && headers['sec-fetch-mode'] !== 'navigate') return { kind: 'foreign' };
      if (holdsCookie(headers)) return { kind: 'admitted' };
      if (given === null || tokenUsed || !same(given, token)) return { kind: 'not-admitted' };
      tokenUsed = true;
      const cookie = `${cookieName()}=${session}; HttpOnly; SameSite=Strict; Path=/`;
      return { kind: 'welcome', cookie, pageSecret: newPageSecret() };
    },
    admitSocket(headers) {
      return isOwnHost(headers) && headers.origin === `http://${headers.host}` && holdsCookie(headers);
    },
    newPageSecret,
    admitPage(given) {
      return same(given, pageSecret(given.split('.', 1)[0]!));
    },
  };
}

const secret = () => randomBytes(32).toString('base64url');

/** In the same time whatever was given, so that nothing can be guessed bit by bit. */
function same(given: string, wanted: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(wanted)];
  return a.length === b.length && timingSafeEqual(a, b);
}

function cookieOf(header: string | undefined, name: string): string {
  const pairs = (header ?? '').split(';').map(pair => pair.trim());
  return pairs.find(pair => pair.startsWith(`${name}=`))?.slice(name.length + 1) ?? '';
}
