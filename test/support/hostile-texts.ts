import * as fc from 'fast-check';
import { type DomainName, parseDomainName } from '../../shared/model/domain-name.ts';

/** Characters that mean something in one of the languages that Postzegel writes, and some that are written otherwise. */
const CHARACTERS =
  '\'"`\\$@#%&|;<>(){}[]*?!~^=+,:/-_. \t\n\r\v\f\u0000\u0007\u001b\u007f\u0085\u00a0\u2028\u2029\ufeff' +
  '\u2018\u2019\u201a\u201b\u201c\u201d\u201e\u2013\u2014\u00e9\u20ac\u{1f4ee}';

/** What ends or begins something in one of the languages that Postzegel writes. */
const PIECES = [
  ...Array.from(CHARACTERS),
  "'; touch hacked; '",
  '"; touch hacked; "',
  '$(touch hacked)',
  '${IFS}',
  '`touch hacked`',
  '\ntouch hacked\n',
  '\r\nsend\r\n',
  '!!',
  '!touch',
  '--',
  '-n',
  '%n%s',
  '\\c',
  "''",
  '*/',
  '<!--',
  '-->',
  ']]>',
  '</script><script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '&lt;',
  '&#x27;',
  '](javascript:alert(1))',
  '![x](y)',
  '```',
  '---',
  '===',
  '1. ',
  '> ',
  '| a |',
  '{{x}}',
  '{$HOME}',
  '%{HTTP_HOST}',
  '\nEND:VEVENT\nBEGIN:VEVENT\n',
];

/** Text of somebody who wants it to be more than text. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  fc
    .array(fc.oneof(fc.constantFrom(...PIECES), fc.constantFrom('a', 'B', '7', 'n', 'x')), { maxLength: 12 })
    .map(parts => parts.join('')),
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.string({ unit: 'grapheme', maxLength: 30 }),
);

/** Every name that `parseDomainName` lets through: of any script, with hyphens and underscores, up to the longest. */
export const madeDomain: fc.Arbitrary<DomainName> = fc
  .array(
    fc.oneof(
      fc.stringMatching(/^[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?$/),
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }),
      fc.constantFrom('_', '0', 'xn--bcher-kva', 'bücher', 'a'.repeat(63)),
    ),
    { minLength: 1, maxLength: 4 },
  )
  .map(labels => parseDomainName([...labels, 'example'].join('.')))
  .map(parsed => (parsed.ok ? parsed.value : undefined))
  .filter(domain => domain !== undefined);
