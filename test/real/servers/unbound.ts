import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { answersDns } from './answers.ts';
import { type ServerProcess, startServer } from './server-process.ts';

/** A recursive resolver with a root of its own, which validates where it gets a trust anchor. */
export interface UnboundDescription {
  readonly folder: string;
  /** In 127.0.0.0/8; port 53. */
  readonly address: string;
  readonly rootServer: { readonly name: string; readonly address: string };
  /** The root's DNSKEY or DS in presentation form, owner included. Without it answers are passed on as they are. */
  readonly trustAnchor?: string;
  /** No answer is kept for longer, in seconds: for zones that change while they are asked for. */
  readonly longestTtl?: number;
  /** A resolver to pass all questions to, in place of the root server. */
  readonly forwardTo?: string;
}

/** Starts Unbound. Needs root for port 53; it asks only servers on loopback. */
export async function startUnbound(description: UnboundDescription): Promise<ServerProcess> {
  const { folder, address, rootServer, trustAnchor, longestTtl, forwardTo } = description;
  await mkdir(folder, { recursive: true });
  const configuration = join(folder, 'unbound.conf');
  const hints = join(folder, 'root.hints');
  await writeFile(hints, `. 3600 NS ${rootServer.name}\n${rootServer.name} 3600 A ${rootServer.address}\n`);
  await writeFile(
    configuration,
    `server:
  directory: "${folder}"
  chroot: ""
  username: ""
  use-syslog: no
  logfile: ""
  interface: ${address}
  do-ip6: no
  num-threads: 1
  access-control: 127.0.0.0/8 allow
  do-not-query-localhost: no
  root-hints: "${hints}"
  ${trustAnchor === undefined ? 'module-config: "iterator"' : `trust-anchor: "${trustAnchor}"`}
  val-log-level: 2
  ede: yes
  cache-max-negative-ttl: 1
  ${longestTtl === undefined ? '' : `cache-max-ttl: ${longestTtl}`}
remote-control:
  control-enable: no
${forwardTo === undefined ? '' : `forward-zone:\n  name: "."\n  forward-addr: ${forwardTo}\n`}`,
  );
  return startServer({
    name: 'unbound',
    command: 'unbound',
    args: ['-d', '-p', '-c', configuration],
    folder,
    isReady: () => answersDns(address, '.'),
  });
}
