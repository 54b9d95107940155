import { createHash, type KeyObject } from 'node:crypto';
import { isIPv6 } from 'node:net';
import type { LabCa } from '../lab-ca.ts';
import { labName } from './lab-name.ts';
import { RECORD_TYPE, rdataOf, type WritableType } from './lab-rdata.ts';
import type { Scenario } from '../scenario.ts';
import type { ZoneRecord } from './zone.ts';

type Tlsa = Scenario['hosts'][string]['tlsa'][number];

/** The keys that the TLS servers of a scenario use, by host name. TLSA names them before any certificate exists. */
export type HostKeys = ReadonlyMap<string, { readonly publicKey: KeyObject; readonly privateKey: KeyObject }>;

/** Everything a scenario publishes in DNS, apart from what makes a zone a zone. */
export function scenarioRecords(scenario: Scenario, keys: HostKeys, ca: LabCa): readonly ZoneRecord[] {
  const { domain, mx, hosts, mtaSts, tlsRpt, sts2016 } = scenario;
  const record = (owner: string, type: WritableType, value: string): ZoneRecord => ({
    owner: labName(owner),
    type: RECORD_TYPE[type],
    rdata: rdataOf(type, value),
  });
  const addresses = (host: string, list: readonly string[]) =>
    list.map(address => record(host, isIPv6(address) ? 'AAAA' : 'A', address));
  return [
    ...mx.map(({ preference, host }) => record(domain, 'MX', `${preference} ${host}`)),
    ...Object.entries(hosts).flatMap(([host, plan]) => [
      ...addresses(host, plan.addresses),
      ...plan.tlsa.map(tlsa => {
        const kind = plan.smtp?.certificate ?? 'lab-ca';
        const key = tlsa.certificateUsage === 2 ? ca.issuerKey(kind) : undefined;
        return record(`_25._tcp.${host}`, 'TLSA', tlsaValue(tlsa, key ?? keys.get(host)!.publicKey));
      }),
    ]),
    ...(mtaSts?.record === undefined ? [] : [record(`_mta-sts.${domain}`, 'TXT', mtaSts.record)]),
    ...addresses(`mta-sts.${domain}`, mtaSts?.policy?.addresses ?? []),
    ...(tlsRpt === undefined ? [] : [record(`_smtp._tls.${domain}`, 'TXT', tlsRpt)]),
    ...(sts2016 === undefined ? [] : [record(`_smtp_sts.${domain}`, 'TXT', sts2016)]),
    ...scenario.records.map(extra => record(extra.name, extra.type, extra.value)),
  ];
}

/** RFC 6698 §2.1: selector 1 (the key), matching type 1 (SHA-256). */
function tlsaValue({ certificateUsage, matches }: Tlsa, key: KeyObject): string {
  const hash = createHash('sha256').update(key.export({ type: 'spki', format: 'der' }));
  // A digest of nothing that is in use: as if the key had been renewed and the record forgotten.
  const digest = matches ? hash : hash.update('previous key');
  return `${certificateUsage} 1 1 ${digest.digest('hex')}`;
}
