import type { DnsRecord } from '../../evidence/dns.ts';
import { recordValue } from '../../evidence/record-value.ts';
import { absoluteName, labelsOf, nameText } from '../../model/presentation-form.ts';
import { type Written, writtenIn } from './written.ts';

/** RFC 1035 §5.1. How its words are written is with the records themselves: `shared/model/presentation-form.ts`. */
export type MasterFileText = Written<'master-file'>;
export const masterFile = writtenIn<'master-file'>();

/** A name with its trailing dot, as one word. */
export const absoluteWord = (name: string): MasterFileText => absoluteName(name) as MasterFileText;

/** A name as seen from its zone, as one word; `@` is the zone itself. */
export const relativeWord = (relative: string | undefined): MasterFileText =>
  (relative === undefined ? '@' : nameText(labelsOf(relative))) as MasterFileText;

/** A type by its mnemonic. */
export const typeWord = (type: Exclude<DnsRecord['type'], 'other'>): MasterFileText =>
  type as string as MasterFileText;

/** The value of a record: its words, on one line. */
export const valueWords = (record: DnsRecord): MasterFileText => recordValue(record) as MasterFileText;
