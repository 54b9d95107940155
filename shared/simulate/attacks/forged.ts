import type { CertificateFacts } from '../../evidence/certificate.ts';
import type { Seconds } from '../../model/time.ts';
import type { HostView, ServerView } from '../world.ts';

const DAY: Seconds = 86_400;
/** A name that is nobody's (RFC 2606 §2). */
export const ATTACKER_HOST = 'mail.attacker.example';

/** A certificate of the attacker's own key, for any name. No TLSA record of the domain fits it. */
function certificateFor(host: string, now: Seconds): CertificateFacts {
  const digest = { sha256: 'a'.repeat(64), sha512: 'a'.repeat(128) };
  return {
    der: '',
    spki: '',
    digests: { certificate: digest, publicKey: digest },
    subject: `CN=${host}`,
    issuer: `CN=${host}`,
    serialNumber: '01',
    dnsNames: [host],
    commonNames: [host],
    notBefore: now - DAY,
    notAfter: now + 90 * DAY,
    publicKey: { kind: 'ec', curve: 'P-256', bits: 256 },
    signatureAlgorithm: 'ecdsa-with-SHA256',
    isCa: false,
    selfIssued: true,
  };
}

/** The attacker's server in the place of a host, with a certificate for the host's name. */
export function attackerServer(host: string, isTrusted: boolean, now: Seconds): ServerView {
  return { kind: 'tls', owner: 'attacker', chain: [certificateFor(host, now)], isTrusted };
}

/** The attacker's own host, under its own name, with everything in order. */
export function attackerHost(now: Seconds): HostView {
  return { host: ATTACKER_HOST, tlsa: { kind: 'none' }, servers: [attackerServer(ATTACKER_HOST, true, now)] };
}
