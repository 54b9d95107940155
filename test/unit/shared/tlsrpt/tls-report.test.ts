import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isResultType, parseTlsReport, RESULT_TYPES } from '../../../../shared/tlsrpt/index.ts';

const example = readFileSync(
  new URL('../../../vectors/rules/rfc8460-appendix-b.json', import.meta.url),
  'utf8',
);

const failure = {
  'result-type': 'certificate-expired',
  'sending-mta-ip': '192.0.2.1',
  'receiving-mx-hostname': 'mx.example.com',
  'receiving-ip': '2001:db8::1',
  'failed-session-count': 3,
};
const policy = {
  policy: {
    'policy-type': 'sts',
    'policy-string': ['version: STSv1', 'mode: testing', 'mx: *.example.com', 'max_age: 86400'],
    'policy-domain': 'example.com',
    'mx-host': ['*.example.com'],
  },
  summary: { 'total-successful-session-count': 10, 'total-failure-session-count': 3 },
  'failure-details': [failure],
};
const report = {
  'organization-name': 'Sender',
  'date-range': { 'start-datetime': '2026-11-22T00:00:00Z', 'end-datetime': '2026-11-22T23:59:59Z' },
  'contact-info': 'tls@sender.example',
  'report-id': '2026-11-22-example.com',
  policies: [policy],
};
const withPolicy = (change: object) => ({ ...report, policies: [{ ...policy, ...change }] });
const withPolicyPart = (change: object) => withPolicy({ policy: { ...policy.policy, ...change } });
const withFailure = (change: object) => withPolicy({ 'failure-details': [{ ...failure, ...change }] });
const withDates = (start: unknown, end: unknown) => ({
  ...report,
  'date-range': { 'start-datetime': start, 'end-datetime': end },
});

const valueOf = (json: unknown) => {
  const parsed = parseTlsReport(typeof json === 'string' ? json : JSON.stringify(json));
  if (!parsed.ok) throw new Error(parsed.errors[0].kind);
  return parsed.value;
};
const kindsOf = (json: unknown) => {
  const parsed = parseTlsReport(typeof json === 'string' ? json : JSON.stringify(json));
  return parsed.ok ? parsed.warnings.map(each => each.kind) : parsed.errors.map(each => each.kind);
};

test('RPT-05: the example of RFC 8460, Appendix B, with its one mistake (erratum 6241, RPT-06)', () => {
  expect(parseTlsReport(example)).toEqual({
    ok: true,
    warnings: [{ kind: 'not-a-list', at: 'policies[0].policy.mx-host' }],
    value: {
      organizationName: 'Company-X',
      contactInfo: 'sts-reporting@company-x.example',
      reportId: '5065427c-23d3-47ca-b6e0-946ea0e8c4be',
      start: Date.parse('2016-04-01T00:00:00Z'),
      end: Date.parse('2016-04-01T23:59:59Z'),
      policies: [
        {
          policyType: 'sts',
          policyStrings: [
            'version: STSv1',
            'mode: testing',
            'mx: *.mail.company-y.example',
            'max_age: 86400',
          ],
          policyDomain: 'company-y.example',
          mxHosts: ['*.mail.company-y.example'],
          successfulSessions: 5326,
          failedSessions: 303,
          failures: [
            {
              resultType: 'certificate-expired',
              sendingMtaIp: '2001:db8:abcd:0012::1',
              receivingMxHostname: 'mx1.mail.company-y.example',
              failedSessions: 100,
            },
            {
              resultType: 'starttls-not-supported',
              sendingMtaIp: '2001:db8:abcd:0013::1',
              receivingMxHostname: 'mx2.mail.company-y.example',
              receivingIp: '203.0.113.56',
              failedSessions: 200,
              additionalInformation:
                'https://reports.company-x.example/report_info?id=5065427c-23d3#StarttlsNotSupported ',
            },
            {
              resultType: 'validation-failure',
              sendingMtaIp: '198.51.100.62',
              receivingIp: '203.0.113.58',
              receivingMxHostname: 'mx-backup.mail.company-y.example',
              failedSessions: 3,
              failureReasonCode: 'X509_V_ERR_PROXY_PATH_LENGTH_EXCEEDED',
            },
          ],
        },
      ],
    },
  });
});

