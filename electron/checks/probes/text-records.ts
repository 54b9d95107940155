import type { DomainName } from '../../../shared/model/domain-name.ts';
import { policyCopyOf } from '../../../shared/sts2016/index.ts';
import { answered, type ProbeTools } from '../probe.ts';
import { fetchPage } from './fetch-page.ts';

/** The TXT records that stand alone: TLS-RPT (RFC 8460 §3), and SMTP STS as drafted in March 2016. */
export async function probeTextRecords(domain: DomainName, tools: ProbeTools): Promise<void> {
  const { ask, step } = tools;
  await Promise.all([
    step('tls-rpt', domain, async () => answered(await ask(`_smtp._tls.${domain}`, 'TXT'))),
    step('sts2016', domain, async () => {
      const answer = await ask(`_smtp_sts.${domain}`, 'TXT');
      const records = answer.flatMap(record => (record.type === 'TXT' ? [record.strings] : []));
      const copy = policyCopyOf(records, domain);
      // Draft §3.3: the copy over HTTPS that makes a new policy genuine.
      return copy === undefined || copy === 'elsewhere' ? answered(undefined) : await fetchPage(copy, tools);
    }),
  ]);
}
