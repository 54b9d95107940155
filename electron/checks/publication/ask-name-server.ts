import type { NameServerAnswer } from '../../../shared/evidence/publication.ts';
import { encodeQuery, type Question } from '../../dns/index.ts';
import { typeNumber } from '../../dns/wire/record-type.ts';
import { parseMessage, plainRecords } from '../../dns/wire/wire-message.ts';
import type { DnsExchange, Network } from '../../network.ts';

/** One address of a name server, asked about a zone. */
export type AskedServer = Pick<NameServerAnswer, 'zone' | 'server' | 'address'>;

/** What one name server holds at a name and type, or why it did not say. */
export async function askNameServer(
  network: Network,
  asked: AskedServer,
  { name, type }: Question,
  signal: AbortSignal,
): Promise<NameServerAnswer> {
  const startedAt = network.now();
  const encoded = encodeQuery({ name, type }, 'name-server');
  const exchanged: DnsExchange =
    encoded.kind === 'failed' ? encoded : await network.askNameServer(asked.address, encoded.query, signal);
  return {
    ...asked,
    name,
    type,
    startedAt,
    endedAt: network.now(),
    ...(exchanged.via && { via: exchanged.via }),
    result:
      exchanged.kind === 'failed' ? { kind: 'failed', cause: exchanged.cause } : resultOf(exchanged.bytes),
  };
}

function resultOf(bytes: Uint8Array): NameServerAnswer['result'] {
  const message = parseMessage(bytes);
  if (!message.ok) {
    return { kind: 'failed', cause: { kind: 'malformed', detail: message.errors[0].kind } };
  }
  const { rcode, answer, flags } = message.value;
  return {
    kind: 'answer',
    rcode,
    authoritative: flags.authoritative,
    records: [...plainRecords(answer)],
    signed: answer.some(({ type }) => type === typeNumber('RRSIG')),
  };
}
