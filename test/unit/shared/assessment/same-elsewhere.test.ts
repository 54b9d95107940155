import { describe, expect, test } from 'vitest';
import { sameElsewhere } from '../../../../shared/assessment/same-elsewhere.ts';
import type { Finding } from '../../../../shared/findings/finding.ts';
import { finding } from '../../../../shared/findings/finding.ts';

const missing = (host: string, address: string): Finding =>
  finding('starttls.missing', { host, address }, [{ kind: 'smtp', host, address }]);

const OF_TWO = missing('mx1.example.nl', '192.0.2.1');

describe('what is the same at several addresses is one thing to mend', () => {
  test('the other addresses are named, and the evidence of all is kept', () => {
    const [only, ...rest] = sameElsewhere([OF_TWO, missing('mx1.example.nl', '2001:db8::1')]);
    expect(rest).toEqual([]);
    expect(only?.alsoAt).toEqual(['2001:db8::1']);
    expect(only?.finding.facts).toEqual(OF_TWO.facts);
    expect(only?.finding.evidence).toEqual([
      { kind: 'smtp', host: 'mx1.example.nl', address: '192.0.2.1' },
      { kind: 'smtp', host: 'mx1.example.nl', address: '2001:db8::1' },
    ]);
  });

  test.each<[string, readonly Finding[]]>([
    ['two hosts', [OF_TWO, missing('mx2.example.nl', '192.0.2.1')]],
    [
      'two codes',
      [550, 554].map((code, at) =>
        finding('starttls.refused', { host: 'mx1.example.nl', address: `192.0.2.${at}`, code }),
      ),
    ],
    ['two kinds', [finding('mta-sts.none', {}), finding('tls-rpt.none', {})]],
    ['nothing', []],
  ])('%s: stay as they are, in their order', (_, findings) => {
    expect(sameElsewhere(findings)).toEqual(findings.map(each => ({ finding: each, alsoAt: [] })));
  });
});
