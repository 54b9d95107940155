import { parseArgs } from 'node:util';
import { type Attack, ATTACKS } from '../../shared/simulate/index.ts';
import type { Language } from '../../shared/words/say.ts';

/** Where evidence is to come from. */
export interface ObserveArguments {
  /** As typed; absent where the practice network's own domain is meant. */
  readonly domain: string | undefined;
  readonly lab: boolean;
  readonly language: Language;
  readonly resolver: string;
  readonly allowPrivateAddresses: boolean;
  /** A saved check to read instead of making one. */
  readonly from: string | undefined;
  /** A file with other trust anchors than the root's, for an internal network. */
  readonly trustAnchors: string | undefined;
}

export interface CheckArguments extends ObserveArguments {
  readonly command: 'check';
  /** A saved earlier check of the same domain, to be compared with. */
  readonly since: string | undefined;
  readonly json: boolean;
}

export interface SimulateArguments extends ObserveArguments {
  readonly command: 'simulate';
  /** Without one, the table of all. */
  readonly attack: Attack | 'none' | undefined;
}

export interface CompareArguments extends ObserveArguments {
  readonly command: 'compare';
  readonly format: 'text' | 'markdown' | 'html';
}

export type CliArguments =
  | CheckArguments
  | SimulateArguments
  | CompareArguments
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
  if (command !== 'check' && command !== 'simulate' && command !== 'compare') return wrong(command);
  const unfit = command === 'compare' ? COMPARE_UNFIT : OTHERS_UNFIT;
  const wrongOption = unfit.find(option => values[option] !== undefined);
  if (wrongOption !== undefined) return wrong(`--${wrongOption}`);
  if (rest.length > 0) return wrong(rest.join(' '));
  if (domain === undefined && values.lab !== true && values.from === undefined) return wrong(command);
  const observed: ObserveArguments = {
    domain,
    language,
    lab: values.lab === true,
    resolver: values.resolver ?? 'system',
    allowPrivateAddresses: values['allow-private'] === true,
    from: values.from,
    trustAnchors: values['trust-anchors'],
  };
  if (command === 'compare') {
    if (values.markdown === true && values.html === true) return wrong('--markdown --html');
    const format = values.html === true ? 'html' : values.markdown === true ? 'markdown' : 'text';
    return { ...observed, command, format };
  }
  if (command === 'check') {
    if (values.attack !== undefined) return wrong(`--attack ${values.attack}`);
    return { ...observed, command, since: values.since, json: values.json === true };
  }
  if (values.json === true) return wrong('--json');
  if (values.since !== undefined) return wrong(`--since ${values.since}`);
  const attack = (['none', ...ATTACKS] as const).find(each => each === values.attack);
  if (values.attack !== undefined && attack === undefined) {
    return wrong(`--attack ${values.attack} (${['none', ...ATTACKS].join(', ')})`);
  }
  return { ...observed, command, attack };
}

/** Options that belong to other commands. */
const COMPARE_UNFIT = ['json', 'attack', 'since'] as const;
const OTHERS_UNFIT = ['markdown', 'html'] as const;

function parse(argv: readonly string[]) {
  return parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      lab: { type: 'boolean' },
      json: { type: 'boolean' },
      markdown: { type: 'boolean' },
      html: { type: 'boolean' },
      attack: { type: 'string' },
      lang: { type: 'string' },
      resolver: { type: 'string' },
      'allow-private': { type: 'boolean' },
      from: { type: 'string' },
      since: { type: 'string' },
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
