import { typeName, typeNumber } from '../../electron/dns/wire/record-type.ts';
import { nameToText, readName, sameName } from '../../electron/dns/wire/wire-name.ts';
import { failed } from '../../electron/limited-wait.ts';
import { DEFAULT_LIMITS, type DnsExchange, type Limits, type Network } from '../../electron/network.ts';
import { responseBytes } from './dns-message.ts';
import { zoneRecord } from './zone-records.ts';

const HEADER_OCTETS = 12;
const NXDOMAIN = 3;

export interface AnsweringNetwork extends Network {
  /** Every question that was put to a resolver or a name server, `name TYPE`. */
  readonly asked: readonly string[];
}

/** Answers questions from records in presentation form, one on a line, none of them signed; nothing can be connected to. */
export function answeringNetwork(zone: string, limits: Partial<Limits> = {}): AnsweringNetwork {
  const records = zone
    .split('\n')
    .filter(line => line !== '')
    .map(zoneRecord);
  const asked: string[] = [];
  const answer = async (query: Uint8Array): Promise<DnsExchange> => {
    const { name, end } = readName(query, HEADER_OCTETS)!;
    const type = (query[end]! << 8) | query[end + 1]!;
    const there = records.filter(({ owner }) => sameName(owner, name));
    const found = there.filter(record => record.type === type || record.type === typeNumber('CNAME'));
    const bytes = responseBytes(name, type, { rcode: there.length > 0 ? 0 : NXDOMAIN, answer: found });
    bytes.set(query.subarray(0, 2));
    asked.push(`${nameToText(name)} ${typeName(type)}`);
    return { kind: 'response', bytes, via: { transport: 'lab', server: 'test' } };
  };
  return {
    kind: 'recorded',
    exchange: answer,
    askNameServer: (_address, query) => answer(query),
    connect: () => Promise.resolve(failed({ kind: 'connection-refused' })),
    resolvers: ['test'],
    trustAnchors: [],
    roots: { source: 'none', pem: [] },
    now: Date.now,
    limits: { ...DEFAULT_LIMITS, reconnectAfterMs: 0, ...limits },
    asked,
  };
}
