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

export interface CompareArguments extends ObserveArguments {
  readonly command: 'compare';
  readonly format: 'text' | 'markdown' | 'html';
}

export function compareArguments({ values, positionals, language }: Call): Understood<CompareArguments> {
  const [domain, ...rest] = positionals;
  const option = strangeOption(values, [...OBSERVING, 'markdown', 'html']);
  if (option !== undefined) return strange(option);
  if (rest.length > 0) return strange(rest.join(' '));
  if (values.markdown === true && values.html === true) return strange('--markdown --html');
  const observed = observing(values, domain, language);
  if (!observed) return strange('compare');
  const format = values.html === true ? 'html' : values.markdown === true ? 'markdown' : 'text';
  return understood({ ...observed, command: 'compare', format });
}
