import { afterAll, beforeAll, expect, test } from 'vitest';
import { createValidator, type Validated, type Validator } from '../../../electron/dnssec/index.ts';
import { ARGUED_DIFFERENCES } from './argued-differences.ts';
import { type ComparisonBed, startComparisonBed } from './comparison-bed.ts';
import { plannedZones, type PlannedZone } from './comparison-zones.ts';
import { delvSays, resolverSays } from './opinions.ts';
import { upstreamOf } from './upstream-of.ts';
import { nameIn, QUESTIONS, type Question } from './zone-text.ts';
import { describeOn, withoutRoot } from '../../support/describe-on.ts';

/** Keys, signatures and four servers: some 8 s on a small machine that has nothing else to do. */
const START_LIMIT_MS = 120_000;
/** Processes of delv at a time. */
const AT_ONCE = 4;

describeOn(withoutRoot('servers on port 53'), 'DNSSEC status, against Unbound and delv', () => {
  let bed: ComparisonBed;
  let validator: Validator;
  let validatorWithSha1: Validator;
  const seen = new Set<(typeof ARGUED_DIFFERENCES)[number]>();
  beforeAll(async () => {
    bed = await startComparisonBed();
    const settings = {
      exchange: upstreamOf(bed.plain),
      trustAnchors: bed.trustAnchors,
      now: () => Math.floor(Date.now() / 1_000),
    };
    validator = createValidator(settings);
    validatorWithSha1 = createValidator({ ...settings, options: { sha1: 'validate' } });
  }, START_LIMIT_MS);
  afterAll(() => bed?.stop(), START_LIMIT_MS);

  const ours = (zone: PlannedZone, question: Question): Promise<Validated> =>
    (zone.isSha1 ? validatorWithSha1 : validator).resolve(nameIn(zone.origin, question), question.type);
  /** Nothing when the two agree, or the difference is an argued one; else a line that tells it. */
  const difference = (
    from: 'unbound' | 'delv',
    zone: PlannedZone,
    question: Question,
    theirs: string,
    { status, reason }: Validated,
  ): string[] => {
    if (theirs === status) return [];
    const argued = ARGUED_DIFFERENCES.find(
      each =>
        each.from === from &&
        each.theirs === theirs &&
        each.ours === status &&
        each.concerns(zone.about, question),
    );
    if (argued) seen.add(argued);
    const line = `${question.about}: ${question.name || '@'} ${question.type}: ${from} ${theirs}, ours ${status}`;
    return argued ? [] : [`${line} ${JSON.stringify(reason ?? '')}`];
  };

  test.each(plannedZones())('$about: every status and code is Unbound’s', async zone => {
    const asked = QUESTIONS.map(question => ({ name: nameIn(zone.origin, question), type: question.type }));
    const theirs = await resolverSays(bed.validating, asked);
    const differences: string[] = [];
    for (const [index, question] of QUESTIONS.entries()) {
      const result = await ours(zone, question);
      const { status, rcode } = theirs[index]!;
      differences.push(...difference('unbound', zone, question, status, result));
      // The code that stands in for a bogus answer is no code of the zone's.
      if (status !== 'bogus' && rcode !== result.rcode) {
        differences.push(`${nameIn(zone.origin, question)} ${question.type}: ${rcode}, ours ${result.rcode}`);
      }
    }
    expect(differences).toEqual([]);
  });

  test.each(plannedZones())('$about: every status is delv’s', async zone => {
    const questions = questionsForDelv(zone);
    const differences: string[] = [];
    const left = questions.values();
    const askRest = async () => {
      for (const question of left) {
        const asked = { name: nameIn(zone.origin, question), type: question.type };
        const theirs = await delvSays(bed.plain, bed.anchorsFile, asked);
        differences.push(...difference('delv', zone, question, theirs, await ours(zone, question)));
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, askRest));
    expect(differences).toEqual([]);
  });

  test.each(plannedZones().filter(zone => zone.isSha1))(
    'RFC 9905 §2: $about counts as not signed, unless the user says otherwise',
    async ({ origin }) => {
      const { status, reason } = await validator.resolve(origin, 'SOA');
      expect([status, reason?.kind]).toEqual(['insecure', 'unsupported-algorithms']);
    },
  );

  test('every argued difference is still there', () => {
    const gone = ARGUED_DIFFERENCES.filter(each => !each.sometimes && !seen.has(each));
    expect(gone.map(({ from, because }) => `${from}: ${because}`)).toEqual([]);
  });
});

/** A process for each question is slow: one of each kind, and all of them for one algorithm of each signer. */
function questionsForDelv({ asksAll }: PlannedZone): readonly Question[] {
  // Asked for signatures alone, delv waits until it gives up; so it does where the answer is YXDOMAIN.
  const questions = QUESTIONS.filter(({ about, type }) => type !== 'RRSIG' && about !== 'DNAME, too long');
  if (asksAll) return questions;
  return questions.filter(({ about }, index) => questions.findIndex(each => each.about === about) === index);
}
