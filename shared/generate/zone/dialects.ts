import type { Dialect } from './dialect.ts';
import { azureDns } from './dialects/azure-dns.ts';
import { cloudflare } from './dialects/cloudflare.ts';
import { nsupdate } from './dialects/nsupdate.ts';
import { octodns } from './dialects/octodns.ts';
import { pdnsutil } from './dialects/pdnsutil.ts';
import { route53 } from './dialects/route53.ts';
import { transip } from './dialects/transip.ts';
import { windowsDns } from './dialects/windows-dns.ts';
import { zoneFile } from './dialects/zone-file.ts';

/** Every way in which Postzegel writes records for a DNS host. */
export const DIALECTS = {
  'zone-file': zoneFile,
  nsupdate,
  pdnsutil,
  'windows-dns': windowsDns,
  'azure-dns': azureDns,
  route53,
  cloudflare,
  transip,
  octodns,
} as const satisfies Readonly<Record<string, Dialect>>;

export type DialectId = keyof typeof DIALECTS;
