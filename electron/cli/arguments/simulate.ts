import { type Attack, ATTACKS } from '../../../shared/simulate/index.ts';
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

export interface SimulateArguments extends ObserveArguments {
  readonly command: 'simulate';
  /** Without one, the table of all. */
  readonly attack: Attack | 'none' | undefined;
}

export function simulateArguments({ values, positionals, language }: Call): Understood<SimulateArguments> {
  const [domain, ...rest] = positionals;
  const option = strangeOption(values, [...OBSERVING, 'attack']);
  if (option !== undefined) return strange(option);
  if (rest.length > 0) return strange(rest.join(' '));
  const observed = observing(values, domain, language);
  if (!observed) return strange('simulate');
  const attack = (['none', ...ATTACKS] as const).find(each => each === values.attack);
  if (values.attack !== undefined && attack === undefined) {
    return strange(`--attack ${values.attack} (${['none', ...ATTACKS].join(', ')})`);
  }
  return understood({ ...observed, command: 'simulate', attack });
}
