import * as fc from 'fast-check';
import { nameToText } from '../../electron/dns/wire/wire-name.ts';
import { recordValue } from '../../shared/evidence/record-value.ts';
import { labelsOf } from '../../shared/model/presentation-form.ts';
import type { ProposedRecord, ProposedType, RecordSetChange } from '../../shared/overlay/proposal.ts';

/** A set as it is made, and as it becomes after that: other records, some of the same, or none. */
export interface MadeSet {
  readonly name: string;
  readonly type: ProposedType;
  readonly first: readonly ProposedRecord[];
  readonly second: readonly ProposedRecord[];
}

export const making = ({ name, type, first }: MadeSet): RecordSetChange => ({
  name,
  type,
  before: [],
  after: first,
});
export const changing = ({ name, type, first, second }: MadeSet): RecordSetChange => ({
  name,
  type,
  before: first,
  after: second,
});

/** What means something in a zone file, a shell, PowerShell, JSON or YAML, and what is no text at all. */
const SPECIAL = '"\\;\'$@()*. \t\n\r\u0000\u007f\u0085\u00a0\u00e9\u00ff{}[]#=%&|<>`!~^,:?/+-_';
const PLAIN = 'abcdefghijklmnopqrstuvwxyz0123456789';

const byte = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...PLAIN.split('')) },
  { weight: 2, arbitrary: fc.constantFrom(...SPECIAL.split('')) },
  { weight: 1, arbitrary: fc.nat(255).map(code => String.fromCharCode(code)) },
);
const bytes = (maxLength: number, minLength = 0) => fc.string({ unit: byte, minLength, maxLength });
const label = bytes(20, 1).map(text => text.replaceAll(/[A-Z]/g, letter => letter.toLowerCase()));
const labels = fc.array(label, { minLength: 1, maxLength: 3 });

/** A name as evidence has it. */
const nameText = (labels: readonly string[]) =>
  nameToText(labels.map(each => Uint8Array.from(each, character => character.charCodeAt(0))));

/** Names in a zone, each under a label of its own, so that no wildcard answers for another. */
const nameIn = (zone: string) =>
  fc
    .tuple(labels, fc.nat(0xffffff), fc.boolean())
    .map(
      ([odd, own, isWildcard]) => `${nameText([...(isWildcard ? ['*'] : []), ...odd, `n${own}`])}.${zone}`,
    );

const number = (limit: number) => fc.nat(limit - 1);
const hex = fc
  .uint8Array({ minLength: 1, maxLength: 64 })
  .map(octets => Array.from(octets, octet => octet.toString(16).padStart(2, '0')).join(''));
const hostName = labels.map(odd => `${nameText(odd)}.elsewhere.example`);
const text = fc.oneof(bytes(60), bytes(255), bytes(255, 255));

type Value<Type extends ProposedType> = Omit<ProposedRecord & { type: Type }, 'owner' | 'ttl'>;
/** The values of each type, as an application reads them back from an answer. */
const VALUES: { readonly [Type in ProposedType]: fc.Arbitrary<Value<Type>> } = {
  TXT: fc.array(text, { minLength: 1, maxLength: 3 }).map(strings => ({ type: 'TXT', strings })),
  TLSA: fc
    .record({ certificateUsage: number(256), selector: number(256), matchingType: number(256), data: hex })
    .map(fields => ({ type: 'TLSA', ...fields })),
  CNAME: hostName.map(target => ({ type: 'CNAME', target })),
  A: fc.nat(0xfffe).map(n => ({ type: 'A', address: `192.0.${n >> 8}.${n & 255}` })),
  AAAA: number(0xfffe).map(n => ({ type: 'AAAA', address: `2001:db8::${(n + 1).toString(16)}` })),
  MX: fc
    .record({ preference: number(0x10000), exchange: hostName })
    .map(fields => ({ type: 'MX', ...fields })),
};

const ttl = number(100_000);

/** Well-formed sets with odd names and odd values: all that DNS can hold. */
export function madeSet(zone: string): fc.Arbitrary<MadeSet> {
  const type = fc.constantFrom<ProposedType>('TXT', 'TXT', 'TXT', 'TLSA', 'TLSA', 'CNAME', 'A', 'AAAA', 'MX');
  return fc.tuple(nameIn(zone), type).chain(([name, type]) => {
    const some = (minLength: number) =>
      fc.uniqueArray<Value<ProposedType>, string>(VALUES[type], {
        minLength,
        maxLength: type === 'CNAME' ? 1 : 3,
        selector: value => JSON.stringify(value),
      });
    return fc
      .record({ first: some(1), other: some(0), keeps: fc.boolean(), ttls: fc.tuple(ttl, ttl) })
      .map(made => {
        const { first, other, keeps, ttls } = made;
        const becomes = keeps && other.length > 0 && type !== 'CNAME' ? [...other, first[0]!] : other;
        const set = (values: readonly Value<ProposedType>[], ttl: number) =>
          withoutRepeats(values.map(value => ({ owner: name, ttl, ...value }) as ProposedRecord));
        return { name, type, first: set(first, ttls[0]), second: set(becomes, keeps ? ttls[0] : ttls[1]) };
      });
  });
}

const withoutRepeats = (records: readonly ProposedRecord[]) => [
  ...new Map(records.map(record => [recordValue(record), record])).values(),
];

/** Fields of any text at all, as a saved check that somebody has tampered with could hold them. */
export function hostileSet(zone: string): fc.Arbitrary<RecordSetChange> {
  const any = fc.oneof(bytes(40), fc.string({ unit: 'binary', maxLength: 40 }), fc.constantFrom(...ATTACKS));
  const owner = any
    .map(text => `${text.replace(/\\+$/, '')}.${zone}`)
    .filter(name => labelsOf(name).every(label => label !== ''));
  const record = (type: ProposedType, owner: string): fc.Arbitrary<ProposedRecord> => {
    const common = { owner: fc.constant(owner), ttl };
    switch (type) {
      case 'A':
      case 'AAAA':
        return fc.record({ ...common, type: fc.constant(type), address: any });
      case 'CNAME':
        return fc.record({ ...common, type: fc.constant(type), target: any });
      case 'MX':
        return fc.record({ ...common, type: fc.constant(type), preference: number(100), exchange: any });
      case 'TXT':
        return fc.record({ ...common, type: fc.constant(type), strings: fc.array(any, { maxLength: 3 }) });
      case 'TLSA': {
        const octet = number(256);
        const fields = { certificateUsage: octet, selector: octet, matchingType: octet, data: any };
        return fc.record({ ...common, type: fc.constant(type), ...fields });
      }
    }
  };
  const type = fc.constantFrom<ProposedType>('TXT', 'TLSA', 'CNAME', 'A', 'AAAA', 'MX');
  return fc.tuple(owner, type).chain(([name, type]) => {
    const records = fc.array(record(type, name), { maxLength: 2 });
    return fc.record({ name: fc.constant(name), type: fc.constant(type), before: records, after: records });
  });
}

const ATTACKS = [
  "'; touch hacked; '",
  '"; touch hacked; "',
  '$(touch hacked)',
  '`touch hacked`',
  '\ntouch hacked\n',
  '\r\nsend\r\nupdate delete example.nl.',
  '\\" ; x',
  "'\u2019; Remove-Item hacked; \u2018'",
  '--yes',
  '@hacked',
  '-',
  '*',
  '@',
  '$INCLUDE hacked',
  '"\n- evil: true',
  '\u2028\u2029\ufeff',
];
