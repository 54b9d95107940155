import { join } from 'node:path';
import { parseTlsaRecord, writeTlsaRecord } from '../../../shared/dane/index.ts';
import type { KeyCombination } from '../../../shared/generate/keys/combination.ts';
import { runTool } from '../servers/run-tool.ts';

export const HOST = 'mx.test.example';

/** What a tool is given: a folder with `leaf.pem`, `leaf.pub`, `issuer.pem` and `chain.pem`. */
export interface TlsaQuestion {
  readonly folder: string;
  readonly combination: KeyCombination;
}

/** A tool that makes TLSA records from certificates: its record in presentation form, and all that it said. */
export type TlsaTool = (
  question: TlsaQuestion,
) => Promise<{ readonly record: string; readonly said: string }>;

const fileFor = ({ certificateUsage }: KeyCombination): string =>
  certificateUsage === 2 ? 'issuer.pem' : 'leaf.pem';

async function recordOf(command: string, args: readonly (string | readonly string[])[]) {
  const { stdout, stderr } = await runTool(command, args, { accept: [0, 1] });
  const line = stdout.split('\n').find(each => / TLSA |\tTLSA\t/.test(each)) ?? '';
  const parsed = parseTlsaRecord(line);
  return { record: parsed.ok ? writeTlsaRecord(parsed.value) : '', said: stdout + stderr };
}

/** GnuTLS. It has no way to ask for no hash; it writes `03` for 3. */
export const danetool: TlsaTool = ({ folder, combination }) =>
  recordOf('danetool', [
    ['--tlsa-rr', '--host', HOST, '--port', '25', '--proto', 'tcp'],
    ['--load-certificate', join(folder, fileFor(combination))],
    ['--hash', ['none', 'SHA256', 'SHA512'][combination.matchingType]!],
    combination.selector === 0 ? ['--x509'] : [],
    combination.certificateUsage === 2 ? ['--ca'] : [],
  ]);

/** The same, from a public key in place of a certificate. */
export const danetoolOfKey: TlsaTool = ({ folder, combination }) =>
  recordOf('danetool', [
    ['--tlsa-rr', '--host', HOST, '--port', '25', '--proto', 'tcp'],
    ['--load-pubkey', join(folder, 'leaf.pub')],
    ['--hash', ['none', 'SHA256', 'SHA512'][combination.matchingType]!],
  ]);

/** hash-slinger. */
export const hashSlinger: TlsaTool = ({ folder, combination }) =>
  recordOf('tlsa', [
    ['--create', '--port', '25', '--output', 'rfc'],
    ['--certificate', join(folder, fileFor(combination))],
    ['--usage', `${combination.certificateUsage}`],
    ['--selector', `${combination.selector}`],
    ['--mtype', `${combination.matchingType}`],
    HOST,
  ]);

/** NLnet Labs. Takes the chain, and finds the issuer in it by itself. */
export const ldnsDane: TlsaTool = ({ folder, combination }) =>
  recordOf('ldns-dane', [
    ['-c', join(folder, 'chain.pem'), '-f', join(folder, 'issuer.pem')],
    ['create', HOST, '25'],
    Object.values(combination).map(String),
  ]);
