import { type DomainName, parentDomain } from '../../../shared/model/domain-name.ts';
import { policyHost, policyUrl } from '../../../shared/mtasts/index.ts';
import { answered, type ProbeTools } from '../probe.ts';
import { fetchPage } from './fetch-page.ts';

/**
 * The record and the policy of MTA-STS, at once: the policy is fetched whether or not a record announces it, so that a
 * forgotten half is seen too.
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

async function probePolicy(domain: DomainName, tools: ProbeTools): Promise<void> {
  const host = policyHost(domain);
  // RFC 8461 §3.3: the one and only place a policy is at.
  await tools.step('mta-sts-policy', host, () => fetchPage({ url: policyUrl(domain), host }, tools));
}
