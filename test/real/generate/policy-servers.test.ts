import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { getOnce } from '../../../electron/https/get-once.ts';
import { parseDomainName } from '../../../shared/model/domain-name.ts';
import {
  parseStsPolicy,
  policyHost,
  policyUrl,
  type StsPolicy,
  writeStsPolicy,
} from '../../../shared/mtasts/index.ts';
import { loopbackNetwork } from '../../support/loopback-network.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { type CertificateAuthority, createCertificateAuthority } from '../bed/certificate-authority.ts';
import { claimSlot } from '../servers/claim-slot.ts';
import { runTool } from '../servers/run-tool.ts';
import { STARTED_POLICY_SERVERS, startPolicyHost } from './policy-hosts.ts';
import { describeOn, withoutRoot } from '../../support/describe-on.ts';

const START_LIMIT_MS = 60_000;
const parsed = parseDomainName('gemeente-súdwest.example');
if (!parsed.ok) throw new Error('no domain');
const DOMAIN = parsed.value;
const HOST = policyHost(DOMAIN);

/** A value that each server would make something else of, if it were part of its configuration. */
const POLICY: StsPolicy = {
  mode: 'enforce',
  mx: ['mail.gemeente.example', '*.mail.example'],
  maxAge: 2_592_000,
  extensions: [{ name: 'note', value: `"$host" {env.HOME} %{HTTP_HOST} \\r 'é' <b>;#` }],
};
const POLICY_TEXT = writeStsPolicy(POLICY);

/** What nobody may get to see: files that are there, folders, and names that only look like the policy's. */
const OTHER_PATHS = [
  '/',
  '/index.html',
  '/mta-sts.txt',
  '/.well-known',
  '/.well-known/',
  '/.well-known/other.txt',
  '/.well-known/mta-sts.txt/',
  '/.well-known/mta-sts.txt/x',
  '/.well-known/mta-sts.txt.bak',
  '/.well-known/mta-sts',
  '/.well-known/MTA-STS.txt',
  '/.well-known/acme-challenge/token',
  '/.well-known/../index.html',
];

describeOn(
  withoutRoot('servers on ports 80 and 443'),
  'web servers with the configuration that is made for them',
  () => {
    const undo: (() => Promise<void>)[] = [];
    const addresses = new Map<string, string>();
    let authority: CertificateAuthority;
    let folder = '';

    beforeAll(async () => {
      const slot = await claimSlot(
        STARTED_POLICY_SERVERS.flatMap((_, at) => [[at + 1, 80] as const, [at + 1, 443] as const]),
      );
      undo.push(() => slot.release());
      const temporary = await temporaryFolder('policy-servers', 'everyone');
      undo.push(() => temporary.remove());
      folder = temporary.path;
      authority = await createCertificateAuthority(join(folder, 'pki'));
      const { chainFile } = await authority.issue({ name: 'web', hostNames: [HOST], key: 'ec' });
      for (const [at, server] of STARTED_POLICY_SERVERS.entries()) {
        const own = join(folder, server);
        await mkdir(own);
        const address = slot.at(at + 1);
        addresses.set(server, address);
        const started = await startPolicyHost(server, {
          folder: own,
          address,
          domain: DOMAIN,
          policyText: POLICY_TEXT,
          chainFile,
        });
        undo.push(() => started.stop());
      }
    }, START_LIMIT_MS);
    afterAll(async () => {
      for (const step of undo.toReversed()) await step();
    }, START_LIMIT_MS);

    /** One request by curl, which trusts the test's authority and nobody else. */
    async function curl(server: string, url: string) {
      const address = addresses.get(server)!;
      const body = join(folder, `${server}.body`);
      const { stdout } = await runTool('curl', [
        ['--silent', '--show-error', '--path-as-is', '--cacert', authority.rootFile, '--output', body],
        ['--resolve', `${HOST}:443:${address}`, '--resolve', `${HOST}:80:${address}`],
        ['--write-out', '%{http_code}|%{content_type}|%{redirect_url}', url],
      ]);
      const [status, contentType, redirect] = stdout.split('|');
      return { status: Number(status), contentType, redirect, body: await readFile(body) };
    }

    describe.each(STARTED_POLICY_SERVERS)('%s', server => {
      test('RFC 8461 §3.3: our own probe gets the policy, from a host that is genuine', async () => {
        const network = loopbackNetwork({ roots: [authority.rootPem] });
        const target = { url: policyUrl(DOMAIN), address: addresses.get(server)! };
        const { exchange } = await getOnce(network, target, new AbortController().signal);
        expect(exchange.tls?.webPki).toEqual({ kind: 'trusted' });
        expect(exchange.outcome).toEqual({
          kind: 'response',
          status: 200,
          contentType: expect.stringMatching(/^text\/plain(; charset=utf-8)?$/i),
          body: POLICY_TEXT,
          bodyComplete: true,
        });
        expect(parseStsPolicy(exchange.outcome.kind === 'response' ? exchange.outcome.body : '')).toEqual({
          ok: true,
          value: POLICY,
          warnings: [],
        });
      });

      test('curl gets it to the last byte', async () => {
        const { status, contentType, redirect, body } = await curl(server, policyUrl(DOMAIN));
        expect([status, redirect]).toEqual([200, '']);
        expect(contentType).toMatch(/^text\/plain/);
        expect(body.equals(Buffer.from(POLICY_TEXT))).toBe(true);
      });

      test.each(OTHER_PATHS)('nothing else is there: %s', async path => {
        const { status, redirect, body } = await curl(server, `https://${HOST}${path}`);
        expect([status, redirect]).toEqual([404, '']);
        expect(body.toString()).not.toContain('not for others');
      });

      test.each(['/', '/.well-known/mta-sts.txt', '/.well-known/acme-challenge/'])(
        'over HTTP there is nothing, and nobody is sent elsewhere: %s',
        async path => {
          const { status, redirect } = await curl(server, `http://${HOST}${path}`);
          expect(redirect).toBe('');
          // A folder that may be there, but is not shown: 403 as well as 404.
          expect([403, 404]).toContain(status);
        },
      );
    });

    // Caddy answers certification authorities by itself.
    test.each(STARTED_POLICY_SERVERS.filter(server => server !== 'caddy'))(
      'RFC 8555 §8.3: an authority finds its file over HTTP at %s',
      async server => {
        const { status, body } = await curl(server, `http://${HOST}/.well-known/acme-challenge/token`);
        expect([status, body.toString()]).toEqual([200, 'token.thumbprint']);
      },
    );
  },
);
