import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { configurationFiles, POLICY_SERVERS } from '../../../shared/generate/servers/policy-servers.ts';
import type { ServerSnippet } from '../../../shared/generate/servers/snippet.ts';
import type { DomainName } from '../../../shared/model/domain-name.ts';
import { policyHost } from '../../../shared/mtasts/index.ts';
import { answersTcp } from '../servers/answers.ts';
import { type ServerProcess, startServer } from '../servers/server-process.ts';

export interface PolicyHostDescription {
  /** Other users must be able to reach it: these servers give up their root rights. */
  readonly folder: string;
  /** In 127.0.0.0/8; ports 80 and 443. */
  readonly address: string;
  readonly domain: DomainName;
  readonly policyText: string;
  /** Private key, then the chain as sent, in one PEM file. */
  readonly chainFile: string;
}

/** A server as its package sets it up: where it runs, and how what is generated gets its address and its files. */
interface Surroundings {
  readonly configuration: (site: string, description: PolicyHostDescription) => string;
  readonly command: (configuration: string) => readonly [string, ...string[]];
}

/** The modules that Debian turns on for Apache, and those that what is generated asks for. */
const APACHE_MODULES =
  'mpm_event authz_core alias mime dir autoindex negotiation setenvif deflate socache_shmcb ssl';

const SURROUNDINGS = {
  nginx: {
    configuration: (site, { folder, address }) => `daemon off;
pid ${folder}/nginx.pid;
user www-data;
worker_processes 1;
error_log stderr;
events { worker_connections 64; }
http {
include /etc/nginx/mime.types;
access_log off;
gzip on;
${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(kind => `${kind}_temp_path ${folder}/${kind};\n`).join('')}
${site.replaceAll(/^ *listen \[::\].*\n/gm, '').replaceAll(/listen (80|443)/g, `listen ${address}:$1`)}
}
`,
    command: configuration => ['nginx', '-c', configuration, '-e', 'stderr'],
  },
  apache: {
    configuration: (site, { folder, address }) => `ServerRoot ${folder}
ServerName localhost
PidFile ${folder}/apache.pid
ErrorLog /dev/stderr
Mutex file:${folder}
User www-data
Group www-data
${APACHE_MODULES.split(' ')
  .map(name => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so\n`)
  .join('')}
TypesConfig /dev/null
<Directory />
    Require all denied
</Directory>
Listen ${address}:80
Listen ${address}:443
${site}`,
    command: configuration => ['apache2', '-f', configuration, '-DFOREGROUND'],
  },
  caddy: {
    configuration: (site, { folder, address, domain, chainFile }) => `{
	admin off
	storage file_system ${folder}/storage
}
${site
  .replace(
    `${policyHost(domain)} {\n`,
    match => `${match}\tbind ${address}\n\ttls ${chainFile} ${chainFile}\n`,
  )
  .replace(/^http:.*\n/m, match => `${match}\tbind ${address}\n`)}`,
    command: configuration => ['caddy', 'run', '--adapter', 'caddyfile', '--config', configuration],
  },
} as const satisfies Partial<Record<keyof typeof POLICY_SERVERS, Surroundings>>;

export type StartedPolicyServer = keyof typeof SURROUNDINGS;
export const STARTED_POLICY_SERVERS = ['nginx', 'apache', 'caddy'] as const satisfies StartedPolicyServer[];

/** Puts files that are generated into a server's surroundings, with its own places in them. */
export async function writeConfiguration(
  server: StartedPolicyServer,
  description: PolicyHostDescription,
  files: readonly ServerSnippet[],
): Promise<string> {
  const { folder, domain, chainFile } = description;
  const host = policyHost(domain);
  const text = files
    .map(each => each.text)
    .join('\n')
    .replaceAll(`/var/www/${host}`, join(folder, 'www'))
    .replaceAll(new RegExp(`/etc/letsencrypt/live/${host}/(fullchain|privkey)\\.pem`, 'g'), chainFile);
  const file = join(folder, 'configuration');
  await writeFile(file, SURROUNDINGS[server].configuration(text, description));
  return file;
}

/** How such a server is started in the foreground. */
export const commandOf = (server: StartedPolicyServer, file: string) => SURROUNDINGS[server].command(file);

/** Starts a server with what is generated for it. Besides the policy there are other files, which are nobody's business. */
export async function startPolicyHost(
  server: StartedPolicyServer,
  description: PolicyHostDescription,
): Promise<ServerProcess> {
  const { folder, address, domain, policyText } = description;
  const root = join(folder, 'www');
  await mkdir(join(root, '.well-known', 'acme-challenge'), { recursive: true });
  const steps = POLICY_SERVERS[server](domain, policyText);
  const policy = steps.find(({ id }) => id === 'policy')!.file!;
  const files = {
    [`.well-known/${policy.fileName}`]: policy.text,
    '.well-known/acme-challenge/token': 'token.thumbprint',
    '.well-known/other.txt': 'not for others',
    'index.html': 'not for others',
    'mta-sts.txt': 'not for others',
  };
  for (const [name, text] of Object.entries(files)) await writeFile(join(root, name), text);
  const file = await writeConfiguration(server, description, configurationFiles(steps));
  const [program, ...args] = SURROUNDINGS[server].command(file);
  return startServer({
    name: server,
    command: 'env',
    args: [`HOME=${folder}`, program, ...args],
    folder,
    isReady: async () => (await answersTcp(address, 443)) && answersTcp(address, 80),
  });
}
