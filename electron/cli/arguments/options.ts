import { parseArgs } from 'node:util';
import type { Language } from '../../../shared/words/say.ts';

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

/** Every option of every command; which of them a command takes is for that command to say. */
const OPTIONS = {
  help: { type: 'boolean', short: 'h' },
  lang: { type: 'string' },
  lab: { type: 'boolean' },
  resolver: { type: 'string' },
  'allow-private': { type: 'boolean' },
  from: { type: 'string' },
  'trust-anchors': { type: 'string' },
  json: { type: 'boolean' },
  markdown: { type: 'boolean' },
  html: { type: 'boolean' },
  since: { type: 'string' },
  attack: { type: 'string' },
  format: { type: 'string' },
  zone: { type: 'string' },
  confirm: { type: 'string' },
  rua: { type: 'string', multiple: true },
  mode: { type: 'string' },
  'max-age': { type: 'string' },
  mx: { type: 'string', multiple: true },
  id: { type: 'string' },
  'policy-address': { type: 'string', multiple: true },
  'policy-alias': { type: 'string' },
  certificate: { type: 'string' },
  host: { type: 'string' },
  record: { type: 'string', multiple: true },
  ttl: { type: 'string' },
  'next-record': { type: 'string' },
  ics: { type: 'boolean' },
  dnskey: { type: 'string' },
  server: { type: 'string' },
  file: { type: 'string' },
} as const;
export type Option = keyof typeof OPTIONS;
export type Values = ReturnType<typeof parseOptions>['values'];

/** What every command takes that needs evidence. */
export const OBSERVING = [
  'lab',
  'resolver',
  'allow-private',
  'from',
  'trust-anchors',
] as const satisfies readonly Option[];
const EVERYWHERE: readonly string[] = ['help', 'lang'] satisfies readonly Option[];

/** @throws what `parseArgs` says about an option that nobody knows, or one without its value */
export const parseOptions = (argv: readonly string[]) =>
  parseArgs({ args: [...argv], allowPositionals: true, options: OPTIONS });

/** An option that was given and that this command does not take, as it was typed. */
export function strangeOption(values: Values, taken: readonly Option[]): string | undefined {
  const known = new Set<string>([...EVERYWHERE, ...taken]);
  const [strange] = Object.entries(values).filter(([name]) => !known.has(name));
  if (!strange) return undefined;
  const [name, value] = strange;
  return value === true ? `--${name}` : `--${name} ${[value].flat().join(' ')}`;
}

export function observing(
  values: Values,
  domain: string | undefined,
  language: Language,
): ObserveArguments | undefined {
  if (domain === undefined && values.lab !== true && values.from === undefined) return undefined;
  return {
    domain,
    language,
    lab: values.lab === true,
    resolver: values.resolver ?? 'system',
    allowPrivateAddresses: values['allow-private'] === true,
    from: values.from,
    trustAnchors: values['trust-anchors'],
  };
}

/** A call as it was typed, its options read. */
export interface Call {
  readonly values: Values;
  /** Behind the name of the command. */
  readonly positionals: readonly string[];
  readonly language: Language;
}

/** What a command understood, or what it could not. */
export type Understood<Wanted> =
  | { readonly ok: true; readonly wanted: Wanted }
  | { readonly ok: false; readonly problem: string };

export const understood = <Wanted>(wanted: Wanted): Understood<Wanted> => ({ ok: true, wanted });
export const strange = (problem: string): Understood<never> => ({ ok: false, problem });
