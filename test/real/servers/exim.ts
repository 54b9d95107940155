import { existsSync } from 'node:fs';
import { chown, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runTool, type ToolOutput } from './run-tool.ts';

/** Where `install.sh` unpacks it: it cannot be installed beside Postfix. */
const EXIM = fileURLToPath(new URL('../../../.cache/exim/usr/sbin/exim4', import.meta.url));
export const eximIsThere = existsSync(EXIM);

export interface EximDescription {
  /** Other users must be able to reach it: Exim gives up its root rights. */
  readonly folder: string;
  /** What glibc is to read in place of /etc/resolv.conf. */
  readonly resolvConf: string;
  readonly routers: string;
  readonly transports: string;
}

/** How one message fared, as Exim logs it. */
export interface EximDelivery {
  /** `bounced` too is a delivery here: the receiving servers take no mail, and say so once they are spoken to. */
  readonly status: 'sent' | 'bounced' | 'deferred';
  /** How the certificate was verified: `dane`, `yes`, `no`; absent where no TLS was used. */
  readonly verified?: string;
  readonly said: string;
}

export interface Exim {
  /** Runs the program with arguments of its own. */
  run(args: readonly string[], input?: string): Promise<ToolOutput>;
  /** Sends one message to somebody at each domain, and tells what became of it. */
  send(domains: readonly string[]): Promise<ReadonlyMap<string, EximDelivery>>;
}

/** The user that Debian's Exim was built for is one of this group of processes only: no package made it. */
const USER = { name: 'Debian-exim', id: 64_253 } as const;
const IN_OWN_SYSTEM =
  'for file in passwd group resolv.conf; do mount --bind "$file" "/etc/$file"; done; exec "$@"';

/** An Exim that delivers over the network when it is told to. Needs root; nothing runs on. */
export async function prepareExim({
  folder,
  resolvConf,
  routers,
  transports,
}: EximDescription): Promise<Exim> {
  const at = (name: string) => join(folder, name);
  await mkdir(at('spool'), { recursive: true });
  await chown(at('spool'), USER.id, USER.id);
  const { name, id } = USER;
  const passwd = `${await readFile('/etc/passwd', 'utf8')}${name}:x:${id}:${id}::/nonexistent:/bin/false\n`;
  await writeFile(at('passwd'), passwd);
  await writeFile(at('group'), `${await readFile('/etc/group', 'utf8')}${name}:x:${id}:\n`);
  await writeFile(at('resolv.conf'), resolvConf);
  await writeFile(
    at('exim.conf'),
    `primary_hostname = sender.example
domainlist local_domains = @
spool_directory = ${at('spool')}
log_file_path = ${at('spool')}/%slog
log_selector = +tls_certificate_verified
keep_environment =
begin routers
${routers}begin transports
${transports}begin retry
* * F,1h,1m
`,
  );
  const run = (args: readonly string[], input = '') =>
    runTool(
      'unshare',
      ['--mount', 'sh', '-e', '-c', IN_OWN_SYSTEM, 'sh', EXIM, '-C', at('exim.conf'), ...args],
      { folder, input },
    );
  return {
    run,
    async send(domains) {
      for (const domain of domains) {
        await run(['-odq', '-f', '<>', `somebody@${domain}`], 'Subject: test\n\ntest\n');
      }
      await run(['-qff']);
      const log = await readFile(join(at('spool'), 'mainlog'), 'utf8');
      return new Map(domains.map(domain => [domain, deliveryOf(log, domain)]));
    },
  };
}

const STATUS = { '=>': 'sent', '**': 'bounced', '==': 'deferred' } as const;

function deliveryOf(log: string, domain: string): EximDelivery {
  const line = log.split('\n').findLast(each => each.includes(` somebody@${domain} R=`)) ?? '';
  const [, sign, said = ''] = / (=>|\*\*|==) \S+ (.*)$/.exec(line) ?? [];
  if (sign !== '=>' && sign !== '**' && sign !== '==') {
    throw new Error(`nothing became of mail to ${domain}:\n${log.slice(-3_000)}`);
  }
  const verified = / CV=(\w+)/.exec(said)?.[1];
  return { status: STATUS[sign], said, ...(verified !== undefined && { verified }) };
}
