import { expand, tlsaOwner } from '../dane/index.ts';
import type { DnsLookup } from '../evidence/dns.ts';
import { sessionsOf } from '../evidence/sessions/sessions-of.ts';
import type { SmtpSession } from '../evidence/smtp.ts';
import type { Evidence } from '../evidence/evidence.ts';
import { aliasesOf, lookupOf, recordsAt } from '../evidence/secure-records.ts';
import type {
  AddressFamily,
  AddressState,
  HostReading,
  MxReading,
  ServerReading,
  Unproven,
} from './domain-reading.ts';
import { hostTlsa, tlsaBaseDomains } from './hosts/host-tlsa.ts';
import { readServer, unreachedFamilies } from './hosts/read-server.ts';

/** Where mail for the domain goes, and what each host there does. */
export function readMx(evidence: Evidence): MxReading {
  const { domain } = evidence;
  const answer = recordsAt(evidence, domain, 'MX');
  const families = unreachedFamilies(evidence);
  switch (answer.kind) {
    case 'records': {
      const isNull = (exchange: string) => exchange === '.' || exchange === '';
      const real = answer.records.filter(({ exchange }) => !isNull(exchange));
      const { status } = answer;
      if (real.length === 0) return { kind: 'no-mail', status, because: 'null-mx' };
      const byPreference = real.toSorted((a, b) => a.preference - b.preference);
      const hosts = [...new Set(byPreference.map(({ exchange }) => exchange))];
      return {
        kind: 'hosts',
        status,
        hosts: hosts.map(host => readHost(evidence, host, families)),
        ...(real.length < answer.records.length && { hasNullBeside: true }),
      };
    }
    case 'none': {
      const { status } = answer;
      if (answer.rcode === 'NXDOMAIN') return { kind: 'no-mail', status, because: 'no-such-domain' };
      // RFC 5321 §5.1: without MX records the domain is its own host, if it has an address; that may not have been seen.
      if (addressesOf(evidence, domain).length > 0)
        return { kind: 'hosts', status, hosts: [readHost(evidence, domain, families)], isImplicit: true };
      const failed = addressAnswers(evidence, domain).find(
        each => each.kind === 'failed' || each.kind === 'not-asked',
      );
      if (!failed) return { kind: 'no-mail', status, because: 'no-address' };
      return { kind: 'unknown', cause: failed.kind === 'failed' ? failed.cause : { kind: 'cancelled' } };
    }
    case 'server-failure':
      return { kind: 'failed', rcode: answer.rcode };
    case 'failed':
      return { kind: 'unknown', cause: answer.cause };
    case 'not-asked':
      return { kind: 'unknown', cause: { kind: 'cancelled' } };
  }
}

const ADDRESS_TYPES = ['AAAA', 'A'] as const;

const addressAnswers = (evidence: Evidence, name: string) =>
  ADDRESS_TYPES.map(type => recordsAt(evidence, name, type));

/** The addresses of a name, IPv6 first as senders try them, each once. */
export function addressesOf(evidence: Evidence, name: string): readonly string[] {
  const found = addressAnswers(evidence, name).flatMap(answer =>
    answer.kind === 'records' ? answer.records.map(({ address }) => address) : [],
  );
  return [...new Set(found)];
}

export function addressStateOf(evidence: Evidence, name: string): AddressState {
  const answers = addressAnswers(evidence, name);
  const found = answers.filter(answer => answer.kind === 'records');
  if (found.length > 0) return found.every(({ status }) => status === 'bogus') ? 'bogus' : 'found';
  return answers.some(({ kind }) => kind === 'failed' || kind === 'not-asked') ? 'unknown' : 'none';
}

function readHost(evidence: Evidence, host: string, families: readonly AddressFamily[]): HostReading {
  const addresses = addressStateOf(evidence, host);
  const order = new Map(addressesOf(evidence, host).map((address, at) => [address, at]));
  // What was seen of an address that the DNS does not name, as of a session that was pasted, comes last.
  const place = ({ address }: SmtpSession) => order.get(address) ?? order.size;
  const servers = sessionsOf(evidence, host)
    .toSorted((a, b) => place(a) - place(b))
    .map(session => readServer(evidence, session, families));
  const aliasOf = expand(host, [...aliasesOf(evidence, host, 'A'), ...aliasesOf(evidence, host, 'AAAA')]);
  const unproven = leastProven(evidence, host);
  const tlsa = hostTlsa(evidence, host);
  const isLeftOut = evidence.end === 'complete' && lookupOf(evidence, host, 'A') === undefined;
  return {
    host,
    addresses,
    ...(unproven && { unproven }),
    ...(aliasOf !== host && { aliasOf }),
    ...(isLeftOut && { isLeftOut }),
    tlsaBase: tlsa.kind === 'secure' ? tlsa.base : (tlsaBaseDomains(evidence, host)[0] ?? host),
    tlsa,
    ...(tlsa.kind === 'secure' && isDenialBroken(evidence, tlsa.base) && { isDenialBroken: true }),
    servers: servers.length === 0 && addresses !== 'none' ? [UNSEEN] : servers,
  };
}

const UNSEEN: ServerReading = {
  kind: 'unknown',
  owner: 'genuine',
  because: { kind: 'not-tried', cause: { kind: 'no-address' } },
};

/** Of the answers for a host's addresses the one that proves least. */
function leastProven(evidence: Evidence, host: string): Unproven | undefined {
  const found = (['A', 'AAAA'] as const).flatMap(type =>
    unprovenIn(type, lookupOf(evidence, host, type)?.result),
  );
  return found.find(({ status }) => status === 'bogus') ?? found[0];
}

function unprovenIn(type: 'A' | 'AAAA', result: DnsLookup['result'] | undefined): readonly Unproven[] {
  if (result?.kind !== 'answer') return [];
  const { status, reason } = result;
  return status === 'bogus' || status === 'insecure' ? [{ type, status, ...(reason && { reason }) }] : [];
}

/**
 * RFC 4035 §5.4: whether the name server proves that nothing else is at the name of the records. Internet.nl asks for an
 * address there, and counts an answer that is bogus as if the records themselves were.
 */
function isDenialBroken(evidence: Evidence, base: string): boolean {
  const answer = recordsAt(evidence, tlsaOwner(base), 'A');
  return answer.kind === 'server-failure' || ('status' in answer && answer.status === 'bogus');
}
