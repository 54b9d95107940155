import { describe, expect, test } from 'vitest';
import { allOutcomes, type SenderKind } from '../../../../shared/simulate/index.ts';
import { readDomain } from '../../../../shared/reading/read-domain.ts';
import { labEvidence } from './lab-worlds.ts';
import { CELLS, cellOf, type Column } from './matrix.ts';

/** What `postzegel simulate --lab` prints, held against the published matrix: of each column the practice domain that is it. */
const PRINTED: Readonly<
  Record<
    Column,
    { readonly domain: string; readonly sender: SenderKind; readonly contact: 'first' | 'later' }
  >
> = {
  STARTTLS: { domain: 'zandmeer-oefening.nl', sender: 'opportunistic', contact: 'first' },
  'D0-F': { domain: 'postwijk-oefening.nl', sender: 'sts2016', contact: 'first' },
  'D0-C': { domain: 'postwijk-oefening.nl', sender: 'sts2016', contact: 'later' },
  T: { domain: 'wilgendam-oefening.nl', sender: 'mta-sts', contact: 'first' },
  EF: { domain: 'dalkerk-oefening.nl', sender: 'mta-sts', contact: 'first' },
  EC: { domain: 'dalkerk-oefening.nl', sender: 'mta-sts', contact: 'later' },
  DANE: { domain: 'oudermeer-oefening.nl', sender: 'dane', contact: 'first' },
  'DANE+STS': { domain: 'lindevoort-oefening.nl', sender: 'dane-and-mta-sts', contact: 'first' },
};

const A9 =
  'The matrix has a sender that validates. This domain is not signed, so that there is nothing to break (RFC 4033 §5), ' +
  'and the table says below it that whoever does not check DANE is taken not to validate.';
/** Cells that say something else, and why that is right. */
const ARGUED: Readonly<Record<string, readonly [printed: string, why: string]>> = {
  'A6 take-over-policy-host D0-F': [
    'LEAK',
    'The attack redirects the connection too, which leaks at first contact by itself (A4).',
  ],
  'A6 take-over-policy-host D0-C': [
    'ok',
    'The cached policy stays, as the matrix says; the redirected connection (A4) does not meet it.',
  ],
  'A9 dnssec-broken T': ['none', A9],
  'A9 dnssec-broken EF': ['none', A9],
  'A9 dnssec-broken EC': ['none', A9],
  'A14 take-over-registrar EC': [
    'LEAK',
    'The matrix has "old policy until refresh". RFC 8461 §3.3 suggests one a day, and this sender met the domain a day ago.',
  ],
};

/** A13 is a way to set up a domain, and no attack: it has no row in what is printed. */
const cells = CELLS.filter(({ row }) => row !== 'A13');
const evidence = await labEvidence([...new Set(Object.values(PRINTED).map(({ domain }) => domain))]);
const tables = new Map(
  [...evidence].map(([domain, seen]) => [
    domain,
    allOutcomes(readDomain(seen), Math.floor(seen.endedAt / 1_000)),
  ]),
);

describe('the tables of the practice domains, as the matrix says or as is argued', () => {
  test.each(cells)('$id: $said', ({ id, attack, column, said }) => {
    const { domain, ...wanted } = PRINTED[column];
    const cell = tables.get(domain)!.find(({ sender, contact, ...each }) => {
      return each.attack === attack && sender === wanted.sender && contact === wanted.contact;
    })!;
    const argued = ARGUED[id]?.[0];
    expect(cellOf(cell.result, cell.run)).toContain(argued ?? said);
    if (argued !== undefined) expect(cellOf(cell.result, cell.run)).not.toContain(said);
  });

  test('every argued cell is one of the matrix', () => {
    expect(cells.map(({ id }) => id)).toEqual(expect.arrayContaining(Object.keys(ARGUED)));
  });

  test('undisturbed, each of them delivers, and nothing in them is unknown', () => {
    for (const { domain, sender } of Object.values(PRINTED)) {
      const own = tables.get(domain)!.filter(cell => cell.sender === sender);
      expect(own.filter(({ result }) => result === 'unknown')).toEqual([]);
      const undisturbed = own.filter(({ attack }) => attack === 'none');
      expect(undisturbed.map(({ run }) => run.outcome.kind)).toEqual(['delivered', 'delivered']);
    }
  });
});
