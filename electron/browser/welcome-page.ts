import { createHash } from 'node:crypto';
import { PAGE_SECRET_KEY } from '../../shared/contract/admission.ts';

export interface WelcomePage {
  readonly html: string;
  /** Lets this one script run, and nothing else. */
  readonly contentSecurityPolicy: string;
}

/**
 * The page that the token opens: puts the secret where only the tab itself can read it, and goes on to the application.
 * A redirect cannot do that, as the secret would then be in an address; and as the page goes on by itself, the token
 * leaves the address, and a reload comes from our own site, which SameSite=Strict asks for (RFC 6265bis §5.2).
 */
export function welcomePage(pageSecret: string): WelcomePage {
  // Ends no script element, whatever it holds.
  const quoted = (text: string) => JSON.stringify(text).replaceAll('<', '\\u003c');
  const script = `sessionStorage.setItem(${quoted(PAGE_SECRET_KEY)}, ${quoted(pageSecret)});location.replace('/' + location.hash);`;
  const digest = createHash('sha256').update(script).digest('base64');
  return {
    html: `<!doctype html><html lang="nl"><meta charset="utf-8"><title>Postzegel</title><script>${script}</script>
<noscript>Postzegel heeft JavaScript nodig. Postzegel needs JavaScript.</noscript>
`,
    contentSecurityPolicy: `default-src 'none'; script-src 'sha256-${digest}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
  };
}
