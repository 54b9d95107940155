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
  const dane = measured ? daneLetter(findings, ids, ordinary) : 'unknown';
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

/** A host that does not come to an encrypted connection, for whatever reason of its own. */
const NOT_ENCRYPTED = ['starttls.missing', 'starttls.refused', 'starttls.handshake-failed'] as const;

/** Opportunistic STARTTLS: encrypts where it is offered, and goes on in the clear where it is not (RFC 7435). */
function ordinaryLetter(evidence: Evidence, ids: ReadonlySet<FindingId>): Letter {
  if (includesAny(ids, ...NOT_ENCRYPTED)) return 'postcard';
  return evidence.smtp.some(session => session.outcome.kind === 'tls') ? 'closed' : 'unknown';
}

/** RFC 7672 §2.2: secure TLSA records are a promise; without them a DANE sender is an ordinary one. */
function daneLetter(findings: readonly Finding[], ids: ReadonlySet<FindingId>, ordinary: Letter): Letter {
  // RFC 7672 §2.1.2: whose addresses cannot be believed, or whose TLSA look-up fails, is not delivered to.
  if (includesAny(ids, 'dnssec.bogus', 'dnssec.mx-bogus', 'dane.lookup-failed')) return 'broken';
  if (includesAny(ids, 'dane.mismatch', 'dane.no-starttls')) return 'broken';
  const unseen = findings.flatMap(({ id, facts }) => (id === 'dane.not-measured' ? [facts.host] : []));
  const fails = (host: string) =>
    findings.some(
      ({ id, facts }) =>
        (id === 'starttls.refused' || id === 'starttls.handshake-failed') && facts.host === host,
    );
  // Its TLSA records make encryption compulsory, and it does not come about.
  if (unseen.some(fails)) return 'broken';
  if (unseen.length > 0) return 'unknown';
  if (ids.has('dane.valid') && !includesAny(ids, 'dane.partial', 'dane.unusable')) return 'sealed';
  return ordinary;
}

/** RFC 8461 §5: only mode enforce is a promise, and every host has to keep it. */
function mtaStsLetter(findings: readonly Finding[], ids: ReadonlySet<FindingId>, ordinary: Letter): Letter {
  if (!ids.has('mta-sts.enforce')) return notMeasured(findings, 'mta-sts') ? 'unknown' : ordinary;
  if (includesAny(ids, 'mta-sts.mx-not-covered', 'mta-sts.mx-certificate', ...NOT_ENCRYPTED)) return 'broken';
  return notMeasured(findings, 'starttls') ? 'unknown' : 'sealed';
}

function notMeasured(findings: readonly Finding[], topic: Topic): boolean {
  return findings.some(finding => finding.topic === topic && finding.verdict === 'not-measured');
}
