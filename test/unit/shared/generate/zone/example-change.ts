import type { ZoneChange } from '../../../../../shared/generate/zone/dialect.ts';
import { type DialectId, DIALECTS } from '../../../../../shared/generate/zone/dialects.ts';
import type {
  ProposedRecord,
  ProposedType,
  RecordSetChange,
} from '../../../../../shared/overlay/proposal.ts';

export const ZONE = 'voorbeeld.nl';
/** Digests of an old and of a new key. */
export const [OLD, NEW] = ['ab'.repeat(32), 'cd'.repeat(32)];

type Value = { [Type in ProposedType]: Omit<ProposedRecord & { type: Type }, 'owner' | 'ttl'> }[ProposedType];
export const txt = (...strings: string[]): Value => ({ type: 'TXT', strings });
export const tlsa = (data: string, certificateUsage = 3): Value => ({
  type: 'TLSA',
  certificateUsage,
  selector: 1,
  matchingType: 1,
  data,
});
export const cname = (target: string): Value => ({ type: 'CNAME', target });
export const mx = (preference: number, exchange: string): Value => ({ type: 'MX', preference, exchange });
export const a = (address: string): Value => ({ type: 'A', address });
export const aaaa = (address: string): Value => ({ type: 'AAAA', address });

/** A set under a name in the zone, before and after, each with its TTL. */
export function set(
  relative: string,
  before: readonly Value[],
  after: readonly Value[],
  ttls: readonly [before: number, after: number] = [3_600, 3_600],
): RecordSetChange {
  const name = relative === '' ? ZONE : `${relative}.${ZONE}`;
  const records = (values: readonly Value[], ttl: number) =>
    values.map((value): ProposedRecord => ({ owner: name, ttl, ...value }));
  const { type } = [...before, ...after][0]!;
  return { name, type, before: records(before, ttls[0]), after: records(after, ttls[1]) };
}

/** A policy that is renewed, a key that is added, a mail server, and a name that goes away. */
export const EXAMPLE: ZoneChange = {
  zone: ZONE,
  sets: [
    set('weg', [cname('elders.nl')], []),
    set('_mta-sts', [txt('v=STSv1; id=1;')], [txt('v=STSv1; id=2;')]),
    set('_25._tcp.mx', [tlsa(OLD)], [tlsa(OLD), tlsa(NEW)]),
    set('', [], [mx(10, 'mx.voorbeeld.nl')], [0, 300]),
    set('mx', [a('192.0.2.1')], [a('192.0.2.1')]),
  ],
};

/** The lines of what a dialect that is a text writes. */
export function linesOf(id: DialectId, change: ZoneChange | readonly RecordSetChange[]): readonly string[] {
  const written = DIALECTS[id].write('zone' in change ? change : { zone: ZONE, sets: change });
  if (written.kind !== 'text') throw new Error(`${id} is a form`);
  return textLines(written.text);
}

/** The lines that it says are to go from the file. */
export function removalOf(id: DialectId, change: ZoneChange | readonly RecordSetChange[]): readonly string[] {
  const written = DIALECTS[id].write('zone' in change ? change : { zone: ZONE, sets: change });
  return written.kind === 'text' && written.removal ? textLines(written.removal.text) : [];
}

function textLines(text: string): readonly string[] {
  if (text === '') return [];
  if (!text.endsWith('\n')) throw new Error('no line end');
  return text.slice(0, -1).split('\n');
}

/** The entries of what a dialect that is a form writes, each on one line. */
export function entriesOf(id: DialectId, change: ZoneChange | readonly RecordSetChange[]): readonly string[] {
  const written = DIALECTS[id].write('zone' in change ? change : { zone: ZONE, sets: change });
  if (written.kind !== 'form') throw new Error(`${id} is a text`);
  return written.entries.map(
    ({ action, fields }) => `${action} ${fields.map(({ label, value }) => `${label}: ${value}`).join(' | ')}`,
  );
}
