import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { collectEvidence } from '../../../electron/checks/collect-evidence.ts';
import type { TrustAnchor } from '../../../electron/network.ts';
import { createRealNetwork } from '../../../electron/networks/real.ts';
import type { Evidence } from '../../../shared/evidence/evidence.ts';
import { parseDomainName } from '../../../shared/model/domain-name.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import type { TestCertificate } from '../../support/test-certificates.ts';
import { startBind } from '../servers/bind.ts';
import { claimSlot } from '../servers/claim-slot.ts';
import { startPostfix } from '../servers/postfix.ts';
import { type PostfixSender, startPostfixSender } from '../servers/postfix-sender.ts';
import { runTool } from '../servers/run-tool.ts';
import type { ServerProcess } from '../servers/server-process.ts';
import { signZone } from '../servers/sign-zone.ts';
import { startUnbound } from '../servers/unbound.ts';

/** Somebody who sends mail, with a resolver of their own that holds what it once got. */
export interface Correspondent {
  readonly sender: PostfixSender;
  readonly files: { readonly resolvConf: string; readonly ca: string };
  /** A check of the domain by what the resolver holds. */
  check(): Promise<Evidence>;
  /** What the resolver held has had its time. */
  forget(): Promise<void>;
}

/** A signed domain that is changed while it is served, its mail server, and two that send to it. */
export interface RolloverBed {
  readonly domain: string;
  readonly zone: { readonly dnskey: string; readonly ds: string };
  /** Asks after every change. */
  readonly fresh: Correspondent;
  /** Holds what it has as long as it may. */
  readonly late: Correspondent;
  /** Gives the zone an update as `nsupdate` takes it. */
  update(script: string): Promise<void>;
  /** The mail server from now on has this certificate. */
  install(certificate: TestCertificate): Promise<void>;
  stop(): Promise<void>;
}

const DOMAIN = 'sleutel.nl';
export const MAIL_HOST = `mx.${DOMAIN}`;
const HOST = { dns: 1, sender: [10, 11], resolver: [53, 54], mail: 25 } as const;

