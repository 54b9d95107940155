import { join } from 'node:path';
import { createValidator } from '../../electron/dnssec/index.ts';
import { parseMessage } from '../../electron/dns/wire/wire-message.ts';
import { startBind } from '../real/servers/bind.ts';
import { claimSlot } from '../real/servers/claim-slot.ts';
import { startKnot } from '../real/servers/knot.ts';
import { signZone } from '../real/servers/sign-zone.ts';
import { startUnbound } from '../real/servers/unbound.ts';
import { rawExchangeOf, upstreamOf } from '../real/dnssec/upstream-of.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { queryOf } from '../support/query-of.ts';

const DOMAINS = 500;
const AT_ONCE = 32;

/** The MX of many signed domains below one parent: our validator over a resolver, against Unbound over the same one. */
export async function benchDnssecDomains(): Promise<void> {
  const undo: (() => Promise<void>)[] = [];
  try {
    const slot = await claimSlot([1, 2, 53, 54].map(host => [host, 53] as const));
    undo.push(async () => slot.release());
    const folder = await temporaryFolder('domains', 'everyone');
    undo.push(() => folder.remove());
    const [root, leaves, plain, validating] = [slot.at(1), slot.at(2), slot.at(53), slot.at(54)];
    const origins = Array.from({ length: DOMAINS }, (_, index) => `domain-${index}.nl.`);
    const knot = await startKnot({
      folder: join(folder.path, 'knot'),
      address: leaves,
      zones: origins.map(origin => ({
        origin,
        text: `$TTL 300\n@ SOA ns hostmaster 1 3600 900 604800 300\n@ NS ns\n@ MX 10 mail\nns A ${leaves}\nmail A 192.0.2.1\n`,
        signing: { algorithm: 'ECDSAP256SHA256', denial: 'nsec3' },
      })),
    });
    undo.push(() => knot.stop());
    const delegations: string[] = [];
    for (const origin of origins) {
      delegations.push(`${origin} NS ns.${origin}\nns.${origin} A ${leaves}\n${await knot.dsOf(origin)}`);
    }
    const head = (of: string) =>
      `$TTL 300\n@ SOA ns.${of} hostmaster.${of} 1 3600 900 604800 300\n@ NS ns.${of}\nns.${of} A ${root}\n`;
    const parent = await signZone({
      folder: join(folder.path, 'nl'),
      origin: 'nl.',
      text: head('nl.') + delegations.join(''),
      denial: 'nsec3-opt-out',
    });
    const top = await signZone({
      folder: join(folder.path, 'root'),
      origin: '.',
      text: `${head('')}nl. NS ns.nl.\nns.nl. A ${root}\n${parent.ds}`,
      denial: 'nsec',
    });
    const zones = [
      { origin: '.', file: top.file },
      { origin: 'nl.', file: parent.file },
    ];
    const bind = await startBind({
      folder: join(folder.path, 'bind'),
      views: [{ name: 'root', address: root, zones }],
    });
    undo.push(() => bind.stop());
    const rootServer = { name: 'ns.', address: root };
    const pass = await startUnbound({ folder: join(folder.path, 'plain'), address: plain, rootServer });
    undo.push(() => pass.stop());
    const unbound = await startUnbound({
      folder: join(folder.path, 'validating'),
      address: validating,
      forwardTo: plain,
      rootServer,
      trustAnchor: `. DNSKEY ${top.dnskey}`,
    });
    undo.push(() => unbound.stop());

    const [flags, protocol, algorithm, ...key] = top.dnskey.split(/\s+/);
    const validatorOf = () =>
      createValidator({
        exchange: upstreamOf(plain),
        trustAnchors: [
          {
            owner: '.',
            flags: Number(flags),
            protocol: Number(protocol),
            algorithm: Number(algorithm),
            publicKey: key.join(''),
          },
        ],
        now: () => Math.floor(Date.now() / 1_000),
      });
    const oursSecure = async () => {
      const validator = validatorOf();
      return countSecure(
        origins,
        async origin => (await validator.resolve(origin, 'MX')).status === 'secure',
      );
    };
    const theirsSecure = async () => {
      const ask = rawExchangeOf(validating);
      return countSecure(origins, async origin => {
        // Checking not disabled: the resolver is to judge.
        const query = queryOf({ name: origin, type: 'MX' });
        query[3]! &= ~0x10;
        const message = parseMessage(await ask(query));
        return message.ok && message.value.flags.authenticData;
      });
    };
    // Once before, so that the resolver between has all answers by then and neither waits for it.
    await oursSecure();
    const ours = await timed(oursSecure);
    const theirs = await timed(theirsSecure);
    process.stdout.write(
      `${DOMAINS} signed domains, ours / Unbound's over the same resolver: ${(ours.ms / theirs.ms).toFixed(2)}\n` +
        `  ours ${Math.round(ours.ms)} ms (${ours.secure} secure), Unbound ${Math.round(theirs.ms)} ms (${theirs.secure} secure), ${AT_ONCE} at once\n`,
    );
    if (ours.secure !== DOMAINS || theirs.secure !== DOMAINS) throw new Error('not all domains are secure');
  } finally {
    for (const step of undo.toReversed()) await step();
  }
}

async function timed(work: () => Promise<number>): Promise<{ ms: number; secure: number }> {
  const startedAt = performance.now();
  const secure = await work();
  return { ms: performance.now() - startedAt, secure };
}

async function countSecure(
  origins: readonly string[],
  isSecure: (origin: string) => Promise<boolean>,
): Promise<number> {
  const left = origins.values();
  let secure = 0;
  const worker = async () => {
    for (const origin of left) if (await isSecure(origin)) secure += 1;
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return secure;
}
