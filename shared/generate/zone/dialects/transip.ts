import { recordValue } from '../../../evidence/record-value.ts';
import type { ProposedRecord } from '../../../overlay/proposal.ts';
import type { Dialect } from '../dialect.ts';
import { formEntries } from '../form-entries.ts';
import { nameOrAt } from '../owner-name.ts';

/** TransIP's form, under its Dutch labels, with the TTL in seconds. A name as value ends with a dot there as well. */
export const transip: Dialect = {
  write: change =>
    formEntries(change, (record, zone, ttl) => [
      { label: 'Naam', value: nameOrAt(record.owner, zone) },
      ...(ttl === undefined ? [] : [{ label: 'TTL', value: String(ttl) }]),
      { label: 'Type', value: record.type },
      { label: 'Waarde', value: valueOf(record) },
    ]),
};

/** A text stands in its field as it is, without quotes. */
const valueOf = (record: ProposedRecord) =>
  record.type === 'TXT' ? record.strings.join('') : recordValue(record);
