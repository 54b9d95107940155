import { expect, test } from 'vitest';
import { parseZoneFile } from '../../../../shared/generate/zone-file/parse-zone-file.ts';
import { told } from '../../../../shared/model/result.ts';
import { parseStsPolicy, policyInForce } from '../../../../shared/mtasts/index.ts';
import { parseTlsReport } from '../../../../shared/tlsrpt/index.ts';
import { sayZoneFileProblem } from '../../../../shared/words/say.ts';

const times = (count: number, line: string) => line.repeat(count);

test('the first of each kind are told, in their order, and the others counted', () => {
  const [a, b] = [{ kind: 'a' }, { kind: 'b' }];
  expect(told([], 2)).toEqual([]);
  expect(told([a, b, a], 2)).toEqual([a, b, a]);
  expect(told([a, a, a, b, a], 2)).toEqual([a, a, b, { kind: 'more-problems', count: 2 }]);
  expect(told([a, a], 1, problem => `${problem.kind}x`)).toEqual([a, { kind: 'more-problems', count: 1 }]);
});

test('150,000 files that are brought in are twenty warnings and a number', () => {
  const read = parseZoneFile(times(150_000, '$INCLUDE f\n'), 'voorbeeld.nl');
  const warnings = read.ok ? read.warnings : [];
  expect(warnings.map(({ kind }) => kind)).toEqual([
    ...Array.from({ length: 20 }, () => 'include'),
    'no-soa',
    'more-problems',
  ]);
  expect(warnings.at(-1)).toEqual({ kind: 'more-problems', count: 149_980 });
  expect(sayZoneFileProblem(warnings.at(-1)!, 'nl')).toContain('149980');
});

test('150,000 mistakes of one kind hide none of another', () => {
  const read = parseZoneFile(`${times(150_000, '$FOO bar\n')}a..b A 192.0.2.1\n`, 'voorbeeld.nl');
  const kinds = read.ok ? [] : read.errors.map(({ kind }) => kind);
  expect(kinds).toHaveLength(22);
  expect(new Set(kinds)).toEqual(new Set(['bad-directive', 'bad-name', 'more-problems']));
});

test('RFC 8461 §3.2: an empty line behind many repetitions keeps a policy out of force all the same', () => {
  const policy = (extra: string) =>
    `version: STSv1\nmode: enforce\nmax_age: 86400\n${times(200, 'mx: mx.voorbeeld.nl\n')}${extra}`;
  const read = parseStsPolicy(policy('\nmx: mx.voorbeeld.nl\n'));
  expect(read.ok && read.warnings.map(({ kind }) => kind).slice(-3)).toEqual([
    'duplicate-mx',
    'blank-line',
    'more-problems',
  ]);
  expect(policyInForce(policy(''))).toBeDefined();
  expect(policyInForce(policy('\nmx: mx.voorbeeld.nl\n'))).toBeUndefined();
  const wrong = parseStsPolicy(times(10_000, '!\n') + policy(''));
  expect(!wrong.ok && wrong.errors.at(-1)).toEqual({ kind: 'more-problems', count: 9_980 });
});

test('a report of nothing but mistakes is a report, fifty warnings of a kind and a number', () => {
  const failures = Array.from({ length: 1_000 }, () => ({
    'result-type': 'new-word',
    'failed-session-count': 1,
  }));
  const read = parseTlsReport({ 'report-id': 'a', policies: [{ 'failure-details': failures }] });
  const warnings = read.ok ? read.warnings : [];
  expect(warnings.filter(({ kind }) => kind === 'unknown-result-type')).toHaveLength(50);
  expect(warnings.at(-1)).toEqual({ kind: 'more-problems', count: 950 });
});
