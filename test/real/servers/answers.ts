import { Resolver } from 'node:dns/promises';
import { connect } from 'node:net';

const ONE_TRY_MS = 500;

/** Whether a DNS server answers a question for the NS of a name, whatever it says. */
export async function answersDns(address: string, name: string): Promise<boolean> {
  const resolver = new Resolver({ timeout: ONE_TRY_MS, tries: 1 });
  resolver.setServers([address]);
  try {
    await resolver.resolveNs(name);
    return true;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    return code === 'ENODATA' || code === 'ENOTFOUND';
  }
}

/** Whether a TCP connection can be opened; with `greeting`, whether the server then says something by itself. */
export function answersTcp(
  address: string,
  port: number,
  expect: 'connection' | 'greeting' = 'connection',
): Promise<boolean> {
  return new Promise(resolve => {
    const socket = connect({ host: address, port, timeout: ONE_TRY_MS });
    const end = (answered: boolean) => {
      socket.destroy();
      resolve(answered);
    };
    socket.once('timeout', () => end(false));
    socket.once('error', () => end(false));
    socket.once(expect === 'greeting' ? 'data' : 'connect', () => end(true));
  });
}
