import * as fc from 'fast-check';

/** What RFC 8461 §3.1 and RFC 8460 §3 have alike, rule by rule: white space, separators, extensions. */

/** `*WSP` (RFC 5234 appendix B.1). */
export const blanks = fc.stringMatching(/^[ \t]{0,3}$/);
/** `sts-field-delim`, `field-delim`: `*WSP ";" *WSP`. */
const separator = fc.tuple(blanks, blanks).map(([before, behind]) => `${before};${behind}`);
/** `sts-ext-name`, `tlsrpt-ext-name`: a letter or digit, and 31 more of these or of `_`, `-` and `.`. */
const extensionName = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9_.-]{0,31}$/);
/** `sts-ext-value`, `tlsrpt-ext-value`: what can be printed, but for `=`, `;` and the space. */
const extensionValue = fc.stringMatching(/^[\x21-\x3a\x3c\x3e-\x7e]{1,40}$/);

interface Made {
  readonly name: string;
  readonly value: string;
}
export const extensionBut = (own: string): fc.Arbitrary<Made> =>
  fc.record({ name: extensionName.filter(name => name !== own), value: extensionValue });

/** A record: the version, one or more fields each behind a separator, and perhaps one at the end. */
export interface MadeRecord {
  readonly text: string;
  readonly fields: readonly Made[];
  readonly isSpacedBehindVersion: boolean;
}

/** Records of a version with its own field once or more, and extensions, in any order. */
export function taggedRecord(
  version: string,
  own: fc.Arbitrary<Made>,
  extension: fc.Arbitrary<Made>,
): fc.Arbitrary<MadeRecord> {
  const rest = fc.array(fc.oneof({ weight: 4, arbitrary: extension }, { weight: 1, arbitrary: own }), {
    maxLength: 6,
  });
  return fc
    .tuple(own, rest, fc.nat(), fc.array(separator, { minLength: 8, maxLength: 8 }), fc.boolean())
    .map(([first, others, at, separators, isEnded]) => {
      const fields = others.toSpliced(at % (others.length + 1), 0, first);
      const written = fields
        .map(({ name, value }, index) => `${separators[index]!}${name}=${value}`)
        .join('');
      return {
        text: `${version}${written}${isEnded ? separators.at(-1)! : ''}`,
        fields,
        isSpacedBehindVersion: /^[ \t]/.test(separators[0]!),
      };
    });
}

/** The same rules as a pattern: whether a text is such a record. The own field's name is no extension's. */
export function taggedPattern(version: string, name: string, value: string): RegExp {
  const delimiter = '[ \\t]*;[ \\t]*';
  const own = `${name}=${value}`;
  const extension = `(?!${name}=)[A-Za-z0-9][A-Za-z0-9_.\\-]{0,31}=[\\x21-\\x3a\\x3c\\x3e-\\x7e]+`;
  return new RegExp(`^${version}(?:${delimiter}(?:${own}|${extension}))+(?:${delimiter})?$`);
}

/** The first field of each name, which is the one that counts (RFC 8461 §3.2). */
export const firstOfEach = (fields: readonly Made[]): readonly Made[] =>
  fields.filter(({ name }, at) => fields.findIndex(other => other.name === name) === at);

/** What is warned of in a record that the grammar makes. */
export const warningsOf = (
  { fields, isSpacedBehindVersion }: MadeRecord,
  repeatable?: string,
): readonly string[] => {
  const counted = fields.filter(({ name }) => name !== repeatable);
  return [
    ...(isSpacedBehindVersion ? ['space-before-separator'] : []),
    ...counted.slice(firstOfEach(counted).length).map(() => 'duplicate-field'),
  ];
};

/** Characters that records are made of, and some that they are not. */
export const slipPiece = fc.oneof(
  fc.constantFrom(' ', '\t', ';', '=', ',', '!', '_', '-', '.', ':', '"', '%', '#', 'a', 'Z', '0'),
  fc.constantFrom('é', '\u0000', '\u001f', '\u007f', '\u00a0', '\n', '\r', '\ufeff', 'id=1', 'v=STSv1', ';;'),
);
