import { verifyDane } from '../dane/index.ts';
import type { Evidence } from '../evidence/evidence.ts';
import type { DnssecStatus } from '../evidence/dnssec-status.ts';
import { hostsOf, mailHosts } from '../evidence/mail-hosts.ts';
import { recordValue } from '../evidence/record-value.ts';
import { recordsAt } from '../evidence/secure-records.ts';
import type { Finding } from '../findings/finding.ts';
import type { Milliseconds, Seconds } from '../model/time.ts';
import { publishedPolicy } from '../mtasts/index.ts';
import { overlay } from '../overlay/overlay.ts';
import type { Proposal, RecordSetChange } from '../overlay/proposal.ts';
import type { Letter, SenderKind } from '../simulate/index.ts';

/** What would stop or expose mail if it were published now. Each has to be confirmed by hand. */
export type Danger =
  /** RFC 7672 §2.2.1: nobody goes by TLSA records that nothing vouches for; in a broken zone they stop mail. */
  | { readonly kind: 'tlsa-not-secure'; readonly host: string; readonly status: DnssecStatus }
  /** RFC 7672 §2.2: senders that check DANE would not deliver. */
  | { readonly kind: 'tlsa-mismatch'; readonly host: string }
  /** The certificate was not seen, so that nobody knows whether the records fit. */
  | { readonly kind: 'tlsa-unseen'; readonly host: string }
  /** RFC 7671 §8.1: resolvers elsewhere still hold the set without the record that takes over. */
  | { readonly kind: 'tlsa-removed-early'; readonly host: string; readonly ttl: Seconds }
  /** DANE goes for this host: whoever checked it can be misled again. */
  | { readonly kind: 'tlsa-withdrawn'; readonly host: string }
  /** RFC 8461 §4.2. */
  | { readonly kind: 'enforce-fails'; readonly host: string }
  /** RFC 8461 §4.1. */
  | { readonly kind: 'policy-misses'; readonly host: string; readonly mode: string }
  /** RFC 8461 §8.3: senders hold the policy this long, and refuse where it cannot be met. */
  | { readonly kind: 'policy-removed-early'; readonly maxAge: Seconds }
  /** Whatever the reason: this kind of sender delivers now, and would not any more. */
  | { readonly kind: 'sender-stops'; readonly sender: SenderKind };

interface Question {
  readonly evidence: Evidence;
  readonly proposal: Proposal;
  readonly now: Milliseconds;
  /** As they would be. */
  readonly findings: readonly Finding[];
  readonly senders: readonly {
    readonly before: { readonly sender: SenderKind; readonly letter: Letter };
    readonly after: { readonly letter: Letter };
  }[];
}

/** All that is dangerous in a proposal; empty where it can be published without harm. */
export function dangersOf(question: Question): readonly Danger[] {
  const { evidence, proposal, findings, senders } = question;
  const known = [
    ...proposal.recordSets
      .filter(({ type }) => type === 'TLSA')
      .flatMap(change => tlsaDangers(change, question)),
    ...policyDangers(evidence, proposal, findings),
  ];
  // Told by itself only where no reason was.
  const stops =
    known.length > 0
      ? []
      : senders
          .filter(({ before, after }) => before.letter !== 'broken' && after.letter === 'broken')
          .map(({ before }) => ({ kind: 'sender-stops', sender: before.sender }) as const);
  return [...known, ...stops];
}

function tlsaDangers(change: RecordSetChange, { evidence, proposal, now }: Question): readonly Danger[] {
  const later = overlay(evidence, proposal, now);
  const answer = recordsAt(later, change.name, 'TLSA');
  return hostsAt(evidence, change.name).flatMap((host): readonly Danger[] => {
    const fits = (records: RecordSetChange['after']) => fitsServer(evidence, host, records, now);
    if (change.after.length === 0) {
      return change.before.length > 0 && fits(change.before) ? [{ kind: 'tlsa-withdrawn', host }] : [];
    }
    const status = 'status' in answer ? answer.status : 'indeterminate';
    const isSecure = status === 'secure' ? [] : [{ kind: 'tlsa-not-secure', host, status } as const];
    const isSeen = evidence.smtp.some(({ host: of, outcome }) => of === host && outcome.kind === 'tls');
    if (!isSeen) return [...isSecure, { kind: 'tlsa-unseen', host }];
    if (!fits(change.after)) return [...isSecure, { kind: 'tlsa-mismatch', host }];
    // What fits now goes, and only records take over that nobody can have seen yet.
    const old = new Set(change.before.map(record => recordValue(record)));
    const kept = change.after.filter(record => old.has(recordValue(record)));
    const isEarly =
      change.before.length > 0 && kept.length < change.before.length && !fits(kept) && fits(change.before);
    const ttl = Math.max(0, ...change.before.map(record => record.ttl));
    return isEarly ? [...isSecure, { kind: 'tlsa-removed-early', host, ttl }] : isSecure;
  });
}

/** The MX hosts whose TLSA records are at a name. */
const hostsAt = (evidence: Evidence, owner: string): readonly string[] => {
  const hosts = hostsOf(mailHosts(evidence)).map(({ host }) => host);
  const direct = hosts.filter(host => owner === `_25._tcp.${host}`);
  return direct.length > 0 ? direct : hosts;
};

/** Every session of a host would find a record that matches. */
function fitsServer(
  evidence: Evidence,
  host: string,
  records: RecordSetChange['after'],
  now: Milliseconds,
): boolean {
  const tlsa = records.flatMap(record => (record.type === 'TLSA' ? [record] : []));
  const sessions = evidence.smtp.filter(({ host: of }) => of === host);
  const seen = sessions.flatMap(({ outcome }) => (outcome.kind === 'tls' ? [outcome.tls.chain] : []));
  const names = [host, evidence.domain];
  return (
    seen.length > 0 &&
    sessions.every(({ outcome }) => outcome.kind !== 'no-starttls') &&
    seen.every(hashes => {
      const chain = hashes.flatMap(sha256 => evidence.certificates[sha256] ?? []);
      return verifyDane({ tlsa, chain, names, now: Math.floor(now / 1000) }).ok;
    })
  );
}

function policyDangers(
  evidence: Evidence,
  proposal: Proposal,
  findings: readonly Finding[],
): readonly Danger[] {
  const before = publishedPolicy(evidence);
  const isRecordGone = proposal.recordSets.some(
    ({ name, type, before: old, after }) =>
      name === `_mta-sts.${evidence.domain}` && type === 'TXT' && old.length > after.length,
  );
  const isGone = proposal.policy?.kind === 'remove' || isRecordGone;
  if (isGone) {
    return before && before.mode !== 'none' ? [{ kind: 'policy-removed-early', maxAge: before.maxAge }] : [];
  }
  if (proposal.policy?.kind !== 'serve') return [];
  return findings.flatMap(({ id, facts }): readonly Danger[] => {
    if (id === 'mta-sts.mx-not-covered')
      return [{ kind: 'policy-misses', host: facts.host, mode: facts.mode }];
    if (id === 'mta-sts.mx-certificate' && facts.mode === 'enforce')
      return [{ kind: 'enforce-fails', host: facts.host }];
    return [];
  });
}
