import type { PracticeDomain } from '../../shared/contract/contract.ts';
import { CallFailed, type Failure } from '../../shared/contract/failure.ts';
import type { Evidence } from '../../shared/evidence/evidence.ts';
import { parseDomainName } from '../../shared/model/domain-name.ts';
import { visibleText } from '../../shared/model/visible-text.ts';
import { type Language, sayDomainProblem, sayFailure } from '../../shared/words/say.ts';
import type { Composed } from '../compose.ts';
import type { TrustAnchor } from '../network.ts';
import type { ObserveArguments } from './arguments/options.ts';
import { EXIT } from './exit-codes.ts';
import { type ProgressScreen, showProgress } from './progress.ts';
import { readEvidence, readTrustAnchors, UnreadableFile } from './read-files.ts';

export interface Streams {
  readonly stdout: ProgressScreen;
  readonly stderr: ProgressScreen;
}

export type Compose = (options: { trustAnchors?: readonly TrustAnchor[] }) => Composed;

export type Observed =
  | { readonly kind: 'evidence'; readonly evidence: Evidence; readonly earlier?: Evidence }
  /** What went wrong has been said; this is the exit status. */
  | { readonly kind: 'failed'; readonly exitCode: number };

/** The evidence of a command: from a saved file, or from a check made now with its progress on stderr. */
export async function observe(
  wanted: ObserveArguments & { readonly since?: string | undefined },
  compose: Compose,
  streams: Streams,
  signal: AbortSignal,
): Promise<Observed> {
  const { language, from, since } = wanted;
  return await telling(language, streams, async () => {
    // Before anything is measured: a name typed wrong costs no check.
    const earlier = since === undefined ? undefined : await readEvidence(since, language);
    const evidence =
      from === undefined
        ? await withChecks(wanted, compose, streams, signal, async (check, practice) =>
            check(wanted.domain ?? practice[0]!.domain),
          )
        : await readEvidence(from, language);
    return { kind: 'evidence', evidence, ...(earlier && { earlier }) };
  });
}

export type ObservedPractice =
  | { readonly kind: 'practice'; readonly checks: readonly PracticeCheck[] }
  | Extract<Observed, { kind: 'failed' }>;

export interface PracticeCheck {
  readonly practice: PracticeDomain;
  readonly evidence: Evidence;
}

/** Checks of all practice domains, in the order in which they are offered. */
export async function observePractice(
  wanted: ObserveArguments,
  compose: Compose,
  streams: Streams,
  signal: AbortSignal,
): Promise<ObservedPractice> {
  return await telling(wanted.language, streams, async () => ({
    kind: 'practice',
    checks: await withChecks(wanted, compose, streams, signal, async (check, practiceDomains) => {
      const checks: PracticeCheck[] = [];
      for (const practice of practiceDomains) {
        checks.push({ practice, evidence: await check(practice.domain) });
      }
      return checks;
    }),
  }));
}

/** Does something, and says what went wrong where that is nobody's mistake in here. */
async function telling<Done>(
  language: Language,
  { stderr }: Streams,
  task: () => Promise<Done>,
): Promise<Done | Extract<Observed, { kind: 'failed' }>> {
  try {
    return await task();
  } catch (error) {
    if (error instanceof UnreadableFile) {
      stderr.write(`${visibleText(error.message)}\n`);
      return { kind: 'failed', exitCode: EXIT.usage };
    }
    if (!(error instanceof CallFailed)) throw error;
    const { what, meaning, action } = sayFailure(error.failure, language);
    stderr.write(`${what}\n${meaning}\n${action}\n`);
    return { kind: 'failed', exitCode: exitCodeForFailure(error.failure) };
  }
}

/** Starts what checks take, lends it out, and ends it. */
async function withChecks<Done>(
  wanted: ObserveArguments,
  compose: Compose,
  { stderr }: Streams,
  signal: AbortSignal,
  use: (check: (domain: string) => Promise<Evidence>, practice: readonly PracticeDomain[]) => Promise<Done>,
): Promise<Done> {
  const { language, lab, resolver, allowPrivateAddresses } = wanted;
  const { api, close } = compose(
    wanted.trustAnchors === undefined
      ? {}
      : { trustAnchors: await readTrustAnchors(wanted.trustAnchors, language) },
  );
  const progress = showProgress(stderr, language);
  const check = async (domain: string): Promise<Evidence> => {
    // A domain taken out of an address is not what was typed, so it is told; on stderr, to leave the report alone.
    const parsed = parseDomainName(domain);
    for (const warning of parsed.ok ? parsed.warnings : []) {
      stderr.write(`${sayDomainProblem(warning, language)}\n`);
    }
    const network = lab ? ('lab' as const) : ('real' as const);
    return await api.checkDomain(
      { domain, network, resolver, allowPrivateAddresses },
      progress.onStep,
      signal,
    );
  };
  try {
    return await use(check, (await api.about({}, () => undefined, signal)).practiceDomains);
  } finally {
    progress.end();
    await close();
  }
}

function exitCodeForFailure(failure: Failure): number {
  if (failure.kind === 'cancelled') return EXIT.interrupted;
  return failure.kind === 'bug' ? EXIT.bug : EXIT.usage;
}
