import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Stands in the arguments for a file with the input: many commands read keys and certificates from files alone. */
export const INPUT = 'INPUT';

/** What `openssl` makes of an input, as bytes. */
export function openssl(input: string | Uint8Array, ...args: readonly string[]): Uint8Array {
  const folder = mkdtempSync(join(tmpdir(), 'postzegel-openssl-'));
  try {
    const file = join(folder, 'input');
    writeFileSync(file, input);
    const withFile = args.map(each => (each === INPUT ? file : each));
    // A command that reads a file closes its standard input unread: what is written there would break the pipe.
    const piped = args.includes(INPUT) ? '' : input;
    return new Uint8Array(execFileSync('openssl', withFile, { input: piped, stdio: 'pipe' }));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export const pemOf = (label: string, bytes: Uint8Array): string =>
  [
    `-----BEGIN ${label}-----`,
    ...(Buffer.from(bytes)
      .toString('base64')
      .match(/.{1,64}/g) ?? []),
    `-----END ${label}-----\n`,
  ].join('\n');

/**
 * Whether anything of a secret is in a text: 12 characters of its base64, or of its hex, at any place. `known` is what may
 * be there, such as the public half.
 */
export function holdsSecret(text: string, keyPem: string, known: Uint8Array): boolean {
  const body = keyPem.replaceAll(/-----[^-]+-----|\s/g, '');
  const bytes = Buffer.from(body, 'base64');
  const publicHex = Buffer.from(known).toString('hex');
  const lower = text.toLowerCase();
  // The body begins with what all keys of a kind have.
  for (let at = 40; at + 12 <= body.length; at += 1) {
    if (isPublic(bytes, at, publicHex)) continue;
    if (text.includes(body.slice(at, at + 12))) return true;
  }
  for (let at = 30; at + 6 <= bytes.length; at += 1) {
    const hex = bytes.subarray(at, at + 6).toString('hex');
    if (!publicHex.includes(hex) && lower.includes(hex)) return true;
  }
  return false;
}

/** Three octets from this place of the base64 on are octets of the public half as well. */
function isPublic(bytes: Buffer, at: number, publicHex: string): boolean {
  const start = Math.floor((at * 3) / 4);
  return publicHex.includes(bytes.subarray(start, start + 9).toString('hex'));
}
