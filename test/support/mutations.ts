import * as fc from 'fast-check';
import { impossible } from '../../shared/model/impossible.ts';

interface Mutation {
  readonly at: number;
  readonly kind: 'set' | 'drop' | 'repeat' | 'insert' | 'cut';
  readonly length: number;
  readonly byte: number;
}

const mutation: fc.Arbitrary<Mutation> = fc.record({
  // Without bias: otherwise most changes are to the very first byte.
  at: fc.noBias(fc.nat(9_999).map(part => part / 10_000)),
  kind: fc.constantFrom('set', 'set', 'set', 'drop', 'repeat', 'insert', 'cut'),
  length: fc.integer({ min: 1, max: 40 }),
  byte: fc.oneof(fc.constantFrom(0, 1, 0x7f, 0x80, 0x84, 0xff), fc.nat(255)),
});

/** The bytes with a few of them replaced: lengths still fit, so that a parser gets further in. */
export const overwritten = (original: Uint8Array): fc.Arbitrary<Uint8Array> =>
  fc
    .array(mutation, { minLength: 1, maxLength: 3 })
    .map(mutations =>
      mutations.reduce<Uint8Array>((bytes, each) => apply(bytes, { ...each, kind: 'set' }), original),
    );

/** The bytes with a few things changed: what parsers of hostile input have to live with. */
export const mutated = (original: Uint8Array): fc.Arbitrary<Uint8Array> =>
  fc
    .array(mutation, { minLength: 1, maxLength: 6 })
    .map(mutations => mutations.reduce<Uint8Array>(apply, original));

function apply(bytes: Uint8Array, { at, kind, length, byte }: Mutation): Uint8Array {
  const start = Math.min(bytes.length - 1, Math.floor(at * bytes.length));
  if (start < 0) return Uint8Array.of(byte);
  const end = Math.min(bytes.length, start + length);
  const [before, middle, after] = [bytes.subarray(0, start), bytes.subarray(start, end), bytes.subarray(end)];
  switch (kind) {
    case 'set':
      return Buffer.concat([before, Uint8Array.of(byte), bytes.subarray(start + 1)]);
    case 'drop':
      return Buffer.concat([before, after]);
    case 'repeat':
      return Buffer.concat([before, middle, middle, after]);
    case 'insert':
      return Buffer.concat([before, new Uint8Array(length).fill(byte), bytes.subarray(start)]);
    case 'cut':
      return before;
    default:
      return impossible(kind);
  }
}
