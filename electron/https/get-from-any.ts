import type { DnsRecord } from '../../shared/evidence/dns.ts';
import type { Network } from '../network.ts';
import { getOnce, type HttpsFetch } from './get-once.ts';

/** Of the addresses of a web host, how many are tried. */
const MAX_ADDRESSES = 2;

/** One GET at the first address that connects; undefined where there is no address. */
export async function getFromAny(
  network: Network,
  url: string,
  addresses: readonly string[],
  signal: AbortSignal,
): Promise<HttpsFetch | undefined> {
  let fetched: HttpsFetch | undefined;
  for (const address of addresses.slice(0, MAX_ADDRESSES)) {
    fetched = await getOnce(network, { url, address }, signal);
    if (hasConnected(fetched)) break;
  }
  return fetched;
}

export const hasConnected = ({ exchange: { outcome } }: HttpsFetch): boolean =>
  outcome.kind === 'response' || outcome.stage !== 'connect';

/** The addresses among the records of an answer. */
export const addressesIn = (records: readonly DnsRecord[]): readonly string[] => [
  ...new Set(
    records.flatMap(record => (record.type === 'A' || record.type === 'AAAA' ? [record.address] : [])),
  ),
];
