import type { Finding } from '../../shared/findings/finding.ts';

/** What a script learns from the exit status; the README and the usage text name the same numbers. */
export const EXIT = {
  fine: 0,
  findings: 1,
  notMeasured: 2,
  /** What was asked for would stop or expose mail, and was not confirmed: nothing was printed. */
  danger: 3,
  /** The call itself was wrong: sysexits' EX_USAGE, apart from what a check can say. */
  usage: 64,
  /** A mistake of ours: sysexits' EX_SOFTWARE. */
  bug: 70,
  /** What was to be said could not be written, for instance to a full disk: sysexits' EX_IOERR. */
  unwritten: 74,
  /** Ended by Ctrl-C, as shells have it: 128 + SIGINT. */
  interrupted: 130,
} as const;

/**
 * 1 where something is a problem or a warning; else 2 where what matters could not be measured; else 0. A notice is
 * somebody's choice and changes nothing.
 */
export function exitCodeFor(findings: readonly Finding[]): number {
  const has = (...verdicts: Finding['verdict'][]) =>
    findings.some(finding => verdicts.includes(finding.verdict));
  if (has('problem', 'warning')) return EXIT.findings;
  if (has('not-measured')) return EXIT.notMeasured;
  return EXIT.fine;
}
