import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import {
  type CertificateAuthority,
  createCertificateAuthority,
  type IssuedCertificate,
} from '../bed/certificate-authority.ts';
import { POLICY_PATH } from '../bed/bed-web.ts';
import { startBind } from '../servers/bind.ts';
import { claimSlot, type Slot } from '../servers/claim-slot.ts';
import { startNginx } from '../servers/nginx.ts';
import { startPostfix } from '../servers/postfix.ts';
import { type PostfixSender, startPostfixSender } from '../servers/postfix-sender.ts';
import { runTool } from '../servers/run-tool.ts';
import { signZone } from '../servers/sign-zone.ts';
import { startUnbound } from '../servers/unbound.ts';

/** A signed domain with a mail server and nothing else, whose zone, policy and certificate can be changed while it is looked at. */
export interface TurnBed {
  readonly domain: string;
  readonly mailHost: string;
  readonly resolver: string;
  readonly webAddress: string;
  readonly files: { readonly trustAnchors: string; readonly ca: string };
  /** A Postfix that sends with `smtp_tls_security_level = dane`. */
  readonly sender: PostfixSender;
  /** The certificate that is to take over, as a PEM file without its key. */
  readonly nextCertificate: string;
  /** Runs a script of `nsupdate` on the domain's own name server, which signs what it brings. */
  update(script: string): Promise<void>;
  /** The policy host begins to serve this, or serves this from now on. */
  servePolicy(text: string): Promise<void>;
  /** The mail server shows the next certificate from now on. */
  installNextCertificate(): Promise<void>;
  stop(): Promise<void>;
}

const DOMAIN = 'nieuwdorp.nl';
const HOST = { dns: 1, sender: 10, mail: 25, resolver: 53, web: 80 } as const;
const TTL_SECONDS = 300;
const RESOLVER_KEEPS_SECONDS = 1;

