import type { Seconds } from '../../model/time.ts';
import type { DomainReading } from '../../reading/domain-reading.ts';
import { mailHosts } from '../../reading/hosts/mail-hosts.ts';
import type { SenderKind } from '../sender.ts';
import type { Letter } from './letter.ts';
import { isWorse, letterFor } from './sender-letter.ts';

/** When a level ends by itself, and what comes after it. */
export interface Until {
  /** The last second that it holds. */
  readonly at: Seconds;
  readonly letter: Letter;
}

/** Every moment after now at which a certificate that senders meet ends, the earliest first. */
export function endingsAfter(reading: DomainReading, now: Seconds): readonly Seconds[] {
  const certificates = [
    ...mailHosts(reading).flatMap(({ servers }) =>
      servers.flatMap(server => (server.kind === 'tls' ? server.chain : [])),
    ),
    ...(reading.policyCertificate ? [reading.policyCertificate] : []),
  ];
  const ends = certificates.map(({ notAfter }) => notAfter).filter(notAfter => notAfter >= now);
  return [...new Set(ends)].toSorted((a, b) => a - b);
}

/**
 * The earliest moment at which a level would be worse where nobody renews a certificate: the same simulation at later dates.
 * Certificates only run out, so that what is worse at one date is no better at a later one, and halving finds the first.
 * @param endings as `endingsAfter` gives them
 */
export function untilWhen(
  reading: DomainReading,
  sender: SenderKind,
  letter: Letter,
  endings: readonly Seconds[],
): Until | undefined {
  const after = (end: Seconds) => letterFor(readingAt(reading, end + 1), sender, end + 1).letter;
  const isOver = (at: number) => isWorse(after(endings[at]!), letter);
  let [low, high] = [0, endings.length - 1];
  if (high < 0 || !isOver(high)) return undefined;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (isOver(middle)) high = middle;
    else low = middle + 1;
  }
  const at = endings[low]!;
  return { at, letter: after(at) };
}

/** What senders find later: a policy host whose certificate has ended gives no policy (RFC 8461 §3.3). */
const readingAt = (reading: DomainReading, moment: Seconds): DomainReading =>
  reading.stsPolicy.kind === 'served' &&
  reading.policyCertificate &&
  reading.policyCertificate.notAfter < moment
    ? {
        ...reading,
        stsPolicy: {
          kind: 'failed',
          because: 'certificate',
          fault: { kind: 'certificate', reason: 'expired' },
        },
      }
    : reading;
