import type { DomainName } from '../../../shared/model/domain-name.ts';
import { answered, type ProbeTools } from '../probe.ts';

/** The TXT records that stand alone: TLS-RPT (RFC 8460 §3), and SMTP STS as drafted in March 2016. */
export async function probeTextRecords(domain: DomainName, { ask, step }: ProbeTools): Promise<void> {
  await Promise.all([
    step('tls-rpt', domain, async () => answered(await ask(`_smtp._tls.${domain}`, 'TXT'))),
    step('sts2016', domain, async () => answered(await ask(`_smtp_sts.${domain}`, 'TXT'))),
  ]);
}