test('RPT-05: a report without a mistake has no warning, as text and as what it parses to', () => {
  expect(kindsOf(report)).toEqual([]);
  expect(parseTlsReport(report)).toEqual(parseTlsReport(JSON.stringify(report)));
});

describe('what senders get wrong, and is of use all the same', () => {
  test.each([
    ['RPT-06: mx-host as a string', withPolicyPart({ 'mx-host': '*.example.com' }), ['not-a-list']],
    [
      'RPT-06: policy-string as a string',
      withPolicyPart({ 'policy-string': 'version: STSv1' }),
      ['not-a-list'],
    ],
    [
      'RPT-08: a policy in one string',
      withPolicyPart({ 'policy-string': ['version: STSv1\nmode: none'] }),
      ['joined-policy'],
    ],
    ['RPT-06: policies as an object', { ...report, policies: policy }, ['not-a-list']],
    ['RPT-06: failure-details as an object', withPolicy({ 'failure-details': failure }), ['not-a-list']],
    ['RPT-06: no failure-details', withPolicy({ 'failure-details': undefined }), []],
    ['RPT-06: failure-details null', withPolicy({ 'failure-details': null }), []],
    ['RPT-06: no policies', { ...report, policies: undefined }, ['missing-member', 'nothing-reported']],
    ['RPT-06: no policies in the list', { ...report, policies: [] }, ['nothing-reported']],
    [
      'RPT-05: no policy',
      withPolicy({ policy: undefined }),
      ['missing-member', 'missing-member', 'missing-member'],
    ],
    [
      'RPT-05: no summary',
      withPolicy({ summary: undefined }),
      ['missing-member', 'missing-member', 'missing-member'],
    ],
    ['RPT-05: no organization', { ...report, 'organization-name': undefined }, ['missing-member']],
    ['RPT-05: no report-id', { ...report, 'report-id': undefined }, ['missing-member']],
    ['RPT-05: no contact', { ...report, 'contact-info': undefined }, ['missing-member']],
    [
      'RPT-05: a contact that is no address',
      { ...report, 'contact-info': 'https://sender.example' },
      ['no-contact-address'],
    ],
    [
      'RPT-05: a count as a string',
      withPolicy({ summary: { 'total-successful-session-count': '10', 'total-failure-session-count': 3 } }),
      ['number-as-text'],
    ],
    ['RPT-05: a negative count', withFailure({ 'failed-session-count': -1 }), ['bad-count']],
    ['RPT-05: a broken count', withFailure({ 'failed-session-count': 1.5 }), ['bad-count']],
    ['RPT-05: a count beyond counting', withFailure({ 'failed-session-count': 1e300 }), ['bad-count']],
    [
      'RPT-07: a result type of the future',
      withFailure({ 'result-type': 'ech-required' }),
      ['unknown-result-type'],
    ],
    [
      'RPT-05: a policy type of the future',
      withPolicyPart({ 'policy-type': 'requiretls' }),
      ['unknown-policy-type'],
    ],
    ['RPT-05: no result type', withFailure({ 'result-type': undefined }), ['missing-member']],
    [
      'RPT-05: only type and count',
      withPolicy({ 'failure-details': [{ 'result-type': 'tlsa-invalid', 'failed-session-count': 1 }] }),
      [],
    ],
    ['RPT-05: an address that is none', withFailure({ 'sending-mta-ip': 'unknown' }), ['bad-address']],
    [
      'RPT-05: a name for the failure code as drafts had it',
      withFailure({ 'failure-error-code': 'E1' }),
      ['old-name'],
    ],
    [
      'RPT-05: a policy domain in U-labels',
      withPolicyPart({ 'policy-domain': 'bücher.example' }),
      ['not-a-labels'],
    ],
    ['RPT-05: a member of the wrong type', { ...report, 'organization-name': 5 }, ['wrong-type']],
    ['RPT-05: an entry that is no object', { ...report, policies: [policy, 'x'] }, ['wrong-type']],
    ['RPT-12: a byte order mark', `\ufeff${JSON.stringify(report)}`, ['byte-order-mark']],
    ['RPT-04: more than a day', withDates('2026-11-21T00:00:00Z', '2026-11-22T23:59:59Z'), ['not-one-day']],
    [
      'RPT-04: a day that is none in UTC',
      withDates('2026-11-21T12:00:00Z', '2026-11-22T11:59:59Z'),
      ['not-one-day'],
    ],
    ['RPT-04: up to 24:00', withDates('2026-11-22T00:00:00Z', '2026-11-22T24:00:00Z'), ['inexact-date']],
    [
      'RPT-05: dates without a zone',
      withDates('2026-11-22T00:00:00', '2026-11-22T23:59:59'),
      ['no-time-zone', 'no-time-zone'],
    ],
    [
      'RPT-05: dates the wrong way round',
      withDates('2026-11-22T23:59:59Z', '2026-11-22T00:00:00Z'),
      ['dates-reversed'],
    ],
    [
      'RPT-05: no dates that can be read',
      withDates('22 November', '2026-11-31T00:00:00Z'),
      ['bad-date', 'bad-date'],
    ],
    ['RPT-05: dates as numbers', withDates(1, 2), ['wrong-type', 'wrong-type']],
  ])('%s', (_, json, warnings) => {
    expect(parseTlsReport(typeof json === 'string' ? json : JSON.stringify(json)).ok).toBe(true);
    expect(kindsOf(json)).toEqual(warnings);
  });

  test('RPT-06, RPT-08: what was written differently is read the same', () => {
    const asList = valueOf(report);
    expect(valueOf(withPolicyPart({ 'mx-host': '*.Example.com.' }))).toEqual(asList);
    expect(valueOf(withPolicyPart({ 'policy-string': policy.policy['policy-string'].join('\r\n') }))).toEqual(
      asList,
    );
    expect(valueOf({ ...report, policies: policy })).toEqual(asList);
    expect(valueOf(withDates('2026-11-22T00:00:00', '2026-11-23T00:59:59+01:00'))).toEqual(asList);
  });

  test('RPT-08: TLSA records are one string each, without inner spaces', () => {
    const tlsa = (strings: unknown) => withPolicyPart({ 'policy-type': 'tlsa', 'policy-string': strings });
    expect(kindsOf(tlsa(['3 1 1 1F85', '2 0 1 abcd']))).toEqual([]);
    expect(kindsOf(tlsa(['3 1 1 1F85 0A33']))).toEqual(['malformed-tlsa']);
    expect(kindsOf(tlsa(['3 1 1 ( 1F85 )']))).toEqual(['malformed-tlsa']);
    expect(valueOf(tlsa('3 1 1 1F85; 2 0 1 abcd')).policies[0]!.policyStrings).toEqual([
      '3 1 1 1F85',
      '2 0 1 abcd',
    ]);
  });

  test.each<[string, unknown]>([
    ['a JSON list inside one string', ['["3 1 1 1F85","2 0 1 abcd"]']],
    ['the same, not in a list', '["3 1 1 1F85", "2 0 1 abcd"]'],
    ['a list in brackets without quotes', ['[3 1 1 1F85, 2 0 1 abcd]']],
    ['with commas', ['3 1 1 1F85, 2 0 1 abcd']],
    ['with quotes that are left', ['"3 1 1 1F85","2 0 1 abcd"']],
    ['in braces', ['{3 1 1 1F85;2 0 1 abcd}']],
    ['line by line', ['3 1 1 1F85\r\n2 0 1 abcd\r\n']],
    ['one a string, one a list', ['3 1 1 1F85', '["2 0 1 abcd"]']],
  ])('RPT-08: TLSA records as %s are taken apart', (_how, strings) => {
    const told = withPolicyPart({ 'policy-type': 'tlsa', 'policy-string': strings });
    expect(valueOf(told).policies[0]!.policyStrings).toEqual(['3 1 1 1F85', '2 0 1 abcd']);
    expect(kindsOf(told)).toContain('joined-policy');
    expect(kindsOf(told)).not.toContain('malformed-tlsa');
  });

  test('what only looks like a list is kept as it is', () => {
    const told = withPolicyPart({ 'policy-type': 'sts', 'policy-string': ['mx: [x', '[1, {}]'] });
    expect(valueOf(told).policies[0]!.policyStrings).toEqual(['mx: [x']);
    const many = JSON.stringify(Array.from({ length: 900 }, () => '3 1 1 1F85'));
    const crowd = withPolicyPart({
      'policy-type': 'tlsa',
      'policy-string': Array.from({ length: 9 }, () => many),
    });
    expect(valueOf(crowd).policies[0]!.policyStrings).toHaveLength(500);
    expect(kindsOf(crowd)).toContain('too-many');
  });

  test.each(['receiving-mx-host-name', 'receiving-mx-host'])(
    'RPT-05: %s is understood for receiving-mx-hostname, and the right name wins',
    name => {
      const rest = { ...failure, 'receiving-mx-hostname': undefined };
      const told = withPolicy({ 'failure-details': [{ ...rest, [name]: 'mx.example.com' }] });
      expect(valueOf(told).policies[0]!.failures[0]).toMatchObject({ receivingMxHostname: 'mx.example.com' });
      expect(kindsOf(told)).toEqual(['old-name']);
      const both = withPolicy({
        'failure-details': [{ ...rest, [name]: 'a.example', 'receiving-mx-hostname': 'b.example' }],
      });
      expect(valueOf(both).policies[0]!.failures[0]).toMatchObject({ receivingMxHostname: 'b.example' });
    },
  );

  // In the order of RFC 8460 §4.3.
  const registered = [
    'starttls-not-supported',
    'certificate-host-mismatch',
    'certificate-expired',
    'certificate-not-trusted',
    'validation-failure',
    'tlsa-invalid',
    'dnssec-invalid',
    'dane-required',
    'sts-policy-fetch-error',
    'sts-policy-invalid',
    'sts-webpki-invalid',
  ];
  test.each(registered)('RPT-07: the registered result type %s is known', type => {
    expect(kindsOf(withFailure({ 'result-type': type }))).toEqual([]);
    expect(isResultType(type)).toBe(true);
  });

  test('RPT-07: any other word survives', () => {
    expect(RESULT_TYPES).toEqual(registered);
    const parsed = valueOf(withFailure({ 'result-type': 'new-one' }));
    expect(parsed.policies[0]!.failures[0]!.resultType).toBe('new-one');
    expect(isResultType('new-one')).toBe(false);
  });

  test('DANE-15, RFC 8460 §4.3: a sender that demands DANE of a domain without it says so', () => {
    const json = withPolicy({
      policy: { 'policy-type': 'no-policy-found', 'policy-domain': 'example.com' },
      'failure-details': [{ 'result-type': 'dane-required', 'failed-session-count': 3 }],
    });
    expect(kindsOf(json)).toEqual([]);
    expect(valueOf(json).policies[0]).toMatchObject({
      policyType: 'no-policy-found',
      policyStrings: [],
      failures: [{ resultType: 'dane-required', failedSessions: 3 }],
    });
  });

  test('RPT-07: counts overlap, so that those of the failures may add up to more than the sessions', () => {
    const failures = [failure, { ...failure, 'result-type': 'certificate-host-mismatch' }];
    expect(kindsOf(withPolicy({ 'failure-details': failures }))).toEqual([]);
    expect(valueOf(withPolicy({ 'failure-details': failures })).policies[0]!.failedSessions).toBe(3);
  });
});

