import { fstatSync, writeSync } from 'node:fs';
import type { ProgressScreen } from './progress.ts';

/** Why text could not be written: the system's code, such as `ENOSPC`. `EPIPE` is a reader that has left, like `head`. */
export type WriteFailure = (code: string) => void;

/** Standard output or standard error. Text is written to its last byte, or `onFailure` hears why it was not. */
export function outputTo(
  stream: NodeJS.WriteStream & { fd: number },
  onFailure: WriteFailure,
): ProgressScreen {
  stream.on('error', error => onFailure(codeOf(error)));
  const isStream = stream.isTTY || isPipe(stream.fd);
  return {
    isTTY: stream.isTTY,
    get columns() {
      return stream.columns;
    },
    write: text => (isStream ? stream.write(text) : writeWhole(stream.fd, text, onFailure)),
  };
}

/** What is no terminal and no pipe is a file or a device; Node's stream takes a write cut short there for a whole one. */
function writeWhole(fd: number, text: string, onFailure: WriteFailure): void {
  let left = Buffer.from(text);
  try {
    while (left.length > 0) left = left.subarray(writeSync(fd, left));
  } catch (error) {
    onFailure(codeOf(error));
  }
}

function isPipe(fd: number): boolean {
  const is = fstatSync(fd);
  return is.isFIFO() || is.isSocket();
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : String(error);
