import { posttlsFinger } from '../bed/opinions.ts';
import { runTool } from '../servers/run-tool.ts';
import type { DaneBed, PlacedCase } from './dane-bed.ts';

/** What DANE makes of a server: it is the right one, nothing has to show that, or it may not have the mail. */
export type Opinion = 'proven' | 'unproven' | 'refused';

/** Programs that are not ours, each asked what it makes of one case. */
export const PROGRAMS = {
  'posttls-finger': posttlsFingerSays,
  'ldns-dane': ldnsDaneSays,
} as const;
export type Program = keyof typeof PROGRAMS;

/** Postfix's own check, at level `dane`. It shows a server without TLS, and does not say what it would do there. */
async function posttlsFingerSays({ files }: DaneBed, { domain }: PlacedCase): Promise<Opinion | 'no TLS'> {
  const output = await posttlsFinger(files, ['-l', 'dane', domain]);
  // Where it does not insist on a proof it says no more than that the issuer is unknown.
  const refusal =
    /verification failed for .*: (num=\d+|certificate has expired)|TLSA lookup error|Host not found, try again/;
  if (refusal.test(output)) return 'refused';
  // smtp_tls_dane_insecure_mx_policy: over an insecure MX record what matches is "Trusted" and no more.
  if (/Matched DANE [\s\S]*Verified TLS connection/.test(output)) return 'proven';
  return output.includes('TLS connection established') ? 'unproven' : 'no TLS';
}

/** NLnet Labs' check of what a server presents (it does not speak SMTP) against the TLSA records of a host. */
async function ldnsDaneSays(
  { resolver, files }: DaneBed,
  { host, chainFile }: PlacedCase,
): Promise<Opinion | 'no certificate'> {
  if (chainFile === undefined) return 'no certificate';
  const { status, stdout, stderr } = await runTool(
    'ldns-dane',
    [
      ['-T', '-r', resolver.address],
      ['-c', chainFile],
      ['-f', files.ca],
      ['verify', host, '25'],
    ],
    { accept: [1, 2] },
  );
  const output = stdout + stderr;
  if (output.includes('PKIX validation without DANE')) return 'unproven';
  if (status === 0 && output.includes('dane-validated successfully')) return 'proven';
  if (/did not dane-validate|records were bogus/.test(output)) return 'refused';
  throw new Error(`ldns-dane, exit status ${status}: ${output}`);
}
