import { expect, test } from 'vitest';
import { cname, linesOf, NEW, OLD, set, tlsa, txt, EXAMPLE } from '../example-change.ts';

const START =
  'aws route53 change-resource-record-sets --hosted-zone-id "${HOSTED_ZONE_ID:?}" --change-batch ';

function changesOf(change: Parameters<typeof linesOf>[1]): unknown {
  const [shell, ...lines] = linesOf('route53', change);
  expect(shell).toBe('set -eu');
  const text = lines.join('\n');
  expect(text.slice(0, START.length)).toBe(START);
  const batch = text.slice(START.length + 1, -1).replaceAll(`'\\''`, "'");
  return (JSON.parse(batch) as { Changes: unknown }).Changes;
}

const recordSet = (Name: string, Type: string, TTL: number, ...values: string[]) => ({
  Name,
  Type,
  TTL,
  ResourceRecords: values.map(Value => ({ Value })),
});

test('one batch: sets are put or deleted as a whole', () => {
  expect(changesOf(EXAMPLE)).toEqual([
    { Action: 'DELETE', ResourceRecordSet: recordSet('weg.voorbeeld.nl.', 'CNAME', 3600, 'elders.nl.') },
    {
      Action: 'UPSERT',
      ResourceRecordSet: recordSet('_mta-sts.voorbeeld.nl.', 'TXT', 3600, '"v=STSv1; id=2;"'),
    },
    {
      Action: 'UPSERT',
      ResourceRecordSet: recordSet('_25._tcp.mx.voorbeeld.nl.', 'TLSA', 3600, `3 1 1 ${OLD}`, `3 1 1 ${NEW}`),
    },
    {
      Action: 'UPSERT',
      ResourceRecordSet: recordSet('voorbeeld.nl.', 'MX', 300, '10 mx.voorbeeld.nl.'),
    },
  ]);
});

test.each([
  ['quotes, backslashes and bytes: octal', txt(`it's "\\\u00e9`), `"it's \\"\\134\\351"`],
  ['a name with a dot in a label: octal', cname('a\\.b.nl'), 'a\\056b.nl.'],
  ['TLSA', tlsa(NEW, 2), `2 1 1 ${NEW}`],
])('%s', (_what, record, value) => {
  expect(changesOf([set('x', [], [record])])).toMatchObject([
    { ResourceRecordSet: { ResourceRecords: [{ Value: value }] } },
  ]);
});

test('where nothing changes, nothing is done: an empty batch would be refused', () => {
  expect(linesOf('route53', [])).toEqual(['set -eu']);
});
