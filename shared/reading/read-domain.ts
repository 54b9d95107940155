import type { Evidence } from '../evidence/evidence.ts';
import { tlsaOwner } from '../dane/index.ts';
import { recordsAt } from '../evidence/secure-records.ts';
import { parentDomain } from '../model/domain-name.ts';
import { policyHost, policyUrl, stsRecordName } from '../mtasts/index.ts';
import { policyCopyOf } from '../sts2016/index.ts';
import { aliasEnd } from './alias-end.ts';
import { announcedId } from './announced-policy.ts';
import type { Delegation, DomainReading, PageReading, TextReading } from './domain-reading.ts';
import { readMx } from './read-mx.ts';
import { exchangeOf, pageCertificate, readPage } from './read-page.ts';
import { readResolver } from './read-resolver.ts';
import { readText } from './read-text.ts';
import { readZone } from './read-zone.ts';

/** The domain as it was observed: the one place where evidence is interpreted. What was not measured is unknown, and stays so. */
export function readDomain(evidence: Evidence): DomainReading {
  const { domain } = evidence;
  const url = policyUrl(domain);
  const sts2016 = readText(evidence, `_smtp_sts.${domain}`);
  return {
    domain,
    evidence,
    mx: readMx(evidence),
    zone: readZone(evidence),
    ...tlsaAtDomain(evidence),
    stsRecord: readText(evidence, stsRecordName(domain)),
    stsPolicy: readPage(evidence, { url, host: policyHost(domain) }),
    ...pageFile(evidence, url),
    policyCertificate: pageCertificate(evidence, url),
    delegations: readDelegations(evidence),
    ...parentAnnouncing(evidence),
    sts2016,
    sts2016Copy: readCopy(evidence, sts2016),
    tlsRpt: readText(evidence, `_smtp._tls.${domain}`),
    resolver: readResolver(evidence),
    zones: evidence.zones,
  };
}

/** Draft §3.3: the copy is with the recipient domain; one elsewhere makes nothing genuine. */
function readCopy(evidence: Evidence, record: TextReading): PageReading {
  const copy = record.kind === 'records' ? policyCopyOf(record.records, evidence.domain) : undefined;
  if (copy === 'elsewhere') return { kind: 'failed', because: 'fetch' };
  return copy === undefined ? { kind: 'unknown', cause: { kind: 'no-address' } } : readPage(evidence, copy);
}

function readDelegations(evidence: Evidence): readonly Delegation[] {
  const places = [
    [stsRecordName(evidence.domain), 'TXT'],
    [policyHost(evidence.domain), 'A'],
  ] as const;
  return places.flatMap(([name, type]) => {
    const target = aliasEnd(evidence, name, type);
    return target === undefined ? [] : [{ name, type, target }];
  });
}

function parentAnnouncing(evidence: Evidence): { readonly parentAnnounces?: string } {
  const parent = parentDomain(evidence.domain);
  if (parent === undefined) return {};
  const id = announcedId(readText(evidence, stsRecordName(parent)));
  return id === undefined ? {} : { parentAnnounces: parent };
}

function pageFile(evidence: Evidence, url: string): { readonly policyFile?: string } {
  const outcome = exchangeOf(evidence, url)?.outcome;
  return outcome?.kind === 'response' && outcome.status === 200 ? { policyFile: outcome.body } : {};
}

/** RFC 7672 §2.2.3: senders look below the MX host, and not below the domain. */
function tlsaAtDomain(evidence: Evidence): { readonly tlsaAtDomain?: string } {
  const { domain } = evidence;
  const mx = recordsAt(evidence, domain, 'MX');
  const isHost = mx.kind !== 'records' || mx.records.some(({ exchange }) => exchange === domain);
  const name = tlsaOwner(domain);
  return !isHost && recordsAt(evidence, name, 'TLSA').kind === 'records' ? { tlsaAtDomain: name } : {};
}
