import type { Evidence } from '../evidence/evidence.ts';
import { type PlanStep, WEEK } from '../generate/plans/plan.ts';
import { type CalendarEvent, writeCalendar } from '../generate/plans/calendar.ts';
import type { DialectId } from '../generate/zone/dialects.ts';
import type { Seconds } from '../model/time.ts';
import { sayDay, sayMoment, sayRoundedSpan } from '../words/date.ts';
import { type Language, sayPlanAction, wordsOf } from '../words/say.ts';
import { publicationTexts } from './publication-as-text.ts';
import { wrapText } from './wrap-text.ts';

/** Which plan it is: steps of the same plan for the same domain replace each other in a calendar. */
export type PlanId = 'rollout' | 'move' | 'withdrawal' | `rollover-${string}` | `kept-key-${string}`;

export const isPlanId = (text: string): text is PlanId =>
  /^(?:rollout|move|withdrawal|rollover-.+|kept-key-.+)$/.test(text);

/** A plan, and in what form it is wanted. */
export interface PlanReport {
  readonly evidence: Evidence;
  readonly steps: readonly PlanStep[];
  readonly dialect: DialectId;
  readonly language: Language;
}

/**
 * From when a step may be done: the day, and the time as well where another step of that day has to come before or after;
 * and how long after the step before it, where that matters.
 */
export function sayStart({ at, wait }: PlanStep, steps: readonly PlanStep[], language: Language): string {
  const day = sayDay(at, language);
  const hasOther = steps.some(other => other.at !== at && sayDay(other.at, language) === day);
  const words = wordsOf(language).make.plan;
  const start = words.from(hasOther ? sayMoment(at * 1000, language) : day);
  return wait === undefined ? start : `${start}, ${words.wait(sayRoundedSpan(wait, language))}`;
}

/** The steps of a plan in their order, each followed by what is published in it; ends with a line end. */
export function planAsText({ evidence, steps, dialect, language }: PlanReport, width: number): string {
  const { lead } = wordsOf(language).make.plan;
  const said = steps.map((step, at) => {
    const head = `${at + 1}. ${sayStart(step, steps, language)}: ${sayPlanAction(step.action, language)}`;
    const texts = step.proposal ? publicationTexts(evidence, step.proposal, dialect, language) : [];
    // At the edge: a zone file has its names there, and what is copied is not to be put straight by hand.
    return [`${wrapText(head, width, '')}\n`, ...texts].join('\n');
  });
  return [`${wrapText(lead, width, '')}\n`, ...said].join('\n');
}

/** The steps of a plan as a calendar file (RFC 5545), each with what is published in it. */
export function planAsCalendar(
  { evidence, steps, dialect, language }: PlanReport,
  plan: PlanId,
  now: Seconds,
): string {
  const { domain } = evidence;
  const { lead } = wordsOf(language).make.plan;
  const events = steps.map(({ id, at: from, action, proposal }): CalendarEvent => {
    // A renewal may come at any time: the reminder is for whoever has not had it yet.
    const at = action.kind === 'renew-same-key' ? Math.max(from, action.until - WEEK) : from;
    const text = sayPlanAction(action, language);
    const texts = proposal ? publicationTexts(evidence, proposal, dialect, language) : [];
    return {
      uid: `postzegel-${plan}-${id}@${domain}`,
      at,
      summary: `${domain}: ${text}`,
      description: [text, lead, ...texts].join('\n\n'),
    };
  });
  return writeCalendar(events, now);
}
