import { createServer, type Server } from 'node:net';

/** Addresses that are one set of servers' alone: those of 127.77.<slot>.0/24. */
export interface Slot {
  readonly at: (host: number) => string;
  readonly release: () => Promise<void>;
}

const SLOTS = 100;
/** A listener on this port of a slot says that the slot is taken; it goes when its process goes. */
const CLAIM_HOST = 254;
const CLAIM_PORT = 47_253;

/**
 * Claims a slot of addresses that no other set of servers on this machine uses, until released or this process ends.
 * @param wanted host numbers and ports that must be free: servers whose test was killed can still be there
 */
export async function claimSlot(wanted: readonly (readonly [host: number, port: number])[]): Promise<Slot> {
  for (let slot = 0; slot < SLOTS; slot += 1) {
    const at = (host: number) => `127.77.${slot}.${host}`;
    const claim = await listen(at(CLAIM_HOST), CLAIM_PORT);
    if (!claim) continue;
    const tried = await Promise.all(wanted.map(([host, port]) => listen(at(host), port)));
    await Promise.all(tried.map(close));
    if (tried.every(server => server !== undefined)) return { at, release: () => close(claim) };
    await close(claim);
  }
  throw new Error(
    `All ${SLOTS} slots of addresses are taken, or this user may not listen on port 53 (root may).`,
  );
}

function listen(host: string, port: number): Promise<Server | undefined> {
  return new Promise(resolve => {
    const server = createServer(socket => socket.destroy());
    server.once('error', () => resolve(undefined));
    server.listen({ host, port }, () => resolve(server.unref()));
  });
}

function close(server: Server | undefined): Promise<void> {
  return new Promise(resolve => {
    if (server) server.close(() => resolve());
    else resolve();
  });
}
