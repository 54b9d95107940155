import type { PublicationEvidence } from '../../../shared/evidence/publication.ts';
import { nameToText, parseName } from '../../dns/wire/wire-name.ts';
import type { Limits } from '../../network.ts';
import type { Ask } from '../ask.ts';
import { addressesIn } from '../../https/get-from-any.ts';

type Zone = PublicationEvidence['zones'][number];

/** Labels above a name that are tried for its zone. A record of mail lies two or three below it; this is for odd names. */
const MAX_STEPS_UP = 16;

/** The zone that a name lies in, and the names of its servers: the nearest name upwards that has NS records of its own. */
export async function zoneOf(
  name: string,
  ask: Ask,
): Promise<{ readonly zone: string; readonly servers: readonly string[] } | undefined> {
  const labels = parseName(name) ?? [];
  for (let at = 0; at < Math.min(labels.length, MAX_STEPS_UP); at += 1) {
    const zone = nameToText(labels.slice(at));
    const records = await ask(zone, 'NS');
    // Those of another owner came through an alias, and are of another zone.
    const own = records.flatMap(record =>
      record.type === 'NS' && record.owner === zone ? [record.target] : [],
    );
    if (own.length > 0) return { zone, servers: [...new Set(own)].toSorted() };
  }
  return undefined;
}

/** The addresses of the name servers of a zone, within the limits; what is beyond them is told. */
export async function addressesOf(
  { zone, servers }: { readonly zone: string; readonly servers: readonly string[] },
  ask: Ask,
  { nameServers, addressesPerHost }: Limits,
): Promise<Zone> {
  const found = await Promise.all(
    servers.slice(0, nameServers).map(async name => {
      const answers = await Promise.all([ask(name, 'A'), ask(name, 'AAAA')]);
      return { name, all: addressesIn(answers.flat()) };
    }),
  );
  return {
    zone,
    servers: found.map(({ name, all }) => ({ name, addresses: all.slice(0, addressesPerHost) })),
    leftOut: [...servers.slice(nameServers), ...found.flatMap(({ all }) => all.slice(addressesPerHost))],
  };
}
