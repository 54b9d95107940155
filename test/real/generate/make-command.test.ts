import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { EXIT } from '../../../electron/cli/exit-codes.ts';
import type { Bed } from '../bed/bed.ts';
import { BED_DOMAINS } from '../bed/bed-domains.ts';
import { describeWithBed } from '../bed/describe-with-bed.ts';
import { type TemporaryFolder, temporaryFolder } from '../../support/temporary-folder.ts';
import { startBind } from '../servers/bind.ts';
import { claimSlot, type Slot } from '../servers/claim-slot.ts';
import { runTool } from '../servers/run-tool.ts';
import type { ServerProcess } from '../servers/server-process.ts';

const MAIN = fileURLToPath(new URL('../../../electron/cli/main.ts', import.meta.url));
const WITH_TLSA = BED_DOMAINS.tlsaMismatch;
const BARE = BED_DOMAINS.noStartTls;
const OLD_TLSA = `3 1 1 ${'0'.repeat(64)}`;
const START_LIMIT_MS = 60_000;
/** nsupdate: the update was refused, as a prerequisite did not hold. */
const REFUSED = 2;

const head = (origin: string) =>
  `$TTL 300\n$ORIGIN ${origin}.\n@ SOA ns hostmaster 1 3600 900 604800 300\n@ NS ns.elders.example.\n`;

/** The zones of two domains of the bed once more, unsigned and open for updates: those of the bed are for all its tests. */
async function startZones(folder: string, address: string): Promise<ServerProcess> {
  const texts = [
    [WITH_TLSA, `${head(WITH_TLSA)}_25._tcp.mail 300 TLSA ${OLD_TLSA}\n`],
    [BARE, head(BARE)],
  ] as const;
  const zones = texts.map(([origin]) => ({
    origin,
    file: join(folder, origin),
    settings: 'allow-update { any; }; ',
  }));
  await Promise.all(texts.map(([origin, text]) => writeFile(join(folder, origin), text)));
  return startBind({ folder: join(folder, 'bind'), views: [{ name: 'all', address, zones }] });
}

