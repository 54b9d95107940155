import type { DnsRecord } from '../../shared/evidence/dns.ts';
import type { DnssecStatus } from '../../shared/evidence/dnssec-status.ts';
import type { ValidationReason, ZoneLink } from '../../shared/evidence/chain.ts';
import type { Seconds } from '../../shared/model/time.ts';
import type { TrustAnchor } from '../network.ts';
import { isDataType, typeNumber } from '../dns/wire/record-type.ts';
import type { WireMessage, WireRecord } from '../dns/wire/wire-message.ts';
import { nameToText, parseName, sameName, type WireName } from '../dns/wire/wire-name.ts';
import { aliasAt, type AliasHop } from './aliases.ts';
import { createAnswerJudge, type Judged } from './answer-judge.ts';
import { askForChain, askUpstream, Unanswered, type UpstreamExchange } from './ask-upstream.ts';
import { parentOf } from './names.ts';
import { findRrset, shownRecords, type SignedRrset, signedRrsets, TYPE } from './signed-rrset.ts';
import { zoneAnchors } from './trust-anchors.ts';
import { DEFAULT_VALIDATOR_LIMITS, type ValidatorLimits, workBudget, WorkLimit } from './work-budget.ts';
import { createZoneTrust, type Errand } from './zone-trust.ts';

export interface ValidatorSettings {
  readonly exchange: UpstreamExchange;
  readonly trustAnchors: readonly TrustAnchor[];
  /** Seconds since 1970. */
  readonly now: () => Seconds;
  readonly limits?: Partial<ValidatorLimits>;
  readonly options?: {
    /** Whether algorithms 5 and 7 count. Default `insecure` (RFC 9905 §2). */
    readonly sha1?: 'insecure' | 'validate';
    /** Default: insecure above 150, as Unbound has it; bogus above 2,500 (RFC 9276 §3.2 leaves both to us). */
    readonly nsec3Iterations?: { readonly insecureAbove: number; readonly bogusAbove: number };
  };
}

export interface Validated {
  readonly status: DnssecStatus;
  /** Mnemonic; of the last answer where aliases were followed. Empty where there was none. */
  readonly rcode: string;
  /** The answer's records, aliases first, signatures left out. */
  readonly records: readonly DnsRecord[];
  readonly chain: readonly ZoneLink[];
  /** Why it is not secure. */
  readonly reason?: ValidationReason;
}

export interface Validator {
  resolve(name: string, type: string, options?: { signal?: AbortSignal }): Promise<Validated>;
}

/** Worst first: what one link of an answer is, the whole cannot be better than. */
const ORDER: readonly DnssecStatus[] = ['bogus', 'indeterminate', 'insecure', 'secure'];

/** Names above an unsigned CNAME that are asked for a DNAME. */
const LOST_DNAME_LOOKS = 3;

/** What an answer says of one name: how far it can be believed, the records, and where an alias leads. */
interface Reading {
  readonly judged: Judged;
  readonly rcode: string;
  readonly shown: readonly SignedRrset[];
  readonly next?: WireName;
}

