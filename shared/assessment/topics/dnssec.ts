import type { ValidationReason, ZoneLink } from '../../evidence/chain.ts';
import type { EvidenceReference, Finding } from '../../findings/finding.ts';
import { finding } from '../../findings/finding.ts';
import { namesAbove } from '../../model/lookup/names-above.ts';
import type { Seconds } from '../../model/time.ts';
import type { DomainReading, HostReading } from '../../reading/domain-reading.ts';
import { hostNames, mailHosts } from '../../reading/hosts/mail-hosts.ts';

export function assessDnssec(reading: DomainReading, now: Seconds): readonly Finding[] {
  const { resolver } = reading;
  if (resolver.strips) {
    const facts = { resolver: resolver.names.join(', ') };
    return [finding('dnssec.resolver-strips', facts, [{ kind: 'zone', zone: '.' }])];
  }
  return [
    ...assessDomain(reading),
    ...mailHosts(reading).flatMap(host => assessHost(reading, host)),
    ...zonesThatMatter(reading).flatMap(zone => assessZone(zone, now)),
  ];
}

function assessDomain(reading: DomainReading): readonly Finding[] {
  const { domain: name, zone, mx } = reading;
  const where: readonly EvidenceReference[] = [{ kind: 'dns', name, type: 'MX' }];
  switch (zone.kind) {
    case 'secure':
      return [finding('dnssec.secure', {}, where)];
    case 'insecure':
      // Where no mail goes, there is none to protect.
      return mx.kind === 'no-mail' ? [] : [finding('dnssec.unsigned', {}, where)];
    case 'bogus':
      return [
        finding('dnssec.bogus', { reason: zone.reason, hasKeys: hasKeys(reading, zone.reason) }, where),
      ];
    case 'unknown':
      return [finding('dnssec.not-measured', { name, reason: zone.reason }, where)];
  }
}

/** Whether the zone that is at fault was seen to have keys at all. */
const hasKeys = ({ zones }: DomainReading, { zone }: ValidationReason): boolean =>
  zones.some(link => link.zone === zone && link.keys.length > 0);

/** The zone below the domain that a reason is about, and the domain's own zone that it lies in. */
function within({ domain, zones }: DomainReading, reason: ValidationReason | undefined) {
  const zone = reason?.zone;
  if (!zone?.endsWith(`.${domain}`)) return {};
  const parent = [...namesAbove(zone)].find(name => zones.some(link => link.zone === name)) ?? domain;
  return { within: { zone, parent } };
}

/** A host in a zone of somebody else's: its status is told where it is worse than the domain's own. */
function assessHost(reading: DomainReading, { host, unproven, tlsa }: HostReading): readonly Finding[] {
  if (!unproven) return [];
  const { domain, zone } = reading;
  const { type, status, reason } = unproven;
  const where: readonly EvidenceReference[] = [{ kind: 'dns', name: host, type }];
  if (status === 'bogus') {
    if (zone.kind === 'bogus' || !reason) return [];
    const facts = { host, reason, hasKeys: hasKeys(reading, reason), ...within(reading, reason) };
    return [finding('dnssec.mx-bogus', facts, where)];
  }
  const isWithin = host === domain || host.endsWith(`.${domain}`);
  if (isWithin && zone.kind === 'insecure') return [];
  const facts = { host, hasDane: tlsa.kind === 'secure', ...within(reading, reason) };
  return [finding('dnssec.mx-unsigned', facts, where)];
}

/** The zones that the domain or its hosts lie in. The root and the top-level domains are in other hands. */
function zonesThatMatter(reading: DomainReading): readonly ZoneLink[] {
  const names = [reading.domain as string, ...hostNames(reading)];
  const above = new Set(names.flatMap(name => [name, ...namesAbove(name)]));
  return reading.zones.filter(({ zone }) => zone.includes('.') && zone !== '.' && above.has(zone));
}

const DAY = 86_400;
/** A signature near its end: less than two days and less than a tenth of its life; short-lived ones are renewed often. */
const SOON_SECONDS = 2 * DAY;
const SOON_SHARE = 0.1;
/** RFC 8624 §3.1, RFC 9904, RFC 9905: not to be signed with. */
const WEAK_ALGORITHMS: readonly number[] = [1, 3, 5, 6, 7, 10, 12];
const SHA1_DIGEST = 1;

function assessZone(link: ZoneLink, now: Seconds): readonly Finding[] {
  const { zone, ds, keys, signatures, denial, reason } = link;
  const where: readonly EvidenceReference[] = [{ kind: 'zone', zone }];
  const ending = signatures
    .filter(({ verified, expiration }) => verified && expiration > now)
    .filter(({ inception, expiration }) => {
      const left = expiration - now;
      return left < SOON_SECONDS && left < SOON_SHARE * (expiration - inception);
    })
    .toSorted((a, b) => a.expiration - b.expiration)[0];
  const unsupported = reason?.kind === 'unsupported-algorithms' ? reason.algorithms : [];
  const weak = [...keys.filter(key => key.signsKeys).map(key => key.algorithm), ...unsupported].find(
    algorithm => WEAK_ALGORITHMS.includes(algorithm),
  );
  return [
    ...(ending
      ? [
          finding(
            'dnssec.signature-ends-soon',
            {
              zone,
              at: ending.expiration,
              days: Math.max(1, Math.floor((ending.expiration - now) / DAY)),
            },
            where,
          ),
        ]
      : []),
    ...(weak === undefined ? [] : [finding('dnssec.weak-algorithm', { zone, algorithm: weak }, where)]),
    ...(ds.length > 0 && ds.every(({ digestType }) => digestType === SHA1_DIGEST)
      ? [finding('dnssec.sha1-ds', { zone }, where)]
      : []),
    ...(denial?.iterations
      ? [finding('dnssec.nsec3-iterations', { zone, iterations: denial.iterations }, where)]
      : []),
    ...(denial?.saltLength ? [finding('dnssec.nsec3-salt', { zone }, where)] : []),
  ];
}
