import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  configurationFiles,
  POLICY_SERVERS,
  type PolicyServerId,
} from '../../../shared/generate/servers/policy-servers.ts';
import { receiveWithPostfix } from '../../../shared/generate/servers/postfix.ts';
import type { DomainName } from '../../../shared/model/domain-name.ts';
import { policyHost } from '../../../shared/mtasts/index.ts';
import { madeDomain } from '../../support/hostile-texts.ts';
import { seed } from '../../support/seed.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { createCertificateAuthority } from '../bed/certificate-authority.ts';
import { runTool } from '../servers/run-tool.ts';

const DOMAINS = 60;
const START_LIMIT_MS = 60_000;

/** As long as a name can be below which the policy host still is one. */
const domains = [
  ...new Set(
    fc.sample(madeDomain, { numRuns: DOMAINS, seed }).filter(domain => policyHost(domain).length <= 253),
  ),
];
const hosts = domains.map(policyHost).toSorted();
const textsOf = (server: PolicyServerId) =>
  domains.map(domain =>
    configurationFiles(POLICY_SERVERS[server](domain, 'x'))
      .map(({ text }) => text)
      .join('\n'),
  );

describe(`whatever a domain is called, a server reads one name, SEED=${seed}`, () => {
  let folder = '';
  let remove = async () => {};
  let chainFile = '';
  const certified = (text: string) =>
    text.replaceAll(/\/etc\/letsencrypt\/live\/[^/;"]+\/\w+\.pem/g, chainFile);
  beforeAll(async () => {
    const temporary = await temporaryFolder('configuration', 'everyone');
    folder = temporary.path;
    remove = () => temporary.remove();
    const authority = await createCertificateAuthority(join(folder, 'pki'));
    ({ chainFile } = await authority.issue({ name: 'web', hostNames: ['mta-sts.example'], key: 'ec' }));
  }, START_LIMIT_MS);
  afterAll(() => remove());

  test('nginx names each when it meets it a second time', async () => {
    const site = certified(textsOf('nginx').join(''))
      .replaceAll(/^ *listen \[::\].*\n/gm, '')
      .replaceAll(/listen (80|443)/g, `listen unix:${folder}/$1`);
    const file = join(folder, 'nginx.conf');
    await writeFile(
      file,
      `pid ${folder}/nginx.pid;
error_log stderr;
events { }
http {
server_names_hash_bucket_size 512;
access_log off;
${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(kind => `${kind}_temp_path ${folder}/${kind};\n`).join('')}
${site}${site}
}
`,
    );
    const { stderr } = await runTool('nginx', ['-t', '-c', file, '-e', 'stderr']);
    const named = [...stderr.matchAll(/conflicting server name "([^"]*)" on unix:\S+\/443, ignored/g)];
    expect(named.map(([, name]) => String(name)).toSorted()).toEqual(hosts);
    expect(
      stderr.split('\n').filter(line => / (?:warn|emerg) /.test(line) && !line.includes('conflicting')),
    ).toEqual([]);
  });

  test('Apache lists each, with its folder', async () => {
    const file = join(folder, 'apache.conf');
    const modules = ['mpm_event', 'authz_core', 'alias', 'mime', 'socache_shmcb', 'ssl'];
    await writeFile(
      file,
      `ServerRoot ${folder}
ServerName localhost
PidFile ${folder}/apache.pid
ErrorLog ${folder}/error.log
${modules.map(name => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so\n`).join('')}
TypesConfig /dev/null
Listen 127.0.0.1:80
Listen 127.0.0.1:443
${certified(textsOf('apache').join(''))}`,
    );
    const { stdout, stderr } = await runTool('apache2', ['-t', '-D', 'DUMP_VHOSTS', '-f', file]);
    const listed = (port: number) =>
      [...stdout.matchAll(new RegExp(`^ *port ${port} namevhost (.*) \\(`, 'gm'))]
        .map(([, name]) => String(name))
        .toSorted();
    expect([listed(443), listed(80)]).toEqual([hosts, hosts]);
    // It looks for the folders, which are not there.
    const folders = [...stderr.matchAll(/DocumentRoot \[(.*)\] does not exist/g)].map(([, name]) =>
      String(name),
    );
    expect([...new Set(folders)].toSorted()).toEqual(hosts.map(host => `/var/www/${host}`));
  });

  test('Caddy makes the same matchers of it', async () => {
    const file = join(folder, 'Caddyfile');
    await writeFile(file, textsOf('caddy').join(''));
    const { stdout } = await runTool('caddy', ['adapt', '--adapter', 'caddyfile', '--config', file]);
    const adapted = JSON.parse(stdout) as object;
    const found = (key: string) => [...new Set([...values(adapted, key)].flat().map(String))].toSorted();
    expect(found('host')).toEqual(hosts);
    expect(found('root')).toEqual(hosts.map(host => `/var/www/${host}`));
  });

  test('Postfix has key and chain of the host, in one setting', async () => {
    for (const [at, domain] of domains.slice(0, 20).entries()) {
      const own = join(folder, `postfix-${at}`);
      await mkdir(own);
      await writeFile(join(own, 'main.cf'), `compatibility_level = 3.6\n${receiving(domain)}`);
      await writeFile(join(own, 'master.cf'), '');
      const { stdout } = await runTool('postconf', ['-c', own, '-n']);
      const certificates = `/etc/letsencrypt/live/${domain}`;
      const settings = stdout
        .trim()
        .split('\n')
        .filter(line => !line.startsWith('config_directory '));
      expect(settings.toSorted()).toEqual([
        'compatibility_level = 3.6',
        `smtpd_tls_chain_files = ${certificates}/privkey.pem, ${certificates}/fullchain.pem`,
        'smtpd_tls_security_level = may',
      ]);
    }
  });
});

const receiving = (host: DomainName) => receiveWithPostfix(host)[0]?.text ?? '';

/** Every value under a key, however deep. */
function* values(within: unknown, key: string): Iterable<unknown> {
  if (typeof within !== 'object' || within === null) return;
  for (const [name, value] of Object.entries(within)) {
    if (name === key) yield value;
    yield* values(value, key);
  }
}
