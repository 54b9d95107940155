import { parseArgs } from 'node:util';
import type { Language } from '../../shared/words/say.ts';

export interface CheckArguments {
  readonly command: 'check';
  /** As typed; absent where the practice network's own domain is meant. */
  readonly domain: string | undefined;
  readonly lab: boolean;
  readonly json: boolean;
  readonly language: Language;
  readonly resolver: string;
  readonly allowPrivateAddresses: boolean;
  /** A saved check to read instead of making one. */
  readonly from: string | undefined;
  /** A file with other trust anchors than the root's, for an internal network. */
  readonly trustAnchors: string | undefined;
}

export type CliArguments =
  | CheckArguments
  | { readonly command: 'help'; readonly language: Language }
  | { readonly command: 'wrong'; readonly language: Language; readonly problem: string };

/** What the user asked for. Never throws: what cannot be understood comes back as `wrong`. */
export function parseArguments(argv: readonly string[], environment: NodeJS.ProcessEnv): CliArguments {
  let language = languageOf(environment);
  const wrong = (problem: string): CliArguments => ({ command: 'wrong', language, problem });
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(argv);
  } catch (error) {
    return wrong(error instanceof Error ? error.message : String(error));
  }
  const { values, positionals } = parsed;
  if (values.lang !== undefined) {
    if (values.lang !== 'nl' && values.lang !== 'en') return wrong(`--lang ${values.lang}`);
    language = values.lang;
  }
  if (values.help === true) return { command: 'help', language };
  const [command, domain, ...rest] = positionals;
  if (command === undefined) return { command: 'help', language };
  if (command !== 'check') return wrong(command);
  if (rest.length > 0) return wrong(rest.join(' '));
  if (domain === undefined && values.lab !== true && values.from === undefined) return wrong('check');
  return {
    command,
    domain,
    language,
    lab: values.lab === true,
    json: values.json === true,
    resolver: values.resolver ?? 'system',
    allowPrivateAddresses: values['allow-private'] === true,
    from: values.from,
    trustAnchors: values['trust-anchors'],
  };
}

function parse(argv: readonly string[]) {
  return parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      lab: { type: 'boolean' },
      json: { type: 'boolean' },
      lang: { type: 'string' },
      resolver: { type: 'string' },
      'allow-private': { type: 'boolean' },
      from: { type: 'string' },
      'trust-anchors': { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  });
}

/** Dutch unless the environment asks for another language: that is whom this is made for. */
function languageOf(environment: NodeJS.ProcessEnv): Language {
  const locale = environment['LC_ALL'] || environment['LC_MESSAGES'] || environment['LANG'] || '';
  return /^(nl|C|POSIX|$)/.test(locale) ? 'nl' : 'en';
}
