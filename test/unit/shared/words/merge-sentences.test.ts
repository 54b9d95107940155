import { describe, expect, test } from 'vitest';
import type { RdataFault } from '../../../../shared/generate/zone-file/rdata-fault.ts';
import type { ZoneFileProblem } from '../../../../shared/generate/zone-file/zone-file-problem.ts';
import type { MergeClash, MergeNote } from '../../../../shared/generate/zone-merge/zone-merge.ts';
import {
  type Language,
  sayMergeClash,
  sayMergeNote,
  sayZoneFileProblem,
} from '../../../../shared/words/say.ts';

type OneOfEach<Union extends { readonly kind: string }> = {
  readonly [Kind in Union['kind']]: Omit<Extract<Union, { kind: Kind }>, 'kind'>;
};
const line = 12;
const at = { name: '_mta-sts.voorbeeld.nl', type: 'TXT', line } as const;
const record = { owner: 'voorbeeld.nl', type: 'A', ttl: 60, address: '192.0.2.1' } as const;

const PROBLEMS: OneOfEach<ZoneFileProblem> = {
  'more-problems': { count: 149_980 },
  'too-large': { limit: 4_000_000 },
  'not-text': {},
  'too-many-entries': { limit: 100_000 },
  'lone-carriage-return': { line },
  'open-quote': { line },
  'open-parenthesis': { line },
  'extra-parenthesis': { line },
  'bad-directive': { line, text: '$FOO' },
  'bad-name': { line, text: 'a..b' },
  'bad-ttl': { line, text: '1x' },
  'no-owner': { line },
  'no-ttl': { line },
  'no-type': { line },
  'other-class': { line, text: 'CH' },
  'bad-rdata': { line, type: 'A', fault: { part: 'address', text: '192.0.2.256' } },
  'transfer-end': { line },
  'zone-without-dot': { line, name: 'voorbeeld.nl' },
  'windows-age': { line, text: '[AGE:3731000]' },
  'odd-character': { line, looksLike: 'space', code: 'U+00A0' },
  'end-mark': {},
  'missing-dot': { line, name: 'mx.voorbeeld.nl' },
  'unquoted-text': { line },
  'several-soa': { line },
  signed: { line, type: 'RRSIG' },
  'other-zone': { line, apex: 'elders.nl', zone: 'voorbeeld.nl' },
  'byte-order-mark': {},
  include: { line, file: 'rest.db' },
  generate: { line },
  'not-ascii-name': { line, text: 'caf\u00e9' },
  'out-of-zone': { line, name: 'www' },
  'zone-assumed': { zone: 'voorbeeld.nl' },
  'no-soa': {},
};
const CLASHES: OneOfEach<MergeClash> = {
  alias: { ...at, target: 'elders.nl' },
  'beside-alias': { ...at, others: ['A', 'MX'] },
  'below-dname': { ...at, above: 'voorbeeld.nl', target: 'elders.nl' },
  delegated: { ...at, above: 'kind.voorbeeld.nl' },
  outside: { ...at, apex: 'elders.nl' },
  'unseen-records': { ...at, records: [record] },
};
const NOTES: OneOfEach<MergeNote> = {
  differs: { name: at.name, type: at.type, onlyInFile: [record], onlyInDns: [] },
  'behind-alias': {
    name: at.name,
    type: at.type,
    end: '_dane.voorbeeld.nl',
    also: ['a.nl', 'b.nl', 'c.nl', 'd.nl'],
  },
  'not-loaded': { name: at.name, type: at.type },
  serial: { from: 41, to: 42 },
  'serial-unread': { line },
};
const each = (samples: object) =>
  Object.entries(samples).map(([kind, facts]) => [kind, { kind, ...(facts as object) }] as const);

const FAULTS: { readonly [Part in RdataFault['part']]: Omit<Extract<RdataFault, { part: Part }>, 'part'> } = {
  words: { wanted: 2, found: 1 },
  address: { text: 'x' },
  'other-address': { text: '::1', belongs: 'AAAA' },
  name: { text: 'a..b' },
  number: { text: 'mx', most: 65_535 },
  time: { text: '1x' },
  'long-text': { octets: 256, most: 255 },
  escape: { text: '\\25' },
  'separated-hex': { text: 'b9:0b' },
  hex: { text: 'xx' },
  'half-byte': { digits: 3 },
  octets: {},
};

describe.each<Language>(['nl', 'en'])('every sentence about a zone file in %s', language => {
  const said = (text: string) => {
    expect(text).toMatch(/^\S.{15,}[.?]$/);
    expect(text).not.toMatch(/undefined|NaN|\[object|\{|\}| {2}/);
  };
  test.each(each(PROBLEMS))('%s', (_kind, problem) => {
    const text = sayZoneFileProblem(problem as ZoneFileProblem, language);
    said(text);
    if ('line' in problem) expect(text).toMatch(/^(?:Regel|Line) 12: /);
  });
  test.each(Object.entries(FAULTS))('in the content of a record: %s', (part, facts) => {
    const fault = { part, ...facts } as RdataFault;
    const text = sayZoneFileProblem({ kind: 'bad-rdata', line, type: 'TLSA', fault }, language);
    said(text);
    expect(text).toMatch(/^(?:Regel|Line) 12: [^:]+TLSA[^:]+: \S/);
    if ('text' in fault && part !== 'separated-hex') expect(text).toContain(fault.text);
  });
  test.each(each(CLASHES))('%s', (_kind, clash) =>
    said(sayMergeClash(clash as unknown as MergeClash, language)),
  );
  test.each(each(NOTES))('%s', (_kind, note) => said(sayMergeNote(note as MergeNote, language)));
});
