import type { Evidence } from '../evidence/evidence.ts';
import { hostsOf, mailHosts } from '../evidence/mail-hosts.ts';
import type { Finding, FindingId, Topic } from '../findings/finding.ts';

/** How mail travels, as the picture everybody knows. */
export const LETTERS = ['broken', 'postcard', 'closed', 'sealed', 'unknown'] as const;
export type Letter = (typeof LETTERS)[number];

/** The kinds of sender that treat a domain differently: by what they check before they hand over mail. */
export const SENDER_KINDS = ['ordinary', 'dane', 'mta-sts'] as const;
export type SenderKind = (typeof SENDER_KINDS)[number];

export interface Letters {
  /** For the domain as a whole: the best that senders who check can get, unless mail is open or a promise is broken. */
  readonly overall: Letter;
  readonly senders: readonly { readonly sender: SenderKind; readonly letter: Letter }[];
}

/** What each kind of sender does with mail for this domain today, read off the findings. */
export function letters(evidence: Evidence, findings: readonly Finding[]): Letters {
  const ids = new Set(findings.map(finding => finding.id));
  const measured = hostsOf(mailHosts(evidence)).length > 0;
  const ordinary = measured ? ordinaryLetter(evidence, ids) : 'unknown';
  const dane = measured ? daneLetter(ids, ordinary) : 'unknown';
  const mtaSts = measured ? mtaStsLetter(findings, ids, ordinary) : 'unknown';
  const all = [ordinary, dane, mtaSts];
  const overall = LETTERS.find(letter =>
    // A sender that checks nothing can always be misled; what counts for the domain is what it made possible.
    letter === 'closed' ? !all.includes('sealed') && all.includes('closed') : all.includes(letter),
  );
  return {
    overall: measured && overall ? overall : 'unknown',
    senders: [
      { sender: 'ordinary', letter: ordinary },
      { sender: 'dane', letter: dane },
      { sender: 'mta-sts', letter: mtaSts },
    ],
  };
}

const includesAny = (ids: ReadonlySet<FindingId>, ...wanted: FindingId[]) => wanted.some(id => ids.has(id));

/** Opportunistic STARTTLS: encrypts where it is offered, and goes on in the clear where it is not (RFC 7435). */
function ordinaryLetter(evidence: Evidence, ids: ReadonlySet<FindingId>): Letter {
  if (includesAny(ids, 'starttls.missing', 'starttls.refused', 'starttls.handshake-failed'))
    return 'postcard';
  return evidence.smtp.some(session => session.outcome.kind === 'tls') ? 'closed' : 'unknown';
}

/** RFC 7672 §2.2: secure TLSA records are a promise; without them a DANE sender is an ordinary one. */
function daneLetter(ids: ReadonlySet<FindingId>, ordinary: Letter): Letter {
  if (includesAny(ids, 'dnssec.bogus', 'dane.mismatch', 'dane.no-starttls', 'dane.lookup-failed'))
    return 'broken';
  if (ids.has('dane.not-measured')) return 'unknown';
  if (ids.has('dane.valid') && !includesAny(ids, 'dane.partial', 'dane.unusable')) return 'sealed';
  return ordinary;
}

/** RFC 8461 §5: only mode enforce is a promise, and every host has to keep it. */
function mtaStsLetter(findings: readonly Finding[], ids: ReadonlySet<FindingId>, ordinary: Letter): Letter {
  if (!ids.has('mta-sts.enforce')) return notMeasured(findings, 'mta-sts') ? 'unknown' : ordinary;
  if (includesAny(ids, 'mta-sts.mx-not-covered', 'mta-sts.mx-certificate')) return 'broken';
  return notMeasured(findings, 'starttls') ? 'unknown' : 'sealed';
}

function notMeasured(findings: readonly Finding[], topic: Topic): boolean {
  return findings.some(finding => finding.topic === topic && finding.verdict === 'not-measured');
}
