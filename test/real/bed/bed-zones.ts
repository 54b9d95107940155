import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Denial, type SignedZone, signZone } from '../servers/sign-zone.ts';
import type { BedAddresses } from './bed-addresses.ts';
import { type PublicKeys, type ZonePlan, zonePlans } from './bed-zone-plans.ts';

export interface BedZones {
  readonly root: SignedZone;
  readonly nl: SignedZone;
  readonly domains: readonly { readonly origin: string; readonly file: string }[];
}

const TTL_SECONDS = 300;

/** Writes and signs the zones: an own root, `nl` with NSEC3 opt-out as the real one has, and the domains. */
export async function makeZones(
  folder: string,
  addresses: BedAddresses,
  keys: PublicKeys,
): Promise<BedZones> {
  const made = await Promise.all(
    zonePlans(addresses, keys).map((plan, index) =>
      // NSEC and NSEC3 by turns, so that both kinds of denial are met.
      makeDomain(folder, plan, addresses, index % 2 === 0 ? 'nsec' : 'nsec3'),
    ),
  );
  const nl = await signZone({
    folder: join(folder, 'nl'),
    origin: 'nl.',
    text: `${head('nl.', addresses.nl)}${made.map(each => each.delegation).join('')}`,
    denial: 'nsec3-opt-out',
  });
  const root = await signZone({
    folder: join(folder, 'root'),
    origin: '.',
    text: `${head('.', addresses.root)}nl. NS ns.nl.\nns.nl. A ${addresses.nl}\n${nl.ds}`,
    denial: 'nsec',
  });
  return {
    root,
    nl,
    domains: made.flatMap(each =>
      each.file === undefined ? [] : [{ origin: each.origin, file: each.file }],
    ),
  };
}

async function makeDomain(
  parent: string,
  { domain, delegation, records }: ZonePlan,
  addresses: BedAddresses,
  denial: Denial,
): Promise<{ origin: string; delegation: string; file?: string }> {
  const folder = join(parent, domain);
  const origin = `${domain}.`;
  const referral = `${origin} NS ns.${origin}\nns.${origin} A ${addresses.domains}\n`;
  if (delegation === 'lame') return { origin, delegation: referral };
  const text = `${head(origin, addresses.domains)}${records.map(record => `${record}\n`).join('')}`;
  if (delegation === 'unsigned') {
    await mkdir(folder, { recursive: true });
    const file = join(folder, 'zone');
    await writeFile(file, text);
    return { origin, delegation: referral, file };
  }
  const { file, ds } = await signZone({ folder, origin, text, denial });
  const published = delegation === 'wrong-ds' ? ds.replace(/[0-9A-F]{8}$/gm, 'DEADBEEF') : ds;
  return { origin, delegation: `${referral}${published}`, file };
}

function head(origin: string, address: string): string {
  const below = origin === '.' ? '' : origin;
  return `$TTL ${TTL_SECONDS}
@ SOA ns.${below} hostmaster.${below} 1 3600 900 604800 ${TTL_SECONDS}
@ NS ns.${below}
ns.${below} A ${address}
`;
}
