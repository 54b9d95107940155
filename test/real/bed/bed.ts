import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { TrustAnchor } from '../../../electron/network.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { startBind } from '../servers/bind.ts';
import { startNginx } from '../servers/nginx.ts';
import { type PostfixListener, startPostfix } from '../servers/postfix.ts';
import type { ServerProcess } from '../servers/server-process.ts';
import { startUnbound } from '../servers/unbound.ts';
import { type BedAddresses, claimAddresses } from './bed-addresses.ts';
import { BED_DOMAINS, MANY_MX_COUNT } from './bed-domains.ts';
import { bedSites } from './bed-web.ts';
import { type BedZones, makeZones } from './bed-zones.ts';
import { createCertificateAuthority, type IssuedCertificate } from './certificate-authority.ts';

/** A small internet of real servers on loopback: root, `nl`, domains good and bad, resolver, mail and web servers. */
export interface Bed {
  readonly resolver: { readonly address: string; readonly port: number };
  /** The bed's own root: as IANA publishes it (DS), and as a key. Either is enough. */
  readonly trustAnchors: readonly TrustAnchor[];
  /** The root of all certificates here, in PEM. */
  readonly caPem: string;
  readonly domains: typeof BED_DOMAINS;
  readonly addresses: BedAddresses;
  readonly files: BedFiles;
  readonly servers: readonly Pick<ServerProcess, 'name' | 'pid'>[];
  /** Ends all servers, and takes away what they left: addresses and files. */
  stop(): Promise<void>;
}

/** The same facts for command line tools. */
interface BedFiles {
  readonly folder: string;
  /** PEM. */
  readonly ca: string;
  /** The list of `trustAnchors` in JSON. */
  readonly trustAnchors: string;
  /** For `delv -a` and named. */
  readonly delvAnchors: string;
  /** For glibc, with trust in the resolver's AD flag. */
  readonly resolvConf: string;
}

