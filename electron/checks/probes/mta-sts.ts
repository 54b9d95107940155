import type { DnsRecord } from '../../../shared/evidence/dns.ts';
import { type DomainName, parentDomain } from '../../../shared/model/domain-name.ts';
import { policyHost, policyUrl } from '../../../shared/mtasts/index.ts';
import { getOnce, type HttpsFetch } from '../../https/get-once.ts';
import type { Network } from '../../network.ts';
import { answered, type ProbeTools } from '../probe.ts';

/**
 * The record and the policy of MTA-STS, at once: the policy is fetched whether or not a record announces it, so that a
 * forgotten half is seen too. One address is enough; a second is tried where the first does not connect.
 */
export async function probeMtaSts(domain: DomainName, tools: ProbeTools): Promise<void> {
  await Promise.all([
    tools.step('mta-sts-record', domain, async () => {
      // RFC 8461 §3.4: a policy of the domain above is not for this one, though many who publish it think so.
      const parent = parentDomain(domain);
      const names = [domain, ...(parent ? [parent] : [])];
      return answered(await Promise.all(names.map(name => tools.ask(`_mta-sts.${name}`, 'TXT'))));
    }),
    probePolicy(domain, tools),
  ]);
}

async function probePolicy(
  domain: DomainName,
  { ask, network, notebook, signal, step }: ProbeTools,
): Promise<void> {
  const host = policyHost(domain);
  await step('mta-sts-policy', host, async () => {
    const answers = await Promise.all([ask(host, 'A'), ask(host, 'AAAA')]);
    const fetched = await fetchPolicy(domain, addressesIn(answers.flat()), network, signal);
    if (!fetched) return answered(undefined);
    notebook.exchange(fetched.exchange, fetched.certificates);
    return { value: undefined, state: hasConnected(fetched) ? 'answered' : 'failed' };
  });
}

/** Of the addresses of a policy host, how many are tried. */
const MAX_ADDRESSES = 2;

/** Fetches the policy from the first address that connects; from none where there is none. */
export async function fetchPolicy(
  domain: DomainName,
  addresses: readonly string[],
  network: Network,
  signal: AbortSignal,
): Promise<HttpsFetch | undefined> {
  let fetched: HttpsFetch | undefined;
  for (const address of addresses.slice(0, MAX_ADDRESSES)) {
    fetched = await getOnce(network, { url: policyUrl(domain), address }, signal);
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
