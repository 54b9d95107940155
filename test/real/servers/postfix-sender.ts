import { once } from 'node:events';
import { chown, mkdir, readFile, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { answersTcp } from './answers.ts';
import { runTool } from './run-tool.ts';
import { type ServerProcess, startServer } from './server-process.ts';

export interface PostfixSenderDescription {
  /** Other users must be able to reach it: Postfix gives up its root rights. */
  readonly folder: string;
  /** In 127.0.0.0/8; mail to be sent is taken at port 25. */
  readonly address: string;
  /** What glibc is to read in place of /etc/resolv.conf. */
  readonly resolvConf: string;
  /** More lines for main.cf: how it is to use TLS. */
  readonly settings: readonly string[];
}

/** How one message fared, as Postfix logs it. */
export interface Delivery {
  /** `bounced` too is a delivery here: the receiving servers take no mail, and say so once they are spoken to. */
  readonly status: 'sent' | 'bounced' | 'deferred';
  /** `Verified`, `Untrusted`, `Anonymous`; absent where no TLS was used. */
  readonly tls?: string;
  readonly said: string;
}

export interface PostfixSender extends ServerProcess {
  /** Sends one message to somebody at a domain, and waits for what becomes of it. */
  send(domain: string): Promise<Delivery>;
}

const FATE_LIMIT_MS = 20_000;
const LOOK_AGAIN_MS = 50;
/** As `PASS_END_ON` of the receiving Postfix, in a mount namespace that has its own resolver. */
const START = 'mount --bind "$1" /etc/resolv.conf; shift; "$@" & trap "kill $!" TERM; wait $!; wait $!';

/** Starts a Postfix that delivers over the network. Needs root for its port and its resolver. */
export async function startPostfixSender(description: PostfixSenderDescription): Promise<PostfixSender> {
  const { folder, address, resolvConf, settings } = description;
  const configuration = join(folder, 'etc');
  const data = join(folder, 'data');
  await mkdir(configuration, { recursive: true });
  await mkdir(join(folder, 'spool'));
  await mkdir(data);
  const owner = await runTool('id', ['-u', 'postfix']);
  await chown(data, Number(owner.stdout), 0);
  const log = join(folder, 'mail.log');
  await writeFile(
    join(configuration, 'main.cf'),
    `compatibility_level = 3.6
config_directory = ${configuration}
queue_directory = ${folder}/spool
data_directory = ${data}
mail_owner = postfix
setgid_group = postdrop
maillog_file_prefixes = ${folder}
maillog_file = ${log}
mydestination =
local_recipient_maps =
alias_maps =
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
myhostname = sender.example
mynetworks = 127.0.0.0/8
smtpd_relay_restrictions = permit_mynetworks, reject
smtp_tls_loglevel = 1
bounce_queue_lifetime = 0
${settings.join('\n')}
`,
  );
  const unix = (name: string, command = name, processes = '-') =>
    `${name} unix - - n - ${processes} ${command}\n`;
  await writeFile(
    join(configuration, 'master.cf'),
    `${address}:25 inet n - n - - smtpd
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
tlsmgr unix - - n 1000? 1 tlsmgr
postlog unix-dgram n - n - 1 postlogd
${unix('rewrite', 'trivial-rewrite')}${['bounce', 'defer', 'trace'].map(name => unix(name, 'bounce', '0')).join('')}${unix('smtp')}${unix('relay', 'smtp')}${unix('anvil')}${unix('scache')}${unix('proxymap')}${unix('error')}${unix('retry', 'error')}`,
  );
  const daemons = await runTool('postconf', ['-c', configuration, '-h', 'daemon_directory']);
  await runTool('postfix', ['-c', configuration, 'check']);
  const master = join(daemons.stdout.trim(), 'master');
  const server = await startServer({
    name: 'postfix-sender',
    command: 'unshare',
    args: ['--mount', 'sh', '-e', '-c', START, 'sh', resolvConf, master, '-s', '-c', configuration],
    folder,
    isReady: () => answersTcp(address, 25, 'greeting'),
  });
  let messages = 0;
  return {
    ...server,
    async send(domain) {
      messages += 1;
      const recipient = `somebody${messages}@${domain}`;
      await submit(address, recipient);
      const endsAt = Date.now() + FATE_LIMIT_MS;
      while (Date.now() < endsAt) {
        const fate = fateOf(await readFile(log, 'utf8'), recipient);
        if (fate) return fate;
        await delay(LOOK_AGAIN_MS);
      }
      throw new Error(
        `nothing became of mail to ${recipient}:\n${(await readFile(log, 'utf8')).slice(-3_000)}`,
      );
    },
  };
}

function fateOf(log: string, recipient: string): Delivery | undefined {
  const lines = log.split('\n');
  const at = lines.findIndex(each => each.includes(`to=<${recipient}>`) && each.includes('status='));
  const line = lines[at];
  const [, status, said = ''] = /status=(sent|bounced|deferred) \((.*)\)/.exec(line ?? '') ?? [];
  if (!line || !status) return undefined;
  const relay = /relay=([^[]+)\[/.exec(line)?.[1];
  const connections = lines
    .slice(0, at)
    .map(each => /(\w+) TLS connection established to ([^[]+)\[/.exec(each));
  const tls = connections.findLast(each => each?.[2] === relay)?.[1];
  return { status: status as Delivery['status'], said, ...(tls && { tls }) };
}

/** One message over SMTP, in the clear, to a server on loopback. */
async function submit(address: string, recipient: string): Promise<void> {
  const socket = connect({ host: address, port: 25 });
  await once(socket, 'connect');
  const replies = createInterface({ input: socket })[Symbol.asyncIterator]();
  const reply = async () => {
    for (;;) {
      const { value, done } = await replies.next();
      if (done === true) throw new Error('the sender hung up');
      if (/^\d{3} /.test(value)) return value;
    }
  };
  await reply();
  for (const command of [
    'EHLO test',
    'MAIL FROM:<>',
    `RCPT TO:<${recipient}>`,
    'DATA',
    'Subject: test\r\n\r\ntest\r\n.',
    'QUIT',
  ]) {
    socket.write(`${command}\r\n`);
    const answer = await reply();
    if (!/^[23]/.test(answer)) throw new Error(`${command}: ${answer}`);
  }
  socket.destroy();
}
