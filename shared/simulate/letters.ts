import type { Seconds } from '../model/time.ts';
import type { DomainReading, MxReading } from '../reading/domain-reading.ts';
import { play } from './all-outcomes.ts';
import { type Letter, LETTERS } from './protection/letter.ts';
import { leftOut, seenOnly, type UnseenServer } from './protection/seen-servers.ts';
import { letterFor, type LetterOfSender } from './protection/sender-letter.ts';
import { endingsAfter, type Until, untilWhen } from './protection/until.ts';
import { type SenderKind, SENDERS, typicalSender } from './sender.ts';

/** The senders that a domain's answer is about: nobody can help those that never encrypt, and the draft of 2016 is history. */
const DECISIVE: readonly SenderKind[] = ['opportunistic', 'dane', 'mta-sts'];

export interface SenderLetter extends LetterOfSender {
  readonly sender: SenderKind;
  /** RFC 8461 §10.2: sealed only once the sender holds a policy: whoever keeps it from a new one can redirect that mail. */
  readonly isOpenAtFirst?: true;
  /** When the level ends by itself, where nothing is renewed. */
  readonly until?: Until;
}

export interface Letters {
  /** For the domain as a whole: the best that senders who check can get, unless mail is open or a promise is broken. */
  readonly overall: Letter;
  readonly senders: readonly SenderLetter[];
  /** Addresses that could not be seen from here, and that no level rests on. */
  readonly unseen: readonly UnseenServer[];
  /** Why the domain takes no mail. */
  readonly noMail?: Extract<MxReading, { kind: 'no-mail' }>['because'];
}

/** How mail travels from each kind of sender today: simulated, for each of the servers that may get it. */
export function letters(reading: DomainReading, now: Seconds): Letters {
  const seen = seenOnly(reading);
  const endings = endingsAfter(seen, now);
  const senders = SENDERS.map((sender): SenderLetter => {
    const found = letterFor(seen, sender, now);
    const until = untilWhen(seen, sender, found.letter, endings);
    return {
      sender,
      ...found,
      ...(isOpenAtFirst(seen, sender, found.letter, now) && { isOpenAtFirst: true }),
      ...(until && { until }),
    };
  });
  const { mx } = reading;
  return {
    overall: overallOf(senders),
    senders,
    unseen: leftOut(reading),
    ...(mx.kind === 'no-mail' && { noMail: mx.because }),
  };
}

function overallOf(senders: readonly SenderLetter[]): Letter {
  const decisive = senders.filter(({ sender }) => DECISIVE.includes(sender)).map(({ letter }) => letter);
  const isClosed = !decisive.includes('sealed') && !decisive.includes('unknown');
  // A sender that checks nothing can always be misled; what counts for the domain is what it made possible.
  const overall = LETTERS.find(letter => decisive.includes(letter) && (letter !== 'closed' || isClosed));
  return overall ?? 'unknown';
}

/** Played: the policy is kept from a sender that is new here, and its mail redirected; one that holds the policy is not misled. */
function isOpenAtFirst(reading: DomainReading, sender: SenderKind, letter: Letter, now: Seconds): boolean {
  if (letter !== 'sealed') return false;
  const resultAt = (contact: 'first' | 'later') =>
    play(reading, typicalSender(sender), 'suppress-policy-and-redirect', contact, now).result;
  return resultAt('first') === 'leaked' && resultAt('later') !== 'leaked';
}
