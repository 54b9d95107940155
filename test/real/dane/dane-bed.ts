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
import { type DaneCase, daneCases, type DaneServer, makeCertificates, SERVERS } from './dane-cases.ts';

/** Mail servers of every kind, and a signed zone with a domain for each case. */
export interface DaneBed {
  readonly cases: readonly (DaneCase & { readonly domain: string })[];
  readonly resolver: { readonly address: string; readonly port: number };
  readonly trustAnchors: readonly TrustAnchor[];
  readonly rootPem: string;
  readonly files: { readonly resolvConf: string; readonly ca: string };
  /** A Postfix that sends with `smtp_tls_security_level = dane`. */
  readonly sender: PostfixSender;
  stop(): Promise<void>;
}

const ZONE = 'dane.nl.';
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
    const cases = daneCases(certificates).map((each, at) => ({ ...each, domain: `c${at}.dane.nl` }));

    await mkdir(join(folder.path, 'pki'));
    const listeners = await Promise.all(
      SERVERS.map(async server => {
        const address = addressOf(server);
        if (server === 'no-starttls')
          return { address, hostName: 'mx.dane.nl', startTls: { kind: 'not-offered' } as const };
        const chainFile = join(folder.path, 'pki', `${server}.pem`);
        await writeFile(chainFile, certificates.chainFileText(server), { mode: 0o600 });
        return { address, hostName: 'mx.dane.nl', startTls: { kind: 'offered', chainFile } as const };
      }),
    );
    const postfix = await startPostfix({ folder: join(folder.path, 'postfix'), listeners });
    undo.push(() => postfix.stop());

    const head = (origin: string) =>
      `$TTL 300\n@ SOA ns.${origin} hostmaster.${origin} 1 3600 900 604800 300\n@ NS ns.${origin}\nns.${origin} A ${slot.at(HOST.dns)}\n`;
    const records = cases.flatMap((each, at) => recordsOf(each, at, addressOf(each.server)));
    const zone = await signZone({
      folder: join(folder.path, 'zone'),
      origin: ZONE,
      text: head(ZONE) + records.map(record => `${record}\n`).join(''),
      denial: 'nsec3',
    });
    const parent = await signZone({
      folder: join(folder.path, 'nl'),
      origin: 'nl.',
      text: `${head('nl.')}${ZONE} NS ns.${ZONE}\nns.${ZONE} A ${slot.at(HOST.dns)}\n${zone.ds}`,
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
            { origin: ZONE, file: zone.file },
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

/** The records of one case, names relative to the zone. */
function recordsOf({ tlsa, alias }: DaneCase, at: number, address: string): readonly string[] {
  const host = `mx${at}`;
  const target = `target${at}`;
  const records = (owner: string) => tlsa.map(data => `${owner} TLSA ${data}`);
  const mx = `c${at} MX 10 ${host}`;
  switch (alias) {
    case 'host':
      return [mx, `${host} CNAME ${target}`, `${target} A ${address}`, ...records(`_25._tcp.${target}`)];
    case 'host-tlsa-at-alias':
      return [mx, `${host} CNAME ${target}`, `${target} A ${address}`, ...records(`_25._tcp.${host}`)];
    case 'tlsa':
      return [mx, `${host} A ${address}`, `_25._tcp.${host} CNAME _dane${at}`, ...records(`_dane${at}`)];
    case 'none':
      return [mx, `${host} A ${address}`, ...records(`_25._tcp.${host}`)];
  }
}
