import { describe, expect, test } from 'vitest';
import {
  allOutcomes,
  applyAttack,
  type Attack,
  ATTACKS,
  play,
  type Sender,
  SENDERS,
  simulate,
} from '../../../../shared/simulate/index.ts';
import type { DomainReading } from '../../../../shared/reading/domain-reading.ts';
import { readDomain } from '../../../../shared/reading/read-domain.ts';
import { ADDRESS, answer, DOMAIN, HOST, madeEvidence } from '../../../support/made-evidence.ts';
import { CELLS, cellOf, type Column } from './matrix.ts';
import { DAY, now, onlyHost, signed, unsigned, with2016, withHosts, withPolicy } from './made-worlds.ts';

/** Cells where the simulation says something else, and why that is right. */
const ARGUED: Readonly<Record<string, readonly [computed: string, why: string]>> = {
  'A6 take-over-policy-host D0-F': [
    'LEAK',
    'The attack as it is simulated redirects the connection too; that alone leaks at first contact (A4).',
  ],
  'A6 take-over-policy-host D0-C': [
    'ok',
    'The cached policy stays, as the matrix says; the redirected connection (A4) does not meet it.',
  ],
  'A14 take-over-registrar EC': [
    'LEAK',
    'The matrix has "old policy until refresh". RFC 8461 §3.3 suggests one a day, and this sender met the domain a day ago.',
  ],
};

const testing = withPolicy(unsigned, 'testing');
/** A13: a second host, which neither TLSA records nor the policy know of. */
const uncovered = (reading: DomainReading): DomainReading => {
  const host = onlyHost(reading);
  return withHosts(reading, [host, { ...host, host: 'mx2.elders.nl', tlsa: { kind: 'none' } }]);
};

interface Case {
  readonly sender: Sender;
  readonly reading: DomainReading;
  readonly contact: 'first' | 'later';
}
const CASES: Readonly<Record<Column, Case>> = {
  STARTTLS: { sender: { kind: 'opportunistic' }, reading: unsigned, contact: 'first' },
  'D0-F': { sender: { kind: 'sts2016' }, reading: unsigned, contact: 'first' },
  'D0-C': { sender: { kind: 'sts2016' }, reading: unsigned, contact: 'later' },
  T: { sender: { kind: 'mta-sts' }, reading: testing, contact: 'first' },
  EF: { sender: { kind: 'mta-sts' }, reading: unsigned, contact: 'first' },
  EC: { sender: { kind: 'mta-sts' }, reading: unsigned, contact: 'later' },
  DANE: { sender: { kind: 'dane' }, reading: signed, contact: 'first' },
  'DANE+STS': { sender: { kind: 'dane-and-mta-sts' }, reading: signed, contact: 'first' },
};

/** What the rows change of their columns. */
function caseOf(row: string, column: Column): Case {
  const found = CASES[column];
  const isSts = column === 'T' || column === 'EF' || column === 'EC';
  switch (row) {
    case 'A9':
      // Signed zones for all; those that know MTA-STS validate, the others do not.
      return isSts
        ? {
            ...found,
            reading: column === 'T' ? withPolicy(signed, 'testing') : signed,
            sender: { ...found.sender, validatesDnssec: true },
          }
        : { ...found, reading: signed };
    case 'A10':
      return { ...found, reading: column === 'T' ? withPolicy(signed, 'testing') : signed };
    case 'A13':
      return { ...found, reading: uncovered(found.reading) };
    default:
      return found;
  }
}

describe('what becomes of a message under attack, as the matrix says or as is argued', () => {
  test.each(CELLS)('$id: $said', ({ id, row, attack, column, said }) => {
    const { sender, reading, contact } = caseOf(row, column);
    const { result, run } = play(reading, sender, attack, contact, now);
    const argued = ARGUED[id]?.[0];
    expect(cellOf(result, run)).toContain(argued ?? said);
    if (argued !== undefined) expect(cellOf(result, run)).not.toContain(said);
  });

  test('every argued cell is one of the matrix', () => {
    expect(CELLS.map(({ id }) => id)).toEqual(expect.arrayContaining(Object.keys(ARGUED)));
  });
});

