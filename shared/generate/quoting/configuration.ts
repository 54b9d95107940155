import type { DomainName } from '../../model/domain-name.ts';
import { type Written, writtenIn } from './written.ts';

/** For a web server, a mail server or a resolver. */
export type ConfigurationText = Written<'configuration'>;
export const configuration = writtenIn<'configuration'>();

/**
 * A domain name as part of a word, which may be in double quotes or a path. All that is ever foreign in a configuration is such a
 * name, and its letters, digits, `-`, `_` and `.` mean themselves in each of these servers; other characters do not, and have no
 * quotation that all know: they are a mistake of ours.
 */
export function configurationName(name: DomainName): ConfigurationText {
  if (!/^[a-z0-9_][a-z0-9_.-]*$/.test(name)) throw new Error('a name that is no DomainName');
  return name as string as ConfigurationText;
}
