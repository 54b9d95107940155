import { remembered } from '../model/remembered.ts';
import type { DnsLookup } from './dns.ts';
import type { Evidence } from './evidence.ts';

/** A question that every resolver can answer: the root has name servers (RFC 8109 §3). Each check asks it. */
export const ROOT_QUESTION = { name: '.', type: 'NS' } as const;

/** What a resolver says that is of no use: the response code, NOERROR where the answers are empty. */
export interface UnusableResolver {
  readonly rcode: string;
  /** That it said so of the root too, of which there always is something. */
  readonly saidOfRoot: boolean;
}

/**
 * Whether whoever was asked answers nothing at all: refuses, fails, does not know how, or finds nothing even at the root.
 * Then nothing follows for the domain. Undefined where it did answer something, and where nothing came in at all.
 */
export const unusableResolver = remembered((evidence: Evidence): UnusableResolver | undefined => {
  // A zone whose keys were seen and hold, and any record: somebody answered.
  if (evidence.zones.some(({ status }) => status === 'secure')) return undefined;
  if (evidence.dns.some(hasRecords)) return undefined;
  const root = evidence.dns.find(
    ({ name, type }) => name === ROOT_QUESTION.name && type === ROOT_QUESTION.type,
  );
  const rcodes = new Set(
    evidence.dns.flatMap(({ result }) => (result.kind === 'answer' ? [result.rcode] : [])),
  );
  if (root) {
    if (root.result.kind !== 'answer') return undefined;
    const { rcode } = root.result;
    const isUseful = (other: string) => WHAT_IS.has(other) && other !== rcode;
    return [...rcodes].some(isUseful) ? undefined : { rcode, saidOfRoot: true };
  }
  // Checks of before the root was asked for: these codes a resolver gives of its own accord, and never passes on.
  const [only, ...others] = rcodes;
  return only !== undefined && others.length === 0 && ITS_OWN.has(only)
    ? { rcode: only, saidOfRoot: false }
    : undefined;
});

const hasRecords = ({ result }: DnsLookup) => result.kind === 'answer' && result.records.length > 0;

/** Codes that say what is or is not there (RFC 2308 §2); the others say that nobody looked. */
const WHAT_IS: ReadonlySet<string> = new Set(['NOERROR', 'NXDOMAIN']);
const ITS_OWN: ReadonlySet<string> = new Set(['REFUSED', 'NOTIMP', 'FORMERR', 'NOTAUTH', 'BADVERS']);
