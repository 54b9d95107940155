import * as z from 'zod/mini';
import { createStore } from 'zustand/vanilla';
import type { CheckStep, PracticeDomain } from '../../../shared/contract/contract.ts';
import { CallFailed, type Failure } from '../../../shared/contract/failure.ts';
import { type Evidence, evidence as evidenceSchema } from '../../../shared/evidence/evidence.ts';
import { withSession } from '../../../shared/evidence/with-session.ts';
import { type DomainNameProblem, parseDomainName } from '../../../shared/model/domain-name.ts';
import { api } from '../../host/api.ts';
import { goTo, place } from '../../state/location.ts';

interface CheckState {
  readonly typed: string;
  readonly resolver: string;
  readonly allowPrivateAddresses: boolean;
  readonly practiceDomains: readonly PracticeDomain[];
  readonly running:
    | { readonly domain: string; readonly steps: readonly CheckStep[]; readonly startedAt: number }
    | undefined;
  /** What the last check, or an opened file, brought. Stays until there is something newer. */
  readonly evidence: Evidence | undefined;
  readonly fromFile: boolean;
  /** A saved check is judged by the day it is opened on: certificates may have expired since it was made. */
  readonly judgedAt: number;
  readonly failure: Failure | undefined;
  /** What was made of the text that was typed, where that is not the same. */
  readonly notice: DomainNameProblem | undefined;
}

export const check = createStore<CheckState>(() => ({
  typed: place.getState().domain,
  resolver: '',
  allowPrivateAddresses: false,
  practiceDomains: [],
  running: undefined,
  evidence: undefined,
  fromFile: false,
  judgedAt: Date.now(),
  failure: undefined,
  notice: undefined,
  ...keptResult(),
}));

let abort: AbortController | undefined;

/** Checks a domain as typed. An earlier check that still runs is stopped: there is one domain in focus. */
export async function start(typed: string, network: 'real' | 'lab'): Promise<void> {
  abort?.abort();
  const own = new AbortController();
  abort = own;
  const parsed = parseDomainName(typed);
  if (!parsed.ok) {
    const failure: Failure = { kind: 'bad-domain', text: typed.slice(0, 300), problem: parsed.errors[0] };
    check.setState({ failure, running: undefined, notice: undefined });
    return;
  }
  const domain = parsed.value;
  const notice = parsed.warnings[0];
  check.setState({ failure: undefined, notice, running: { domain, steps: [], startedAt: Date.now() } });
  goTo({ room: 'check', network, domain, open: [] });
  const { resolver, allowPrivateAddresses } = check.getState();
  try {
    const input = { domain, network, resolver, allowPrivateAddresses };
    const evidence = await api.checkDomain(input, step => addStep(own, step), own.signal);
    if (abort === own)
      check.setState({ evidence, fromFile: false, judgedAt: Date.now(), running: undefined });
  } catch (error) {
    if (!(error instanceof CallFailed)) throw error;
    if (abort === own) check.setState({ failure: error.failure, running: undefined });
  }
}

function addStep(own: AbortController, step: CheckStep): void {
  const { running } = check.getState();
  if (abort !== own || !running) return;
  const same = (other: CheckStep) => other.probe === step.probe && other.subject === step.subject;
  const known = running.steps.some(same);
  const steps = known ? running.steps.map(other => (same(other) ? step : other)) : [...running.steps, step];
  check.setState({ running: { ...running, steps } });
}

export function cancel(): void {
  abort?.abort();
}

/** Back to the empty field; what was typed stays in it. */
export function leave(): void {
  cancel();
  check.setState({ evidence: undefined, failure: undefined, running: undefined, notice: undefined });
  goTo({ domain: '', open: [] });
}

/** The evidence in the text of a saved file; false where it is none. */
export function openSaved(text: string): boolean {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    return false;
  }
  const beside = z.safeParse(z.object({ evidence: z.unknown() }), content);
  const parsed = z.safeParse(evidenceSchema, beside.success ? beside.data.evidence : content);
  if (!parsed.success) return false;
  const evidence = parsed.data;
  const network = evidence.vantage.network === 'lab' ? 'lab' : 'real';
  check.setState({
    evidence,
    fromFile: true,
    judgedAt: Date.now(),
    failure: undefined,
    notice: undefined,
    typed: evidence.domain,
  });
  goTo({ room: 'check', network, domain: evidence.domain, open: [] });
  return true;
}

/** Adds what `openssl s_client` printed elsewhere; gives the failure where it could not be read. */
export async function addPasted(host: string, text: string): Promise<Failure | undefined> {
  const { evidence } = check.getState();
  if (!evidence) return undefined;
  try {
    const pasted = await api.readPastedSession({ host, text }, () => undefined, new AbortController().signal);
    check.setState({ evidence: withSession(evidence, pasted.session, pasted.certificates) });
    return undefined;
  } catch (error) {
    if (error instanceof CallFailed) return error.failure;
    throw error;
  }
}

export async function loadPracticeDomains(): Promise<void> {
  try {
    const about = await api.about({}, () => undefined, new AbortController().signal);
    check.setState({ practiceDomains: about.practiceDomains });
  } catch (error) {
    // A host that has gone is told by the page as a whole.
    if (!(error instanceof CallFailed)) throw error;
  }
}

const KEPT = 'postzegel-last-check';
/** Larger results are not kept over a reload: the browser's store has room for some megabytes. */
const MAX_KEPT_CHARACTERS = 2_000_000;

check.subscribe(({ evidence }, before) => {
  if (evidence === before.evidence) return;
  const text = evidence ? JSON.stringify(evidence) : '';
  if (text === '' || text.length > MAX_KEPT_CHARACTERS) sessionStorage.removeItem(KEPT);
  else sessionStorage.setItem(KEPT, text);
});

/** The result that was on the screen before a reload, if it is of the domain in the address. */
function keptResult(): Partial<CheckState> {
  try {
    const parsed = z.safeParse(evidenceSchema, JSON.parse(sessionStorage.getItem(KEPT) ?? 'null'));
    return parsed.success && parsed.data.domain === place.getState().domain ? { evidence: parsed.data } : {};
  } catch {
    return {};
  }
}
