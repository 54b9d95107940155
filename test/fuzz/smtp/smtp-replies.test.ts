import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { ReplyReader } from '../../../electron/smtp/smtp-replies.ts';
import { mutated } from '../../support/mutations.ts';

const RUNS = 20_000;
const LIMIT = 500;
const conversation = Buffer.from(
  '220 mx.test.example ESMTP\r\n250-mx.test.example\r\n250-SIZE 1000\r\n250-8BITMIME\r\n250 STARTTLS\r\n220 2.0.0 ready\r\n421-4.3.2 busy\n421 4.3.2 bye\n',
);

/** Reads a stream in chunks to its end or to a failure; gives the codes of the replies that came whole. */
function readThrough(chunks: readonly Uint8Array[]): { codes: number[]; lines: number; failed: boolean } {
  const reader = new ReplyReader(LIMIT);
  const codes: number[] = [];
  let lines = 0;
  for (const chunk of chunks) {
    reader.push(chunk);
    for (let progress = reader.next(); progress.kind !== 'more'; progress = reader.next()) {
      if (progress.kind === 'failed') return { codes, lines, failed: true };
      codes.push(progress.reply.code);
      lines += progress.reply.lines.length;
      // eslint-disable-next-line no-control-regex
      expect(progress.raw.join('')).not.toMatch(/[\x00-\x1f\x7f]/);
      expect(progress.raw).toHaveLength(progress.reply.lines.length);
    }
  }
  return { codes, lines, failed: false };
}

test('unchanged, the replies are these', () => {
  expect(readThrough([conversation])).toEqual({ codes: [220, 250, 220, 421], lines: 8, failed: false });
});

test('mutated conversations: whole replies or a failure, within bounds', () => {
  fc.assert(
    fc.property(mutated(conversation), bytes => {
      const { codes, lines } = readThrough([bytes]);
      expect(lines).toBeLessThanOrEqual(bytes.length / 4 + 1);
      expect(codes.every(code => code >= 200 && code <= 599)).toBe(true);
    }),
    { numRuns: RUNS },
  );
});

test('any bytes in any chunks', () => {
  const chunk = fc.oneof(
    fc.uint8Array({ maxLength: 60 }),
    fc.constantFrom('\n', '250-', '250 ', '\r\n', '2', '\0', 'x'.repeat(300)).map(text => Buffer.from(text)),
  );
  fc.assert(
    fc.property(fc.array(chunk, { maxLength: 20 }), chunks => {
      const { codes } = readThrough(chunks);
      expect(codes.every(code => code >= 200 && code <= 599)).toBe(true);
    }),
    { numRuns: RUNS },
  );
});
