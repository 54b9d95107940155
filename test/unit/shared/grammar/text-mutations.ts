import * as fc from 'fast-check';

/** What a slip of the hand does to a text: something put in, taken out, doubled, exchanged, or in the other case. */
export function mutated<Made>(
  made: fc.Arbitrary<Made>,
  textOf: (made: Made) => string,
  putIn: fc.Arbitrary<string>,
): fc.Arbitrary<string> {
  const kind = fc.constantFrom('insert', 'delete', 'replace', 'double', 'swap-case', 'cut', 'swap');
  const slip = fc.record({ kind, at: fc.nat(), piece: putIn });
  return fc
    .tuple(made, fc.array(slip, { minLength: 1, maxLength: 2 }))
    .map(([value, slips]) => slips.reduce(applySlip, textOf(value)));
}

function applySlip(text: string, { kind, at, piece }: { kind: string; at: number; piece: string }): string {
  const characters = Array.from(text);
  const spot = characters.length === 0 ? 0 : at % characters.length;
  const before = characters.slice(0, spot).join('');
  const [here = '', next = ''] = characters.slice(spot);
  const behind = characters.slice(spot + 1).join('');
  switch (kind) {
    case 'insert':
      return before + piece + here + behind;
    case 'delete':
      return before + behind;
    case 'replace':
      return before + piece + behind;
    case 'double':
      return before + here + here + behind;
    case 'swap-case':
      return before + (here === here.toLowerCase() ? here.toUpperCase() : here.toLowerCase()) + behind;
    case 'cut':
      return before;
    default:
      return before + next + here + characters.slice(spot + 2).join('');
  }
}
