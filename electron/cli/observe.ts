import { CallFailed, type Failure } from '../../shared/contract/failure.ts';
import type { Evidence } from '../../shared/evidence/evidence.ts';
import { parseDomainName } from '../../shared/model/domain-name.ts';
import { sayDomainProblem, sayFailure } from '../../shared/words/say.ts';
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
  { stderr }: Streams,
  signal: AbortSignal,
): Promise<Observed> {
  const { language } = wanted;
  try {
    // Before anything is measured: a name typed wrong costs no check.
    const earlier = wanted.since === undefined ? undefined : await readEvidence(wanted.since, language);
    const evidence =
      wanted.from === undefined
        ? await check(wanted, compose, stderr, signal)
        : await readEvidence(wanted.from, language);
    return { kind: 'evidence', evidence, ...(earlier && { earlier }) };
  } catch (error) {
    if (error instanceof UnreadableFile) {
      stderr.write(`${error.message}\n`);
      return { kind: 'failed', exitCode: EXIT.usage };
    }
    if (!(error instanceof CallFailed)) throw error;
    const { what, meaning, action } = sayFailure(error.failure, language);
    stderr.write(`${what}\n${meaning}\n${action}\n`);
    return { kind: 'failed', exitCode: exitCodeForFailure(error.failure) };
  }
}

async function check(
  wanted: ObserveArguments,
  compose: Compose,
  stderr: ProgressScreen,
  signal: AbortSignal,
): Promise<Evidence> {
  const { language } = wanted;
  const { api, close } = compose(
    wanted.trustAnchors === undefined
      ? {}
      : { trustAnchors: await readTrustAnchors(wanted.trustAnchors, language) },
  );
  const progress = showProgress(stderr, language);
  try {
    const domain = wanted.domain ?? (await api.about({}, () => undefined, signal)).practiceDomains[0]!.domain;
    // A domain taken out of an address is not what was typed, so it is told; on stderr, to leave the report alone.
    const parsed = parseDomainName(domain);
    for (const warning of parsed.ok ? parsed.warnings : []) {
      stderr.write(`${sayDomainProblem(warning, language)}\n`);
    }
    const input = {
      domain,
      network: wanted.lab ? ('lab' as const) : ('real' as const),
      resolver: wanted.resolver,
      allowPrivateAddresses: wanted.allowPrivateAddresses,
    };
    return await api.checkDomain(input, progress.onStep, signal);
  } finally {
    progress.end();
    await close();
  }
}

function exitCodeForFailure(failure: Failure): number {
  if (failure.kind === 'cancelled') return EXIT.interrupted;
  return failure.kind === 'bug' ? EXIT.bug : EXIT.usage;
}
