import { createStore } from 'zustand/vanilla';
import type { CheckStep, PracticeDomain } from '../../../shared/contract/contract.ts';
import { CallFailed, type Failure } from '../../../shared/contract/failure.ts';
import type { SavedProblem } from '../../../shared/evidence/bounds/saved-evidence.ts';
import { withSession } from '../../../shared/evidence/with-session.ts';
import { type DomainNameProblem, parseDomainName } from '../../../shared/model/domain-name.ts';
import { api } from '../../host/api.ts';
import { goTo, type Place, place } from '../../state/location.ts';
import {
  type CheckResult,
  FIELDS,
  keepResult,
  keepTyped,
  keptResult,
  keptTyped,
  type Typed,
} from './kept-check.ts';
import { addStep, type RunningCheck } from './running/running-check.ts';
import { readSaved } from './saved-file.ts';

interface CheckState extends Typed {
  readonly practiceDomains: readonly PracticeDomain[];
  readonly running: RunningCheck | undefined;
  /** What the last check, or an opened file, brought. Stays until there is something newer. */
  readonly result: CheckResult | undefined;
  readonly failure: Failure | undefined;
  /** What was made of the text that was typed, where that is not the same. */
  readonly notice: DomainNameProblem | undefined;
}

export const check = createStore<CheckState>(() => {
  const typed = keptTyped();
  return {
    ...typed,
    typed: typed.typed || place.getState().domain,
    practiceDomains: [],
    running: undefined,
    result: keptResult(place.getState()),
    failure: undefined,
    notice: undefined,
  };
});
check.subscribe((now, before) => {
  if (FIELDS.some(field => now[field] !== before[field])) keepTyped(now);
  if (now.result !== before.result) keepResult(now.result);
});

/** The result of the place in the address, if there is one: not that of another domain. */
export const resultAt = (
  { result }: Pick<CheckState, 'result'>,
  { network, domain }: Pick<Place, 'network' | 'domain'>,
): CheckResult | undefined =>
  result?.network === network && result.evidence.domain === domain ? result : undefined;

/** What was seen earlier in this visit, newest last, so that Back shows it instead of measuring again. */
const visited = new Map<string, CheckResult>();
/** Some megabytes of results at most. */
const MAX_VISITED = 8;
const keyOf = (network: string, domain: string) => `${network}/${domain}`;

function arrive(result: CheckResult): void {
  const key = keyOf(result.network, result.evidence.domain);
  visited.delete(key);
  visited.set(key, result);
  for (const oldest of [...visited.keys()].slice(0, -MAX_VISITED)) visited.delete(oldest);
  check.setState({ result, running: undefined, failure: undefined });
}

let abort: AbortController | undefined;

/**
 * Checks a domain as typed. An earlier check that still runs is stopped: there is one domain in focus. A practice domain
 * exists in the practice network only, however it got into the field.
 */
export async function start(typed: string, asked?: Place['network']): Promise<void> {
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
  const { resolver, allowPrivateAddresses, practiceDomains } = check.getState();
  const isPractice = practiceDomains.some(practice => practice.domain === domain);
  const network = asked ?? (isPractice ? 'lab' : 'real');
  const running = { network, domain, steps: [], startedAt: Date.now() };
  check.setState({ typed, failure: undefined, notice: parsed.warnings[0], running });
  goTo({ network, domain });
  try {
    const input = { domain, network, resolver, allowPrivateAddresses };
    const evidence = await api.checkDomain(input, step => onStep(own, step), own.signal);
    const earlier = visited.get(keyOf(network, domain))?.evidence;
    if (abort === own) arrive({ network, evidence, earlier, fromFile: false, judgedAt: Date.now() });
  } catch (error) {
    if (!(error instanceof CallFailed)) throw error;
    if (abort === own) check.setState({ failure: error.failure, running: undefined });
  }
}

function onStep(own: AbortController, step: CheckStep): void {
  const { running } = check.getState();
  if (abort === own && running) check.setState({ running: addStep(running, step) });
}

export function cancel(): void {
  abort?.abort();
}

/** Back to the start; what was typed stays in the field. */
export function leave(): void {
  goTo({ domain: '' });
}

/** Shows what belongs to a place: the start, an earlier result, or a new check (as from a bookmark). */
export function follow({ network, domain }: Pick<Place, 'network' | 'domain'>): void {
  const { running, result } = check.getState();
  const earlier = visited.get(keyOf(network, domain));
  if (running?.domain === domain && running.network === network) {
    if (earlier) check.setState({ result: earlier });
    return;
  }
  // The outcome of a check is of no use to who has gone elsewhere.
  stop();
  check.setState({ running: undefined, failure: undefined, notice: undefined });
  if (domain === '') return;
  const shown = resultAt({ result }, { network, domain }) ?? earlier;
  if (shown) check.setState({ typed: domain, result: shown });
  else void start(domain, network);
}

function stop(): void {
  abort?.abort();
  abort = undefined;
}

/** Puts aside a result that cannot be shown. */
export function forgetResult(): void {
  visited.clear();
  check.setState({ result: undefined });
}

/** Shows the evidence in the text of a saved file; gives what is wrong where it is none. */
export function openSaved(text: string): SavedProblem | undefined {
  const read = readSaved(text);
  if (!read.ok) return read.errors[0];
  const evidence = read.value;
  stop();
  const network = evidence.vantage.network === 'lab' ? 'lab' : 'real';
  check.setState({ typed: evidence.domain, notice: undefined });
  arrive({ network, evidence, fromFile: true, judgedAt: Date.now() });
  goTo({ room: 'check', network, domain: evidence.domain });
  return undefined;
}

/** Adds what `openssl s_client` printed elsewhere; gives the failure where it could not be read. */
export async function addPasted(host: string, text: string): Promise<Failure | undefined> {
  const { result } = check.getState();
  if (!result) return undefined;
  try {
    const pasted = await api.readPastedSession({ host, text }, () => undefined, new AbortController().signal);
    check.setState({ pasted: '' });
    arrive({ ...result, evidence: withSession(result.evidence, pasted.session, pasted.certificates) });
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
