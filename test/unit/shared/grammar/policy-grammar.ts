import * as fc from 'fast-check';
import { MAX_MAX_AGE, type StsPolicy } from '../../../../shared/mtasts/index.ts';
import { blanks } from './tagged-grammar.ts';

/** RFC 8461 §3.2, rule by rule: `sts-policy-record` and what it is made of. */

const digits = (value: number, width: number) => String(value).padStart(width, '0');
/** `sts-policy-max-age-value`: `1*10(DIGIT)`, so with zeros in front as well. */
const maxAge = fc.tuple(fc.nat(MAX_MAX_AGE), fc.nat(10)).map(([value, width]) => digits(value, width));
/** RFC 5321 §4.1.2 `sub-domain`: `Let-dig [Ldh-str]`; no longer than RFC 1035 §2.3.4 has it. */
const label = fc.stringMatching(/^[A-Za-z0-9]([A-Za-z0-9-]{0,12}[A-Za-z0-9])?$/);
const mx = fc
  .tuple(fc.boolean(), fc.array(label, { minLength: 1, maxLength: 4 }))
  .map(([isWild, labels]) => `${isWild ? '*.' : ''}${labels.join('.')}`)
  // An address is of that form too, and no host is called so.
  .filter(name => !/^(?:\*\.)?[\d.]+$/.test(name));

const KEYS = ['version', 'mode', 'max_age', 'mx'];
/** `sts-policy-ext-name`; the keys of §3.2 itself are of that form, and have values of their own. */
const extensionName = fc
  .stringMatching(/^[A-Za-z0-9][A-Za-z0-9_.-]{0,31}$/)
  .filter(name => !KEYS.includes(name));
/**
 * `sts-policy-ext-value`: from `!` to `~`, or beyond ASCII, with single spaces only inside. Without U+FFFD, which stands
 * for bytes that are no UTF-8 as well.
 */
const visible = fc.oneof(
  { weight: 4, arbitrary: fc.stringMatching(/^[!-~]$/) },
  { weight: 1, arbitrary: fc.constantFrom('é', '\u0080', '\u009f', '\u00a0', '☂', '\u2028', '\ufeff', '😀') },
);
const extensionValue = fc
  .tuple(fc.array(fc.oneof({ weight: 5, arbitrary: visible }, fc.constant(' ')), { maxLength: 12 }), visible)
  .map(([inside, last]) => (inside.join('') + last).replace(/^ +/, ''));

interface Made {
  readonly name: string;
  readonly value: string;
}
const field = (name: string, value: fc.Arbitrary<string>): fc.Arbitrary<Made> =>
  value.map(made => ({ name, value: made }));
const version = field('version', fc.constant('STSv1'));
const mode = field('mode', fc.constantFrom('testing', 'enforce', 'none'));
const age = field('max_age', maxAge);
const host = field('mx', mx);
const extension = fc.record({ name: extensionName, value: extensionValue });

export interface MadePolicy {
  readonly text: string;
  readonly fields: readonly Made[];
}

/** Policies with each key that is required once or more, in any order, line ends and blanks as the grammar has them. */
export const madePolicy: fc.Arbitrary<MadePolicy> = fc
  .tuple(
    fc.tuple(version, mode, age, host),
    fc.array(fc.oneof(host, extension, version, mode, age), { maxLength: 8 }),
    fc.array(fc.nat(), { minLength: 12, maxLength: 12 }),
    fc.array(fc.tuple(blanks, blanks, fc.constantFrom('\n', '\r\n')), { minLength: 12, maxLength: 12 }),
    fc.boolean(),
  )
  .map(([required, others, order, between, isEnded]) => {
    const fields = [...required, ...others]
      .map((each, at) => ({ each, at: order[at]! }))
      .toSorted((a, b) => a.at - b.at)
      .map(({ each }) => each);
    const text = fields
      .map(({ name, value }, at) => {
        const [before, behind, end] = between[at]!;
        return `${name}:${before}${value}${behind}${at < fields.length - 1 || isEnded ? end : ''}`;
      })
      .join('');
    return { text, fields };
  });

/** What a policy that the grammar made is to be read as: of each key the first, of mx every one. */
export function readingOf({ fields }: MadePolicy): StsPolicy {
  const first = (name: string) => fields.find(each => each.name === name)!.value;
  const names = [...new Set(fields.map(({ name }) => name))].filter(name => !KEYS.includes(name));
  const hosts = fields.filter(({ name }) => name === 'mx').map(({ value }) => value.toLowerCase());
  return {
    mode: first('mode') as StsPolicy['mode'],
    maxAge: Number(first('max_age')),
    mx: [...new Set(hosts)],
    extensions: names.map(name => ({ name, value: first(name) })),
  };
}

/** What is warned of in it: what is there twice, and hosts that count for nothing. */
export function warningsOf({ fields }: MadePolicy): readonly string[] {
  const seen = new Set<string>();
  const repeated = fields.flatMap(({ name, value }) => {
    const key = name === 'mx' ? `mx ${value.toLowerCase()}` : name;
    if (seen.has(key)) return [name === 'mx' ? 'duplicate-mx' : 'duplicate-key'];
    seen.add(key);
    return [];
  });
  const isNone = fields.find(({ name }) => name === 'mode')?.value === 'none';
  return [...repeated, ...(isNone ? ['mx-with-mode-none'] : [])];
}

const SUB_DOMAIN = '[A-Za-z0-9](?:[A-Za-z0-9\\-]{0,61}[A-Za-z0-9])?';
const VISIBLE = '[\\x21-\\x7e\\u0080-\\ufffc\\u{10000}-\\u{10ffff}]';
const FIELDS = [
  'version:[ \\t]*STSv1',
  'mode:[ \\t]*(?:testing|enforce|none)',
  'max_age:[ \\t]*\\d{1,10}',
  `mx:[ \\t]*(?:\\*\\.)?${SUB_DOMAIN}(?:\\.${SUB_DOMAIN})*`,
  `(?!(?:version|mode|max_age|mx):)[A-Za-z0-9][A-Za-z0-9_.\\-]{0,31}:[ \\t]*${VISIBLE}(?:[ ]*${VISIBLE})*`,
];
const LINE = new RegExp(`^(?:${FIELDS.join('|')})[ \\t]*$`, 'u');

/** Whether a text is a policy: every line by the grammar, and all that the prose of §3.2 requires. */
export function isPolicy(text: string): boolean {
  const lines = text.replace(/\r?\n$/, '').split(/\r?\n/);
  if (!lines.every(line => LINE.test(line))) return false;
  const first = (key: string) =>
    lines
      .find(line => line.startsWith(`${key}:`))
      ?.slice(key.length + 1)
      .trim();
  const isComplete = first('version') !== undefined && first('mode') !== undefined;
  return (
    isComplete &&
    Number(first('max_age') ?? Infinity) <= MAX_MAX_AGE &&
    (first('mode') === 'none' || first('mx') !== undefined)
  );
}
