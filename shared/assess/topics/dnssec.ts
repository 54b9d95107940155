import type { ValidationReason, ZoneLink } from '../../evidence/chain.ts';
import type { Evidence } from '../../evidence/evidence.ts';
import { hostsOf, mailHosts } from '../../evidence/mail-hosts.ts';
import { lookupOf } from '../../evidence/secure-records.ts';
import type { EvidenceReference, Finding } from '../../findings/finding.ts';
import { finding } from '../../findings/finding-kinds.ts';
import { namesAbove } from '../../model/lookup/names-above.ts';
import type { Milliseconds } from '../../model/time.ts';

export function assessDnssec(evidence: Evidence, now: Milliseconds): readonly Finding[] {
  const strips = resolverStrips(evidence);
  if (strips) return [strips];
  return [
    ...assessDomain(evidence),
    ...hostsOf(mailHosts(evidence)).flatMap(({ host }) => assessHost(evidence, host)),
    ...zonesThatMatter(evidence).flatMap(zone => assessZone(zone, now)),
  ];
}

/** Without signatures right at the root, it is not the domain that lacks them but whoever passes answers on. */
function resolverStrips(evidence: Evidence): Finding | undefined {
  const root = evidence.zones.find(({ zone }) => zone === '.');
  if (root?.status !== 'bogus' || !root.reason) return undefined;
  const kinds: readonly ValidationReason['kind'][] = [
    'signature-missing',
    'keys-not-signed',
    'no-key-for-ds',
  ];
  const unsigned = root.signatures.length === 0 && kinds.includes(root.reason.kind);
  const facts = { resolver: evidence.vantage.resolvers.join(', ') };
  return unsigned ? finding('dnssec.resolver-strips', facts, [{ kind: 'zone', zone: '.' }]) : undefined;
}

function assessDomain(evidence: Evidence): readonly Finding[] {
  const name = evidence.domain;
  const where: readonly EvidenceReference[] = [{ kind: 'dns', name, type: 'MX' }];
  const result = lookupOf(evidence, name, 'MX')?.result;
  if (result?.kind !== 'answer') {
    const detail = result?.cause.kind ?? 'cancelled';
    return [finding('dnssec.not-measured', { name, reason: noAnswer(name, detail) }, where)];
  }
  switch (result.status) {
    case 'secure':
      return [finding('dnssec.secure', {}, where)];
    case 'insecure':
      return [finding('dnssec.unsigned', {}, where)];
    case 'bogus':
      return result.reason ? [bogus(result.reason, where)] : [];
    case 'indeterminate':
      return [
        finding(
          'dnssec.not-measured',
          { name, reason: result.reason ?? noAnswer(name, result.rcode) },
          where,
        ),
      ];
  }
}

/** Which link broke says who can mend it: the parent's side of a delegation is changed through the registrar. */
function bogus(reason: ValidationReason, where: readonly EvidenceReference[]): Finding {
  const found = finding('dnssec.bogus', { reason }, where);
  return { ...found, actors: reason.kind === 'no-key-for-ds' ? ['registrar', 'dns-host'] : ['dns-host'] };
}

const noAnswer = (name: string, detail: string): ValidationReason => ({
  kind: 'no-answer',
  zone: name,
  name,
  type: 'MX',
  detail,
});

/** A host in a zone of somebody else's: its status is told where it is worse than the domain's own. */
function assessHost(evidence: Evidence, host: string): readonly Finding[] {
  const domain = lookupOf(evidence, evidence.domain, 'MX')?.result;
  const results = (['A', 'AAAA'] as const).flatMap(type => {
    const result = lookupOf(evidence, host, type)?.result;
    return result?.kind === 'answer' ? [{ type, result }] : [];
  });
  const bogus = results.find(({ result }) => result.status === 'bogus');
  if (bogus?.result.reason) {
    if (domain?.kind === 'answer' && domain.status === 'bogus') return [];
    return [
      finding('dnssec.mx-bogus', { host, reason: bogus.result.reason }, [
        { kind: 'dns', name: host, type: bogus.type },
      ]),
    ];
  }
  const insecure = results.find(({ result }) => result.status === 'insecure');
  const within = host === evidence.domain || host.endsWith(`.${evidence.domain}`);
  const alreadyTold = within && domain?.kind === 'answer' && domain.status === 'insecure';
  return insecure && !alreadyTold
    ? [finding('dnssec.mx-unsigned', { host }, [{ kind: 'dns', name: host, type: insecure.type }])]
    : [];
}

/** The zones that the domain or its hosts lie in. The root and the top-level domains are in other hands. */
function zonesThatMatter(evidence: Evidence): readonly ZoneLink[] {
  const names = [evidence.domain as string, ...hostsOf(mailHosts(evidence)).map(({ host }) => host)];
  const above = new Set(names.flatMap(name => [name, ...namesAbove(name)]));
  return evidence.zones.filter(({ zone }) => zone.includes('.') && zone !== '.' && above.has(zone));
}

const DAY = 86_400;
/** A signature near its end: less than two days and less than a tenth of its life; short-lived ones are renewed often. */
const SOON_SECONDS = 2 * DAY;
const SOON_SHARE = 0.1;
/** RFC 8624 §3.1, RFC 9904, RFC 9905: not to be signed with. */
const WEAK_ALGORITHMS: readonly number[] = [1, 3, 5, 6, 7, 10, 12];
const SHA1_DIGEST = 1;

function assessZone(link: ZoneLink, now: Milliseconds): readonly Finding[] {
  const { zone, ds, keys, signatures, denial, reason } = link;
  const where: readonly EvidenceReference[] = [{ kind: 'zone', zone }];
  const seconds = Math.floor(now / 1000);
  const ending = signatures
    .filter(({ verified, expiration }) => verified && expiration > seconds)
    .filter(({ inception, expiration }) => {
      const left = expiration - seconds;
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
              days: Math.max(1, Math.floor((ending.expiration - seconds) / DAY)),
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
