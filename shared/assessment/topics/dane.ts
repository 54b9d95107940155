import {
  type DaneReason,
  mismatchHint,
  rolloverScheme,
  tlsaOwner,
  writeTlsaRecord,
} from '../../dane/index.ts';
import type { EvidenceReference, Finding, FindingFacts } from '../../findings/finding.ts';
import { finding } from '../../findings/finding.ts';
import { grouped } from '../../model/lookup/grouped.ts';
import type { Seconds } from '../../model/time.ts';
import type { DomainReading, HostReading, HostTlsa } from '../../reading/domain-reading.ts';
import { isFoundByAll } from '../../reading/hosts/dane-match.ts';
import { heldTlsa } from '../../reading/hosts/held-tlsa.ts';
import { type HostDane, hostDane, type ServerDane } from '../../reading/hosts/host-dane.ts';
import { hostNamed } from '../../reading/hosts/mail-hosts.ts';
import { POSTFIX, seenOnly, type Sender, simulate, typicalSender } from '../../simulate/index.ts';
import { assessRecords } from './dane-records.ts';

export function assessDane(reading: DomainReading, now: Seconds): readonly Finding[] {
  const { domain, mx } = reading;
  if (mx.kind !== 'hosts') return [];
  const hosts = mx.hosts.map(({ host }) => host);
  const named = (...kinds: HostTlsa['kind'][]) =>
    mx.hosts.filter(({ tlsa }) => kinds.includes(tlsa.kind)).map(({ host }) => host);

  if (mx.status === 'insecure') return overInsecureMx(reading, mx.hosts, now);
  // What lies behind a bogus MX answer cannot be said; an unknown one is told under DNSSEC.
  if (mx.status === 'bogus')
    return [finding('dane.mx-bogus', {}, [{ kind: 'dns', name: domain, type: 'MX' }])];
  if (mx.status !== 'secure') return [];
  const covered = named('secure', 'lookup-failed', 'not-measured');
  // To a host that provably has no address no mail goes, and none is unprotected there.
  const uncovered = named('none', 'not-secure').filter(
    host => hostNamed(reading, host)?.addresses !== 'none',
  );
  const { tlsaAtDomain } = reading;
  const elsewhere =
    tlsaAtDomain && uncovered.length > 0
      ? [finding('dane.wrong-name', { name: tlsaAtDomain, hosts: uncovered }, owners([domain]))]
      : [];
  if (covered.length === 0) {
    const unproven = named('not-secure');
    if (unproven.length > 0)
      return [finding('dane.mx-not-secure', { hosts: unproven, isDomainSigned: true }, owners(unproven))];
    return elsewhere.length > 0 ? elsewhere : [finding('dane.none', { hosts }, owners(hosts))];
  }
  return [
    ...mx.hosts.flatMap(host => assessHost(reading, host, hostDane(reading, host, now), now)),
    ...(uncovered.length > 0 ? [finding('dane.partial', { covered, uncovered }, owners(hosts))] : []),
    ...elsewhere,
  ];
}

/**
 * RFC 7672 §2.2.1: over an MX record that nothing vouches for, DANE does not prove to whom mail goes. Senders that go by the
 * TLSA records of the host all the same, as Postfix does by default (`smtp_tls_dane_insecure_mx_policy = dane`), put off mail
 * where these do not fit.
 */
function overInsecureMx(
  reading: DomainReading,
  hosts: readonly HostReading[],
  now: Seconds,
): readonly Finding[] {
  const names = (some: readonly HostReading[]) => some.map(({ host }) => host);
  const unproven = names(hosts.filter(({ tlsa }) => tlsa.kind === 'not-secure'));
  const proven = hosts.filter(({ tlsa }) => tlsa.kind === 'secure');
  const isDelivered = proven.length > 0 && delivers(reading, POSTFIX, now);
  const mismatches = proven.flatMap(each =>
    mismatchesAt(reading, each, hostDane(reading, each, now), isDelivered),
  );
  const failing = new Set(mismatches.map(({ host }) => host));
  const fitting = names(proven).filter(host => !failing.has(host));
  if (unproven.length + proven.length === 0)
    return [finding('dane.needs-dnssec', { hosts: names(hosts) }, owners(names(hosts)))];
  return [
    ...mismatches.map(facts => finding('dane.insecure-mx-mismatch', facts, owners([facts.host]))),
    ...(fitting.length > 0 ? [finding('dane.insecure-mx', { hosts: fitting }, owners(fitting))] : []),
    ...(unproven.length > 0 ? [finding('dane.mx-not-secure', { hosts: unproven }, owners(unproven))] : []),
  ];
}

/** Of each address of a host whose certificate its records do not fit: why. */
function mismatchesAt(
  { evidence }: DomainReading,
  { host }: HostReading,
  dane: HostDane,
  isDelivered: boolean,
): readonly FindingFacts['dane.mismatch'][] {
  if (dane.kind !== 'secure' || dane.usable.length === 0) return [];
  const held = heldTlsa(evidence, dane);
  return dane.servers.flatMap(({ server, result }) => {
    if (typeof result !== 'object' || result.ok || server.kind !== 'tls') return [];
    const hint = mismatchHint(dane.records, server.chain) ?? 'none';
    return [{ host, address: server.address ?? host, isDelivered, reason: result.reason, hint, held }];
  });
}

