import type { Protocol } from 'electron';
import { CONTENT_SECURITY_POLICY } from '../page/content-security-policy.ts';
import { readPageFiles } from '../page/page-files.ts';
import { PAGE_SCHEME } from './page-address.ts';

/** Must be known before the app is ready: a scheme with an origin of its own, so that CSP and storage work. */
export function registerPageScheme(protocol: Pick<Protocol, 'registerSchemesAsPrivileged'>): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: PAGE_SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: false } },
  ]);
}

/** Serves the built page to the window, the same files and headers as the browser host. */
export function servePage(protocol: Pick<Protocol, 'handle'>, folder: string): void {
  const files = readPageFiles(folder);
  protocol.handle(PAGE_SCHEME, request => {
    const { host, pathname } = new URL(request.url);
    const file = host === 'app' ? files.get(pathname === '/' ? '/index.html' : pathname) : undefined;
    if (!file || request.method !== 'GET') return new Response('', { status: file ? 405 : 404 });
    return new Response(new Uint8Array(file.content), {
      headers: {
        'content-type': file.mediaType,
        'content-security-policy': CONTENT_SECURITY_POLICY,
        'x-content-type-options': 'nosniff',
      },
    });
  });
}
