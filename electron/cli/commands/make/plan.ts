import { mtaStsDraft, proposedBy } from '../../../../shared/generate/draft/proposed.ts';
import type { DomainReading } from '../../../../shared/reading/domain-reading.ts';
import { hostNamed } from '../../../../shared/reading/hosts/mail-hosts.ts';
import { readDomain } from '../../../../shared/reading/read-domain.ts';
import { keptKeyPlan } from '../../../../shared/generate/plans/kept-key-plan.ts';
import { mailMovePlan, newHosts } from '../../../../shared/generate/plans/mail-move-plan.ts';
import type { PlanStep } from '../../../../shared/generate/plans/plan.ts';
import { rolloutPlan } from '../../../../shared/generate/plans/rollout-plan.ts';
import { rolloverPlan } from '../../../../shared/generate/plans/rollover-plan.ts';
import { withdrawalPlan } from '../../../../shared/generate/plans/withdrawal-plan.ts';
import { unknownBefore } from '../../../../shared/preview/unknown-before.ts';
import { planAsCalendar, planAsText, type PlanId } from '../../../../shared/report/plan-as-text.ts';
import { type Language, wordsOf } from '../../../../shared/words/say.ts';
import type { MakePlan } from '../../arguments/make.ts';
import { EXIT } from '../../exit-codes.ts';
import { type Compose, observe, type Streams } from '../../observe.ts';
import { columnsOf } from '../../progress.ts';
import { CLI_WORDS } from '../../usage.ts';
import { hostAmong, hostMeant, recordOfFile, typedRecord } from './brought.ts';
import { refusedDraft } from './refused-draft.ts';
import { CannotMake, sayAll } from './say.ts';
import { stoppedBy } from './stopped-by.ts';
import { policyDrafts } from './typed-drafts.ts';

interface Plan {
  readonly id: PlanId;
  readonly steps: readonly PlanStep[];
}

/** `make plan`: the steps with their dates, as text or as a calendar file. */
export async function makePlan(
  wanted: MakePlan,
  compose: Compose,
  streams: Streams,
  signal: AbortSignal,
): Promise<number> {
  const observed = await observe(wanted, compose, streams, signal);
  if (observed.kind === 'failed') return observed.exitCode;
  const reading = readDomain(observed.evidence);
  const { dialect, language, ics } = wanted;
  const now = Math.floor(Date.now() / 1000);
  const { id, steps } = await planOf(wanted, reading, now);
  if (steps.length === 0) {
    sayAll(streams.stderr, [CLI_WORDS[language].noPlan]);
    return EXIT.fine;
  }
  const dangers = unknownBefore(
    reading,
    steps.flatMap(({ proposal }) => proposal ?? []),
  );
  if (stoppedBy(dangers, wanted, reading, streams.stderr)) return EXIT.danger;
  const report = { evidence: reading.evidence, steps, dialect, language };
  streams.stdout.write(ics ? planAsCalendar(report, id, now) : planAsText(report, columnsOf(streams.stdout)));
  return EXIT.fine;
}

/** @throws CannotMake where the fields are wrong, or there is nothing to plan from */
async function planOf(wanted: MakePlan, reading: DomainReading, now: number): Promise<Plan> {
  const { language } = wanted;
  switch (wanted.plan) {
    case 'mta-sts': {
      const drafts = policyDrafts(wanted, reading, now * 1000);
      const proposed = proposedBy('mta-sts', drafts, reading, now * 1000);
      if (proposed.kind === 'wrong') throw refusedDraft(proposed.problems, reading, language);
      return { id: 'rollout', steps: rolloutPlan(reading, mtaStsDraft(drafts), now) };
    }
    case 'move':
      return { id: 'move', steps: await moveSteps(wanted, reading, now) };
    case 'keep': {
      const host = hostMeant(reading, wanted.mxHost, language);
      const steps = keptKeyPlan(reading, host, now);
      if (steps.length === 0) throw noKeyPlan(reading, host, language);
      return { id: `kept-key-${host}`, steps };
    }
    case 'withdraw': {
      const steps = withdrawalPlan(reading, now);
      if (steps.length === 0) throw new CannotMake(CLI_WORDS[language].noPolicy, EXIT.fine);
      return { id: 'withdrawal', steps };
    }
    case 'rollover': {
      const host = hostMeant(reading, wanted.mxHost, language);
      const next = await nextOf(host, wanted);
      const steps = rolloverPlan(reading, host, [next.record], now);
      if (steps.length === 0) throw noKeyPlan(reading, host, language);
      return { id: `rollover-${host}`, steps };
    }
  }
}

/** @throws CannotMake where no new host is named, or where a record was brought and it is not said for which */
async function moveSteps(
  wanted: MakePlan,
  reading: DomainReading,
  now: number,
): Promise<readonly PlanStep[]> {
  const { language, certificate, nextRecord, mxHost } = wanted;
  const { mx } = mtaStsDraft(policyDrafts(wanted, reading, now * 1000));
  if (wanted.fields.mx === undefined) throw new CannotMake(CLI_WORDS[language].moveWhere);
  if (certificate === undefined && nextRecord === undefined) return mailMovePlan(reading, { mx }, now);
  const host = hostAmong(newHosts(reading, mx), mxHost, language);
  return mailMovePlan(reading, { mx }, now, [await nextOf(host, wanted)]);
}

/** The record that was brought, as it was typed or of a file. */
const nextOf = (host: string, { certificate, nextRecord = '', language }: MakePlan) =>
  certificate === undefined
    ? typedRecord(host, nextRecord, language)
    : recordOfFile(host, certificate, language);

/** Why there is no plan for a key: the certificate of its host was not seen, or there is nothing to plan. */
function noKeyPlan(reading: DomainReading, host: string, language: Language): CannotMake {
  const isSeen = hostNamed(reading, host)?.servers.some(({ kind }) => kind === 'tls') === true;
  return isSeen
    ? new CannotMake(CLI_WORDS[language].noPlan, EXIT.fine)
    : new CannotMake(wordsOf(language).make.tlsa.unseen, EXIT.notMeasured);
}
