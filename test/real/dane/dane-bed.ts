import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { TrustAnchor } from '../../../electron/network.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { startBind } from '../servers/bind.ts';
import { claimSlot } from '../servers/claim-slot.ts';
import { startPostfix } from '../servers/postfix.ts';
import { type PostfixSender, startPostfixSender } from '../servers/postfix-sender.ts';
import { signZone } from '../servers/sign-zone.ts';
import { startUnbound } from '../servers/unbound.ts';
import {
  type DaneCase,
  daneCases,
  type DaneServer,
  type Layout,
  makeCertificates,
  SERVERS,
} from './dane-cases.ts';

/** A case, and where it is to be found. */
export interface PlacedCase extends DaneCase {
  readonly domain: string;
  /** The same, and the sender demands DANE of it. */
  readonly demanding: string;
  /** The mail server of both. */
  readonly host: string;
  /** What that server presents, in PEM; absent where it has no TLS. */
  readonly chainFile: string | undefined;
}

/** Mail servers of every kind, and a domain for each case: in a zone that is signed, in one that is not, in a broken one. */
export interface DaneBed {
  readonly cases: readonly PlacedCase[];
  readonly resolver: { readonly address: string; readonly port: number };
  readonly trustAnchors: readonly TrustAnchor[];
  readonly rootPem: string;
  readonly files: { readonly resolvConf: string; readonly ca: string };
  /** A Postfix that sends with `smtp_tls_security_level = dane`. */
  readonly sender: PostfixSender;
  stop(): Promise<void>;
}

/** `broken` has signatures of a key that its parent does not vouch for. */
const ZONES = { signed: 'dane.nl.', unsigned: 'los.nl.', broken: 'stuk.nl.' } as const;
type Zone = keyof typeof ZONES;
const HOST = { dns: 1, sender: 10, resolver: 53, mail: 25 } as const;

