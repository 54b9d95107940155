import type { Seconds } from '../../model/time.ts';
import type { DomainReading, HostReading } from '../../reading/domain-reading.ts';
import { withOtherCertificates } from '../../reading/hosts/either-certificate.ts';
import { type Result, resultOf } from '../all-outcomes.ts';
import type { Run } from '../run.ts';
import { type SenderKind, typicalSender } from '../sender.ts';
import { simulate } from '../simulate.ts';
import { type Letter, letterOf } from './letter.ts';

/** Of several servers the one that comes out worst counts: whoever wants to can keep the others out of reach. */
const WORST_FIRST: readonly Letter[] = ['broken', 'postcard', 'unknown', 'closed', 'sealed'];

/** Whether one level is worse than another. */
export const isWorse = (one: Letter, other: Letter): boolean =>
  WORST_FIRST.indexOf(one) < WORST_FIRST.indexOf(other);

/** How one message fares. */
export interface Message {
  readonly run: Run;
  readonly result: Result;
}

export interface LetterOfSender {
  readonly letter: Letter;
  /** A message of today, step by step, as it goes when every server can be reached. */
  readonly usual: Message;
  /** A message to the server that decides the letter, where that is not what usually comes of it. */
  readonly worst?: Message & { readonly host: string };
  /** Servers, or addresses of one, that would be refused: senders try another one, which takes the mail. */
  readonly refused?: Message & { readonly places: readonly string[] };
}

/** One server, as the only one that can be reached. */
interface Single {
  readonly host: string;
  readonly address: string | undefined;
  readonly letter: Letter;
  readonly message: Message;
}

/**
 * How mail from one kind of sender travels. Where servers have two certificates each sender meets one of them, always the
 * same: trying again brings no other, so that the worse of the two counts.
 * @param reading as far as could be seen
 */
export function letterFor(reading: DomainReading, sender: SenderKind, now: Seconds): LetterOfSender {
  const met = letterWhenMet(reading, sender, now);
  const otherwise = withOtherCertificates(reading);
  if (!otherwise) return met;
  const other = letterWhenMet(otherwise, sender, now);
  if (!isWorse(other.letter, met.letter)) return met;
  const host = otherwise.mx.kind === 'hosts' ? (otherwise.mx.hosts[0]?.host ?? '') : '';
  return { ...met, letter: other.letter, worst: other.worst ?? { ...other.usual, host } };
}

function letterWhenMet(reading: DomainReading, sender: SenderKind, now: Seconds): LetterOfSender {
  const sendTo = (to: DomainReading): Message => {
    const run = simulate(to, typicalSender(sender), { now });
    return { run, result: resultOf(run, to) };
  };
  const usual = sendTo(reading);
  const usually = letterOf(usual.run);
  const { mx } = reading;
  if (mx.kind !== 'hosts') return { letter: usually === 'no-mail' ? 'no-mail' : 'unknown', usual };
  const { status } = mx;
  const singles = mx.hosts.flatMap(host =>
    oneServerEach(host).flatMap((only): readonly Single[] => {
      const message = sendTo({ ...reading, mx: { kind: 'hosts', status, hosts: [only] } });
      const letter = letterOf(message.run);
      return letter ? [{ host: host.host, address: only.servers[0]?.address, letter, message }] : [];
    }),
  );
  // Where one server refuses and another takes the mail, the mail is not kept waiting: no promise is broken.
  const refused = usually === 'broken' ? [] : singles.filter(({ letter }) => letter === 'broken');
  const counted = singles.filter(each => !refused.includes(each));
  const letter = WORST_FIRST.find(each => counted.some(one => one.letter === each)) ?? 'unknown';
  const worst = counted.find(one => one.letter === letter);
  const [first] = refused;
  return {
    letter,
    usual,
    ...(worst && usually !== letter && { worst: { ...worst.message, host: worst.host } }),
    ...(first && { refused: { ...first.message, places: placesOf(refused, singles) } }),
  };
}

/** By its name where a host as a whole is meant, by the address where another one of it will do. */
function placesOf(refused: readonly Single[], all: readonly Single[]): readonly string[] {
  const chosen = new Set(refused);
  const willDo = new Set(all.filter(each => !chosen.has(each)).map(({ host }) => host));
  return [...new Set(refused.map(({ host, address }) => (willDo.has(host) ? (address ?? host) : host)))];
}

const oneServerEach = (host: HostReading): readonly HostReading[] =>
  host.servers.length === 0 ? [host] : host.servers.map(server => ({ ...host, servers: [server] }));
