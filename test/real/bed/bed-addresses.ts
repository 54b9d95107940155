import { createServer, type Server } from 'node:net';

/** The addresses of one bed, each in 127.77.<slot>.0/24. */
export interface BedAddresses {
  readonly root: string;
  readonly nl: string;
  /** Where the domains' own zones are. */
  readonly domains: string;
  readonly resolver: string;
  /** Postfix with a certificate for the healthy domain alone. */
  readonly healthyMail: string;
  /** Postfix with one certificate for the mail hosts of most other domains. */
  readonly sharedMail: string;
  readonly mailWithoutStartTls: string;
  readonly mailWithOldTls: string;
  /** Nothing listens here. */
  readonly nobody: string;
  readonly web: string;
}

export interface ClaimedAddresses {
  readonly addresses: BedAddresses;
  release(): Promise<void>;
}

const SLOTS = 100;
/** A listener on this port of a slot says that the slot is taken; it goes when its process goes. */
const CLAIM_PORT = 47_253;

/** Claims a slot of addresses that no other bed on this machine uses, until released or this process ends. */
export async function claimAddresses(): Promise<ClaimedAddresses> {
  for (let slot = 0; slot < SLOTS; slot += 1) {
    const at = (host: number) => `127.77.${slot}.${host}`;
    const claim = await listen(at(254), CLAIM_PORT);
    if (!claim) continue;
    const addresses: BedAddresses = {
      root: at(1),
      nl: at(2),
      domains: at(3),
      resolver: at(53),
      healthyMail: at(25),
      sharedMail: at(26),
      mailWithoutStartTls: at(27),
      mailWithOldTls: at(28),
      nobody: at(29),
      web: at(43),
    };
    if (await nothingListens(addresses)) return { addresses, release: () => close(claim) };
    await close(claim);
  }
  throw new Error(
    `All ${SLOTS} slots of addresses are taken, or this user may not listen on port 53 (root may).`,
  );
}

/** A bed whose process was killed can have left a server behind. */
async function nothingListens({ resolver, healthyMail, web }: BedAddresses): Promise<boolean> {
  const servers = await Promise.all([listen(resolver, 53), listen(healthyMail, 25), listen(web, 443)]);
  await Promise.all(servers.map(close));
  return servers.every(server => server !== undefined);
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
