import { chown, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { answersTcp } from './answers.ts';
import { runTool } from './run-tool.ts';
import { type ServerProcess, startServer } from './server-process.ts';

export interface PostfixDescription {
  /** Other users must be able to reach it: Postfix gives up its root rights. */
  readonly folder: string;
  readonly listeners: readonly PostfixListener[];
}

export interface PostfixListener {
  /** In 127.0.0.0/8; port 25. */
  readonly address: string;
  /** The name in banner and EHLO reply. */
  readonly hostName: string;
  readonly startTls: StartTls;
}

type StartTls =
  | { readonly kind: 'not-offered' }
  | {
      readonly kind: 'offered';
      /** Private key, then the chain as sent, in one PEM file. */
      readonly chainFile: string;
      /** As Postfix writes it: `TLSv1.1` is that version alone. Default: all that this system's OpenSSL allows. */
      readonly protocols?: string;
    };

/**
 * Postfix changes its user while it starts, and loses by that the signal that the kernel sends it when the process that
 * started it was killed. A shell keeps it, and passes it on.
 */
const PASS_END_ON = '"$@" & trap "kill $!" TERM; wait $!; wait $!';

/** Starts one Postfix with an smtpd per listener. Mail it is offered is refused. Needs root for port 25. */
export async function startPostfix(description: PostfixDescription): Promise<ServerProcess> {
  const { folder, listeners } = description;
  const configuration = join(folder, 'etc');
  const data = join(folder, 'data');
  await mkdir(configuration, { recursive: true });
  await mkdir(join(folder, 'spool'));
  await mkdir(data);
  const owner = await runTool('id', ['-u', 'postfix']);
  await chown(data, Number(owner.stdout), 0);
  await writeFile(join(configuration, 'main.cf'), mainCf(folder));
  await writeFile(join(configuration, 'master.cf'), masterCf(listeners));
  const daemons = await runTool('postconf', ['-c', configuration, '-h', 'daemon_directory']);
  // Makes the folders of the queue. `postfix start` would do so too, but then leave the process that is to be ended.
  await runTool('postfix', ['-c', configuration, 'check']);
  return startServer({
    name: 'postfix',
    command: 'sh',
    args: ['-c', PASS_END_ON, 'sh', join(daemons.stdout.trim(), 'master'), '-s', '-c', configuration],
    folder,
    isReady: async () => {
      const answers = listeners.map(listener => answersTcp(listener.address, 25, 'greeting'));
      return (await Promise.all(answers)).every(Boolean);
    },
  });
}

function mainCf(folder: string): string {
  return `compatibility_level = 3.6
config_directory = ${folder}/etc
queue_directory = ${folder}/spool
data_directory = ${folder}/data
mail_owner = postfix
setgid_group = postdrop
maillog_file_prefixes = ${folder}
maillog_file = ${folder}/mail.log
mydestination =
local_recipient_maps =
alias_maps =
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
smtpd_client_connection_count_limit = 0
smtpd_relay_restrictions = reject
smtpd_tls_loglevel = 1
tls_low_cipherlist = ALL:@SECLEVEL=0
`;
}

/** Each smtpd has its address here: `inet_interfaces` refuses addresses that are on no interface. */
function masterCf(listeners: readonly PostfixListener[]): string {
  return `${listeners.map(smtpd).join('')}cleanup unix n - n - 0 cleanup
rewrite unix - - n - - trivial-rewrite
tlsmgr unix - - n 1000? 1 tlsmgr
anvil unix - - n - 1 anvil
proxymap unix - - n - - proxymap
postlog unix-dgram n - n - 1 postlogd
`;
}

function smtpd({ address, hostName, startTls }: PostfixListener): string {
  const options =
    startTls.kind === 'not-offered'
      ? ['smtpd_tls_security_level=none']
      : ['smtpd_tls_security_level=may', `smtpd_tls_chain_files=${startTls.chainFile}`];
  if (startTls.kind === 'offered' && startTls.protocols !== undefined) {
    options.push(`smtpd_tls_protocols=${startTls.protocols}`, 'smtpd_tls_ciphers=low');
  }
  return `${address}:25 inet n - n - - smtpd
${[`myhostname=${hostName}`, ...options].map(option => `  -o ${option}\n`).join('')}`;
}