describe('RFC 8460 §7: all of it is a stranger’s text', () => {
  test('what could deceive on a terminal is replaced, and told', () => {
    const parsed = parseTlsReport(
      JSON.stringify({ ...report, 'organization-name': 'a\u001b[2Jb\u202ec\u0007' }),
    );
    expect(parsed).toMatchObject({ ok: true, value: { organizationName: 'a\ufffd[2Jb\ufffdc\ufffd' } });
    expect(parsed).toMatchObject({ warnings: [{ kind: 'control-characters', at: 'organization-name' }] });
  });

  test('long texts and long lists are cut, and told', () => {
    expect(valueOf({ ...report, 'report-id': 'x'.repeat(5_000) }).reportId!.length).toBe(2_048);
    expect(kindsOf({ ...report, 'report-id': 'x'.repeat(5_000) })).toEqual(['shortened']);
    const many = { ...report, policies: Array.from({ length: 1_001 }, () => policy) };
    expect(valueOf(many).policies.length).toBe(1_000);
    expect(kindsOf(many)).toEqual(['too-many']);
  });

  test('of endless mistakes a bounded number is told', () => {
    const warnings = kindsOf(withPolicy({ 'failure-details': Array.from({ length: 9_000 }, () => 0) }));
    expect(warnings.length).toBe(51);
    expect(warnings.at(-1)).toBe('more-problems');
  });

  test('names of members that objects have by themselves do no harm', () => {
    const parsed = parseTlsReport(
      JSON.stringify(report).replace('{', '{"__proto__":{"report-id":"x"},"constructor":1,'),
    );
    expect(parsed).toMatchObject({ ok: true, value: { reportId: report['report-id'] } });
  });
});

