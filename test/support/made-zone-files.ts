import * as fc from 'fast-check';
import { recordValue } from '../../shared/evidence/record-value.ts';
import { absoluteName, labelsOf } from '../../shared/model/presentation-form.ts';
import type { ProposedRecord } from '../../shared/overlay/proposal.ts';
import { relativeName } from '../../shared/generate/zone/owner-name.ts';
import { type MadeSet, madeSet } from './made-changes.ts';

/** A zone file written by hand in every way that RFC 1035 §5.1 leaves, and what it holds. */
export interface MadeZoneFile {
  readonly text: string;
  readonly sets: readonly MadeSet[];
  /** Each record as one line of absolute names, its SOA and NS records left out. */
  readonly lines: readonly string[];
}

/** How one record is written. */
interface Style {
  readonly owner: 'absolute' | 'relative' | 'escaped';
  readonly repeatsOwner: boolean;
  readonly statesTtl: boolean;
  readonly classAt: 'none' | 'before' | 'behind';
  readonly gap: string;
  readonly form: 'plain' | 'grouped' | 'lines' | 'all' | 'generic' | 'numbered';
  readonly comment: string;
  readonly lowers: boolean;
}

/** What stands before a set. */
type Before =
  | { readonly kind: 'origin'; readonly part: string }
  | { readonly kind: 'ttl'; readonly seconds: number; readonly hasUnits: boolean }
  | { readonly kind: 'text'; readonly text: string };

const noise = fc.constantFrom(
  '; a comment with "quotes, (parentheses; and a \\',
  '   ; indented',
  '',
  '\t ',
  ';',
  '; caf\u00c3\u00a9',
);
const before: fc.Arbitrary<Before> = fc.oneof(
  fc.constantFrom('sub', 'deeper.sub', '').map(part => ({ kind: 'origin' as const, part })),
  fc
    .tuple(fc.nat(200_000), fc.boolean())
    .map(([seconds, hasUnits]) => ({ kind: 'ttl' as const, seconds, hasUnits })),
  noise.map(text => ({ kind: 'text' as const, text })),
);
const style: fc.Arbitrary<Style> = fc.record({
  owner: fc.constantFrom('absolute', 'relative', 'escaped'),
  repeatsOwner: fc.boolean(),
  statesTtl: fc.boolean(),
  classAt: fc.constantFrom('none', 'before', 'behind'),
  gap: fc.constantFrom(' ', '\t', '  \t '),
  form: fc.constantFrom('plain', 'plain', 'grouped', 'lines', 'all', 'generic', 'numbered'),
  comment: fc.constantFrom('', '', ' ; "note', ' ;)', ';'),
  lowers: fc.boolean(),
});

/** @param hasDefault whether the file has a `$TTL`, or every record goes by the last one stated before it */
export function madeZoneFile(
  zone: string,
  hasDefault: fc.Arbitrary<boolean> = fc.boolean(),
): fc.Arbitrary<MadeZoneFile> {
  const piece = fc.record({
    before: fc.array(before, { maxLength: 2 }),
    set: madeSet(zone),
    styles: fc.array(style, { minLength: 3, maxLength: 3 }),
    ttl: fc.nat(100_000),
  });
  return fc
    .record({
      pieces: fc.array(piece, { minLength: 1, maxLength: 12 }),
      lineEnd: fc.constantFrom('\n', '\n', '\r\n'),
      hasDefault,
      endsLine: fc.boolean(),
    })
    .map(({ pieces, lineEnd, hasDefault, endsLine }) => {
      const unique = [...new Map(pieces.map(each => [each.set.name, each])).values()];
      const written: string[] = [`$ORIGIN ${zone}.`];
      const lines: string[] = [];
      const state: State = { origin: zone, owner: zone, stated: 3_600 };
      if (hasDefault) {
        written.push('$TTL 1h');
        state.fallback = 3_600;
      }
      written.push(
        '@ 3600 IN SOA ns hostmaster ( ; the start',
        ' 2026010100 1h 15m',
        ' 1w 300 )',
        '\tNS ns.elsewhere.example.',
      );
      for (const { before, set, styles, ttl } of unique) {
        written.push(...before.map(each => beforeText(each, zone, state, hasDefault)));
        // RFC 2181 §5.2: one TTL for a set.
        const setTtl = styles[0]!.statesTtl ? ttl : (state.fallback ?? state.stated);
        set.first.forEach((record, at) => {
          written.push(recordText({ ...record, ttl: setTtl }, styles[at]!, state));
          lines.push(`${absoluteName(record.owner)} ${setTtl} IN ${record.type} ${recordValue(record)}`);
        });
      }
      const text = written.flatMap(each => each.split('\n')).join(lineEnd) + (endsLine ? lineEnd : '');
      return { text, sets: unique.map(({ set }) => set), lines };
    });
}

interface State {
  origin: string;
  owner: string;
  stated: number;
  fallback?: number;
}

