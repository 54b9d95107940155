import { beforeAll, describe, expect, test } from 'vitest';
import { readDomain } from '../../../../shared/reading/read-domain.ts';
import { assess } from '../../../../shared/assessment/assessment.ts';
import { collectEvidence } from '../../../../electron/checks/collect-evidence.ts';
import { labScenarios } from '../../../../electron/lab/lab-scenarios.ts';
import { type Lab, startLab } from '../../../../electron/lab/lab.ts';
import type { Scenario } from '../../../../electron/lab/scenario.ts';
import { DEFAULT_LIMITS, type Limits } from '../../../../electron/network.ts';
import { findingsIn } from '../../../support/findings-in.ts';
import type { Evidence } from '../../../../shared/evidence/evidence.ts';
import type { Finding } from '../../../../shared/findings/finding.ts';
import {
  type MtaStsDraft,
  proposeMtaSts,
  removeAnnouncement,
  removePolicy,
  suggestMtaSts,
} from '../../../../shared/generate/mta-sts.ts';
import { proposeTlsRpt } from '../../../../shared/generate/tls-rpt.ts';
import { proposeTlsa, tlsaChoices } from '../../../../shared/generate/tlsa-choices.ts';
import type { Proposal } from '../../../../shared/overlay/proposal.ts';
import { preview } from '../../../../shared/preview/preview.ts';
import { letters } from '../../../../shared/simulate/index.ts';
import { NEW_POLICY_ADDRESS, publishedScenario } from './published-scenario.ts';

/** One clock for both labs, so that their certificates and signatures have the same dates. */
const THEN = 1_798_761_600_000;
const LATER = THEN + 60_000;
const SECONDS = THEN / 1000;

/** What a practice domain's owner could publish; nothing where it does not apply to it. */
const PROPOSALS: Readonly<Record<string, (evidence: Evidence) => Proposal | undefined>> = {
  'a record for reports': evidence =>
    valueOf(proposeTlsRpt(readDomain(evidence), { rua: ['tls@voorbeeld.nl'] })),
  'a policy in mode testing': evidence => policy(evidence, { mode: 'testing', maxAge: 86_400 }),
  'a policy in mode enforce': evidence => policy(evidence, { mode: 'enforce', maxAge: 2_592_000 }),
  'a policy that names another host': evidence =>
    policy(evidence, { mode: 'enforce', mx: ['mail.elders-oefening.nl'] }),
  'a policy in mode none': evidence => policy(evidence, { mode: 'none', maxAge: 86_400 }),
  'no announcement of a policy': evidence => removeAnnouncement(readDomain(evidence)),
  'no policy': evidence => {
    const { recordSets, ...rest } = removePolicy(readDomain(evidence));
    return { ...rest, recordSets: [...removeAnnouncement(readDomain(evidence)).recordSets, ...recordSets] };
  },
  'the TLSA records that are advised': evidence => tlsa(evidence, () => undefined),
  'TLSA records of an issuer': evidence =>
    tlsa(evidence, texts => texts.filter(text => text.startsWith('2 '))),
  'the record of the next key too': evidence =>
    tlsa(evidence, texts => texts.filter(text => text.startsWith('3 1 1'))),
  'the record of the next key alone': evidence => tlsa(evidence, texts => texts.filter(isNext)),
  'no TLSA records': evidence => tlsa(evidence, () => []),
};

const NEXT = { certificateUsage: 3, selector: 1, matchingType: 1, data: 'e'.repeat(64) };
const isNext = (text: string) => text.endsWith(NEXT.data);

function tlsa(
  evidence: Evidence,
  choose: (texts: readonly string[]) => readonly string[] | undefined,
): Proposal | undefined {
  const hosts = tlsaChoices(readDomain(evidence), SECONDS).map(({ host }) => host);
  const choices = tlsaChoices(
    readDomain(evidence),
    SECONDS,
    hosts.map(host => ({ host, name: '', record: NEXT })),
  );
  const chosen = choices.flatMap(({ host, choices: all, advised }) => {
    const own = choose(all.map(({ text }) => text)) ?? advised.filter(text => !isNext(text));
    return [[host, own] as const];
  });
  const proposal = proposeTlsa(readDomain(evidence), choices, Object.fromEntries(chosen));
  return proposal.recordSets.length > 0 ? proposal : undefined;
}

