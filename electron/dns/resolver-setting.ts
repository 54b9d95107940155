import { isIP } from 'node:net';
import { domainToASCII } from 'node:url';
import { accepted, refused, type Result } from '../../shared/model/result.ts';
import type { Endpoint } from '../network.ts';
import { parseServer } from './system-resolvers.ts';
import type { DotService } from './transports/dot.ts';

/** Whom to ask: what `--resolver` and the field in the app take. */
export type ResolverSetting =
  | { readonly kind: 'system' }
  | { readonly kind: 'servers'; readonly servers: readonly [Endpoint, ...Endpoint[]] }
  | { readonly kind: 'tls'; readonly service: DotService }
  | { readonly kind: 'https'; readonly url: string };

export type ResolverSettingProblem =
  | { readonly kind: 'empty' }
  | { readonly kind: 'not-an-address'; readonly text: string }
  | { readonly kind: 'bad-service'; readonly text: string }
  | { readonly kind: 'too-many-servers'; readonly limit: number };

const MAX_SERVERS = 4;

/** `system`, one or more addresses with commas between, `tls://name-or-address[:port][#name]`, or an `https://` URL. */
export function parseResolverSetting(input: string): Result<ResolverSetting, ResolverSettingProblem> {
  const text = input.trim();
  if (text === '') return refused({ kind: 'empty' });
  if (text.toLowerCase() === 'system') return accepted({ kind: 'system' });
  if (/^[a-z]+:\/\//i.test(text)) return parseService(text);
  const parts = text.split(/[\s,]+/).filter(part => part !== '');
  if (parts.length > MAX_SERVERS) return refused({ kind: 'too-many-servers', limit: MAX_SERVERS });
  const servers: Endpoint[] = [];
  for (const part of parts) {
    const server = parseServer(part);
    if (!server) return refused({ kind: 'not-an-address', text: part.slice(0, 100) });
    servers.push(server);
  }
  const [first, ...others] = servers;
  return first ? accepted({ kind: 'servers', servers: [first, ...others] }) : refused({ kind: 'empty' });
}

function parseService(text: string): Result<ResolverSetting, ResolverSettingProblem> {
  const problem = { kind: 'bad-service', text: text.slice(0, 100) } as const;
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    return refused(problem);
  }
  if (url.username !== '' || url.password !== '') return refused(problem);
  if (url.protocol === 'https:') return accepted({ kind: 'https', url: url.href });
  if (url.protocol !== 'tls:') return refused(problem);
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const serverName = url.hash === '' ? host : url.hash.slice(1);
  const named = isIP(host) !== 0 || domainToASCII(host) !== '';
  if (!named || host === '' || (isIP(serverName) === 0 && domainToASCII(serverName) === '')) return refused(problem);
  const port = url.port === '' ? 853 : Number(url.port);
  return accepted({ kind: 'tls', service: { host, port, serverName } });
}
