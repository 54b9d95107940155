import type { Seconds } from '../model/time.ts';
import { type Result, resultOf } from './all-outcomes.ts';
import type { Run } from './run.ts';
import { type SenderKind, SENDERS, typicalSender } from './sender.ts';
import { simulate } from './simulate.ts';
import type { HostReading, DomainReading } from '../reading/domain-reading.ts';

/** How mail travels, as the picture everybody knows. What comes first decides for a domain as a whole. */
export const LETTERS = ['broken', 'postcard', 'closed', 'sealed', 'unknown'] as const;
export type Letter = (typeof LETTERS)[number];

/** The senders that a domain's answer is about: nobody can help those that never encrypt, and the draft of 2016 is history. */
const DECISIVE: readonly SenderKind[] = ['opportunistic', 'dane', 'mta-sts'];

/** Of several servers the one that comes out worst counts: whoever wants to can keep the others out of reach. */
const WORST_FIRST: readonly Letter[] = ['broken', 'postcard', 'closed', 'unknown', 'sealed'];

/** How one message fares. */
export interface Message {
  readonly run: Run;
  readonly result: Result;
}

export interface SenderLetter {
  readonly sender: SenderKind;
  readonly letter: Letter;
  /** A message of today, step by step, as it goes when every server can be reached. */
  readonly usual: Message;
  /** A message to the server that decides the letter, where that is not what usually comes of it. */
  readonly worst?: Message & { readonly host: string };
}

export interface Letters {
  /** For the domain as a whole: the best that senders who check can get, unless mail is open or a promise is broken. */
  readonly overall: Letter;
  readonly senders: readonly SenderLetter[];
}

/** How mail travels from each kind of sender today: simulated, for each of the servers that may get it. */
export function letters(reading: DomainReading, now: Seconds): Letters {
  const senders = SENDERS.map(sender => letterFor(reading, sender, now));
  const decisive = senders.filter(({ sender }) => DECISIVE.includes(sender)).map(({ letter }) => letter);
  const overall = LETTERS.find(letter =>
    // A sender that checks nothing can always be misled; what counts for the domain is what it made possible.
    letter === 'closed'
      ? decisive.includes(letter) && !decisive.includes('sealed')
      : decisive.includes(letter),
  );
  return { overall: overall ?? 'unknown', senders };
}

function letterFor(reading: DomainReading, sender: SenderKind, now: Seconds): SenderLetter {
  const sendTo = (seen: DomainReading): Message => {
    const run = simulate(seen, typicalSender(sender), { now });
    return { run, result: resultOf(run, seen) };
  };
  const usual = sendTo(reading);
  if (reading.mx.kind !== 'hosts') return { sender, letter: 'unknown', usual };
  const { status } = reading.mx;
  const single = reading.mx.hosts.flatMap(oneServerEach).flatMap(host => {
    const alone = sendTo({ ...reading, mx: { kind: 'hosts', status, hosts: [host] } });
    const letter = letterOf(alone.run);
    return letter ? [{ letter, message: { ...alone, host: host.host } }] : [];
  });
  const letter = WORST_FIRST.find(each => single.some(one => one.letter === each)) ?? 'unknown';
  const worst = single.find(one => one.letter === letter);
  return worst && letterOf(usual.run) !== letter
    ? { sender, letter, usual, worst: worst.message }
    : { sender, letter, usual };
}

const oneServerEach = (host: HostReading): readonly HostReading[] =>
  host.servers.length === 0 ? [host] : host.servers.map(server => ({ ...host, servers: [server] }));

/** Nothing of a server that does not answer: then the mail goes to another one. */
function letterOf({ outcome }: Run): Letter | undefined {
  switch (outcome.kind) {
    case 'delivered':
      return ({ authenticated: 'sealed', encrypted: 'closed', cleartext: 'postcard' } as const)[
        outcome.protection
      ];
    case 'deferred':
      return outcome.because === 'unreachable' ? undefined : 'broken';
    case 'refused':
      return 'broken';
    case 'no-mail':
    case 'unknown':
      return 'unknown';
  }
}