/** @param records the TLSA data that the domain begins with */
export async function startRolloverBed(
  first: TestCertificate,
  records: readonly string[],
): Promise<RolloverBed> {
  const undo: (() => Promise<void>)[] = [];
  const stop = async () => {
    for (const step of undo.splice(0).toReversed()) await step();
  };
  try {
    const slot = await claimSlot([
      [HOST.dns, 53],
      ...HOST.resolver.map(at => [at, 53] as const),
      ...HOST.sender.map(at => [at, 25] as const),
      [HOST.mail, 25],
    ]);
    undo.push(async () => slot.release());
    const made = await temporaryFolder('rollover', 'everyone');
    undo.push(() => made.remove());
    const { path } = made;
    const dns = slot.at(HOST.dns);
    const head = (origin: string) =>
      `$TTL 3600\n@ SOA ns.${origin} hostmaster.${origin} 1 3600 900 604800 300\n@ NS ns.${origin}\nns.${origin} A ${dns}\n`;
    const owner = `_25._tcp.${MAIL_HOST}.`;
    const zone = await signZone({
      folder: join(path, 'zone'),
      origin: `${DOMAIN}.`,
      text: `${head(`${DOMAIN}.`)}@ MX 10 ${MAIL_HOST}.\n${MAIL_HOST}. A ${slot.at(HOST.mail)}\n${records.map(data => `${owner} TLSA ${data}\n`).join('')}`,
      denial: 'nsec',
    });
    const parent = await signZone({
      folder: join(path, 'nl'),
      origin: 'nl.',
      text: `${head('nl.')}${DOMAIN}. NS ns.${DOMAIN}.\nns.${DOMAIN}. A ${dns}\n${zone.ds}`,
      denial: 'nsec',
    });
    const root = await signZone({
      folder: join(path, 'root'),
      origin: '.',
      text: `${head('')}nl. NS ns.nl.\nns.nl. A ${dns}\n${parent.ds}`,
      denial: 'nsec',
    });
    // BIND signs what is updated with the keys that it finds.
    const settings = `allow-update { any; }; key-directory "${join(path, 'zone')}"; `;
    const bind = await startBind({
      folder: join(path, 'bind'),
      views: [
        {
          name: 'all',
          address: dns,
          zones: [
            { origin: '.', file: root.file },
            { origin: 'nl.', file: parent.file },
            { origin: `${DOMAIN}.`, file: zone.file, settings },
          ],
        },
      ],
    });
    undo.push(() => bind.stop());

    let mail: ServerProcess | undefined;
    let installed = 0;
    const install = async ({ key, certificate }: TestCertificate) => {
      await mail?.stop();
      installed += 1;
      const folder = join(path, `mail${installed}`);
      await mkdir(folder);
      const chainFile = join(folder, 'chain.pem');
      await writeFile(chainFile, `${key}\n${certificate}`, { mode: 0o600 });
      const listener = {
        address: slot.at(HOST.mail),
        hostName: MAIL_HOST,
        startTls: { kind: 'offered', chainFile } as const,
      };
      mail = await startPostfix({ folder, listeners: [listener] });
    };
    undo.push(async () => mail?.stop());
    await install(first);

    const ca = join(path, 'ca.pem');
    await writeFile(ca, first.certificate);
    const anchor = `. DNSKEY ${root.dnskey}`;
    const correspondent = async (at: 0 | 1): Promise<Correspondent> => {
      const folder = join(path, `correspondent${at}`);
      await mkdir(folder);
      const address = slot.at(HOST.resolver[at]);
      const rootServer = { name: 'ns.', address: dns };
      let starts = 0;
      const startResolver = () => {
        starts += 1;
        return startUnbound({
          folder: join(folder, `unbound${starts}`),
          address,
          rootServer,
          trustAnchor: anchor,
        });
      };
      let resolver = await startResolver();
      undo.push(() => resolver.stop());
      const resolvConf = join(folder, 'resolv.conf');
      await writeFile(resolvConf, `nameserver ${address}\noptions trust-ad edns0\n`);
      const sender = await startPostfixSender({
        folder: join(folder, 'postfix'),
        address: slot.at(HOST.sender[at]),
        resolvConf,
        settings: [
          'smtp_tls_security_level = dane',
          'smtp_dns_support_level = dnssec',
          'smtp_host_lookup = dns',
          // A process that delivers keeps TLSA records for their TTL: here only the resolver is to.
          'max_use = 1',
        ],
      });
      undo.push(() => sender.stop());
      return {
        sender,
        files: { resolvConf, ca },
        async check() {
          const network = createRealNetwork({
            resolver: { kind: 'servers', servers: [{ address, port: 53 }] },
            allowPrivateAddresses: true,
            trustAnchors: [anchorOf(root.dnskey)],
          });
          const name = parseDomainName(DOMAIN);
          if (!name.ok) throw new Error(DOMAIN);
          return await collectEvidence(name.value, network, { application: 'postzegel test' });
        },
        async forget() {
          await resolver.stop();
          resolver = await startResolver();
        },
      };
    };
    return {
      domain: DOMAIN,
      zone,
      fresh: await correspondent(0),
      late: await correspondent(1),
      async update(script) {
        const file = join(path, 'update');
        await writeFile(file, `server ${dns}\n${script}`);
        await runTool('nsupdate', [file]);
      },
      install,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

function anchorOf(dnskey: string): TrustAnchor {
  const [flags, protocol, algorithm, ...key] = dnskey.split(/\s+/);
  return {
    owner: '.',
    flags: Number(flags),
    protocol: Number(protocol),
    algorithm: Number(algorithm),
    publicKey: key.join(''),
  };
}
