import { isIP, isIPv6 } from 'node:net';
import { domainToASCII } from 'node:url';
import { accepted, refused, type Result } from '../../shared/model/result.ts';
import type { Endpoint } from '../network.ts';
import { isPort, parseServer } from './system-resolvers.ts';
import type { TlsService } from './transports/tls-service.ts';

/** Whom to ask: what `--resolver` and the field in the app take. */
export type ResolverSetting =
  | { readonly kind: 'system' }
  | { readonly kind: 'servers'; readonly servers: readonly [Endpoint, ...Endpoint[]] }
  | { readonly kind: 'tls'; readonly service: TlsService }
  | { readonly kind: 'https'; readonly url: string };

export type ResolverSettingProblem =
  | { readonly kind: 'empty' }
  | { readonly kind: 'not-an-address'; readonly text: string }
  /** Neither `tls://` nor `https://`. */
  | { readonly kind: 'unknown-scheme'; readonly text: string }
  | { readonly kind: 'bad-service'; readonly text: string }
  | { readonly kind: 'too-many-servers'; readonly limit: number };

const MAX_SERVERS = 4;
const DOT_PORT = 853;
/** What a message shows of a text that was refused. */
const MAX_SHOWN_CHARACTERS = 100;
/** `tls://host[:port][#name]`; a host that is an IPv6 address stands in brackets. */
const DOT_SERVICE = /^tls:\/\/(\[[^\]]+\]|[^\s/?#:@[\]]+)(?::(\d{1,5}))?\/?(?:#(\S+))?$/i;
/** RFC 1123 §2.1, after IDNA; the underscore because such names exist. */
const HOST_NAME =
  /^(?=.{1,253}$)(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9])?\.)*[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

/** `system`, one or more addresses with commas between, `tls://name-or-address[:port][#name]`, or an `https://` URL. */
export function parseResolverSetting(input: string): Result<ResolverSetting, ResolverSettingProblem> {
  const text = input.trim();
  const shown = text.slice(0, MAX_SHOWN_CHARACTERS);
  if (text === '') return refused({ kind: 'empty' });
  if (text.toLowerCase() === 'system') return accepted({ kind: 'system' });
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(text)?.[1]?.toLowerCase();
  if (scheme === undefined) return parseServers(text);
  if (scheme !== 'tls' && scheme !== 'https') return refused({ kind: 'unknown-scheme', text: shown });
  const setting = scheme === 'tls' ? dotSetting(text) : dohSetting(text);
  return setting ? accepted(setting) : refused({ kind: 'bad-service', text: shown });
}

function parseServers(text: string): Result<ResolverSetting, ResolverSettingProblem> {
  const parts = text.split(/[\s,]+/).filter(part => part !== '');
  if (parts.length > MAX_SERVERS) return refused({ kind: 'too-many-servers', limit: MAX_SERVERS });
  const servers: Endpoint[] = [];
  for (const part of parts) {
    const server = parseServer(part);
    if (!server) return refused({ kind: 'not-an-address', text: part.slice(0, MAX_SHOWN_CHARACTERS) });
    servers.push(server);
  }
  const [first, ...others] = servers;
  return first ? accepted({ kind: 'servers', servers: [first, ...others] }) : refused({ kind: 'empty' });
}

function dotSetting(text: string): ResolverSetting | undefined {
  const [, hostText = '', portText, nameText] = DOT_SERVICE.exec(text) ?? [];
  const host = hostOrAddress(hostText);
  const serverName = nameText === undefined ? host : hostOrAddress(nameText);
  const port = portText === undefined ? DOT_PORT : Number(portText);
  if (host === undefined || serverName === undefined || !isPort(port)) return undefined;
  return { kind: 'tls', service: { host, port, serverName } };
}

function dohSetting(text: string): ResolverSetting | undefined {
  // RFC 8484 §4.1.1: services are named by a URI template, of which POST leaves the variable out.
  const address = text.replace(/\{\?dns\}$/, '');
  if (!URL.canParse(address)) return undefined;
  const url = new URL(address);
  const isPlain = url.username === '' && url.password === '' && url.hash === '';
  return isPlain && hostOrAddress(url.hostname) !== undefined && url.port !== '0'
    ? { kind: 'https', url: url.href }
    : undefined;
}

/** A name in A-labels or an address without brackets; undefined where the text is neither. */
function hostOrAddress(text: string): string | undefined {
  const inBrackets = /^\[([^\]]*)\]$/.exec(text)?.[1];
  if (inBrackets !== undefined) return isIPv6(inBrackets) ? inBrackets : undefined;
  if (isIP(text) !== 0) return text;
  const name = domainToASCII(text).replace(/\.$/, '');
  return HOST_NAME.test(name) ? name : undefined;
}
