import { access, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { configurationFiles, POLICY_SERVERS } from '../../../shared/generate/servers/policy-servers.ts';
import { parseDomainName } from '../../../shared/model/domain-name.ts';
import { policyHost, policyUrl, writeStsPolicy } from '../../../shared/mtasts/index.ts';
import { describeOn, withoutRoot } from '../../support/describe-on.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { type CertificateAuthority, createCertificateAuthority } from '../bed/certificate-authority.ts';
import { answersTcp } from '../servers/answers.ts';
import { claimSlot } from '../servers/claim-slot.ts';
import { runTool } from '../servers/run-tool.ts';
import { type ServerProcess, startServer } from '../servers/server-process.ts';
import { commandOf, writeConfiguration } from './policy-hosts.ts';

const START_LIMIT_MS = 60_000;
const SERVERS = ['nginx', 'apache'] as const;
const parsed = parseDomainName('gemeente.example');
if (!parsed.ok) throw new Error('no domain');
const DOMAIN = parsed.value;
const HOST = policyHost(DOMAIN);
const POLICY = writeStsPolicy({
  mode: 'testing',
  mx: ['mx.gemeente.example'],
  maxAge: 86_400,
  extensions: [],
});

describeOn(withoutRoot('servers on ports 80 and 443'), 'a policy host from nothing, step by step', () => {
  const undo: (() => Promise<unknown>)[] = [];
  let slot: Awaited<ReturnType<typeof claimSlot>>;
  let authority: CertificateAuthority;
  let folder = '';
  beforeAll(async () => {
    slot = await claimSlot(SERVERS.flatMap((_, at) => [[at + 1, 80] as const, [at + 1, 443] as const]));
    undo.push(() => slot.release());
    const temporary = await temporaryFolder('policy-order', 'everyone');
    undo.push(() => temporary.remove());
    folder = temporary.path;
    authority = await createCertificateAuthority(join(folder, 'pki'));
  }, START_LIMIT_MS);
  afterAll(async () => {
    for (const step of undo.toReversed()) await step();
  }, START_LIMIT_MS);

  test.each(SERVERS)('%s', async server => {
    const own = join(folder, server);
    const address = slot.at(SERVERS.indexOf(server) + 1);
    const chainFile = join(own, 'chain.pem');
    const root = join(own, 'www');
    const description = { folder: own, address, domain: DOMAIN, policyText: POLICY, chainFile };
    const steps = POLICY_SERVERS[server](DOMAIN, POLICY);
    const filesUpTo = (last: string) =>
      configurationFiles(steps.slice(0, steps.findIndex(({ id }) => id === last) + 1));
    /** The server's own test of a configuration, as the command of the step has it run. */
    const isAccepted = async (last: string) => {
      const [program, ...args] = commandOf(
        server,
        await writeConfiguration(server, description, filesUpTo(last)),
      );
      const tool = await runTool(program, [...args.filter(each => each !== '-DFOREGROUND'), '-t'], {
        accept: [1],
      });
      return tool.status === 0;
    };
    let running: ServerProcess | undefined;
    const load = async (last: string) => {
      await running?.stop();
      const [program, ...args] = commandOf(
        server,
        await writeConfiguration(server, description, filesUpTo(last)),
      );
      running = await startServer({
        name: server,
        command: program,
        args,
        folder: own,
        isReady: () => answersTcp(address, 80),
      });
    };
    const fetch = async (url: string) => {
      const { stdout } = await runTool('curl', [
        ['--silent', '--show-error', '--cacert', authority.rootFile, '--include'],
        ['--resolve', `${HOST}:443:${address}`, '--resolve', `${HOST}:80:${address}`, url],
      ]);
      return stdout;
    };
    await mkdir(join(root, '.well-known', 'acme-challenge'), { recursive: true });
    try {
      // All at once does not load: the certificate is not there.
      expect(await isAccepted('https')).toBe(false);
      expect(await isAccepted('http')).toBe(true);
      await load('http');
      // What a certification authority does before it gives a certificate (RFC 8555 §8.3).
      await writeFile(join(root, '.well-known', 'acme-challenge', 'token'), 'token.thumbprint');
      expect(await fetch(`http://${HOST}/.well-known/acme-challenge/token`)).toMatch(
        /200 OK[^]*token\.thumbprint$/,
      );
      await expect(access(chainFile)).rejects.toThrow();
      const issued = await authority.issue({ name: server, hostNames: [HOST], key: 'ec' });
      await runTool('cp', [issued.chainFile, chainFile]);
      const policy = steps.find(({ id }) => id === 'policy')!.file!;
      await writeFile(join(root, '.well-known', policy.fileName), policy.text);
      expect(await isAccepted('https')).toBe(true);
      await load('https');
      expect(await fetch(policyUrl(DOMAIN))).toMatch(
        /^HTTP\/\S+ 200[^]*text\/plain[^]*version: STSv1\r\nmode: testing/,
      );
      // A renewal finds its file as the first time.
      expect(await fetch(`http://${HOST}/.well-known/acme-challenge/token`)).toContain('token.thumbprint');
    } finally {
      await running?.stop();
    }
  });
});