export async function startTurnBed(): Promise<TurnBed> {
  const undo: (() => Promise<void>)[] = [];
  const stop = async () => {
    for (const step of undo.splice(0).toReversed()) await step();
  };
  try {
    const slot = await claimSlot([
      [HOST.dns, 53],
      [HOST.resolver, 53],
      [HOST.sender, 25],
      [HOST.mail, 25],
      [HOST.web, 443],
    ]);
    undo.push(() => slot.release());
    const folder = await temporaryFolder('turn', 'everyone');
    undo.push(() => folder.remove());
    return { ...(await startServers(folder.path, slot, undo)), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function startServers(
  folder: string,
  slot: Slot,
  undo: (() => Promise<void>)[],
): Promise<Omit<TurnBed, 'stop'>> {
  const mailHost = `mail.${DOMAIN}`;
  const authority = await createCertificateAuthority(join(folder, 'pki'));
  const { rootKey } = await startNameServers(folder, slot, undo);
  const [first, next] = [await mailCertificate(authority, 'first'), await mailCertificate(authority, 'next')];
  const mail = replaceable(undo, (at, { chainFile }: IssuedCertificate) =>
    startPostfix({
      folder: join(folder, `postfix-${at}`),
      listeners: [
        { address: slot.at(HOST.mail), hostName: mailHost, startTls: { kind: 'offered', chainFile } },
      ],
    }),
  );
  await mail(first);
  const web = await authority.issue({ name: 'web', hostNames: [`mta-sts.${DOMAIN}`], key: 'ec' });
  const policy = replaceable(undo, (at, body: string) =>
    startNginx({
      folder: join(folder, `nginx-${at}`),
      address: slot.at(HOST.web),
      sites: [
        {
          hostName: `mta-sts.${DOMAIN}`,
          chainFile: web.chainFile,
          pages: [{ kind: 'text', path: POLICY_PATH, contentType: 'text/plain', body }],
        },
      ],
    }),
  );

  const resolvConf = join(folder, 'resolv.conf');
  await writeFile(resolvConf, `nameserver ${slot.at(HOST.resolver)}\noptions trust-ad edns0\n`);
  const sender = await startPostfixSender({
    folder: join(folder, 'sender'),
    address: slot.at(HOST.sender),
    resolvConf,
    settings: ['smtp_tls_security_level = dane', 'smtp_dns_support_level = dnssec', 'smtp_host_lookup = dns'],
  });
  undo.push(() => sender.stop());

  const trustAnchors = join(folder, 'trust-anchors.json');
  const [flags, protocol, algorithm, ...key] = rootKey.split(/\s+/);
  const anchor = { flags: Number(flags), protocol: Number(protocol), algorithm: Number(algorithm) };
  await writeFile(trustAnchors, JSON.stringify([{ owner: '.', ...anchor, publicKey: key.join('') }]));
  return {
    domain: DOMAIN,
    mailHost,
    resolver: slot.at(HOST.resolver),
    webAddress: slot.at(HOST.web),
    files: { trustAnchors, ca: authority.rootFile },
    sender,
    nextCertificate: next.certificateFile,
    update: async script => {
      await runTool('nsupdate', [], { input: `server ${slot.at(HOST.dns)}\n${script}` });
      // Till the resolver has forgotten what was there, and what was not.
      await delay(2 * RESOLVER_KEEPS_SECONDS * 1_000);
    },
    servePolicy: policy,
    installNextCertificate: () => mail(next),
  };
}

const mailCertificate = (authority: CertificateAuthority, name: string) =>
  authority.issue({ name, hostNames: [`mail.${DOMAIN}`], key: 'ec' });

/** Root, `nl` and the domain, signed; the domain's zone takes updates, and is signed anew with each. */
async function startNameServers(folder: string, slot: Slot, undo: (() => Promise<void>)[]) {
  const dns = slot.at(HOST.dns);
  const head = (origin: string) =>
    `$TTL ${TTL_SECONDS}\n@ SOA ns.${origin} hostmaster.${origin} 1 3600 900 604800 300\n@ NS ns.${origin}\nns.${origin} A ${dns}\n`;
  const referral = (origin: string) => `${origin} NS ns.${origin}\nns.${origin} A ${dns}\n`;
  const origin = `${DOMAIN}.`;
  const keys = join(folder, 'zone');
  await mkdir(keys);
  const zone = await signZone({
    folder: keys,
    origin,
    text: `${head(origin)}@ MX 10 mail\nmail A ${slot.at(HOST.mail)}\n`,
    denial: 'nsec',
  });
  const parent = await signZone({
    folder: join(folder, 'nl'),
    origin: 'nl.',
    text: `${head('nl.')}${referral(origin)}${zone.ds}`,
    denial: 'nsec',
  });
  const root = await signZone({
    folder: join(folder, 'root'),
    origin: '.',
    text: `${head('')}${referral('nl.')}${parent.ds}`,
    denial: 'nsec',
  });
  const settings = `key-directory "${keys}"; allow-update { any; }; `;
  const bind = await startBind({
    folder: join(folder, 'bind'),
    views: [
      {
        name: 'all',
        address: dns,
        zones: [
          { origin: '.', file: root.file },
          { origin: 'nl.', file: parent.file },
          { origin, file: zone.file, settings },
        ],
      },
    ],
  });
  undo.push(() => bind.stop());
  const unbound = await startUnbound({
    folder: join(folder, 'unbound'),
    address: slot.at(HOST.resolver),
    rootServer: { name: 'ns.', address: dns },
    trustAnchor: `. DNSKEY ${root.dnskey}`,
    longestTtl: RESOLVER_KEEPS_SECONDS,
  });
  undo.push(() => unbound.stop());
  return { rootKey: root.dnskey };
}

/** A server of which there is one at a time: the next takes the place of the one before it. */
function replaceable<Wanted>(
  undo: (() => Promise<void>)[],
  start: (at: number, wanted: Wanted) => Promise<{ stop(): Promise<void> }>,
): (wanted: Wanted) => Promise<void> {
  let running: { stop(): Promise<void> } | undefined;
  let at = 0;
  undo.push(async () => {
    await running?.stop();
  });
  return async wanted => {
    await running?.stop();
    at += 1;
    running = await start(at, wanted);
  };
}
