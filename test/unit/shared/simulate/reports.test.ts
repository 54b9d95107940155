import { describe, expect, test } from 'vitest';
import { applyAttack, type Sender, simulate } from '../../../../shared/simulate/index.ts';
import type { DomainReading } from '../../../../shared/reading/domain-reading.ts';
import { now, signed, unsigned } from './made-worlds.ts';

const STS: Sender = { kind: 'mta-sts' };
const DANE: Sender = { kind: 'dane' };
const run = (reading: DomainReading, sender: Sender) => simulate(reading, sender, { now });
const withRecord = (reading: DomainReading, ...records: readonly string[]): DomainReading => ({
  ...reading,
  tlsRpt: { kind: 'records', status: 'secure', records: records.map(text => [text]) },
});
const ASKS = 'v=TLSRPTv1; rua=mailto:tls@voorbeeld.nl';

const broken: readonly (readonly [Sender, DomainReading])[] = [
  [STS, applyAttack(unsigned, 'strip-starttls', now)],
  [DANE, applyAttack(signed, 'strip-starttls', now)],
];

describe.each(broken)('a sender that knows %o, where STARTTLS is stripped', (sender, reading) => {
  test.each<[string, DomainReading, boolean]>([
    ['RPT-01: one record asks for reports', withRecord(reading, ASKS), true],
    ['RPT-02: beside one of another kind', withRecord(reading, ASKS, 'v=spf1 -all'), true],
    ['RPT-02: two count as none', withRecord(reading, ASKS, ASKS), false],
    ['RPT-02: a space before the separator', withRecord(reading, ASKS.replace(';', ' ;')), true],
    ['RPT-01: without rua', withRecord(reading, 'v=TLSRPTv1; ruf=mailto:tls@voorbeeld.nl'), false],
    [
      'RPT-13, RFC 8460 §7: who hides the record hides the reports',
      { ...reading, tlsRpt: { kind: 'none', status: 'insecure' } },
      false,
    ],
    [
      'RPT-13, RFC 8460 §7: so does who makes its look-up fail',
      { ...reading, tlsRpt: { kind: 'failed', rcode: 'SERVFAIL' } },
      false,
    ],
  ])('%s; the mail waits either way', (_rule, met, isReported) => {
    const { report, outcome } = run(met, sender);
    expect(report !== undefined).toBe(isReported);
    expect(outcome).toMatchObject({ kind: 'deferred', because: 'security' });
  });
});

test('RPT-13, RFC 8460 §7: a forged record is none to who validates, where the zone is signed', () => {
  const [, [, reading]] = broken as [(typeof broken)[0], (typeof broken)[0]];
  const forged: DomainReading = {
    ...reading,
    tlsRpt: { kind: 'records', status: 'bogus', records: [['v=TLSRPTv1; rua=mailto:me@elders.nl']] },
  };
  expect(run(forged, DANE).report).toBeUndefined();
});

test('RPT-07: a sender tells what it met in a word of the registry', () => {
  expect(run(withRecord(broken[0]![1], ASKS), STS).report?.failures).toEqual(['starttls-not-supported']);
  const stale = withRecord(applyAttack(signed, 'tlsa-stale', now), ASKS);
  expect(run(stale, DANE).report?.failures).toEqual(['tlsa-invalid']);
});
