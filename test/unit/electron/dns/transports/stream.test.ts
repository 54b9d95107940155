import { array, assert, integer, property, uint8Array } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { frameReader, framed } from '../../../../../electron/dns/transports/stream.ts';

const read = (...chunks: readonly Uint8Array[]) => {
  const messages: string[] = [];
  const take = frameReader(message => messages.push(Buffer.from(message).toString('hex')));
  chunks.forEach(take);
  return messages;
};
const hex = (text: string) => Buffer.from(text, 'hex');

describe('RFC 1035 §4.2.2: messages with their length before them', () => {
  test.each<[string, Buffer[], string[]]>([
    ['one whole', [hex('000401020304')], ['01020304']],
    ['two in one piece', [hex('0001aa0002bbcc')], ['aa', 'bbcc']],
    ['cut within the length', [hex('00'), hex('02aa'), hex('bb')], ['aabb']],
    ['an empty one', [hex('00000001aa')], ['', 'aa']],
    ['one that is not there yet', [hex('0003aabb')], []],
    ['half a length', [hex('0001aa00')], ['aa']],
  ])('%s', (_, chunks, messages) => {
    expect(read(...chunks)).toEqual(messages);
  });

  test('however the stream is cut, the same messages come out of it', () => {
    assert(
      property(
        array(uint8Array({ maxLength: 600 }), { maxLength: 6 }),
        array(integer({ min: 1, max: 300 })),
        (messages, cuts) => {
          const stream = Buffer.concat(messages.map(framed));
          const chunks: Buffer[] = [];
          let at = 0;
          for (const length of cuts) {
            chunks.push(stream.subarray(at, at + length));
            at += length;
          }
          chunks.push(stream.subarray(at));
          expect(read(...chunks)).toEqual(messages.map(message => Buffer.from(message).toString('hex')));
        },
      ),
    );
  });
});
