import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromBase64, fromHex, toBase64, toHex, utf8Length } from '../../../../shared/model/bytes.ts';

test('hex and base64 are those of Node, both ways', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 80 }), bytes => {
      expect(toHex(bytes)).toBe(Buffer.from(bytes).toString('hex'));
      expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString('base64'));
      expect(fromHex(toHex(bytes))).toEqual(bytes);
      expect(fromHex(toHex(bytes).toUpperCase())).toEqual(bytes);
      expect(fromBase64(toBase64(bytes))).toEqual(bytes);
    }),
  );
});

test.each(['a', 'zz', '0x', 'ab ', 'ａｂ'])('%j is no hex', text => {
  expect(fromHex(text)).toBeUndefined();
});

test.each(['a', 'abc', 'ab=c', '====', 'ab c', 'ab-_'])('%j is no base64 of RFC 4648 §4', text => {
  expect(fromBase64(text)).toBeUndefined();
});

test('RFC 3629 §3: the length of a text in UTF-8 is that of Node', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), text => {
      expect(utf8Length(text)).toBe(Buffer.byteLength(text));
    }),
  );
  expect(utf8Length('\ud800')).toBe(3);
});
