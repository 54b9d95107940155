import { coversHost } from '../certificates/index.ts';
import type { CertificateFacts } from '../evidence/certificate.ts';
import type { Evidence } from '../evidence/evidence.ts';
import type { HttpsExchange } from '../evidence/https.ts';
import { recordsAt } from '../evidence/secure-records.ts';
import { utf8Length } from '../model/bytes.ts';
import { MAX_POLICY_BYTES } from '../mtasts/index.ts';
import { leadingTo } from './alias-end.ts';
import type { PageFault, PageReading } from './domain-reading.ts';
import { isOurs } from './is-ours.ts';
import { addressStateOf } from './read-mx.ts';

/** Where a policy is fetched from, and the name that the certificate there must have. */
export interface Page {
  readonly url: string;
  readonly host: string;
}

/** What a sender gets that fetches a policy: the page, or what is in the way, in the order in which senders meet it (RFC 8461 §3.3). */
export function readPage(evidence: Evidence, { url, host }: Page): PageReading {
  const exchange = exchangeOf(evidence, url);
  if (!exchange) return unfetched(evidence, host);
  const { outcome } = exchange;
  if (outcome.kind === 'failed') {
    const { stage, cause } = outcome;
    if (isOurs(cause) || cause.kind === 'private-address') return { kind: 'unknown', cause };
    return failed(
      cause.kind === 'too-large'
        ? { kind: 'too-large', limitBytes: cause.limitBytes }
        : { kind: 'unreachable', stage, cause },
    );
  }
  if (!isGenuine(evidence, exchange, host)) return failed(wrongCertificate(evidence, exchange, host));
  const { status, body, location = '', contentType } = outcome;
  // RFC 9110 §15.4.5: 304 leads nowhere.
  if (status >= 300 && status < 400 && status !== 304) return failed({ kind: 'redirect', location });
  if (status !== 200) return failed({ kind: 'status', status, body });
  if (!outcome.bodyComplete) {
    // Reading ended at the limit, or the connection did before the announced length.
    return failed(
      utf8Length(body) < MAX_POLICY_BYTES
        ? { kind: 'cut-short' }
        : { kind: 'too-large', limitBytes: MAX_POLICY_BYTES },
    );
  }
  return { kind: 'served', body, ...(contentType !== undefined && { contentType }) };
}

export const exchangeOf = (evidence: Evidence, url: string): HttpsExchange | undefined =>
  evidence.https.find(exchange => exchange.url === url);

/** The certificate that the web server of a page showed. */
export const pageCertificate = (evidence: Evidence, url: string): CertificateFacts | undefined =>
  evidence.certificates[exchangeOf(evidence, url)?.tls?.chain[0] ?? ''];

const failed = (fault: PageFault): PageReading => ({
  kind: 'failed',
  because: fault.kind === 'certificate' ? 'certificate' : 'fetch',
  fault,
});

/** Nothing was fetched: for want of an address, or because the check did not come to it. */
function unfetched(evidence: Evidence, host: string): PageReading {
  const answers = (['A', 'AAAA'] as const).map(type => ({ type, ...recordsAt(evidence, host, type) }));
  const unanswered = answers.find(answer => answer.kind === 'failed');
  const isSeen = evidence.end === 'complete' && addressStateOf(evidence, host) !== 'unknown';
  if (!isSeen || unanswered) return { kind: 'unknown', cause: unanswered?.cause ?? { kind: 'check-limit' } };
  const refused = answers.find(answer => answer.kind === 'server-failure');
  if (refused)
    return failed({
      kind: 'lookup-failed',
      rcode: refused.rcode,
      ...leadingTo(evidence, host, refused.type),
    });
  const missing = answers.find(answer => answer.kind === 'none' && answer.rcode === 'NXDOMAIN');
  return failed({ kind: 'no-address', ...(missing && leadingTo(evidence, host, missing.type)) });
}

/** What a web server showed is right for a host's name and trusted (RFC 6125 §6). */
export function isGenuine(evidence: Evidence, { tls }: HttpsExchange, host: string): boolean {
  const certificate = evidence.certificates[tls?.chain[0] ?? ''];
  return tls?.webPki.kind === 'trusted' && certificate !== undefined && coversHost(certificate, host);
}

function wrongCertificate(evidence: Evidence, { tls }: HttpsExchange, host: string): PageFault {
  const webPki = tls?.webPki;
  const certificate = evidence.certificates[tls?.chain[0] ?? ''];
  const isNamed = certificate !== undefined && coversHost(certificate, host);
  const reason =
    webPki?.kind === 'untrusted' && (isNamed || webPki.reason !== 'other') ? webPki.reason : 'name-mismatch';
  return { kind: 'certificate', reason };
}