export function createValidator(settings: ValidatorSettings): Validator {
  const { exchange, now, options = {} } = settings;
  const limits = { ...DEFAULT_VALIDATOR_LIMITS, ...settings.limits };
  const nsec3 = options.nsec3Iterations ?? { insecureAbove: 150, bogusAbove: 2_500 };
  const anchors = zoneAnchors(settings.trustAnchors);
  const trustOf = createZoneTrust({
    exchange,
    anchors,
    now,
    sha1: options.sha1 ?? 'insecure',
    nsec3,
  });

  async function resolveOnce(
    name: WireName,
    type: number,
    signal: AbortSignal | undefined,
  ): Promise<Validated> {
    const errand: Errand = { budget: workBudget(limits), signal };
    const links = new Map<string, ZoneLink>();
    const judge = createAnswerJudge({ trustOf, anchors, now, nsec3, errand, type, links });
    const records: DnsRecord[] = [];
    let worst: Judged = { status: 'secure' };
    let rcode = '';
    const result = (): Validated => ({
      status: worst.status,
      rcode,
      records,
      chain: [...links.values()],
      ...(worst.reason && { reason: worst.reason }),
    });
    const count = (judged: Judged) => {
      if (ORDER.indexOf(judged.status) < ORDER.indexOf(worst.status)) worst = judged;
    };
    const ask = (asked: WireName) => askUpstream(exchange, asked, type, errand.budget, signal);

    /**
     * An alias, judged. Some resolvers drop the DNAME that a CNAME was made from when their upstream gives the two in
     * the wrong order (PowerDNS shuffles them): a CNAME without signature gets another look at the names above it.
     */
    const withLostDname = async (hop: AliasHop, asked: WireName, authority: readonly WireRecord[]) => {
      const judged = await judge.records(hop.set, asked, authority);
      if (judged.reason?.kind !== 'signature-missing' || hop.set.type !== TYPE.CNAME)
        return { ...hop, judged };
      for (let above = parentOf(asked), left = LOST_DNAME_LOOKS; above.length > 1 && left > 0; left -= 1) {
        const message = await askForChain(exchange, above, TYPE.DNAME, errand.budget, signal);
        const dname = findRrset(signedRrsets(message.answer), above, TYPE.DNAME);
        const made = dname && aliasAt([dname, hop.set], asked);
        if (made?.set === dname && made) return { ...made, judged: await judge.records(made.set, asked, []) };
        above = parentOf(above);
      }
      return { ...hop, judged };
    };

    const read = async (message: WireMessage, asked: WireName): Promise<Reading> => {
      const sets = signedRrsets(message.answer);
      const alias = aliasAt(sets, asked);
      // RFC 6672 §5.3.1: what a DNAME makes of a name is as good as the DNAME, also where the CNAME is what was asked.
      const isSynthesised = type === TYPE.CNAME && alias?.set.type === TYPE.DNAME;
      // RFC 2308 §2: with any other code there is no answer, whatever the message holds; a chain of aliases goes on.
      const isAnswered = message.rcode === 'NOERROR' && !isSynthesised;
      const answer = isAnswered ? findRrset(sets, asked, type) : undefined;
      if (answer) {
        const judged = await judge.records(answer, asked, message.authority);
        return { judged, rcode: message.rcode, shown: [answer] };
      }
      if (!alias) return { judged: await judge.absence(message, asked), rcode: message.rcode, shown: [] };
      const { judged, shown, target } = await withLostDname(alias, asked, message.authority);
      // RFC 6672 §2.2: the name that the DNAME makes does not fit, so that there is nothing to ask.
      if (!target) return { judged, rcode: 'YXDOMAIN', shown };
      return isSynthesised
        ? { judged, rcode: 'NOERROR', shown }
        : { judged, rcode: message.rcode, shown, next: target };
    };

    /**
     * What came along with an alias, and does not hold. RFC 2181 §5.4.1: it may be of somebody's cache, and only an
     * answer to a question for that very name counts. Undefined where that one does not come, or says nothing.
     */
    const readByItself = async (asked: WireName) => {
      try {
        const message = await ask(asked);
        const reading = await read(message, asked);
        return reading.judged.status === 'indeterminate' ? undefined : { message, reading };
      } catch (error) {
        if (error instanceof Unanswered) return undefined;
        throw error;
      }
    };

    try {
      let asked = name;
      let message = await ask(asked);
      let isAlongside = false;
      const seen: WireName[] = [];
      for (;;) {
        rcode = message.rcode;
        let reading = await read(message, asked);
        const holds = reading.judged.status === 'secure' || reading.judged.status === 'insecure';
        const own = isAlongside && !holds ? await readByItself(asked) : undefined;
        if (own) ({ message, reading } = own);
        rcode = reading.rcode;
        records.push(...reading.shown.flatMap(shownRecords));
        count(reading.judged);
        if (!reading.next) return result();
        errand.budget.spend('aliases');
        seen.push(asked);
        asked = reading.next;
        if (seen.some(earlier => sameName(earlier, asked))) {
          count({
            status: 'bogus',
            reason: { kind: 'alias-loop', zone: nameToText(asked), name: nameToText(name) },
          });
          return result();
        }
        // What the upstream left out of the chain, or says is not there, is asked for by itself.
        const sets = signedRrsets(message.answer);
        isAlongside = findRrset(sets, asked, type) !== undefined || aliasAt(sets, asked) !== undefined;
        if (!isAlongside) message = await ask(asked);
      }
    } catch (error) {
      if (error instanceof WorkLimit)
        // Whatever was found before: nothing more was looked at.
        worst = {
          status: 'bogus',
          reason: { kind: 'limit', zone: nameToText(name), limit: error.limit },
        };
      else if (error instanceof Unanswered) count({ status: 'indeterminate', reason: error.reason });
      else throw error;
      return result();
    }
  }

  return {
    async resolve(nameText, typeText, { signal } = {}) {
      const name = parseName(nameText);
      const type = typeNumber(typeText);
      // ANY is no type of records: whatever comes, nothing is said of what is left out (RFC 8482), so nothing is proven.
      if (!name || type === undefined || !isDataType(type)) {
        const reason: ValidationReason = {
          kind: 'no-answer',
          zone: '.',
          name: nameText,
          type: typeText,
          detail: 'no question',
        };
        return { status: 'indeterminate', rcode: '', records: [], chain: [], reason };
      }
      return resolveOnce(name, type, signal);
    },
  };
}
