import {
  type Call,
  type ObserveArguments,
  observing,
  OBSERVING,
  strange,
  strangeOption,
  type Understood,
  understood,
} from './options.ts';

export interface CheckArguments extends ObserveArguments {
  readonly command: 'check';
  /** A saved earlier check of the same domain, to be compared with. */
  readonly since: string | undefined;
  readonly json: boolean;
}

export function checkArguments({ values, positionals, language }: Call): Understood<CheckArguments> {
  const [domain, ...rest] = positionals;
  const option = strangeOption(values, [...OBSERVING, 'json', 'since']);
  if (option !== undefined) return strange(option);
  if (rest.length > 0) return strange(rest.join(' '));
  const observed = observing(values, domain, language);
  if (!observed) return strange('check');
  return understood({ ...observed, command: 'check', since: values.since, json: values.json === true });
}