function beforeText(each: Before, zone: string, state: State, hasDefault: boolean): string {
  switch (each.kind) {
    case 'text':
      return each.text;
    case 'origin':
      state.origin = each.part === '' ? zone : `${each.part}.${zone}`;
      return `$origin ${state.origin}.`;
    case 'ttl':
      if (!hasDefault) return '';
      state.fallback = each.seconds;
      return `$TTL ${each.hasUnits ? units(each.seconds) : each.seconds} ; from here`;
  }
}

const units = (seconds: number) =>
  `${Math.floor(seconds / 3_600)}H${Math.floor((seconds % 3_600) / 60)}m${seconds % 60}s`;

function recordText(record: ProposedRecord, style: Style, state: State): string {
  const { gap, comment, classAt, form } = style;
  const owner =
    state.owner === record.owner && !style.repeatsOwner
      ? ''
      : ownerText(record.owner, style.owner, state.origin);
  state.owner = record.owner;
  const isStated = style.statesTtl || record.ttl !== (state.fallback ?? state.stated);
  if (isStated) state.stated = record.ttl;
  const ttl = isStated ? [String(record.ttl)] : [];
  const inClass = style.lowers ? 'in' : 'IN';
  const order = classAt === 'none' ? ttl : classAt === 'before' ? [inClass, ...ttl] : [...ttl, inClass];
  const type =
    form === 'numbered'
      ? `TYPE${NUMBERS[record.type]}`
      : style.lowers
        ? record.type.toLowerCase()
        : record.type;
  const head = [owner, ...order].join(gap) + (owner === '' && order.length === 0 ? gap : '') + gap;
  const values = valueWords(record, style, state.origin);
  switch (form) {
    case 'grouped':
      return `${head}${type} ( ${values.join(gap)})${comment}`;
    case 'lines':
      return `${head}${type} (${comment}\n${values.map(word => `${gap}${word} ; (part`).join('\n')}\n ) ; end`;
    case 'all':
      // NSD takes no parenthesis where a line begins with blanks and has neither TTL nor class.
      if (head.trim() === '') return `${head}${type} (${values.join('\n')}\n)${comment}`;
      return `${head}(${type}\n${values.join('\n')}\n)${comment}`;
    case 'generic': {
      const hex = genericHex(record);
      if (hex !== undefined)
        return `${head}${type} \\# ${hex.length / 2} ${hex.replaceAll(/(.{30})/g, '$1 ')}${comment}`;
      return `${head}${type}${gap}${values.join(gap)}${comment}`;
    }
    case 'plain':
    case 'numbered':
      return `${head}${type}${gap}${values.join(gap)}${comment}`;
  }
}

const NUMBERS = { A: 1, CNAME: 5, MX: 15, TXT: 16, AAAA: 28, TLSA: 52 } as const;

function ownerText(owner: string, style: Style['owner'], origin: string): string {
  if (style === 'relative' && owner.endsWith(`.${origin}`)) return relativeName(owner, origin) ?? '@';
  if (style !== 'escaped') return absoluteName(owner);
  // Capitals and escapes that nobody needs mean the same.
  return absoluteName(owner).replaceAll(/(?<![\\\d])[ac](?!\d)/g, letter => (letter === 'a' ? '\\097' : 'C'));
}

function valueWords(record: ProposedRecord, { owner, lowers }: Style, origin: string): readonly string[] {
  if (record.type === 'TXT') {
    return record.strings.map(text =>
      /^[a-z0-9]+$/.test(text) && lowers ? text : recordValue({ ...record, strings: [text] }),
    );
  }
  if (record.type === 'TLSA') {
    const { certificateUsage, selector, matchingType, data } = record;
    const hex = lowers ? data : data.toUpperCase();
    return [
      String(certificateUsage),
      String(selector),
      String(matchingType),
      hex.slice(0, 4),
      hex.slice(4),
    ].filter(word => word !== '');
  }
  if (record.type === 'CNAME' && owner === 'relative' && record.target.endsWith(`.${origin}`)) {
    return [ownerText(record.target, owner, origin)];
  }
  return recordValue(record).split(' ');
}

/** RFC 3597 §5, for the types whose bytes are plain. */
function genericHex(record: ProposedRecord): string | undefined {
  const hex = (codes: readonly number[]) => codes.map(code => code.toString(16).padStart(2, '0')).join('');
  const octets = (text: string) => Array.from(text, each => each.charCodeAt(0));
  const name = (text: string) =>
    hex(labelsOf(text).flatMap(label => [label.length, ...octets(label)])) + '00';
  switch (record.type) {
    case 'A':
      return hex(record.address.split('.').map(Number));
    case 'TLSA':
      return hex([record.certificateUsage, record.selector, record.matchingType]) + record.data;
    case 'TXT':
      return hex(record.strings.flatMap(text => [text.length, ...octets(text)]));
    case 'CNAME':
      return name(record.target);
    case 'MX':
      return hex([record.preference >> 8, record.preference & 255]) + name(record.exchange);
    case 'AAAA':
      return undefined;
  }
}
