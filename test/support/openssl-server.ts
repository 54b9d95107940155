import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestCertificate } from './test-certificates.ts';

/**
 * `openssl s_server` in a process of its own, on a free loopback port: what it computes holds up no test.
 * @param files written beside its certificate; `@name` among the options stands for the path of one
 */
export async function startOpensslServer(
  own: TestCertificate,
  others: readonly TestCertificate[],
  options: readonly string[],
  files: Readonly<Record<string, string>> = {},
): Promise<{ readonly port: number; close(): Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'postzegel-s-server-'));
  const at = (name: string) => join(folder, name);
  writeFileSync(at('own.pem'), own.key + own.certificate);
  writeFileSync(at('others.pem'), others.map(({ certificate }) => certificate).join(''));
  for (const [name, content] of Object.entries(files)) writeFileSync(at(name), content);
  const pairs = { '-accept': '127.0.0.1:0', '-cert': at('own.pem'), '-key': at('own.pem') };
  const chain = others.length > 0 ? ['-cert_chain', at('others.pem')] : [];
  const settings = [...Object.entries(pairs).flat(), ...chain];
  const more = options.map(option => (option.startsWith('@') ? at(option.slice(1)) : option));
  const child = spawn('openssl', ['s_server', ...settings, ...more], { stdio: 'pipe' });
  const ended = new Promise<void>(resolve => child.once('exit', () => resolve()));
  const port = await new Promise<number>((resolve, reject) => {
    let said = '';
    child.stderr.on('data', (bytes: Buffer) => (said += bytes.toString()));
    child.stdout.on('data', (bytes: Buffer) => {
      said += bytes.toString();
      const [, found] = /^ACCEPT 127\.0\.0\.1:(\d+)$/m.exec(said) ?? [];
      if (found !== undefined) resolve(Number(found));
    });
    child.once('exit', status => reject(new Error(`openssl s_server ended with ${status}: ${said}`)));
  });
  return {
    port,
    async close() {
      child.kill();
      await ended;
      rmSync(folder, { recursive: true });
    },
  };
}
