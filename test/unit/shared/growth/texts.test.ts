import { describe, expect, test, vi } from 'vitest';
import { readSClientOutput } from '../../../../electron/smtp/s-client-output.ts';
import { mergeZoneFile } from '../../../../shared/generate/zone-merge/merge-zone-file.ts';
import { unifiedDiff } from '../../../../shared/generate/zone-merge/unified-diff.ts';
import { parseZoneFile } from '../../../../shared/generate/zone-file/parse-zone-file.ts';
import { parseDomainName } from '../../../../shared/model/domain-name.ts';
import { parseStsPolicy, selectStsRecord } from '../../../../shared/mtasts/index.ts';
import { parseSts2016Record, sts2016Records } from '../../../../shared/sts2016/index.ts';
import { parseTlsReport, selectTlsRptRecord } from '../../../../shared/tlsrpt/index.ts';
import { growth, LINEAR } from '../../../support/growth.ts';

// Many rounds, where the machine has other things to do as well.
vi.setConfig({ testTimeout: 120_000 });

const HOST = 'mx.voorbeeld.nl';
const lines = (count: number, line: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => line(at)).join('\n');

/** What somebody could send or paste who wants it to take long: each a text of a size. */
const HOSTILE: Readonly<Record<string, (size: number) => string>> = {
  letters: size => 'a'.repeat(size),
  spaces: size => ' '.repeat(size),
  'blanks before a letter': size => `x${'\t '.repeat(size)}x`,
  colons: size => ':'.repeat(size),
  dots: size => '.'.repeat(size),
  backslashes: size => '\\'.repeat(size),
  quotes: size => '"'.repeat(size),
  parentheses: size => '('.repeat(size),
  'at signs': size => '@a?'.repeat(size),
  'line ends': size => '\r\n'.repeat(size),
  fields: size => lines(size, at => `f${at}=v;`).replaceAll('\n', ''),
  'words and semicolons': size => 'a=b;'.repeat(size),
};

/** The same where it begins as what is read. */
const STARTS = [
  '',
  'v=STSv1; id=1;',
  'v=TLSRPTv1; rua=',
  'v=STS1; to=true; mx=',
  'CONNECTED(00000003)\n',
  'version: STSv1\n',
];

const READERS: Readonly<Record<string, (text: string) => unknown>> = {
  'a zone file': text => parseZoneFile(text, 'voorbeeld.nl'),
  'an MTA-STS policy': parseStsPolicy,
  'an MTA-STS record': text => selectStsRecord([[text]]),
  'a TLS-RPT record': text => selectTlsRptRecord([[text]]),
  'a record of 2016': text => [sts2016Records([[text]]), parseSts2016Record([text])],
  'a report': parseTlsReport,
  'a domain name': parseDomainName,
  'what s_client printed': text => readSClientOutput(HOST, text, 0),
};

describe.each(Object.entries(READERS))('reading %s', (_reader, read) => {
  test.each(Object.entries(HOSTILE))('twice as many %s take about twice as long', (_name, hostile) => {
    for (const start of STARTS) {
      expect(growth(size => start + hostile(size), read, 1_000)).toBeLessThan(LINEAR);
    }
  });
});

const HEAD = '$ORIGIN voorbeeld.nl.\n$TTL 1h\n@ SOA ns h 7 2 3 4 5\n@ NS ns.elders.nl.\n';
const txt = (text: string) => ({
  owner: '_mta-sts.voorbeeld.nl',
  type: 'TXT' as const,
  ttl: 60,
  strings: [text],
});
const set = {
  name: '_mta-sts.voorbeeld.nl',
  type: 'TXT' as const,
  before: [],
  after: [txt('v=STSv1; id=2;')],
};

test.each<[string, (at: number) => string]>([
  ['records', at => `w${at} A 192.0.2.1`],
  ['records of the set that changes', at => `_mta-sts TXT "v=STSv1; id=${at};"`],
  ['other records at its name', at => `_mta-sts TXT "x${at}"`],
  ['delegations around it', at => `d${at} NS ns.elders.nl.`],
  ['files that are brought in', at => `$INCLUDE f${at}`],
  ['lines that generate others', at => `$GENERATE 1-${at + 1} h$ A 192.0.2.1`],
  ['names outside the zone', at => `w${at}.elders.nl. A 192.0.2.1`],
  ['records over several lines', at => `w${at} TXT ( "a"\n "b" )`],
])('a zone file with twice as many %s takes about twice as long to read, merge and compare', (_, line) => {
  const merge = (text: string) => {
    const merged = mergeZoneFile(text, { zone: 'voorbeeld.nl', sets: [set] }, 1_795_000_000);
    expect(merged.ok).toBe(true);
    return merged.ok && merged.value.kind === 'merged' && unifiedDiff(merged.value.hunks, 'a', 'b');
  };
  expect(growth(size => HEAD + lines(size, line) + '\n', merge, 100)).toBeLessThan(LINEAR);
});

test.each<[string, (count: number) => object]>([
  [
    'policies',
    count => ({ policies: Array.from({ length: count }, () => ({ policy: { 'policy-type': 'x' } })) }),
  ],
  [
    'failures',
    count => ({
      policies: [{ 'failure-details': Array.from({ length: count }, (_, at) => ({ 'result-type': at })) }],
    }),
  ],
  [
    'strings',
    count => ({
      policies: [
        { policy: { 'policy-type': 'tlsa', 'policy-string': Array.from({ length: count }, String) } },
      ],
    }),
  ],
  [
    'strings in one',
    count => ({ policies: [{ policy: { 'policy-type': 'sts', 'policy-string': '\n '.repeat(count) } }] }),
  ],
])('a report with twice as many %s takes about twice as long', (_, make) => {
  const report = (size: number) => JSON.stringify({ 'report-id': 'a', ...make(size) });
  expect(growth(report, parseTlsReport, 100)).toBeLessThan(LINEAR);
});

test.each<[string, (count: number) => string]>([
  ['words before an error', count => `CONNECTED(3)\n${'a'.repeat(count)}`],
  ['errors', count => `CONNECTED(3)\n${'x:error:'.repeat(count)}\nNew, (NONE), Cipher is (NONE)\n`],
  ['commands', count => `CONNECTED(3)\n${'s_client -connect '.repeat(count)}`],
  [
    'certificates',
    count => `CONNECTED(3)\nCertificate chain\n${'-----BEGIN CERTIFICATE-----\n'.repeat(count)}`,
  ],
  ['chains', count => `CONNECTED(3)\n${'Certificate chain\n'.repeat(count)}`],
])('openssl output with twice as many %s takes about twice as long', (_, make) => {
  expect(growth(make, text => readSClientOutput(HOST, text, 0), 1_000)).toBeLessThan(LINEAR);
});