/** Whether mail from a sender comes in all the same, at another address or another host: played, as far as could be seen. */
const delivers = (reading: DomainReading, sender: Sender, now: Seconds): boolean =>
  simulate(seenOnly(reading), sender, { now }).outcome.kind === 'delivered';

/** The addresses where the records fit one of the server's two certificates, and not the other. */
function splitsAt(
  { host }: HostReading,
  servers: readonly ServerDane[],
): readonly FindingFacts['dane.other-certificate'][] {
  const byAddress = grouped(servers, ({ server }) => server.address);
  return [...byAddress].flatMap(([address, atAddress]) => {
    if (address === undefined) return [];
    const keyOf = (isFit: boolean) =>
      atAddress.flatMap(({ server, result }) =>
        server.kind === 'tls' && typeof result === 'object'
          ? result.ok === isFit
            ? server.chain.slice(0, 1)
            : []
          : [],
      )[0]?.publicKey;
    const fits = keyOf(true);
    const fails = keyOf(false);
    return fits && fails ? [{ host, address, fits, fails }] : [];
  });
}

function assessHost(
  domain: DomainReading,
  reading: HostReading,
  dane: HostDane,
  now: Seconds,
): readonly Finding[] {
  const { host } = reading;
  switch (dane.kind) {
    case 'none':
    case 'not-secure':
      return [];
    case 'lookup-failed':
      return [
        finding('dane.lookup-failed', { host, detail: dane.detail }, [
          { kind: 'dns', name: dane.owner, type: 'TLSA' },
        ]),
      ];
    case 'not-measured':
      return [finding('dane.lookup-unanswered', { host }, [{ kind: 'dns', name: dane.owner, type: 'TLSA' }])];
    case 'secure':
      return assessServers(domain, reading, dane, now);
  }
}

function assessServers(
  domain: DomainReading,
  reading: HostReading,
  dane: Extract<HostDane, { kind: 'secure' }>,
  now: Seconds,
): readonly Finding[] {
  const { host } = reading;
  const { base, records, usable, servers } = dane;
  const where: readonly EvidenceReference[] = [{ kind: 'dns', name: tlsaOwner(base), type: 'TLSA' }];
  const isRefused = servers.some(
    ({ result }) => result === 'no-tls' || (usable.length > 0 && typeof result === 'object' && !result.ok),
  );
  if (isRefused) {
    const isDelivered = delivers(domain, typicalSender('dane'), now);
    const at = (address: string): readonly EvidenceReference[] => [...where, { kind: 'smtp', host, address }];
    const held = heldTlsa(domain.evidence, dane);
    const withoutTls = servers.flatMap(({ server: { address = host }, result }) =>
      result === 'no-tls'
        ? [finding('dane.no-starttls', { host, address, isDelivered, held }, at(address))]
        : [],
    );
    const splits = splitsAt(reading, servers);
    const isSplit = new Set(splits.map(({ address }) => address));
    const mismatches = mismatchesAt(domain, reading, dane, isDelivered).filter(
      ({ address }) => !isSplit.has(address),
    );
    return [
      ...withoutTls,
      ...mismatches.map(facts => finding('dane.mismatch', facts, at(facts.address))),
      ...splits.map(facts => finding('dane.other-certificate', facts, at(facts.address))),
    ];
  }
  if (usable.length === 0) return [finding('dane.unusable', { host }, where)];
  const verified = servers.flatMap(({ result }) => (typeof result === 'object' ? [result] : []));
  const beside = [
    ...assessRecords(reading, records, now, where),
    ...(reading.isDenialBroken
      ? [finding('dane.denial-broken', { host }, [{ kind: 'dns', name: tlsaOwner(base), type: 'A' }])]
      : []),
  ];
  const [first] = verified;
  if (!first?.matched) return [finding('dane.not-measured', { host }, where), ...beside];
  if (verified.some(result => !isFoundByAll(result)))
    return [finding('dane.only-by-search', { host }, where), ...beside];
  const { certificateUsage, selector } = first.matched;
  const texts = usable
    .filter(each => each.certificateUsage === certificateUsage)
    .map(each => writeTlsaRecord(each));
  const hasOther = new Set(texts).size > 1;
  const rollover = rolloverScheme(usable).kind;
  return [
    finding('dane.valid', { host, certificateUsage, selector, hasOther, rollover }, where),
    ...verified.flatMap(({ reason }) => overlooked(host, reason, where)),
    ...beside,
  ];
}

/** What a sender passes over without harm. */
function overlooked(
  host: string,
  reason: DaneReason,
  where: readonly EvidenceReference[],
): readonly Finding[] {
  return reason.kind === 'matched' && reason.overlooked.length > 0
    ? [finding('dane.overlooks', { host, overlooked: reason.overlooked }, where)]
    : [];
}

const owners = (hosts: readonly string[]): readonly EvidenceReference[] =>
  hosts.map(host => ({ kind: 'dns', name: tlsaOwner(host), type: 'TLSA' }));
