import type { DanglingAlias, LookupFailure } from '../../findings/topics/lookup.ts';
import type { FindingWords } from '../catalogue.ts';

/** An error that the DNS servers give for a name, and what comes of that. */
export function lookupFailed({ name, rcode, aliasTo }: LookupFailure, comesOfIt: string): FindingWords {
  const alias = aliasTo === undefined ? '' : `${name} is an alias of ${aliasTo}. `;
  if (rcode === 'YXDOMAIN')
    return {
      title: `A DNAME record makes of ${name} a name that is too long (YXDOMAIN).`,
      meaning: `${alias}${comesOfIt}`,
      action: 'Ask your DNS host to have the DNAME record point to a shorter name.',
    };
  return {
    title: `The DNS servers give an error for ${name} (${rcode}).`,
    meaning: `${alias}${comesOfIt}`,
    action:
      aliasTo === undefined
        ? `Ask your DNS host to fix that. If there is to be nothing at ${name}, the DNS servers have to say so, without an error.`
        : `Ask whoever runs the DNS of ${aliasTo} to fix that, or have the alias removed.`,
  };
}

/** An alias that leads nowhere, and what comes of that. */
export const danglingAlias = ({ name, aliasTo }: DanglingAlias, comesOfIt: string): FindingWords => ({
  title: `${name} is an alias of a name that does not exist.`,
  meaning: `It points to ${aliasTo}. ${comesOfIt} Whoever gets hold of that name can put something of their own there.`,
  action: `Remove the alias, or see to it that ${aliasTo} is there. If it comes from a wildcard (\`*\`), put a record of your own at ${name}.`,
});
