import { oneWord } from '../../../model/presentation-form.ts';
import type { ProposedRecord } from '../../../overlay/proposal.ts';
import type { Dialect, FormField } from '../dialect.ts';
import { formEntries } from '../form-entries.ts';
import { nameOrAt } from '../owner-name.ts';

/** The choices of its list, longest first. */
const TTLS: readonly (readonly [seconds: number, label: string])[] = [
  [86_400, '1 day'],
  [43_200, '12 hr'],
  [18_000, '5 hr'],
  [7_200, '2 hr'],
  [3_600, '1 hr'],
  [1_800, '30 min'],
  [900, '15 min'],
  [600, '10 min'],
  [300, '5 min'],
  [120, '2 min'],
];
const SHORTEST = '1 min';

/** Cloudflare's form, under its English labels. Of the TTLs on its list, the longest that is not too long. */
export const cloudflare: Dialect = {
  write: change =>
    formEntries(change, (record, zone, ttl) => [
      { label: 'Type', value: record.type },
      { label: 'Name', value: nameOrAt(record.owner, zone) },
      ...valueFields(record),
      ...(ttl === undefined ? [] : [...proxyFields(record), { label: 'TTL', value: choiceOf(ttl) }]),
    ]),
};

const choiceOf = (ttl: number) => TTLS.find(([seconds]) => seconds <= ttl)?.[1] ?? SHORTEST;

/** Its proxy, which it offers for these, passes no mail. */
const proxyFields = ({ type }: ProposedRecord): readonly FormField[] =>
  type === 'A' || type === 'AAAA' || type === 'CNAME' ? [{ label: 'Proxy status', value: 'DNS only' }] : [];

function valueFields(record: ProposedRecord): readonly FormField[] {
  switch (record.type) {
    case 'A':
      return [{ label: 'IPv4 address', value: record.address }];
    case 'AAAA':
      return [{ label: 'IPv6 address', value: record.address }];
    case 'CNAME':
      return [{ label: 'Target', value: record.target }];
    case 'MX':
      return [
        { label: 'Mail server', value: record.exchange },
        { label: 'Priority', value: String(record.preference) },
      ];
    case 'TXT':
      return [{ label: 'Content', value: record.strings.join('') }];
    case 'TLSA':
      return [
        { label: 'Usage', value: String(record.certificateUsage) },
        { label: 'Selector', value: String(record.selector) },
        { label: 'Matching type', value: String(record.matchingType) },
        { label: 'Certificate (hexadecimal)', value: oneWord(record.data) },
      ];
  }
}