function policy(evidence: Evidence, change: Partial<MtaStsDraft>): Proposal | undefined {
  const hasHost = evidence.https.length > 0;
  const host = hasHost
    ? ({ kind: 'as-is' } as const)
    : ({ kind: 'address', addresses: [NEW_POLICY_ADDRESS] } as const);
  return valueOf(
    proposeMtaSts(readDomain(evidence), {
      ...suggestMtaSts(readDomain(evidence), SECONDS),
      id: '20270202',
      host,
      ...change,
    }),
  );
}

const valueOf = (result: { ok: true; value: Proposal } | { ok: false }) =>
  result.ok ? result.value : undefined;

const scenarios = labScenarios();

/** As long as a busy machine may take: what is compared is what is found, and not how soon. */
const PATIENT: Limits = {
  ...DEFAULT_LIMITS,
  checkMs: 600_000,
  dnsQueryMs: 120_000,
  connectMs: 120_000,
  greetingMs: 120_000,
  smtpReplyMs: 120_000,
  handshakeMs: 120_000,
  httpsMs: 120_000,
};
const TEST_LIMIT_MS = 600_000;
const CHECKS_AT_ONCE = 4;

async function checkAll(lab: Lab): Promise<ReadonlyMap<string, Evidence>> {
  const found = new Map<string, Evidence>();
  const left = [...lab.domains];
  const worker = async () => {
    for (let next = left.shift(); next; next = left.shift()) {
      found.set(next.id, await collectEvidence(next.domain, lab.network, { application: 'Postzegel test' }));
    }
  };
  await Promise.all(Array.from({ length: CHECKS_AT_ONCE }, worker));
  return found;
}

/** Each published by itself, as two of them would be at one address of the lab. */
async function checkPublished(changed: readonly Scenario[]): Promise<ReadonlyMap<string, Evidence>> {
  const found = new Map<string, Evidence>();
  const apart = changed.map((each, at) => ({
    ...each,
    ...(each.mtaSts?.policy?.addresses.includes(NEW_POLICY_ADDRESS) && {
      mtaSts: {
        ...each.mtaSts,
        policy: { ...each.mtaSts.policy, addresses: [`203.0.113.${200 + at}`] },
      },
    }),
  }));
  const lab = await startLab({ scenarios: apart, now: () => THEN, limits: PATIENT });
  try {
    for (const [id, evidence] of await checkAll(lab)) found.set(id, evidence);
  } finally {
    await lab.close();
  }
  return found;
}

const contents = (findings: readonly Finding[]) =>
  // Tags of the keys that the lab makes at its start.
  findings
    .map(({ id, facts }) => `${id} ${JSON.stringify(facts)}`.replace(/"keyTags":\[[\d,]*\]/, ''))
    .toSorted();

describe('a preview is what a check finds after publishing, for every practice domain', () => {
  let before: ReadonlyMap<string, Evidence>;
  beforeAll(async () => {
    const lab = await startLab({ scenarios, now: () => THEN, limits: PATIENT });
    try {
      before = await checkAll(lab);
    } finally {
      await lab.close();
    }
  }, TEST_LIMIT_MS);

  test.for(Object.entries(PROPOSALS))('%s', { timeout: TEST_LIMIT_MS }, async ([, propose]) => {
    const proposals = new Map<string, Proposal>();
    const changed = scenarios.map(scenario => {
      const evidence = before.get(scenario.id)!;
      const proposal = propose(evidence);
      if (!proposal) return scenario;
      proposals.set(scenario.id, proposal);
      return publishedScenario(scenario, evidence, proposal);
    });
    const after = await checkPublished(changed);
    expect(proposals.size).toBeGreaterThan(0);
    const differences = [...proposals].flatMap(([id, proposal]) => {
      const evidence = before.get(id)!;
      const seen = preview(assess(evidence, LATER), proposal);
      const checked = { ...after.get(id)!, startedAt: LATER };
      const foreseen = [
        ...contents(seen.after.findings),
        ...seen.senders.map(({ after: { sender, letter } }) => `${sender}: ${letter}`),
      ];
      const found = [
        ...contents(findingsIn(checked, LATER, evidence)),
        ...letters(readDomain(checked), SECONDS).senders.map(({ sender, letter }) => `${sender}: ${letter}`),
      ];
      const onlyForeseen = foreseen.filter(each => !found.includes(each));
      const onlyFound = found.filter(each => !foreseen.includes(each));
      return onlyForeseen.length + onlyFound.length > 0 ? [{ id, onlyForeseen, onlyFound }] : [];
    });
    expect(differences).toEqual([]);
  });
});
