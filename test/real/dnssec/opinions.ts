import type { DnssecStatus } from '../../../shared/evidence/dnssec-status.ts';
import { runTool } from '../servers/run-tool.ts';

/** What programs that are not ours say of a question's answer: each of these asks one of them. */

export interface AskedQuestion {
  readonly name: string;
  readonly type: string;
}

export interface Opinion {
  readonly status: DnssecStatus;
  readonly rcode: string;
}

/** The status of each question as a validating resolver tells it in its answer: SERVFAIL, the AD flag, or neither. */
export async function resolverSays(address: string, questions: readonly AskedQuestion[]): Promise<Opinion[]> {
  const { stdout } = await runTool(
    'dig',
    [['-r', `@${address}`, '+dnssec', '+noall', '+comments', '+tries=2', '+time=10', '-f', '-']],
    { input: questions.map(({ name, type }) => `${name} ${type}\n`).join('') },
  );
  const answers = [...stdout.matchAll(/->>HEADER<<- opcode: QUERY, status: (\w+),.*\n;; flags:([^;]*);/g)];
  if (answers.length !== questions.length) {
    throw new Error(`${questions.length} questions, ${answers.length} answers:\n${stdout.slice(-2_000)}`);
  }
  return answers.map(([, rcode = '', flags = '']) => ({
    rcode,
    status: rcode === 'SERVFAIL' ? 'bogus' : flags.split(' ').includes('ad') ? 'secure' : 'insecure',
  }));
}

/** BIND's validator, which gets its answers from a resolver that does not validate. */
export async function delvSays(
  address: string,
  anchorsFile: string,
  { name, type }: AskedQuestion,
): Promise<DnssecStatus> {
  const { stdout, stderr } = await runTool(
    'delv',
    [`@${address}`, '-a', anchorsFile, '+root=.', '+cdflag', '-t', type, '-q', name],
    { accept: [1] },
  );
  const output = stdout + stderr;
  // One verdict for each alias and one for where they lead: the whole is as good as the worst.
  if (/^;; resolution failed: (?!ncache)/m.test(output)) return 'bogus';
  if (/^; (negative response, )?unsigned answer/m.test(output)) return 'insecure';
  if (/^; (negative response, )?fully validated/m.test(output)) return 'secure';
  throw new Error(`delv ${name} ${type} says nothing that is known:\n${output}`);
}
