import { hostTlsa } from '../dane/index.ts';
import type { DnssecStatus } from '../evidence/dnssec-status.ts';
import type { Evidence } from '../evidence/evidence.ts';
import type { FailureCause } from '../evidence/failure-cause.ts';
import { addressesOf, mailHosts } from '../evidence/mail-hosts.ts';
import { recordsAt } from '../evidence/secure-records.ts';
import { sessionsOf } from '../evidence/sessions/sessions-of.ts';
import type { SmtpSession } from '../evidence/smtp.ts';
import { policyHost, policyUrl, webHostIsGenuine } from '../mtasts/index.ts';
import { observedPolicyCopy } from '../sts2016/index.ts';
import type { HostView, MxView, PolicyView, ServerView, TextView, World } from './world.ts';

/** The domain as it was observed. What was not measured is unknown, and stays so. */
export function worldOf(evidence: Evidence): World {
  return {
    domain: evidence.domain,
    mx: mxOf(evidence),
    stsRecord: textAt(evidence, `_mta-sts.${evidence.domain}`),
    stsPolicy: policyOf(evidence),
    sts2016: textAt(evidence, `_smtp_sts.${evidence.domain}`),
    sts2016Copy: policyCopyOf2016(evidence),
    tlsRpt: textAt(evidence, `_smtp._tls.${evidence.domain}`),
    isWatched: false,
    reportsAreTampered: false,
  };
}

function mxOf(evidence: Evidence): MxView {
  const mail = mailHosts(evidence);
  switch (mail.kind) {
    case 'hosts':
    case 'implicit':
      return {
        kind: 'hosts',
        status: mail.status,
        hosts: mail.hosts.map(({ host }) => hostOf(evidence, host)),
      };
    case 'none':
      // RFC 5321 §5.1: without MX records the domain is its own host, if it has an address; that may not have been seen.
      return addressStateOf(evidence, evidence.domain) === 'unknown'
        ? { kind: 'unknown' }
        : { kind: 'no-mail', status: mxStatus(evidence) };
    case 'null-mx':
    case 'no-such-domain':
      return { kind: 'no-mail', status: mxStatus(evidence) };
    case 'server-failure':
      return { kind: 'failed' };
    case 'failed':
      return { kind: 'unknown' };
  }
}

function mxStatus(evidence: Evidence): DnssecStatus {
  const answer = recordsAt(evidence, evidence.domain, 'MX');
  return 'status' in answer ? answer.status : 'indeterminate';
}

function hostOf(evidence: Evidence, host: string): HostView {
  const addresses = addressStateOf(evidence, host);
  const order = new Map(addressesOf(evidence, host).map((address, at) => [address, at]));
  // Before all others those of addresses that the look-up did not have: pasted, or without one.
  const place = ({ address }: SmtpSession) => order.get(address) ?? -1;
  const servers = sessionsOf(evidence, host)
    .toSorted((a, b) => place(a) - place(b))
    .map(session => serverOf(evidence, session));
  const isUnseen = servers.length === 0 && addresses !== 'none';
  return {
    host,
    addresses,
    tlsa: hostTlsa(evidence, host),
    servers: isUnseen ? [{ kind: 'unknown', owner: 'genuine' }] : servers,
  };
}

function addressStateOf(evidence: Evidence, host: string): HostView['addresses'] {
  const answers = [recordsAt(evidence, host, 'AAAA'), recordsAt(evidence, host, 'A')];
  const found = answers.filter(answer => answer.kind === 'records');
  if (found.length > 0) return found.every(({ status }) => status === 'bogus') ? 'bogus' : 'found';
  return answers.some(({ kind }) => kind === 'failed' || kind === 'not-asked') ? 'unknown' : 'none';
}

/** Ended by whoever ran the check, or left out by it: that says nothing of the other side. */
const isOurs = ({ kind }: FailureCause): boolean =>
  kind === 'cancelled' || kind === 'check-limit' || kind === 'over-limit';

function serverOf(evidence: Evidence, { outcome }: SmtpSession): ServerView {
  const owner = 'genuine';
  switch (outcome.kind) {
    case 'tls':
      return {
        kind: 'tls',
        owner,
        chain: outcome.tls.chain.flatMap(sha256 => evidence.certificates[sha256] ?? []),
        isTrusted: outcome.tls.webPki.kind === 'trusted',
      };
    case 'no-starttls':
      return { kind: 'no-tls', owner };
    case 'starttls-refused':
      // RFC 3207 §4: 454 is a passing trouble; what others meet is not known.
      return { kind: outcome.reply.code < 500 ? 'unknown' : 'no-tls', owner };
    case 'turned-away':
      // It did not talk to us; that says nothing about other senders.
      return { kind: 'unknown', owner };
    case 'failed': {
      const { stage, cause } = outcome;
      // An address of a private network is none for whoever sends over the internet.
      if (cause.kind === 'private-address') return { kind: 'unreachable', owner };
      // A handshake that fails is TLS that cannot be had; what fails before it may be the road from here.
      const isTheirs = (stage === 'starttls' || stage === 'handshake') && !isOurs(cause);
      return { kind: isTheirs ? 'no-tls' : 'unknown', owner };
    }
  }
}

function textAt(evidence: Evidence, name: string): TextView {
  const answer = recordsAt(evidence, name, 'TXT');
  switch (answer.kind) {
    case 'records':
      return {
        kind: 'records',
        status: answer.status,
        records: answer.records.map(({ strings }) => strings),
      };
    case 'none':
      return { kind: 'none', status: answer.status };
    case 'server-failure':
      return { kind: 'failed' };
    case 'failed':
    case 'not-asked':
      return { kind: 'unknown' };
  }
}

const policyOf = (evidence: Evidence): PolicyView =>
  pageOf(evidence, { url: policyUrl(evidence.domain), host: policyHost(evidence.domain) });

/** Draft §3.3: the copy is with the recipient domain; one elsewhere makes nothing genuine. */
function policyCopyOf2016(evidence: Evidence): PolicyView {
  const copy = observedPolicyCopy(evidence);
  if (copy === 'elsewhere') return FETCH_FAILED;
  return copy === undefined ? { kind: 'unknown' } : pageOf(evidence, copy);
}

const FETCH_FAILED: PolicyView = { kind: 'failed', because: 'fetch' };

/** What a sender gets that fetches a policy from a web host. */
function pageOf(
  evidence: Evidence,
  { url, host }: { readonly url: string; readonly host: string },
): PolicyView {
  const exchange = evidence.https.find(each => each.url === url);
  if (!exchange) {
    const isSeen = evidence.end === 'complete' && addressStateOf(evidence, host) !== 'unknown';
    return isSeen ? FETCH_FAILED : { kind: 'unknown' };
  }
  const { outcome } = exchange;
  if (outcome.kind === 'failed') {
    return isOurs(outcome.cause) || outcome.cause.kind === 'private-address'
      ? { kind: 'unknown' }
      : FETCH_FAILED;
  }
  if (!webHostIsGenuine(evidence, exchange, host)) return { kind: 'failed', because: 'certificate' };
  return outcome.status === 200 && outcome.bodyComplete
    ? { kind: 'served', body: outcome.body }
    : FETCH_FAILED;
}
