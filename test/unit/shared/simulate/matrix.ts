import type { Attack, Result, Run } from '../../../../shared/simulate/index.ts';

/*
 * The published matrix of attacks, cell by cell. `ok`: the mail is held. `LEAK`: somebody else has it. `unseen`: the same,
 * and nobody is told. `rep`: it goes, to whomever, and the domain is told. `none`: it goes where it should. `-`: the
 * matrix says nothing.
 */
export const COLUMNS = ['STARTTLS', 'D0-F', 'D0-C', 'T', 'EF', 'EC', 'DANE', 'DANE+STS'] as const;
export type Column = (typeof COLUMNS)[number];
const MATRIX = `
A1  strip-starttls                LEAK  LEAK  ok    rep     ok    ok    ok    ok
A2  forge-mx                      LEAK  LEAK  ok    rep     ok    ok    ok    ok
A3  suppress-policy-and-redirect  LEAK  LEAK  -     unseen  LEAK  ok    ok    ok
A3  replace-sts2016               LEAK  LEAK  -     -       -     -     ok    ok
A4  redirect                      LEAK  LEAK  ok    rep     ok    ok    ok    ok
A5  misissued-certificate         LEAK  LEAK  LEAK  unseen  LEAK  LEAK  ok    ok
A5  stolen-old-key                LEAK  LEAK  LEAK  unseen  LEAK  LEAK  ok    ok
A6  take-over-policy-host         -     none  none  unseen  LEAK  LEAK  ok    ok
A9  dnssec-broken                 none  none  none  ok      ok    ok    ok    ok
A10 tlsa-stale                    none  none  none  none    none  none  ok    ok
A11 certificate-expired           none  none  ok    rep     ok    ok    none  none
A12 mx-moved                      none  none  ok    rep     ok    ok    none  ok
A13 redirect                      -     -     -     rep     ok    ok    LEAK  ok
A14 take-over-registrar           LEAK  LEAK  LEAK  LEAK    LEAK  ok    LEAK  LEAK
`;

/** What a matrix may say of a message that fared so. */
export function cellOf(result: Result, { report }: Run): readonly string[] {
  if (result === 'stopped') return ['ok'];
  if (result === 'unknown') return ['unknown'];
  if (result === 'leaked') return report ? ['LEAK', 'rep'] : ['LEAK', 'unseen'];
  return report ? ['none', 'rep'] : ['none'];
}

const rows = MATRIX.trim()
  .split('\n')
  .map(line => {
    const [row = '', attack = '', ...cells] = line.split(/\s+/);
    return { row, attack: attack as Attack, cells };
  });
/** Every cell that the matrix fills in. */
export const CELLS = rows.flatMap(({ row, attack, cells: expected }) =>
  COLUMNS.flatMap((column, at) =>
    expected[at] === '-'
      ? []
      : [{ id: `${row} ${attack} ${column}`, row, attack, column, said: expected[at]! }],
  ),
);
