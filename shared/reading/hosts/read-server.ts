import type { Evidence } from '../../evidence/evidence.ts';
import type { FailureCause } from '../../evidence/failure-cause.ts';
import type { SmtpReply, SmtpSession } from '../../evidence/smtp.ts';
import type { TlsFacts } from '../../evidence/tls.ts';
import type { AddressFamily, SentChain, ServerReading } from '../domain-reading.ts';
import { isOurs } from '../is-ours.ts';
import { maskedSign } from './masked-session.ts';

/** Long enough to recognise a reply by, short enough for a sentence. */
const MAX_REPLY_TEXT = 120;

/** What one session says of the server at its address, to whoever sends mail there. The one place where SMTP outcomes are read. */
export function readServer(
  evidence: Evidence,
  session: SmtpSession,
  unreachedFamilies: readonly AddressFamily[],
): ServerReading {
  const { address, outcome, behindStartTls: [text] = [] } = session;
  const server = {
    owner: 'genuine',
    address,
    ...(text !== undefined && { textInClear: text.slice(0, MAX_REPLY_TEXT) }),
  } as const;
  switch (outcome.kind) {
    case 'tls': {
      const { otherTls } = session;
      return {
        ...server,
        kind: 'tls',
        version: outcome.tls.version,
        ...sentChain(evidence, outcome.tls),
        ...(otherTls && { other: sentChain(evidence, otherTls) }),
      };
    }
    case 'no-starttls': {
      const sign = maskedSign(session);
      return sign === undefined
        ? { ...server, kind: 'no-tls', because: { kind: 'not-offered' } }
        : { ...server, kind: 'unknown', because: { kind: 'masked', sign } };
    }
    case 'starttls-refused': {
      const { code, text } = told(outcome.reply);
      if (code >= 500) return { ...server, kind: 'no-tls', because: { kind: 'refused', code, text } };
      // RFC 3207 §4: 454 speaks of TLS; any other passing trouble does not.
      return code === 454
        ? { ...server, kind: 'no-tls', because: { kind: 'unavailable', code, text } }
        : { ...server, kind: 'unknown', because: { kind: 'turned-away', stage: 'starttls', code, text } };
    }
    case 'turned-away':
      return {
        ...server,
        kind: 'unknown',
        because: { kind: 'turned-away', stage: outcome.stage, ...told(outcome.reply) },
      };
    case 'failed': {
      const { stage, cause } = outcome;
      if (cause.kind === 'private-address')
        return { ...server, kind: 'unreachable', because: 'private-address' };
      if (isOurs(cause)) return { ...server, kind: 'unknown', because: { kind: 'not-tried', cause } };
      // A handshake that fails is TLS that cannot be had; what fails before it may be the road from here.
      if (stage === 'starttls' || stage === 'handshake')
        return { ...server, kind: 'no-tls', because: { kind: 'handshake', cause } };
      const family = familyOf(address);
      if (stage === 'connect' && unreachedFamilies.includes(family))
        return { ...server, kind: 'unknown', because: { kind: 'no-family', family, cause } };
      return stage === 'banner' && cause.kind === 'timeout'
        ? { ...server, kind: 'unknown', because: { kind: 'silent', afterMs: cause.afterMs } }
        : { ...server, kind: 'unknown', because: { kind: 'unreachable', stage, cause } };
    }
  }
}

const sentChain = ({ certificates }: Evidence, { chain, webPki }: TlsFacts): SentChain => ({
  chain: chain.flatMap(sha256 => certificates[sha256] ?? []),
  isTrusted: webPki.kind === 'trusted',
  ...(webPki.kind === 'untrusted' && { untrusted: webPki.reason }),
});

const told = ({ code, lines }: SmtpReply) => ({ code, text: (lines[0] ?? '').slice(0, MAX_REPLY_TEXT) });

export const familyOf = (address: string): AddressFamily => (address.includes(':') ? 'ipv6' : 'ipv4');

/** Failures to connect that say nothing of one server where all of a family end in them. */
const NO_ROAD: readonly FailureCause['kind'][] = ['timeout', 'unreachable', 'connection-refused', 'closed'];

/**
 * The address families of which nothing was reached from here while the other one was: this place may not have them (most
 * networks lack IPv6), and their addresses say nothing.
 */
export function unreachedFamilies({ smtp }: Pick<Evidence, 'smtp'>): readonly AddressFamily[] {
  const tried = smtp.filter(({ address }) => address !== '');
  const isUnreached = ({ outcome }: SmtpSession) =>
    outcome.kind === 'failed' && outcome.stage === 'connect' && NO_ROAD.includes(outcome.cause.kind);
  const isReached = (session: SmtpSession) =>
    session.outcome.kind !== 'failed' || session.outcome.stage !== 'connect';
  const families = (['ipv4', 'ipv6'] as const).map(family => {
    const sessions = tried.filter(({ address }) => familyOf(address) === family);
    return { family, sessions, isUnreached: sessions.length > 0 && sessions.every(isUnreached) };
  });
  return families
    .filter(
      ({ isUnreached, family }) =>
        isUnreached && families.some(other => other.family !== family && other.sessions.some(isReached)),
    )
    .map(({ family }) => family);
}
