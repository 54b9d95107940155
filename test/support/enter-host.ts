import { WebSocket } from 'ws';

/** What the browser host gives to the page that shows its token. */
export interface Entrance {
  readonly origin: string;
  readonly cookie: string;
  readonly secret: string;
}

/** Uses up the token of an address, as a browser does. */
export async function enterHost(address: string): Promise<Entrance> {
  const welcome = await fetch(address);
  const cookie = String(welcome.headers.getSetCookie()[0]).split(';')[0]!;
  const secret = /setItem\("[^"]+", "([^"]+)"\)/.exec(await welcome.text())?.[1] ?? '';
  return { origin: new URL(address).origin, cookie, secret };
}

/** A socket as a page of ours opens it, or anybody with the same headers; nothing has been sent yet. */
export async function openSocket({ origin, cookie }: Omit<Entrance, 'secret'>): Promise<WebSocket> {
  const socket = new WebSocket(`${origin.replace('http', 'ws')}/socket`, { headers: { cookie, origin } });
  await new Promise((resolve, reject) => {
    socket.once('open', resolve);
    socket.once('error', reject);
  });
  return socket;
}

/** A socket that has shown its secret. */
export async function openPage(entrance: Entrance): Promise<WebSocket> {
  const socket = await openSocket(entrance);
  socket.send(JSON.stringify({ kind: 'enter', secret: entrance.secret }));
  return socket;
}