/** Starts the bed; some 3 s on a small machine. Throws, with the log of the server that failed, when it cannot. */
export async function startBed(): Promise<Bed> {
  const undo: (() => Promise<void>)[] = [];
  const stop = async () => {
    for (const step of undo.splice(0).toReversed()) await step();
  };
  try {
    const claimed = await claimAddresses();
    undo.push(() => claimed.release());
    const folder = await temporaryFolder('bed', 'everyone');
    undo.push(() => folder.remove());
    return { ...(await startServers(folder.path, claimed.addresses, undo)), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function startServers(
  folder: string,
  addresses: BedAddresses,
  undo: (() => Promise<void>)[],
): Promise<Omit<Bed, 'stop'>> {
  const authority = await createCertificateAuthority(join(folder, 'pki'));
  const [healthyMail, sharedMail, sites] = await Promise.all([
    authority.issue({ name: 'healthy-mail', hostNames: [`mail.${BED_DOMAINS.healthy}`], key: 'rsa' }),
    authority.issue({ name: 'shared-mail', hostNames: sharedMailHosts(), key: 'ec' }),
    bedSites(authority),
  ]);
  const zones = await makeZones(join(folder, 'zones'), addresses, {
    healthyMail: healthyMail.publicKeySha256,
    sharedMail: sharedMail.publicKeySha256,
  });
  const bind = startBind({ folder: join(folder, 'bind'), views: bindViews(addresses, zones) });
  const started = await Promise.allSettled([
    bind,
    // Asks the root for its keys at once, and puts off the next try when nobody answers.
    bind.then(() =>
      startUnbound({
        folder: join(folder, 'unbound'),
        address: addresses.resolver,
        rootServer: { name: 'ns.', address: addresses.root },
        trustAnchor: `. DNSKEY ${zones.root.dnskey}`,
      }),
    ),
    startPostfix({
      folder: join(folder, 'postfix'),
      listeners: postfixListeners(addresses, healthyMail, sharedMail),
    }),
    startNginx({ folder: join(folder, 'nginx'), address: addresses.web, sites }),
  ]);
  const servers = started.flatMap(each => (each.status === 'fulfilled' ? [each.value] : []));
  undo.push(...servers.map(server => () => server.stop()));
  const failure = started.find(each => each.status === 'rejected');
  if (failure) throw failure.reason;

  const trustAnchors = [dsAnchor(zones.root.ds), dnskeyAnchor(zones.root.dnskey)];
  const files: BedFiles = {
    folder,
    ca: authority.rootFile,
    trustAnchors: join(folder, 'trust-anchors.json'),
    delvAnchors: join(folder, 'anchors.conf'),
    resolvConf: join(folder, 'resolv.conf'),
  };
  const [flags, protocol, algorithm, ...key] = zones.root.dnskey.split(/\s+/);
  await Promise.all([
    writeFile(files.trustAnchors, JSON.stringify(trustAnchors, null, 2)),
    writeFile(
      files.delvAnchors,
      `trust-anchors { "." static-key ${flags} ${protocol} ${algorithm} "${key.join('')}"; };\n`,
    ),
    writeFile(files.resolvConf, `nameserver ${addresses.resolver}\noptions trust-ad edns0\n`),
  ]);
  return {
    resolver: { address: addresses.resolver, port: 53 },
    trustAnchors,
    caPem: authority.rootPem,
    domains: BED_DOMAINS,
    addresses,
    files,
    servers: servers.map(({ name, pid }) => ({ name, pid })),
  };
}

function bindViews(addresses: BedAddresses, zones: BedZones) {
  return [
    { name: 'root', address: addresses.root, zones: [{ origin: '.', file: zones.root.file }] },
    { name: 'nl', address: addresses.nl, zones: [{ origin: 'nl.', file: zones.nl.file }] },
    { name: 'domains', address: addresses.domains, zones: zones.domains },
  ];
}

function postfixListeners(
  addresses: BedAddresses,
  healthyMail: IssuedCertificate,
  sharedMail: IssuedCertificate,
): PostfixListener[] {
  const offered = (issued: IssuedCertificate) => ({ kind: 'offered', chainFile: issued.chainFile }) as const;
  const hostName = (domain: keyof typeof BED_DOMAINS) => `mail.${BED_DOMAINS[domain]}`;
  return [
    { address: addresses.healthyMail, hostName: hostName('healthy'), startTls: offered(healthyMail) },
    { address: addresses.sharedMail, hostName: hostName('onlyMtaSts'), startTls: offered(sharedMail) },
    {
      address: addresses.mailWithoutStartTls,
      hostName: hostName('noStartTls'),
      startTls: { kind: 'not-offered' },
    },
    {
      address: addresses.mailWithOldTls,
      hostName: hostName('oldTls'),
      startTls: { ...offered(sharedMail), protocols: 'TLSv1.1' },
    },
  ];
}

/** Every name under which the shared mail host is an MX: its certificate is right for each. */
function sharedMailHosts(): [string, ...string[]] {
  const many = Array.from({ length: MANY_MX_COUNT }, (_, index) => `mx${index + 1}.${BED_DOMAINS.manyMx}`);
  const others = Object.entries(BED_DOMAINS).flatMap(([key, domain]) =>
    key === 'healthy' || key === 'onlyMtaSts' ? [] : [`mail.${domain}`],
  );
  const { onlyMtaSts, mxAlias, noMx } = BED_DOMAINS;
  return [`mail.${onlyMtaSts}`, `mx.${mxAlias}`, noMx, ...others, ...many];
}

function dsAnchor(ds: string): TrustAnchor {
  const [keyTag, algorithm, digestType, ...digest] = (/\sDS\s+(.*)/.exec(ds)?.[1] ?? '').split(/\s+/);
  return {
    owner: '.',
    keyTag: Number(keyTag),
    algorithm: Number(algorithm),
    digestType: Number(digestType),
    digest: digest.join('').toLowerCase(),
  };
}

function dnskeyAnchor(dnskey: string): TrustAnchor {
  const [flags, protocol, algorithm, ...publicKey] = dnskey.split(/\s+/);
  return {
    owner: '.',
    flags: Number(flags),
    protocol: Number(protocol),
    algorithm: Number(algorithm),
    publicKey: publicKey.join(''),
  };
}
