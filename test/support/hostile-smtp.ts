import type { Socket } from 'node:net';
import { TLSSocket, type TLSSocketOptions } from 'node:tls';
import { loopbackServer, type LoopbackServer } from './loopback-server.ts';

/** What a server says or does at a point of the conversation: text to send as it is, or any other deed. */
export type Deed = string | ((socket: Socket) => void);

/** A mail server by what it does. What is left out, it does as it should. */
export interface SmtpScript {
  readonly banner?: Deed;
  readonly ehlo?: Deed;
  readonly helo?: Deed;
  readonly startTls?: Deed;
  /** After the answer to STARTTLS. By default a handshake with `tls`, and polite SMTP inside. */
  readonly afterStartTls?: Deed;
  readonly tls?: TLSSocketOptions;
}

export interface HostileSmtp extends LoopbackServer {
  /** Every command that came in, in the clear and inside TLS. */
  readonly commands: readonly string[];
}

/** Starts a mail server on loopback that follows the script. */
export async function hostileSmtp(script: SmtpScript): Promise<HostileSmtp> {
  const commands: string[] = [];
  const server = await loopbackServer(socket => {
    perform(script.banner ?? '220 mx.test.example ESMTP\r\n', socket);
    onCommands(socket, command => {
      commands.push(command);
      if (command.startsWith('EHLO ')) {
        perform(script.ehlo ?? '250-mx.test.example\r\n250-SIZE 1000\r\n250 STARTTLS\r\n', socket);
      } else if (command.startsWith('HELO ')) {
        perform(script.helo ?? '250 mx.test.example\r\n', socket);
      } else if (command === 'STARTTLS') {
        socket.removeAllListeners('data');
        perform(script.startTls ?? '220 go ahead\r\n', socket);
        if (script.afterStartTls === undefined) secure(socket, script.tls, commands);
        else perform(script.afterStartTls, socket);
      } else if (command === 'QUIT') {
        socket.end('221 bye\r\n');
      }
    });
  });
  return { ...server, commands };
}

function secure(socket: Socket, tls: TLSSocketOptions | undefined, commands: string[]): void {
  const secured = new TLSSocket(socket, { ...tls, isServer: true });
  secured.on('error', () => socket.destroy());
  onCommands(secured, command => {
    commands.push(`(TLS) ${command}`);
    if (command === 'QUIT') secured.end('221 bye\r\n');
  });
}

function perform(deed: Deed, socket: Socket): void {
  if (typeof deed === 'string') socket.write(deed);
  else deed(socket);
}

function onCommands(socket: Socket, take: (command: string) => void): void {
  let text = '';
  socket.on('data', (bytes: Buffer) => {
    const lines = (text + bytes.toString('latin1')).split('\r\n');
    text = lines.pop() ?? '';
    for (const line of lines) take(line);
  });
}
