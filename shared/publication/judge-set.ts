import type { DnsLookup, DnsRecord } from '../evidence/dns.ts';
import type { FailureCause } from '../evidence/failure-cause.ts';
import type { NameServerAnswer } from '../evidence/publication.ts';
import type { RecordSetChange } from '../overlay/proposal.ts';
import type { PublishedState } from '../overlay/published-state.ts';
import { sameRecords } from './same-records.ts';
import type { Wanted } from './wanted.ts';

/** Why a server did not say what it holds. */
export type Silence =
  | { readonly kind: 'failed'; readonly cause: FailureCause }
  /** It answered with an error, such as REFUSED. */
  | { readonly kind: 'rcode'; readonly rcode: string }
  /** RFC 8499 §7: a lame delegation. The zone names this server, and the server does not know of it. */
  | { readonly kind: 'not-authoritative' };

/** What one server holds of one set. */
export interface SetFound {
  readonly name: string;
  readonly type: string;
  readonly state: PublishedState;
  /** What is there at the name, of this type or as an alias. */
  readonly held: readonly DnsRecord[];
  readonly silence?: Silence;
}

type Result = NameServerAnswer['result'] | DnsLookup['result'];

/** @param result what was answered; undefined where nothing was asked, as there was nobody to ask */
export function judgeSet(change: RecordSetChange, wanted: Wanted, result: Result | undefined): SetFound {
  const { name, type, before, after } = change;
  const found = (state: PublishedState, held: readonly DnsRecord[] = [], silence?: Silence): SetFound => ({
    name,
    type,
    state,
    held,
    ...(silence && { silence }),
  });
  const silence = silenceOf(result);
  if (silence || result?.kind !== 'answer') return found('no-answer', [], silence);
  const atName = result.records.filter(({ owner }) => owner === name);
  const held = atName.filter(record => record.type === type);
  const aliases = type === 'CNAME' ? [] : atName.filter(record => record.type === 'CNAME');
  // RFC 1034 §3.6.2: beside an alias nothing can be. Where the alias itself is to go, it is only still there.
  const isBlocked =
    aliases.length > 0 &&
    after.length > 0 &&
    !wanted.sets.some(each => each.name === name && each.type === 'CNAME');
  const shown = [...held, ...aliases];
  if (isBlocked) return found('different', shown);
  if (sameRecords(held, after)) return found('as-wanted', shown);
  return found(sameRecords(held, before) ? 'not-yet' : 'different', shown);
}

function silenceOf(result: Result | undefined): Silence | undefined {
  if (!result) return { kind: 'failed', cause: { kind: 'no-address' } };
  if (result.kind === 'failed') return result;
  const isAnswer = result.rcode === 'NOERROR' || result.rcode === 'NXDOMAIN';
  if (!isAnswer) return { kind: 'rcode', rcode: result.rcode };
  // A resolver speaks for no zone, and is not asked to.
  const isLame = 'authoritative' in result && !result.authoritative;
  return isLame ? { kind: 'not-authoritative' } : undefined;
}
