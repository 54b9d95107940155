import { tlsaOwner } from '../../dane/index.ts';
import type { DnsRecord } from '../../evidence/dns.ts';
import { recordsAt } from '../../evidence/secure-records.ts';
import type { DomainReading } from '../../reading/domain-reading.ts';
import { mailHosts } from '../../reading/hosts/mail-hosts.ts';
import type { PublishedPart } from './make-part.ts';

/**
 * Names that records are to be written for and of which nobody knows what they hold now: the look-up failed. What is written
 * all the same could overwrite something.
 */
export function unknownNames(reading: DomainReading, part: PublishedPart): readonly string[] {
  const { domain, evidence } = reading;
  const questions: Readonly<Record<PublishedPart, readonly (readonly [string, DnsRecord['type']])[]>> = {
    'tls-rpt': [[`_smtp._tls.${domain}`, 'TXT']],
    'mta-sts': [
      [domain, 'MX'],
      [`_mta-sts.${domain}`, 'TXT'],
    ],
    tlsa: [
      [domain, 'MX'],
      ...mailHosts(reading).map(({ tlsaBase }) => [tlsaOwner(tlsaBase), 'TLSA'] as const),
    ],
  };
  return questions[part]
    .filter(([name, type]) => ['failed', 'server-failure'].includes(recordsAt(evidence, name, type).kind))
    .map(([name]) => name);
}
