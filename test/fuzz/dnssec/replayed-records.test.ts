import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { signedRrsets } from '../../../electron/dnssec/signed-rrset.ts';
import { parseMessage, type WireRecord } from '../../../electron/dns/wire/wire-message.ts';
import { nameToText, sameName, type WireName } from '../../../electron/dns/wire/wire-name.ts';
import { responseBytes, type Sections } from '../../support/dns-message.ts';
import { nameOf, type ZoneRecord } from '../../support/zone-records.ts';
import {
  answerKey,
  expectNoOtherSecure,
  FUZZ_TIMEOUT,
  inBatches,
  type RecordedCase,
  recordedCases,
  RUNS,
  SEED,
} from './recorded-cases.ts';

const RRSIG = 46;
const NXDOMAIN = 3;
/** Parts of the responses of other questions that are put into one. */
const MAX_FOREIGN = 5;

/** Records that belong together: an RRset with its signatures, as a liar would have them from an honest answer. */
type Part = readonly ZoneRecord[];

function partsOf(section: readonly WireRecord[]): readonly Part[] {
  return signedRrsets(section).map(({ owner, type }) =>
    section.filter(record => {
      const covered = ((record.rdata[0] ?? 0) << 8) | (record.rdata[1] ?? 0);
      return (
        sameName(record.owner, owner) && (record.type === type || (record.type === RRSIG && covered === type))
      );
    }),
  );
}

function sectionsOf(bytes: Uint8Array) {
  const message = parseMessage(bytes);
  if (!message.ok) throw new Error('a recorded response cannot be read');
  return [partsOf(message.value.answer), partsOf(message.value.authority)] as const;
}

const cases = await recordedCases();
const zoneOf = (name: string) => name.split('.').slice(-2).join('.');
const pools = new Map<string, Part[]>();
for (const { question, responses } of cases) {
  const pool = pools.get(zoneOf(question.name)) ?? [];
  for (const bytes of responses.values()) pool.push(...sectionsOf(bytes).flat());
  pools.set(zoneOf(question.name), pool);
}
for (const [zone, pool] of pools) {
  const keyOf = (part: Part) =>
    part.map(({ owner, type, rdata }) => `${nameToText(owner)} ${type} ${rdata.join()}`).join();
  pools.set(zone, [...new Map(pool.map(part => [keyOf(part), part])).values()]);
}

interface Forgery {
  readonly rcode: number;
  readonly kept: readonly boolean[];
  readonly foreign: readonly {
    readonly part: Part;
    readonly isAnswer: boolean;
    readonly isRenamed: boolean;
  }[];
}

const forgery = (pool: readonly Part[]): fc.Arbitrary<Forgery> =>
  fc.record({
    rcode: fc.constantFrom(0, 0, NXDOMAIN),
    kept: fc.array(fc.constantFrom(true, true, false), { minLength: 12, maxLength: 12 }),
    foreign: fc.array(
      fc.record({
        part: fc.constantFrom(...pool),
        isAnswer: fc.boolean(),
        // As if it had been made from a wildcard for the name that was asked.
        isRenamed: fc.constantFrom(false, false, true),
      }),
      { maxLength: MAX_FOREIGN },
    ),
  });

function forged(bytes: Uint8Array, asked: WireName, { rcode, kept, foreign }: Forgery): Sections {
  const [answer, authority] = sectionsOf(bytes);
  const keep = (parts: readonly Part[], from: number) =>
    parts.filter((_, at) => kept[from + at] ?? true).flat();
  const put = (isAnswer: boolean) =>
    foreign
      .filter(each => each.isAnswer === isAnswer)
      .flatMap(({ part, isRenamed }) =>
        isRenamed ? part.map(record => ({ ...record, owner: asked })) : part,
      );
  return {
    rcode,
    answer: [...put(true), ...keep(answer, 0)],
    authority: [...put(false), ...keep(authority, answer.length)],
  };
}

const anyForgery = fc
  .constantFrom(...cases)
  .chain(each => fc.tuple(fc.constant(each), forgery(pools.get(zoneOf(each.question.name))!)));

const inChain = ({ responses }: RecordedCase) =>
  [...responses.keys()].filter(key => / (?:DS|DNSKEY)$/.test(key));
const chainForgery = fc
  .constantFrom(...cases.filter(each => inChain(each).length > 0))
  .chain(each =>
    fc.tuple(
      fc.constant(each),
      fc.constantFrom(...inChain(each)),
      forgery(pools.get(zoneOf(each.question.name))!),
    ),
  );

const statuses = new Map<string, number>();
const counted = (status: string) => statuses.set(status, (statuses.get(status) ?? 0) + 1);
const bytesOf = (key: string, recorded: Uint8Array, made: Forgery) => {
  const [name = '', type = ''] = key.split(' ');
  return responseBytes(name, type, forged(recorded, nameOf(name), made));
};

test(
  `answers put together from signed parts of others: secure only with what is true (seed ${SEED})`,
  { timeout: FUZZ_TIMEOUT },
  () =>
    inBatches(Math.ceil(RUNS / 2), (numRuns, seed) =>
      fc.assert(
        fc.asyncProperty(anyForgery, async ([each, made]) => {
          const key = answerKey(each);
          const bytes = bytesOf(key, each.responses.get(key)!, made);
          counted(expectNoOtherSecure(each, await each.resolveWith(bytes)));
        }),
        { numRuns, seed },
      ),
    ),
);

test(
  `DS and DNSKEY answers put together likewise, each look-up from the start (seed ${SEED})`,
  { timeout: FUZZ_TIMEOUT },
  () =>
    inBatches(Math.ceil(RUNS / 8), (numRuns, seed) =>
      fc.assert(
        fc.asyncProperty(chainForgery, async ([each, key, made]) => {
          const bytes = bytesOf(key, each.responses.get(key)!, made);
          counted(expectNoOtherSecure(each, await each.resolveFromStart(key, bytes)));
        }),
        { numRuns, seed },
      ),
    ),
);

test('the forgeries reach both sides: some results are still secure, some are bogus', () => {
  console.log(`seed ${SEED}, ${RUNS} runs:`, Object.fromEntries(statuses));
  expect(statuses.get('secure')).toBeGreaterThan(0);
  expect(statuses.get('bogus')).toBeGreaterThan(0);
});
