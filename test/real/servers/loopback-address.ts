import { networkInterfaces } from 'node:os';
import { runTool } from './run-tool.ts';

/**
 * Puts an address of 127.0.0.0/8 on the loopback interface, and gives what takes it off again. Most servers can bind
 * any such address as it is; BIND listens only on addresses that it finds on an interface.
 */
export async function addLoopbackAddress(address: string): Promise<() => Promise<void>> {
  const present = Object.values(networkInterfaces()).some(list =>
    list?.some(each => each.address === address),
  );
  if (!present) await runTool('ip', ['address', 'add', `${address}/32`, 'dev', 'lo']);
  return () => removeLoopbackAddress(address);
}

/** Takes an address off the loopback interface; no error where it is not there. */
export async function removeLoopbackAddress(address: string): Promise<void> {
  await runTool('ip', ['address', 'del', `${address}/32`, 'dev', 'lo'], { accept: [2] });
}
