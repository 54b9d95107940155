import type { Evidence } from '../../evidence/evidence.ts';
import { hostsOf, mailHosts } from '../../evidence/mail-hosts.ts';
import type { FailureCause } from '../../evidence/failure-cause.ts';
import type { SmtpSession } from '../../evidence/smtp.ts';
import type { EvidenceReference, Finding } from '../../findings/finding.ts';
import { finding } from '../../findings/finding-kinds.ts';

export function assessStarttls(evidence: Evidence): readonly Finding[] {
  const mail = mailHosts(evidence);
  const hosts = new Set(hostsOf(mail).map(mx => mx.host));
  // A private address is no MX that could answer: its own finding, under MX, says so.
  const sessions = evidence.smtp.filter(session => hosts.has(session.host) && !isPrivate(session));
  const [first] = sessions;
  if (!first) return mail.kind === 'null-mx' ? [] : [finding('starttls.no-mx', {})];
  if (sessions.every(neverConnected)) {
    const facts = { host: first.host, addresses: sessions.length };
    return [finding('starttls.port-25-blocked', facts, sessions.map(reference))];
  }
  return [...offered(sessions), ...sessions.flatMap(textInClear), ...sessions.flatMap(assessSession)];
}

/** RFC 8996 §2: these must not be used any more. */
const OLD_VERSIONS: readonly string[] = ['SSLv3', 'TLSv1', 'TLSv1.1'];

function offered(sessions: readonly SmtpSession[]): readonly Finding[] {
  const encrypted = sessions.filter(session => session.outcome.kind === 'tls');
  if (encrypted.length === 0) return [];
  const hosts = [...new Set(encrypted.map(session => session.host))];
  const versions = encrypted.flatMap(({ outcome }) => (outcome.kind === 'tls' ? [outcome.tls.version] : []));
  const facts = { hosts, versions: [...new Set(versions)].toSorted().map(v => v.replace('TLSv', 'TLS ')) };
  return [finding('starttls.offered', facts, encrypted.map(reference))];
}

function assessSession(session: SmtpSession): readonly Finding[] {
  const { host, address, outcome } = session;
  const where = [reference(session)];
  switch (outcome.kind) {
    case 'tls':
      return OLD_VERSIONS.includes(outcome.tls.version)
        ? [
            finding(
              'starttls.old-version',
              { host, version: outcome.tls.version.replace('TLSv', 'TLS ') },
              where,
            ),
          ]
        : [];
    case 'no-starttls':
      return [finding('starttls.missing', { host, address }, where)];
    case 'starttls-refused':
      return outcome.reply.code < 500
        ? // RFC 3207 §4: 454 is a passing trouble; what comes of it is not known.
          [turnedAway(session, outcome.reply.code, outcome.reply.lines[0] ?? '')]
        : [finding('starttls.refused', { host, address, code: outcome.reply.code }, where)];
    case 'turned-away':
      return [turnedAway(session, outcome.reply.code, outcome.reply.lines[0] ?? '')];
    case 'failed':
      return (outcome.stage === 'handshake' || outcome.stage === 'starttls') && !isOurs(outcome.cause)
        ? [finding('starttls.handshake-failed', { host, address, cause: outcome.cause }, where)]
        : [finding('starttls.unreachable', { host, address, cause: outcome.cause }, where)];
  }
}

/**
 * RFC 3207 §4.2: nothing said before TLS counts after it. What stands there could be somebody's on the way, for senders that
 * take it for what comes inside TLS (CVE-2011-0411).
 */
function textInClear(session: SmtpSession): readonly Finding[] {
  const { host, address, behindStartTls: [text] = [] } = session;
  if (text === undefined) return [];
  const facts = { host, address, text: text.slice(0, MAX_REPLY_TEXT) };
  return [finding('starttls.text-in-clear', facts, [reference(session)])];
}

/** Long enough to recognise a reply by, short enough for a sentence. */
const MAX_REPLY_TEXT = 120;

function turnedAway(session: SmtpSession, code: number, text: string): Finding {
  const { host, address } = session;
  const facts = { host, address, code, text: text.slice(0, MAX_REPLY_TEXT) };
  return finding('starttls.turned-away', facts, [reference(session)]);
}

/** Ended by whoever ran the check, which says nothing of the server. */
const isOurs = ({ kind }: FailureCause) => kind === 'cancelled' || kind === 'check-limit';
const neverConnected = ({ outcome }: SmtpSession) =>
  outcome.kind === 'failed' && outcome.stage === 'connect' && !isOurs(outcome.cause);
const isPrivate = ({ outcome }: SmtpSession) =>
  outcome.kind === 'failed' && outcome.cause.kind === 'private-address';

const reference = ({ host, address }: SmtpSession): EvidenceReference => ({ kind: 'smtp', host, address });
