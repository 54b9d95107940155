import { readDomain } from '../../../shared/reading/read-domain.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { collectEvidence } from '../../../electron/checks/collect-evidence.ts';
import { createRealNetwork } from '../../../electron/networks/real.ts';
import { parseDomainName } from '../../../shared/model/domain-name.ts';
import { POSTFIX, type Run, type Sender, simulate } from '../../../shared/simulate/index.ts';
import { ARGUED_DIFFERENCES } from './argued-differences.ts';
import { type DaneBed, type PlacedCase, startDaneBed } from './dane-bed.ts';
import { type DaneCase, daneCases, makeCertificates } from './dane-cases.ts';
import { type Opinion, type Program, PROGRAMS } from './opinions.ts';
import { describeOn, withoutRoot } from '../../support/describe-on.ts';

const START_LIMIT_MS = 120_000;
/** The cases by what they are about; the certificates of this list are not those of the servers. */
const NAMES = daneCases(makeCertificates()).map(({ about }, at) => ({ about, at }));

const opinionOf = (outcome: DaneCase['expected']): Opinion => {
  if (outcome === 'authenticated') return 'proven';
  return outcome === 'security' || outcome === 'lookup' ? 'refused' : 'unproven';
};
const arguedFor = (from: Program, about: string) =>
  ARGUED_DIFFERENCES.filter(each => each.from === from && each.concerns.includes(about));

describeOn(
  withoutRoot('servers on ports 25 and 53'),
  `DANE, against Postfix and ldns on ${NAMES.length} set-ups`,
  () => {
    let bed: DaneBed;
    beforeAll(async () => {
      bed = await startDaneBed();
    }, START_LIMIT_MS);
    afterAll(() => bed?.stop(), START_LIMIT_MS);

    // Some at once: posttls-finger takes its time.
    test.concurrent.each(NAMES)('$about', async ({ about, at }) => {
      const placed = bed.cases[at]!;
      const programs = Object.keys(PROGRAMS) as Program[];
      const [{ outcome }, ...opinions] = await Promise.all([
        simulated(bed, placed),
        ...programs.map(program => PROGRAMS[program](bed, placed)),
      ]);
      const ours =
        outcome.kind === 'delivered'
          ? outcome.protection
          : outcome.kind === 'deferred'
            ? outcome.because
            : outcome.kind;
      expect(ours).toBe(placed.expected);
      const opinion = opinionOf(placed.expected);
      programs.forEach((program, which) => {
        const [argued] = arguedFor(program, about);
        if (argued) expect([argued.ours, argued.theirs === opinion]).toEqual([opinion, false]);
        expect([program, opinions[which]]).toEqual([program, argued?.theirs ?? opinion]);
      });
    });

    test.each(NAMES)('a Postfix that sends with DANE: $about', async ({ at }) => {
      const { domain, expected, layout } = bed.cases[at]!;
      const { status, tls, said } = await bed.sender.send(domain);
      const handsOver = opinionOf(expected) !== 'refused';
      expect([status, said]).toEqual([
        handsOver ? 'bounced' : 'deferred',
        expect.stringMatching(
          handsOver
            ? /said: 5/
            : expected === 'lookup'
              ? /Host not found, try again/
              : /not verified|TLS is required|TLSA lookup error/,
        ),
      ]);
      if (expected === 'authenticated') expect(tls).toBe('Verified');
      // smtp_tls_dane_insecure_mx_policy: what matches over an insecure MX record is not called verified.
      if (expected === 'encrypted')
        expect(tls).toMatch(layout === 'mx-unsigned' ? /Trusted/ : /Untrusted|Anonymous/);
      if (expected === 'cleartext') expect(tls).toBeUndefined();
    });

    test.each(NAMES)('DANE-15: a Postfix that demands DANE: $about', async ({ at }) => {
      const placed = bed.cases[at]!;
      const { outcome } = await simulated(bed, placed, { ...POSTFIX, demandsDane: true });
      const isProven = placed.expected === 'authenticated';
      expect(outcome).toMatchObject(
        isProven ? { kind: 'delivered', protection: 'authenticated' } : { kind: 'deferred' },
      );
      const { status, tls } = await bed.sender.send(placed.demanding);
      expect(status).toBe(isProven ? 'bounced' : 'deferred');
      if (isProven) expect(tls).toBe('Verified');
    });
  },
);

/** What Postfix would do by our rules, on what a check of the domain observes. */
async function simulated(bed: DaneBed, { domain }: PlacedCase, sender: Sender = POSTFIX): Promise<Run> {
  const name = parseDomainName(domain);
  if (!name.ok) throw new Error(domain);
  const network = createRealNetwork({
    resolver: { kind: 'servers', servers: [bed.resolver] },
    allowPrivateAddresses: true,
    extraRoots: [bed.rootPem],
    trustAnchors: bed.trustAnchors,
  });
  const evidence = await collectEvidence(name.value, network, { application: 'postzegel test' });
  return simulate(readDomain(evidence), sender, { now: Math.floor(evidence.endedAt / 1_000) });
}

test('every argued difference is about cases that there are, and each is argued once', () => {
  const abouts = NAMES.map(({ about }) => about);
  expect(
    ARGUED_DIFFERENCES.flatMap(({ concerns }) => concerns).filter(each => !abouts.includes(each)),
  ).toEqual([]);
  for (const from of Object.keys(PROGRAMS) as Program[]) {
    expect(abouts.filter(about => arguedFor(from, about).length > 1)).toEqual([]);
  }
});
