import { createServer } from 'node:net';

/** A server of the map that Postfix asks for a level of its own for a destination. */
export interface PolicyMap {
  /** What it answers, by destination; `undefined` where it knows none. Postfix keeps an answer for a while. */
  readonly policies: Map<string, string>;
  /** Every destination that it was asked for, with the name of the map. */
  readonly asked: string[];
  stop(): Promise<void>;
}

/** Speaks socketmap_table(5): netstrings of `name key`, and of `OK value` or `NOTFOUND `. */
export async function startPolicyMap(address: string, port: number): Promise<PolicyMap> {
  const policies = new Map<string, string>();
  const asked: string[] = [];
  const server = createServer(socket => {
    let text = '';
    socket.on('error', () => socket.destroy());
    socket.setEncoding('ascii').on('data', (more: string) => {
      text += more;
      for (let match = NETSTRING.exec(text); match; match = NETSTRING.exec(text)) {
        const question = text.slice(match[0].length, match[0].length + Number(match[1]));
        if (text.length < match[0].length + question.length + 1) return;
        text = text.slice(match[0].length + question.length + 1);
        asked.push(question);
        const policy = policies.get(question.split(' ')[1] ?? '');
        const answer = policy === undefined ? 'NOTFOUND ' : `OK ${policy}`;
        socket.write(`${answer.length}:${answer},`);
      }
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen({ host: address, port }, resolve);
  });
  return {
    policies,
    asked,
    // Postfix keeps its connections open: they end with it, which is stopped first.
    stop: () => new Promise(resolve => server.close(() => resolve())),
  };
}

const NETSTRING = /^(\d+):/;