describe('what the matrix says in words', () => {
  const attackedBy = (reading: DomainReading, sender: Sender, attack: Attack) =>
    play(reading, sender, attack, 'first', now).result;

  test('A1: where the policy is fetched behind the first message, that one leaks (RFC 8461 §5.1)', () => {
    expect(attackedBy(unsigned, { kind: 'mta-sts', fetchesPolicy: 'after' }, 'strip-starttls')).toBe(
      'leaked',
    );
  });

  test('A5: c=tlsa keeps the sender of 2016 from a misissued certificate', () => {
    const reading = with2016(signed, 'to=true; mx=*.voorbeeld.nl; a=dnssec; c=tlsa; e=999999');
    expect(play(reading, { kind: 'sts2016' }, 'misissued-certificate', 'later', now).result).toBe('stopped');
  });

  test('A8: DANE holds no policy that could end', () => {
    const { cache } = simulate(signed, { kind: 'dane' }, { now });
    const attacked = applyAttack(signed, 'redirect', now);
    for (const later of [0, 400 * DAY]) {
      expect(simulate(attacked, { kind: 'dane' }, { now: now + later, cache }).outcome.kind).toBe('deferred');
    }
    expect(cache).toEqual({ [signed.domain]: {} });
  });

  test('A9: who validates defers, also without DANE; who does not delivers to whoever the answer names', () => {
    const forged = (validatesDnssec: boolean) =>
      play(signed, { kind: 'opportunistic', validatesDnssec }, 'forge-mx', 'first', now).result;
    expect([forged(true), forged(false)]).toEqual(['stopped', 'leaked']);
    expect(
      play(signed, { kind: 'opportunistic', validatesDnssec: true }, 'dnssec-broken', 'first', now).result,
    ).toBe('stopped');
  });

  test('A13: whoever keeps the covered host out of reach has the mail go to the one that is not', () => {
    const [covered, open] = (uncovered(signed).mx as Extract<DomainReading['mx'], { kind: 'hosts' }>).hosts;
    const reading = withHosts(signed, [
      { ...covered!, servers: [{ kind: 'unreachable', owner: 'genuine' }] },
      open!,
    ]);
    expect(simulate(reading, { kind: 'dane' }, { now }).outcome).toMatchObject({
      kind: 'delivered',
      protection: 'encrypted',
      host: open!.host,
    });
    expect(simulate(reading, { kind: 'mta-sts' }, { now }).outcome.kind).toBe('deferred');
  });

  test('A7: reports of RFC 8460 can be read and dropped, and show when they were changed; those of 2016 do not', () => {
    const reportTo = (sender: Sender) => {
      const reading = applyAttack(applyAttack(unsigned, 'certificate-expired', now), 'tamper-reports', now);
      return simulate(reading, sender, { now }).report;
    };
    expect(reportTo({ kind: 'mta-sts' })).toMatchObject({ isTampered: true, isSigned: true });
    expect(reportTo({ kind: 'sts2016' })).toMatchObject({ isTampered: true, isSigned: false });
  });

  test.each([
    ['mta-sts', 14 * DAY],
    ['sts2016', 999_999],
  ] as const)('A8: to %s a policy is worth nothing behind its end', (kind, lifetime) => {
    const { cache } = simulate(unsigned, { kind }, { now });
    const attacked = applyAttack(unsigned, 'suppress-policy-and-redirect', now);
    const at = (seconds: number) => simulate(attacked, { kind }, { now: seconds, cache }).outcome;
    expect(at(now + lifetime - 1).kind).not.toBe('delivered');
    expect(at(now + lifetime)).toMatchObject({ kind: 'delivered', to: 'attacker' });
  });

  test('A9: a policy cannot be renewed with a=dnssec while DNSSEC is broken', () => {
    const { cache } = simulate(signed, { kind: 'sts2016' }, { now });
    const moved = applyAttack(signed, 'mx-moved', now);
    const told = with2016(moved, 'to=true; mx=mail.newprovider.example; a=dnssec; c=webpki; e=999999');
    const send = (reading: DomainReading) =>
      simulate(reading, { kind: 'sts2016' }, { now: now + 60, cache }).outcome.kind;
    expect(send(told)).toBe('delivered');
    expect(send(applyAttack(told, 'dnssec-broken', now))).toBe('refused');
  });

  test('A10: c=tlsa fails with the records, c=webpki does not', () => {
    const later = (check: string) =>
      play(
        with2016(signed, `to=true; mx=*.voorbeeld.nl; a=dnssec; c=${check}; e=999999`),
        { kind: 'sts2016' },
        'tlsa-stale',
        'later',
        now,
      ).result;
    expect([later('tlsa'), later('webpki')]).toEqual(['stopped', 'safe']);
  });

  test('A14: until the refresh a policy in hand still holds', () => {
    const { cache } = simulate(unsigned, { kind: 'mta-sts' }, { now });
    const attacked = applyAttack(unsigned, 'take-over-registrar', now);
    const before = simulate(
      // The record still names the old id, which is what a resolver may have kept of it.
      { ...attacked, stsRecord: unsigned.stsRecord },
      { kind: 'mta-sts' },
      { now: now + DAY - 1, cache },
    );
    expect(before.outcome.kind).toBe('deferred');
  });
});