describeWithBed('postzegel make, into pipes', bed => {
  let folder: TemporaryFolder;
  let slot: Slot;
  let bind: ServerProcess;
  beforeAll(async () => {
    folder = await temporaryFolder('make-command', 'everyone');
    slot = await claimSlot([[1, 53]]);
    bind = await startZones(folder.path, slot.at(1));
    await Promise.all([WITH_TLSA, BARE].map(saveCheck));
  }, START_LIMIT_MS);
  afterAll(async () => {
    await bind?.stop();
    await slot?.release();
    await folder?.remove();
  }, START_LIMIT_MS);

  const savedCheck = (domain: string) => join(folder.path, `${domain}.json`);
  /** One check for all that is made from it. */
  const saveCheck = async (domain: string) => {
    const call = [MAIN, 'check', domain, '--json', observing(bed())].flat();
    const { stdout } = await runTool(process.execPath, call, { env: env(), accept: [EXIT.findings] });
    await writeFile(savedCheck(domain), stdout);
  };
  /** The command as it is typed: over what the bed answers now, or over a check that was saved. */
  const now = (what: string, ...words: string[]) => [
    process.execPath,
    MAIN,
    'make',
    what,
    ...words,
    ...observing(bed()),
  ];
  const command = (what: string, domain: string, ...words: string[]) => {
    const saved = ['--from', savedCheck(domain)];
    return [process.execPath, MAIN, 'make', what, domain, ...words, ...saved];
  };
  const env = () => ({ SSL_CERT_FILE: bed().files.ca, LC_ALL: 'nl_NL.UTF-8' });
  const shell = (script: string, args: readonly string[], accept: readonly number[] = []) =>
    runTool('bash', ['-o', 'pipefail', '-c', script, 'bash', args], { env: env(), accept });
  const intoUpdate = (call: readonly string[], accept?: readonly number[]) =>
    shell(`{ echo "server ${slot.at(1)}"; "$@" --format nsupdate; } | nsupdate`, call, accept);
  const answered = async (name: string, type: string) => {
    const { stdout } = await runTool('dig', [`@${slot.at(1)}`, '+short', '+nosplit', name, type]);
    return stdout
      .split('\n')
      .filter(Boolean)
      .map(line => (type === 'TLSA' ? line.toLowerCase() : line))
      .toSorted();
  };

  test('RFC 2136: make tlsa | nsupdate puts the key of the live server in the zone, and once only', async () => {
    expect(await answered(`_25._tcp.mail.${WITH_TLSA}`, 'TLSA')).toEqual([OLD_TLSA]);
    await intoUpdate(now('tlsa', WITH_TLSA));
    const digest = await liveKey(bed());
    // RFC 7671 §8.4: a record beside it of the same combination is no harm, and may be that of a next key.
    expect(await answered(`_25._tcp.mail.${WITH_TLSA}`, 'TLSA')).toEqual([OLD_TLSA, `3 1 1 ${digest}`]);
    const again = await intoUpdate(command('tlsa', WITH_TLSA), [REFUSED]);
    expect([again.status, again.stderr]).toEqual([REFUSED, expect.stringMatching(/NXRRSET/)]);
  });

  test('RFC 8461 §3.1: make mta-sts | nsupdate makes the policy host and the record', async () => {
    await intoUpdate(command('mta-sts', BARE, '--policy-address', '192.0.2.80', '--id', 'eerste1'));
    expect(await answered(`mta-sts.${BARE}`, 'A')).toEqual(['192.0.2.80']);
    expect(await answered(`_mta-sts.${BARE}`, 'TXT')).toEqual(['"v=STSv1; id=eerste1;"']);
  });

  test('RFC 8460 §3: make tls-rpt | nsupdate', async () => {
    await intoUpdate(
      command('tls-rpt', BARE, '--rua', `rapport@${BARE}`, '--rua', 'https://rapport.example/tls'),
    );
    expect(await answered(`_smtp._tls.${BARE}`, 'TXT')).toEqual([
      `"v=TLSRPTv1; rua=mailto:rapport@${BARE},https://rapport.example/tls;"`,
    ]);
  });

  test('what is dangerous gets through no pipe, whatever is behind it', async () => {
    const before = await answered(`_25._tcp.mail.${WITH_TLSA}`, 'TLSA');
    const stranger = `3 1 1 ${'e'.repeat(64)}`;
    const stopped = await intoUpdate(command('tlsa', WITH_TLSA, '--record', stranger), [EXIT.danger]);
    expect(stopped.status).toBe(EXIT.danger);
    expect(stopped.stderr).toContain(`--confirm ${WITH_TLSA}`);
    expect(await answered(`_25._tcp.mail.${WITH_TLSA}`, 'TLSA')).toEqual(before);
  });

  test('RFC 1035 §5: make, beside the rest of the zone, is what named-checkzone takes', async () => {
    const all = [
      command('tlsa', WITH_TLSA),
      command('tls-rpt', WITH_TLSA, '--rua', `rapport@${WITH_TLSA}`),
      command('mta-sts', WITH_TLSA, '--policy-alias', 'beleid.example'),
    ];
    const snippets = await Promise.all(all.map(([node, ...rest]) => runTool(node!, rest, { env: env() })));
    const file = join(folder.path, 'whole.zone');
    await writeFile(file, head(WITH_TLSA) + snippets.map(({ stdout }) => stdout).join(''));
    const { stdout } = await runTool('named-checkzone', ['-i', 'none', '-D', WITH_TLSA, file]);
    const records = stdout.split('\n').map(line => line.replaceAll(/\s+/g, ' '));
    const begins = (text: string) => records.filter(line => line.startsWith(text)).length;
    expect(begins(`_25._tcp.mail.${WITH_TLSA}. 3600 IN TLSA 3 1 1 `)).toBe(2);
    expect(begins(`_mta-sts.${WITH_TLSA}. 3600 IN TXT "v=STSv1; id=`)).toBe(1);
    expect(
      begins(`_smtp._tls.${WITH_TLSA}. 3600 IN TXT "v=TLSRPTv1; rua=mailto:rapport@${WITH_TLSA};"`),
    ).toBe(1);
    expect(begins(`mta-sts.${WITH_TLSA}. 3600 IN CNAME beleid.example.`)).toBe(1);
  });

  test('RFC 4034 §5.1.4: the DS of the keys that dig prints is the one that BIND and ldns make', async () => {
    const domain = BED_DOMAINS.healthy;
    const keys = await runTool('dig', [`@${bed().resolver.address}`, '+dnssec', domain, 'DNSKEY']);
    const [node, ...words] = now('dnssec', domain, '--dnskey', '-');
    const { stdout } = await runTool(node!, words, { env: env(), input: keys.stdout });
    const ours = stdout
      .trim()
      .split('\n')
      .map(line => line.split(' '));
    const file = join(folder.path, 'keys');
    await writeFile(
      file,
      keys.stdout
        .split('\n')
        .filter(line => /\sDNSKEY\s+257\s/.test(line))
        .join('\n'),
    );
    const theirs = await runTool('dnssec-dsfromkey', ['-2', '-f', file, domain]);
    const ldns = await runTool('ldns-key2ds', ['-n', '-2', file]);
    const fields = (line: string) => line.trim().toLowerCase().split(/\s+/).slice(-4).join(' ');
    expect(ours.map(line => line.slice(-4).join(' '))).toEqual(theirs.stdout.trim().split('\n').map(fields));
    expect(ours.map(line => line.slice(-4).join(' '))).toEqual(ldns.stdout.trim().split('\n').map(fields));
    const published = await runTool('dig', [`@${bed().resolver.address}`, '+short', domain, 'DS']);
    const digests = published.stdout
      .toLowerCase()
      .replaceAll(/(?<=[0-9a-f]{20}) (?=[0-9a-f])/g, '')
      .split('\n');
    expect(digests).toContain(ours[0]!.slice(-4).join(' '));
  });
});

const observing = ({ resolver, files }: Bed) => [
  '--resolver',
  resolver.address,
  '--trust-anchors',
  files.trustAnchors,
  '--allow-private',
];

/** The SHA-256 of the public key that the mail server shows, as OpenSSL sees it. */
async function liveKey(bed: Bed): Promise<string> {
  const connect = ['-connect', `${bed.addresses.sharedMail}:25`, '-starttls', 'smtp'];
  const { stdout } = await runTool('openssl', ['s_client', connect], { input: 'QUIT\n' });
  const key = await runTool('openssl', ['x509', '-noout', '-pubkey'], { input: stdout });
  const base64 = key.stdout.replaceAll(/-----[^-]+-----|\s/g, '');
  return createHash('sha256').update(Buffer.from(base64, 'base64')).digest('hex');
}