export async function startDaneBed(): Promise<DaneBed> {
  const undo: (() => Promise<void>)[] = [];
  const stop = async () => {
    for (const step of undo.splice(0).toReversed()) await step();
  };
  try {
    const slot = await claimSlot([
      [HOST.dns, 53],
      [HOST.resolver, 53],
      [HOST.sender, 25],
      ...SERVERS.map((_, at) => [HOST.mail + at, 25] as const),
    ]);
    undo.push(async () => slot.release());
    const folder = await temporaryFolder('dane', 'everyone');
    undo.push(() => folder.remove());
    const addressOf = (server: DaneServer) => slot.at(HOST.mail + SERVERS.indexOf(server));
    const certificates = makeCertificates();
    const chainFileOf = (server: DaneServer) =>
      server === 'no-starttls' ? undefined : join(folder.path, 'pki', `${server}.pem`);
    const cases = daneCases(certificates).map((each, at) => ({
      ...each,
      ...placeOf(each, at),
      chainFile: chainFileOf(each.server),
    }));

    await mkdir(join(folder.path, 'pki'));
    const listeners = await Promise.all(
      SERVERS.map(async server => {
        const address = addressOf(server);
        if (server === 'no-starttls')
          return { address, hostName: 'mx.dane.nl', startTls: { kind: 'not-offered' } as const };
        const chainFile = chainFileOf(server)!;
        await writeFile(chainFile, certificates.chainFileText(server), { mode: 0o600 });
        return { address, hostName: 'mx.dane.nl', startTls: { kind: 'offered', chainFile } as const };
      }),
    );
    const postfix = await startPostfix({ folder: join(folder.path, 'postfix'), listeners });
    undo.push(() => postfix.stop());

    const head = (origin: string) =>
      `$TTL 300\n@ SOA ns.${origin} hostmaster.${origin} 1 3600 900 604800 300\n@ NS ns.${origin}\nns.${origin} A ${slot.at(HOST.dns)}\n`;
    const textOf = (zone: Zone) => {
      const records = cases.flatMap((each, at) => recordsOf(each, at, addressOf(each.server))[zone] ?? []);
      return head(ZONES[zone]) + records.map(record => `${record}\n`).join('');
    };
    const signedZone = async (zone: Zone) =>
      signZone({
        folder: join(folder.path, zone),
        origin: ZONES[zone],
        text: textOf(zone),
        denial: 'nsec3',
      });
    const signed = await signedZone('signed');
    const broken = await signedZone('broken');
    const unsignedFile = join(folder.path, 'unsigned');
    await writeFile(unsignedFile, textOf('unsigned'));
    const delegations = Object.values(ZONES).map(
      origin => `${origin} NS ns.${origin}\nns.${origin} A ${slot.at(HOST.dns)}\n`,
    );
    const parent = await signZone({
      folder: join(folder.path, 'nl'),
      origin: 'nl.',
      text: `${head('nl.')}${delegations.join('')}${signed.ds}${ofAnotherKey(broken.ds)}`,
      denial: 'nsec',
    });
    const root = await signZone({
      folder: join(folder.path, 'root'),
      origin: '.',
      text: `${head('')}nl. NS ns.nl.\nns.nl. A ${slot.at(HOST.dns)}\n${parent.ds}`,
      denial: 'nsec',
    });
    const bind = await startBind({
      folder: join(folder.path, 'bind'),
      views: [
        {
          name: 'all',
          address: slot.at(HOST.dns),
          zones: [
            { origin: '.', file: root.file },
            { origin: 'nl.', file: parent.file },
            { origin: ZONES.signed, file: signed.file },
            { origin: ZONES.unsigned, file: unsignedFile },
            { origin: ZONES.broken, file: broken.file },
          ],
        },
      ],
    });
    undo.push(() => bind.stop());
    const unbound = await startUnbound({
      folder: join(folder.path, 'unbound'),
      address: slot.at(HOST.resolver),
      rootServer: { name: 'ns.', address: slot.at(HOST.dns) },
      trustAnchor: `. DNSKEY ${root.dnskey}`,
    });
    undo.push(() => unbound.stop());

    const files = { resolvConf: join(folder.path, 'resolv.conf'), ca: join(folder.path, 'root.pem') };
    await writeFile(files.resolvConf, `nameserver ${slot.at(HOST.resolver)}\noptions trust-ad edns0\n`);
    await writeFile(files.ca, certificates.root.certificate);
    const sender = await startPostfixSender({
      folder: join(folder.path, 'sender'),
      address: slot.at(HOST.sender),
      resolvConf: files.resolvConf,
      settings: [
        'smtp_tls_security_level = dane',
        'smtp_dns_support_level = dnssec',
        'smtp_host_lookup = dns',
        `smtp_tls_policy_maps = inline:{ ${cases.map(({ demanding }) => `{ ${demanding} = dane-only }`).join(', ')} }`,
      ],
    });
    undo.push(() => sender.stop());
    const [flags, protocol, algorithm, ...key] = root.dnskey.split(/\s+/);
    const anchor = {
      owner: '.',
      flags: Number(flags),
      protocol: Number(protocol),
      algorithm: Number(algorithm),
    };
    return {
      cases,
      resolver: { address: slot.at(HOST.resolver), port: 53 },
      trustAnchors: [{ ...anchor, publicKey: key.join('') }],
      rootPem: certificates.root.certificate,
      files,
      sender,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** DS records with the digest of a key that nobody has. */
const ofAnotherKey = (ds: string): string => ds.replaceAll(/[0-9A-F]{8}\s*$/gm, '00000000');

/** The domains of a case and their mail server, by which of the zones each is in. */
function placeOf({ layout }: DaneCase, at: number): Pick<PlacedCase, 'domain' | 'demanding' | 'host'> {
  const zoneIf = (unsigned: Layout, broken: Layout) =>
    ZONES[layout === unsigned ? 'unsigned' : layout === broken ? 'broken' : 'signed'].slice(0, -1);
  return {
    domain: `c${at}.${zoneIf('mx-unsigned', 'mx-bogus')}`,
    demanding: `demanding${at}.${zoneIf('mx-unsigned', 'mx-bogus')}`,
    host: `mx${at}.${zoneIf('host-unsigned', 'host-bogus')}`,
  };
}

/** The records of one case, by zone. */
function recordsOf(
  each: DaneCase,
  at: number,
  address: string,
): Readonly<Partial<Record<Zone, readonly string[]>>> {
  const { domain, demanding, host } = placeOf(each, at);
  const target = `target${at}`;
  const tlsaAt = (owner: string) => each.tlsa.map(data => `${owner} TLSA ${data}`);
  const mx = [domain, demanding].map(name => `${name}. MX 10 ${host}.`);
  const plain = [`${host}. A ${address}`, ...tlsaAt(`_25._tcp.${host}.`)];
  const alias = (to: string) => `${host}. CNAME ${to}`;
  switch (each.layout) {
    case 'plain':
      return { signed: [...mx, ...plain] };
    case 'host-is-alias':
      return { signed: [...mx, alias(target), `${target} A ${address}`, ...tlsaAt(`_25._tcp.${target}`)] };
    case 'host-is-alias-tlsa-at-alias':
      return { signed: [...mx, alias(target), `${target} A ${address}`, ...tlsaAt(`_25._tcp.${host}.`)] };
    case 'alias-to-unsigned':
      return {
        signed: [...mx, alias(`${target}.${ZONES.unsigned}`), ...tlsaAt(`_25._tcp.${host}.`)],
        unsigned: [`${target} A ${address}`],
      };
    case 'tlsa-is-alias':
      return {
        signed: [
          ...mx,
          `${host}. A ${address}`,
          `_25._tcp.${host}. CNAME _dane${at}`,
          ...tlsaAt(`_dane${at}`),
        ],
      };
    case 'tlsa-bogus':
      return {
        signed: [...mx, `${host}. A ${address}`, `_25._tcp.${host}. CNAME _dane${at}.${ZONES.broken}`],
        broken: tlsaAt(`_dane${at}`),
      };
    case 'mx-unsigned':
      return { signed: plain, unsigned: mx };
    case 'host-unsigned':
      return { signed: mx, unsigned: plain };
    case 'host-bogus':
      return { signed: mx, broken: plain };
    case 'mx-bogus':
      return { signed: plain, broken: mx };
  }
}
