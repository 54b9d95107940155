import { webPkiFlaw } from '../certificates/index.ts';
import type { Evidence } from '../evidence/evidence.ts';
import { sessionsOf } from '../evidence/sessions/sessions-of.ts';
import type { Seconds } from '../model/time.ts';

/**
 * Whether an MX host was seen to have what RFC 8461 §4.2 asks for: STARTTLS, and a certificate to a trusted root, not
 * expired, with the host's name. One address that does not is enough to fail; unseen is not failed.
 */
export function hostMeetsPolicy(
  evidence: Evidence,
  host: string,
  now: Seconds,
): 'meets' | 'fails' | 'unseen' {
  const states = sessionsOf(evidence, host).flatMap(({ outcome }): readonly ('meets' | 'fails')[] => {
    if (outcome.kind === 'no-starttls') return ['fails'];
    // RFC 3207 §4: 454 is a passing trouble.
    if (outcome.kind === 'starttls-refused') return outcome.reply.code < 500 ? [] : ['fails'];
    if (outcome.kind !== 'tls') return [];
    const certificate = evidence.certificates[outcome.tls.chain[0] ?? ''];
    if (!certificate) return [];
    const flaw = webPkiFlaw(certificate, outcome.tls.webPki.kind === 'trusted', host, now);
    return [flaw === undefined ? 'meets' : 'fails'];
  });
  if (states.includes('fails')) return 'fails';
  return states.length > 0 ? 'meets' : 'unseen';
}