describe('what is no report', () => {
  test.each([
    ['nothing', '', 'not-json'],
    ['a web page', '<html>', 'not-json'],
    ['half a report', JSON.stringify(report).slice(0, 200), 'not-json'],
    ['a list', '[]', 'not-a-report'],
    ['null', 'null', 'not-a-report'],
    ['a number', '5', 'not-a-report'],
    ['some other JSON', '{"name":"postzegel","policies":[]}', 'not-a-report'],
    ['RPT-12: more than any', ' '.repeat(20_971_521), 'too-large'],
  ])('%s', (_, text, kind) => {
    expect(kindsOf(text)).toEqual([kind]);
  });
});

describe('RPT-05: dates are those of RFC 3339', () => {
  const startOf = (text: string) => valueOf(withDates(text, '2026-11-22T23:59:59Z')).start;

  test('every moment reads as what it is', () => {
    const moment = fc.date({
      min: new Date('1970-01-01T00:00:00Z'),
      max: new Date('2100-12-31T00:00:00Z'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(moment, fc.integer({ min: -840, max: 840 }), (date, offset) => {
        expect(startOf(date.toISOString())).toBe(date.getTime());
        const two = (number: number) => String(number).padStart(2, '0');
        const zone = `${offset < 0 ? '-' : '+'}${two(Math.floor(Math.abs(offset) / 60))}:${two(Math.abs(offset) % 60)}`;
        const local = new Date(date.getTime() + offset * 60_000).toISOString().replace('Z', zone);
        expect(startOf(local)).toBe(date.getTime());
      }),
    );
  });

  test.each([
    '2026-02-29T00:00:00Z',
    '2026-13-01T00:00:00Z',
    '2026-00-10T00:00:00Z',
    '2026-01-01T25:00:00Z',
    '2026-01-01T00:60:00Z',
    '2100-02-29T00:00:00Z',
    'x',
    '26-01-01',
    '2026-01-01T00:00:00+24:00',
  ])('%s is no date', text => {
    expect(startOf(text)).toBeUndefined();
  });

  test('a leap day, and a leap second', () => {
    expect(startOf('2024-02-29T00:00:00Z')).toBe(Date.parse('2024-02-29T00:00:00Z'));
    expect(startOf('2016-12-31T23:59:60Z')).toBe(Date.parse('2017-01-01T00:00:00Z'));
  });
});

test('whatever JSON comes in, a result comes out', () => {
  fc.assert(
    fc.property(fc.json(), fc.constantFrom(...Object.keys(report)), (json, member) => {
      expect(typeof parseTlsReport(json).ok).toBe('boolean');
      const twisted = parseTlsReport({ ...report, [member]: JSON.parse(json) });
      expect(twisted.ok).toBe(true);
    }),
  );
  fc.assert(
    fc.property(fc.jsonValue(), fc.constantFrom('policy', 'summary', 'failure-details'), (value, member) => {
      expect(parseTlsReport(withPolicy({ [member]: value })).ok).toBe(true);
    }),
  );
});
