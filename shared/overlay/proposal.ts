import * as z from 'zod/mini';
import { dnsName } from '../evidence/bounds/names.ts';
import { dnsRecord, type DnsRecordOf } from '../evidence/dns.ts';

/** What Postzegel writes for a domain: the types of record that transport security of mail is made of. */
export const PROPOSED_TYPES = ['TXT', 'TLSA', 'CNAME', 'A', 'AAAA', 'MX'] as const;
export type ProposedType = (typeof PROPOSED_TYPES)[number];
export type ProposedRecord = DnsRecordOf<ProposedType>;

const proposedType = z.enum(PROPOSED_TYPES);
const proposedRecord = z.custom<ProposedRecord>(value => {
  const record = z.safeParse(dnsRecord, value);
  return record.success && z.safeParse(proposedType, record.data.type).success;
});

/** The records of one name and type as they are now and as they are to be (RFC 2181 §5: a set changes as a whole). */
export const recordSetChange = z.object({
  /** Owner in presentation form, lower case, A-labels, no trailing dot. */
  name: dnsName(),
  type: proposedType,
  /** What is published now; empty where nothing is. */
  before: z.array(proposedRecord),
  /** What is to be published; empty where the set goes away. All of one TTL (RFC 2181 §5.2). */
  after: z.array(proposedRecord),
});
type Lists<Type> = {
  readonly [Key in keyof Type]: Type[Key] extends (infer Item)[] ? readonly Item[] : Type[Key];
};
export type RecordSetChange = Lists<z.infer<typeof recordSetChange>>;

/** What becomes of the file at `https://mta-sts.<domain>/.well-known/mta-sts.txt`. */
export const policyChange = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('serve'), text: z.string() }),
  z.object({ kind: z.literal('remove') }),
]);
export type PolicyChange = Readonly<z.infer<typeof policyChange>>;

/** What one wants to publish, laid over what was observed by `overlay`, written as text by `generate`. */
export const proposal = z.object({
  recordSets: z.array(recordSetChange),
  policy: z.optional(policyChange),
});
export interface Proposal {
  readonly recordSets: readonly RecordSetChange[];
  readonly policy?: PolicyChange | undefined;
}
