import type { CertificateFacts } from '../../shared/evidence/certificate.ts';
import type { ZoneLink } from '../../shared/evidence/chain.ts';
import type { DnsLookup } from '../../shared/evidence/dns.ts';
import type { Evidence } from '../../shared/evidence/evidence.ts';
import type { HttpsExchange } from '../../shared/evidence/https.ts';
import type { SmtpSession } from '../../shared/evidence/smtp.ts';

/** Where the probes write down what they observe, each as soon as it knows it. */
export interface Notebook {
  lookup(lookup: DnsLookup): void;
  zones(links: readonly ZoneLink[]): void;
  session(session: SmtpSession, certificates: readonly CertificateFacts[]): void;
  exchange(exchange: HttpsExchange, certificates: readonly CertificateFacts[]): void;
  /** What is written so far, in an order that does not depend on which answer came first. */
  pages(): Pick<Evidence, 'dns' | 'zones' | 'smtp' | 'https' | 'certificates'>;
}

export function createNotebook(): Notebook {
  const dns: DnsLookup[] = [];
  const zones = new Map<string, ZoneLink>();
  const smtp: SmtpSession[] = [];
  const https: HttpsExchange[] = [];
  const certificates: Record<string, CertificateFacts> = {};

  const keep = (seen: readonly CertificateFacts[]) => {
    for (const certificate of seen) certificates[certificate.digests.certificate.sha256] = certificate;
  };
  return {
    lookup: lookup => void dns.push(lookup),
    zones(links) {
      // The zone nearest to an answer may be broken for one answer and fine for another: the worse one is kept.
      for (const link of links) if (zones.get(link.zone)?.status !== 'bogus') zones.set(link.zone, link);
    },
    session(session, seen) {
      smtp.push(session);
      keep(seen);
    },
    exchange(exchange, seen) {
      https.push(exchange);
      keep(seen);
    },
    pages: () => ({
      dns: dns.toSorted((a, b) => compare(`${a.name} ${a.type}`, `${b.name} ${b.type}`)),
      zones: [...zones.values()].toSorted(
        (a, b) => labels(a.zone) - labels(b.zone) || compare(a.zone, b.zone),
      ),
      smtp: smtp.toSorted((a, b) => compare(`${a.host} ${a.address}`, `${b.host} ${b.address}`)),
      https: https.toSorted((a, b) => compare(a.url, b.url)),
      certificates,
    }),
  };
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
const labels = (zone: string) => (zone === '.' ? 0 : zone.split('.').length);