describe('what a zone vouches for, and who may speak for it', () => {
  const results = (reading: DomainReading, attack: Attack | 'none') =>
    (['opportunistic', 'dane', 'dane-and-mta-sts'] as const).map(
      kind => play(reading, { kind }, attack, 'first', now).result,
    );
  const bare = (status: 'secure' | 'insecure'): DomainReading => {
    const dns = [
      answer(DOMAIN, 'MX', [{ type: 'MX', preference: 10, exchange: HOST }], { status }),
      answer(HOST, 'A', [{ type: 'A', address: ADDRESS }], { status }),
      answer(HOST, 'AAAA', [], { status }),
      answer(`_25._tcp.${HOST}`, 'TLSA', [], { status }),
    ];
    return readDomain(madeEvidence({ dns, https: [] }));
  };

  test('RFC 7672 §2.1.2: TLSA records of an attacker are bogus in a signed zone, also where it has none itself', () => {
    expect(results(bare('secure'), 'forge-tlsa')).toEqual(['leaked', 'stopped', 'stopped']);
    // Without them the same redirection goes unnoticed: nobody demanded anything.
    expect(results(bare('secure'), 'redirect')).toEqual(['leaked', 'leaked', 'leaked']);
    // RFC 7672 §2.2.2: in an unsigned zone nobody asks for them.
    expect(results(bare('insecure'), 'forge-tlsa')).toEqual(['leaked', 'leaked', 'leaked']);
  });

  test('A14: whoever has the domain at its registrar signs anew, so that broken signatures keep nobody out', () => {
    const broken = applyAttack(signed, 'dnssec-broken', now);
    expect(results(broken, 'none')).toEqual(['unproven', 'stopped', 'stopped']);
    expect(results(broken, 'take-over-registrar')).toEqual(['leaked', 'leaked', 'leaked']);
  });
});

describe('the table of all', () => {
  const table = allOutcomes(signed, now);

  test('has every sender under every attack, at first contact and later', () => {
    expect(table).toHaveLength(SENDERS.length * (ATTACKS.length + 1) * 2);
    expect(table.filter(({ result }) => result === 'unknown')).toEqual([]);
  });

  test('undisturbed, whoever checks has it proven, and the others deliver all the same', () => {
    const results = (contact: string) =>
      table.filter(cell => cell.attack === 'none' && cell.contact === contact).map(({ result }) => result);
    // At first contact the policy of 2016 stops nobody yet, so that meeting it proves nothing (draft §3.4).
    const undisturbed = (contact: string) =>
      Object.fromEntries(SENDERS.map((sender, at) => [sender, results(contact)[at]]));
    const always = {
      'no-tls': 'open',
      opportunistic: 'unproven',
      dane: 'safe',
      'mta-sts': 'safe',
      'dane-and-mta-sts': 'safe',
    };
    expect(undisturbed('first')).toEqual({ ...always, sts2016: 'unproven' });
    expect(undisturbed('later')).toEqual({ ...always, sts2016: 'safe' });
  });

  test('whoever does not check is never better off under an attack', () => {
    const plain = table.filter(({ sender, attack }) => sender === 'no-tls' && attack !== 'none');
    expect(new Set(plain.map(({ result }) => result))).toEqual(new Set(['open', 'leaked']));
  });

  test('an attacker passes for proven only with a certificate for the host', () => {
    const fooled = table.filter(
      ({ run: { outcome } }) =>
        outcome.kind === 'delivered' && outcome.to === 'attacker' && outcome.protection === 'authenticated',
    );
    expect(new Set(fooled.map(({ attack }) => attack))).toEqual(
      new Set(['misissued-certificate', 'stolen-old-key']),
    );
  });

  test('every step names its source', () => {
    const sources = table.flatMap(({ run }) => run.steps.map(({ source }) => source));
    expect(sources.every(source => /^(RFC \d{4} §[\d.]+|draft §[\d.]+( step \d)?)$/.test(source))).toBe(true);
  });
});
