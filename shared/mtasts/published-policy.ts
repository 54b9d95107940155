import { coversHost } from '../certificates/index.ts';
import type { Evidence } from '../evidence/evidence.ts';
import type { HttpsExchange } from '../evidence/https.ts';
import { policyInForce } from './in-force.ts';
import type { StsPolicy } from './sts-policy.ts';

/** RFC 8461 §3.3: the host that has the policy, and so the name its certificate must have. */
export const policyHost = (domain: string) => `mta-sts.${domain}`;
export const policyUrl = (domain: string) => `https://${policyHost(domain)}/.well-known/mta-sts.txt`;

/** The observed fetch of the policy, if there was one. */
export function policyExchange(evidence: Evidence): HttpsExchange | undefined {
  return evidence.https.find(exchange => exchange.url === policyUrl(evidence.domain));
}

/** The certificate of the policy host is right for that name and trusted (RFC 8461 §3.3). */
export const policyHostIsGenuine = (evidence: Evidence, exchange: HttpsExchange): boolean =>
  webHostIsGenuine(evidence, exchange, policyHost(evidence.domain));

/** What a web server showed is right for a host's name and trusted (RFC 6125 §6). */
export function webHostIsGenuine(evidence: Evidence, { tls }: HttpsExchange, host: string): boolean {
  const certificate = evidence.certificates[tls?.chain[0] ?? ''];
  return tls?.webPki.kind === 'trusted' && certificate !== undefined && coversHost(certificate, host);
}

/** The policy that a sender gets when it fetches one now; undefined where the fetch fails by RFC 8461 §3.3. */
export function publishedPolicy(evidence: Evidence): StsPolicy | undefined {
  const exchange = policyExchange(evidence);
  if (exchange?.outcome.kind !== 'response') return undefined;
  const { status, body, bodyComplete } = exchange.outcome;
  if (status !== 200 || !bodyComplete || !policyHostIsGenuine(evidence, exchange)) return undefined;
  return policyInForce(body);
}
