import { createStore } from 'zustand/vanilla';
import type { PublicationStep } from '../../../../shared/contract/contract.ts';
import { CallFailed, type Failure } from '../../../../shared/contract/failure.ts';
import type { PublicationEvidence } from '../../../../shared/evidence/publication.ts';
import type { DomainName } from '../../../../shared/model/domain-name.ts';
import type { Proposal } from '../../../../shared/overlay/proposal.ts';
import { judgePublication, type PublicationFound } from '../../../../shared/publication/judge-publication.ts';
import { questionsOf, type Wanted } from '../../../../shared/publication/wanted.ts';
import { api } from '../../../host/api.ts';
import type { Place } from '../../../state/location.ts';
import { check } from '../../check/check-store.ts';

/** Looking whether one change was published: under way, or how it ended. */
export type Verification =
  | { readonly kind: 'running'; readonly wanted: string; readonly steps: readonly PublicationStep[] }
  | {
      readonly kind: 'found';
      readonly wanted: string;
      readonly evidence: PublicationEvidence;
      readonly found: PublicationFound;
    }
  | { readonly kind: 'failed'; readonly wanted: string; readonly failure: Failure };

/** What was published in the practice network in this visit. */
export interface Published {
  readonly wanted: string;
  readonly failure?: Failure;
}

/** By what is verified: one change, or one step of a plan, of one domain. */
export const verifications = createStore<{
  readonly byKey: Readonly<Record<string, Verification>>;
  readonly published: Readonly<Record<string, Published>>;
}>(() => ({ byKey: {}, published: {} }));

const put = (key: string, verification: Verification) =>
  verifications.setState(({ byKey }) => ({ byKey: { ...byKey, [key]: verification } }));
const drop = (key: string) => verifications.setState(({ byKey: { [key]: _gone, ...byKey } }) => ({ byKey }));

/** One text for one thing that is wanted: what was found for another says nothing of this one. */
export const wantedKey = (wanted: Wanted): string => JSON.stringify(wanted);

let abort: AbortController | undefined;

export interface Subject {
  readonly key: string;
  readonly network: Place['network'];
  readonly domain: DomainName;
}

/** Asks every name server, with its progress; gives what was found, unless it was stopped or failed. */
export async function verify(
  { key, network, domain }: Subject,
  wanted: Wanted,
): Promise<PublicationFound | undefined> {
  abort?.abort();
  const own = new AbortController();
  abort = own;
  const id = wantedKey(wanted);
  put(key, { kind: 'running', wanted: id, steps: [] });
  const { resolver, allowPrivateAddresses } = check.getState();
  const input = { domain, network, resolver, allowPrivateAddresses, ...questionsOf(wanted) };
  try {
    const evidence = await api.verifyPublication(input, step => addStep(key, step), own.signal);
    const found = judgePublication(wanted, evidence);
    put(key, { kind: 'found', wanted: id, evidence, found });
    return found;
  } catch (error) {
    if (!(error instanceof CallFailed)) throw error;
    if (error.failure.kind === 'cancelled') drop(key);
    else put(key, { kind: 'failed', wanted: id, failure: error.failure });
    return undefined;
  }
}

export function stopVerifying(): void {
  abort?.abort();
}

/** A step keeps its place while it goes on. */
function addStep(key: string, step: PublicationStep): void {
  const running = verifications.getState().byKey[key];
  if (running?.kind !== 'running') return;
  const at = running.steps.findIndex(({ what, subject }) => what === step.what && subject === step.subject);
  const steps = at < 0 ? [...running.steps, step] : running.steps.with(at, step);
  put(key, { ...running, steps });
}

/** Publishes in the practice network, which nothing real hangs on. */
export async function publishPractice(
  { key, domain }: Subject,
  wanted: Wanted,
  proposal: Proposal,
): Promise<void> {
  const done = (published: Published) =>
    verifications.setState(state => ({ published: { ...state.published, [key]: published } }));
  try {
    const sent = {
      recordSets: proposal.recordSets.map(({ before, after, ...set }) => ({
        ...set,
        before: [...before],
        after: [...after],
      })),
      ...(proposal.policy && { policy: proposal.policy }),
    };
    await api.publishPractice({ domain, proposal: sent }, () => undefined, new AbortController().signal);
    done({ wanted: wantedKey(wanted) });
  } catch (error) {
    if (!(error instanceof CallFailed)) throw error;
    done({ wanted: wantedKey(wanted), failure: error.failure });
  }
}
