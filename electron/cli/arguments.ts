import type { Language } from '../../shared/words/say.ts';
import { type CheckArguments, checkArguments } from './arguments/check.ts';
import { type MakeArguments, makeArguments } from './arguments/make.ts';
import { parseOptions, type Call, type Understood } from './arguments/options.ts';
import { type SimulateArguments, simulateArguments } from './arguments/simulate.ts';

export type CliArguments =
  | CheckArguments
  | SimulateArguments
  | MakeArguments
  | { readonly command: 'help'; readonly language: Language; readonly about?: 'make' }
  | { readonly command: 'wrong'; readonly language: Language; readonly problem: string };

const COMMANDS = {
  check: checkArguments,
  simulate: simulateArguments,
  make: makeArguments,
} as const satisfies Record<string, (call: Call) => Understood<CliArguments>>;

/** What the user asked for. Never throws: what cannot be understood comes back as `wrong`. */
export function parseArguments(argv: readonly string[], environment: NodeJS.ProcessEnv): CliArguments {
  let language = languageOf(environment);
  const wrong = (problem: string): CliArguments => ({ command: 'wrong', language, problem });
  let parsed: ReturnType<typeof parseOptions>;
  try {
    parsed = parseOptions(argv);
  } catch (error) {
    return wrong(error instanceof Error ? error.message : String(error));
  }
  const { values, positionals } = parsed;
  if (values.lang !== undefined) {
    if (values.lang !== 'nl' && values.lang !== 'en') return wrong(`--lang ${values.lang}`);
    language = values.lang;
  }
  const [command, ...rest] = positionals;
  if (values.help === true || command === undefined) {
    return { command: 'help', language, ...(command === 'make' && { about: command }) };
  }
  if (!Object.hasOwn(COMMANDS, command)) return wrong(command);
  const answer = COMMANDS[command as keyof typeof COMMANDS]({ values, positionals: rest, language });
  return answer.ok ? answer.wanted : wrong(answer.problem);
}

/** Dutch unless the environment asks for another language: that is whom this is made for. */
function languageOf(environment: NodeJS.ProcessEnv): Language {
  const locale = environment['LC_ALL'] || environment['LC_MESSAGES'] || environment['LANG'] || '';
  return /^(nl|C|POSIX|$)/.test(locale) ? 'nl' : 'en';
}
