import { assess } from '../../../shared/assess/assess.ts';
import { CallFailed, type Failure } from '../../../shared/contract/failure.ts';
import type { Evidence } from '../../../shared/evidence/evidence.ts';
import { parseDomainName } from '../../../shared/model/domain-name.ts';
import { asJson } from '../../../shared/report/as-json.ts';
import { asText } from '../../../shared/report/as-text.ts';
import { sayDomainProblem, sayFailure } from '../../../shared/words/say.ts';
import type { Composed } from '../../compose.ts';
import type { TrustAnchor } from '../../network.ts';
import type { CheckArguments } from '../arguments.ts';
import { EXIT, exitCodeFor } from '../exit-codes.ts';
import { type ProgressScreen, showProgress } from '../progress.ts';
import { readEvidence, readTrustAnchors, UnreadableFile } from '../read-files.ts';
import { styleFor } from '../style.ts';

export interface Streams {
  readonly stdout: ProgressScreen;
  readonly stderr: ProgressScreen;
}

/** `postzegel check`: prints one report, and gives the exit status. */
export async function check(
  wanted: CheckArguments,
  compose: (options: { trustAnchors?: readonly TrustAnchor[] }) => Composed,
  { stdout, stderr }: Streams,
  signal: AbortSignal,
): Promise<number> {
  const { language } = wanted;
  let evidence: Evidence;
  try {
    evidence = wanted.from === undefined ? await observe() : await readEvidence(wanted.from, language);
  } catch (error) {
    if (error instanceof UnreadableFile) {
      stderr.write(`${error.message}\n`);
      return EXIT.usage;
    }
    if (!(error instanceof CallFailed)) throw error;
    const { what, meaning, action } = sayFailure(error.failure, language);
    stderr.write(`${what}\n${meaning}\n${action}\n`);
    return exitCodeForFailure(error.failure);
  }
  const findings = assess(evidence, Date.now());
  if (wanted.json) stdout.write(asJson(evidence, findings));
  else {
    const width = Math.min(stdout.columns ?? 80, 100);
    stdout.write(asText({ evidence, findings, language, width, style: styleFor(stdout) }));
  }
  return exitCodeFor(findings);

  async function observe(): Promise<Evidence> {
    const { api, close } = compose(
      wanted.trustAnchors === undefined
        ? {}
        : { trustAnchors: await readTrustAnchors(wanted.trustAnchors, language) },
    );
    const progress = showProgress(stderr, language);
    try {
      const domain =
        wanted.domain ?? (await api.about({}, () => undefined, signal)).practiceDomains[0]!.domain;
      sayWhatWasTaken(domain);
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

  /** A domain taken out of an address is not what was typed, so it is told; on stderr, to leave the report alone. */
  function sayWhatWasTaken(domain: string) {
    const parsed = parseDomainName(domain);
    if (!parsed.ok) return;
    for (const warning of parsed.warnings) stderr.write(`${sayDomainProblem(warning, language)}\n`);
  }
}

function exitCodeForFailure(failure: Failure): number {
  if (failure.kind === 'cancelled') return EXIT.interrupted;
  return failure.kind === 'bug' ? EXIT.bug : EXIT.usage;
}
