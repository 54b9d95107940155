import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { askNameServer } from '../../../../../electron/checks/publication/ask-name-server.ts';
import type { DnsExchange } from '../../../../../electron/network.ts';
import { nameServerAnswer } from '../../../../../shared/evidence/publication.ts';
import { answerTo } from '../../../../support/dns-server.ts';
import { loopbackNetwork } from '../../../../support/loopback-network.ts';

const never = new AbortController().signal;
const server = { zone: 'voorbeeld.nl', server: 'ns1.voorbeeld.nl', address: '192.0.2.53' };
const question = { name: '_mta-sts.voorbeeld.nl', type: 'TXT' };
const via = { transport: 'udp', server: '192.0.2.53' } as const;

const ask = (answered: (query: Uint8Array) => DnsExchange) =>
  askNameServer(
    { ...loopbackNetwork(), askNameServer: async (_address, query) => answered(query) },
    server,
    question,
    never,
  );

test('an answer is written down with who gave it, whether it may speak, and what came', async () => {
  const answers = [{ type: 'TXT' as const, name: question.name, ttl: 60, data: ['v=STSv1; id=1;'] }];
  const heard = await ask(query => {
    const bytes = answerTo(query, { answers });
    bytes[2]! |= 0x04;
    return { kind: 'response', bytes, via };
  });
  expect(heard).toMatchObject({ ...server, ...question, via });
  expect(heard.result).toEqual({
    kind: 'answer',
    rcode: 'NOERROR',
    authoritative: true,
    records: [{ owner: question.name, type: 'TXT', ttl: 60, strings: ['v=STSv1; id=1;'] }],
    signed: false,
  });
});

test('a failure is written down with its cause, and the server that was meant', async () => {
  const heard = await ask(() => ({ kind: 'failed', cause: { kind: 'unreachable' }, via }));
  expect(heard.result).toEqual({ kind: 'failed', cause: { kind: 'unreachable' } });
  expect(nameServerAnswer.safeParse(heard).success).toBe(true);
});

test('whatever bytes come, they are an answer or unreadable, and fit the schema', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uint8Array({ maxLength: 300 }),
      fc.array(fc.tuple(fc.nat(200), fc.nat(255)), { maxLength: 6 }),
      async (junk, changes) => {
        const mutated = (query: Uint8Array) => {
          const bytes = answerTo(query);
          for (const [at, value] of changes) bytes[at % bytes.length] = value;
          return bytes;
        };
        for (const make of [() => junk, mutated]) {
          const heard = await ask(query => ({ kind: 'response', bytes: make(query), via }));
          expect(nameServerAnswer.safeParse(JSON.parse(JSON.stringify(heard))).success).toBe(true);
        }
      },
    ),
  );
});
