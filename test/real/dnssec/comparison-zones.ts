import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startKnot } from '../servers/knot.ts';
import { ldnsSignZone } from '../servers/ldns-sign-zone.ts';
import { startPowerDns } from '../servers/powerdns.ts';
import type { ServerProcess } from '../servers/server-process.ts';
import { type Denial, signZone } from '../servers/sign-zone.ts';
import { BREAKAGES, NSEC_ONLY } from './broken-zones.ts';
import { unsignedChildText, zoneText } from './zone-text.ts';

/** Who signs, with which algorithm (the mnemonic that all four know), and how it denies. */
interface SignedPlan {
  readonly signer: 'bind' | 'ldns' | 'knot' | 'powerdns';
  readonly algorithm: string;
  readonly denial: Denial;
}

/** A zone as its tests know it before it is there. */
export interface PlannedZone {
  readonly origin: string;
  readonly about: string;
  /** Signed with SHA-1, which counts only where a user says so (RFC 9905 §2). */
  readonly isSha1: boolean;
  /** Whether delv is asked everything about it. */
  readonly asksAll: boolean;
}

export interface ServedZone {
  readonly origin: string;
  /** Where its name server is. */
  readonly address: string;
  /** For its parent; empty for a zone without a secure delegation. */
  readonly ds: string;
  /** For BIND to serve; the other servers have their own. */
  readonly files: readonly { readonly origin: string; readonly file: string }[];
}

const ALGORITHMS = ['RSASHA256', 'RSASHA512', 'ECDSAP256SHA256', 'ECDSAP384SHA384', 'ED25519', 'ED448'];
/** No name of RFC 6761: resolvers answer for those themselves. */
export const PARENT = 'nl.';
const ZONE_FOR_ALIASES = `bind-ecdsap256sha256-nsec.${PARENT}`;

/** Each signer with each algorithm, with NSEC and NSEC3; opt-out and salted NSEC3 once for those that can. */
function signedPlans(): readonly SignedPlan[] {
  const each = (signer: SignedPlan['signer']) =>
    ALGORITHMS.flatMap(algorithm =>
      (['nsec', 'nsec3'] as const).map(denial => ({ signer, algorithm, denial })),
    );
  const algorithm = 'ECDSAP256SHA256';
  const optOut = (['bind', 'ldns', 'knot', 'powerdns'] as const).map(
    signer => ({ signer, algorithm, denial: 'nsec3-opt-out' }) as const,
  );
  const salted = (['bind', 'ldns'] as const).map(
    signer => ({ signer, algorithm, denial: 'nsec3-salted' }) as const,
  );
  const sha1 = [
    { signer: 'bind', algorithm: 'RSASHA1', denial: 'nsec' },
    { signer: 'bind', algorithm: 'NSEC3RSASHA1', denial: 'nsec3' },
  ] as const;
  return [...(['bind', 'ldns', 'knot', 'powerdns'] as const).flatMap(each), ...optOut, ...salted, ...sha1];
}

const originOf = ({ signer, algorithm, denial }: SignedPlan) =>
  `${signer}-${algorithm.toLowerCase()}-${denial}.${PARENT}`;

const brokenPlans = () =>
  (['nsec', 'nsec3'] as const).flatMap(denial =>
    Object.entries(BREAKAGES)
      .filter(([name]) => denial === 'nsec' || !NSEC_ONLY.has(name))
      .map(([name, breakage]) => ({ name, breakage, denial, origin: `${name}-${denial}.${PARENT}` })),
  );
type BrokenPlan = ReturnType<typeof brokenPlans>[number];

/** All zones of the comparison: those signed well, and those that went wrong. */
export function plannedZones(): readonly PlannedZone[] {
  const good = signedPlans().map(plan => ({
    origin: originOf(plan),
    about: `${plan.signer}, ${plan.algorithm}, ${plan.denial}`,
    isSha1: plan.algorithm.endsWith('SHA1'),
    asksAll: plan.algorithm === 'ECDSAP256SHA256',
  }));
  const broken = brokenPlans().map(({ name, denial, origin }) => ({
    origin,
    about: `${name}, ${denial}`,
    isSha1: false,
    asksAll: name === 'denial-damaged',
  }));
  return [...good, ...broken];
}

/** Zones in files, for BIND at an address. */
export async function zonesInFiles(folder: string, address: string): Promise<readonly ServedZone[]> {
  const plans = signedPlans().filter(({ signer }) => signer === 'bind' || signer === 'ldns');
  const good = plans.map(async plan => {
    const origin = originOf(plan);
    const place = join(folder, origin);
    const sign = plan.signer === 'bind' ? signZone : ldnsSignZone;
    const text = zoneText(address, ZONE_FOR_ALIASES);
    const { file, ds } = await sign({ ...plan, folder: place, origin, text });
    return { origin, address, ds, files: await withChild(place, origin, file, address) };
  });
  const broken = brokenPlans().map(plan => brokenZone(join(folder, plan.origin), plan, address));
  return Promise.all([...good, ...broken]);
}

async function brokenZone(
  folder: string,
  { breakage, denial, origin }: BrokenPlan,
  address: string,
): Promise<ServedZone> {
  const text = zoneText(address, ZONE_FOR_ALIASES);
  const { validity, zone, ds: changeDs } = breakage;
  const signed = await signZone({ folder, origin, text, denial, ...(validity && { validity }) });
  if (zone) {
    const lines = (await readFile(signed.file, 'utf8')).split('\n');
    await writeFile(signed.file, zone(lines).join('\n'));
  }
  const ds = changeDs ? `${changeDs(signed.ds.trim().split('\n')).join('\n')}\n` : signed.ds;
  return { origin, address, ds, files: await withChild(folder, origin, signed.file, address) };
}

async function withChild(folder: string, origin: string, file: string, address: string) {
  await mkdir(folder, { recursive: true });
  const childFile = join(folder, 'unsigned');
  await writeFile(childFile, unsignedChildText(address));
  return [
    { origin, file },
    { origin: `unsigned.${origin}`, file: childFile },
  ];
}

/** Zones that Knot or PowerDNS signs and serves by itself. */
export async function zonesOfServer(
  signer: 'knot' | 'powerdns',
  folder: string,
  address: string,
): Promise<{ readonly server: ServerProcess; readonly zones: readonly ServedZone[] }> {
  const plans = signedPlans().filter(plan => plan.signer === signer);
  const start = signer === 'knot' ? startKnot : startPowerDns;
  const server = await start({
    folder,
    address,
    zones: plans.flatMap(plan => {
      const { algorithm, denial } = plan;
      if (denial === 'nsec3-salted') throw new Error(`${signer}: ${denial} is not set up`);
      const origin = originOf(plan);
      return [
        { origin, text: zoneText(address, ZONE_FOR_ALIASES), signing: { algorithm, denial } },
        { origin: `unsigned.${origin}`, text: unsignedChildText(address) },
      ];
    }),
  });
  const zones = plans.map(async plan => {
    const origin = originOf(plan);
    return { origin, address, ds: await server.dsOf(origin), files: [] };
  });
  return { server, zones: await Promise.all(zones) };
}
