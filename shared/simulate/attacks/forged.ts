import type { CertificateFacts } from '../../evidence/certificate.ts';
import type { Seconds } from '../../model/time.ts';
import type { HostReading, ServerReading } from '../../reading/domain-reading.ts';

const DAY: Seconds = 86_400;
/** A name that is nobody's (RFC 2606 §2). */
export const ATTACKER_HOST = 'mail.attacker.example';

/** Digests of a key that nobody published. */
const digest = { sha256: '0badc0de'.repeat(8), sha512: '0badc0de'.repeat(16) };
const OTHER_KEY = {
  spki: '',
  digests: { certificate: digest, publicKey: digest },
} as const satisfies Partial<CertificateFacts>;

/** A certificate of the attacker's own key, for any name. No TLSA record of the domain fits it. */
function certificateFor(host: string, now: Seconds): CertificateFacts {
  return {
    ...OTHER_KEY,
    der: '',
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
export function attackerServer(host: string, isTrusted: boolean, now: Seconds): ServerReading {
  return { kind: 'tls', owner: 'attacker', chain: [certificateFor(host, now)], isTrusted };
}

/** The attacker's own host, under its own name, with everything in order. */
export function attackerHost(now: Seconds): HostReading {
  return {
    host: ATTACKER_HOST,
    addresses: 'found',
    tlsaBase: ATTACKER_HOST,
    tlsa: { kind: 'none' },
    servers: [attackerServer(ATTACKER_HOST, true, now)],
  };
}

/**
 * The attacker's server with the certificate that the host had before, and its key: the same issuer, names and trust,
 * another key. A record for the issuer (usage 2) still fits it, one for the key (usage 3) does not.
 */
export function withStolenKey(server: ServerReading, host: string, now: Seconds): ServerReading {
  const [own, ...issuers] = server.kind === 'tls' ? server.chain : [];
  if (server.kind !== 'tls' || !own) return attackerServer(host, false, now);
  const { other: _, ...seen } = server;
  return { ...seen, owner: 'attacker', chain: [{ ...own, ...OTHER_KEY }, ...issuers] };
}

/** The right host after a move that nobody told the policy and the TLSA records of. */
export function newHost(now: Seconds): HostReading {
  const host = 'mail.newprovider.example';
  return {
    host,
    addresses: 'found',
    tlsaBase: host,
    tlsa: { kind: 'none' },
    servers: [{ ...attackerServer(host, true, now), owner: 'genuine' }],
  };
}
