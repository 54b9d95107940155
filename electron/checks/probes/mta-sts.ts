import { type DomainName, parentDomain } from '../../../shared/model/domain-name.ts';
import { getOnce } from '../../https/get-once.ts';
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

/** Of the addresses of a policy host, how many are tried. */
const MAX_ADDRESSES = 2;

async function probePolicy(
  domain: DomainName,
  { ask, network, notebook, signal, step }: ProbeTools,
): Promise<void> {
  const host = `mta-sts.${domain}`;
  // RFC 8461 §3.3: the one and only place a policy is at.
  const url = `https://${host}/.well-known/mta-sts.txt`;
  await step('mta-sts-policy', host, async () => {
    const answers = await Promise.all([ask(host, 'A'), ask(host, 'AAAA')]);
    const records = answers.flat().filter(record => record.type === 'A' || record.type === 'AAAA');
    for (const { address } of records.slice(0, MAX_ADDRESSES)) {
      const { exchange, certificates } = await getOnce(network, { url, address }, signal);
      const { outcome } = exchange;
      const connected = outcome.kind === 'response' || outcome.stage !== 'connect';
      if (connected || address === records.slice(0, MAX_ADDRESSES).at(-1)?.address) {
        notebook.exchange(exchange, certificates);
        return { value: undefined, state: connected ? 'answered' : 'failed' };
      }
    }
    return answered(undefined);
  });
}
