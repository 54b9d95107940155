import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { enterHost, openPage } from '../../../support/enter-host.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';
import { testCertificate } from '../../../support/test-certificates.ts';
import { holdsSecret, openssl } from '../../../support/test-keys.ts';

const module = (path: string) =>
  JSON.stringify(fileURLToPath(new URL(`../../../../electron/${path}`, import.meta.url)));
const folder = await temporaryFolder('nothing-kept');
afterAll(() => folder.remove());

const { key } = testCertificate({ key: 'rsa2048' });
const spki = openssl(key, 'pkey', '-pubout', '-outform', 'DER');
const locked = Buffer.from(openssl(key, 'pkcs8', '-topk8', '-passout', 'pass:geheim')).toString();

/**
 * The host for the browser in a process of its own, whose folders are all in one place, and which Node lets write nowhere:
 * the least attempt would end the call as a bug, and be in the log.
 */
async function startHost() {
  for (const name of ['home', 'page']) mkdirSync(join(folder.path, name));
  writeFileSync(join(folder.path, 'page', 'index.html'), '');
  const script = `
    import { startBrowserHost } from ${module('browser/server.ts')};
    import { compose } from ${module('compose.ts')};
    import { createDispatcher } from ${module('dispatch.ts')};
    const log = line => process.stderr.write(line);
    const host = await startBrowserHost({
      dispatcher: createDispatcher(compose({ host: 'browser' }).api, log),
      pageFolder: ${JSON.stringify(join(folder.path, 'page'))},
      onDeserted: () => process.exit(),
    });
    process.stdout.write(host.address + '\\n');`;
  const child = spawn(
    process.execPath,
    ['--permission', '--allow-fs-read=*', '--input-type=module', '--eval', script],
    {
      cwd: folder.path,
      env: { PATH: '', HOME: join(folder.path, 'home'), TMPDIR: folder.path, XDG_CONFIG_HOME: folder.path },
    },
  );
  let said = '';
  child.stderr.on('data', chunk => (said += String(chunk)));
  const address = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', chunk => {
      said += String(chunk);
      const found = /http:\S+/.exec(said)?.[0];
      if (found) resolve(found);
    });
    child.once('exit', code => reject(new Error(`ended with ${code}: ${said}`)));
  });
  return { child, address, said: () => said };
}

const filesIn = (path: string): readonly string[] =>
  readdirSync(path, { recursive: true, encoding: 'utf8' })
    .map(name => join(path, name))
    .filter(name => statSync(name).isFile());

test('a private key: nothing of it is in an answer, in the log or on disk, whatever comes of it', async () => {
  const { child, address, said } = await startHost();
  try {
    const socket = await openPage(await enterHost(address));
    let answers = '';
    const answered = new Promise<void>(resolve => {
      let count = 0;
      socket.on('message', (data: Buffer) => {
        answers += data.toString();
        if ((count += 1) === sent.length) resolve();
      });
    });
    const base64 = (text: string) => Buffer.from(text).toString('base64');
    const sent: readonly (readonly [string, unknown])[] = [
      ['readKeyMaterial', { content: base64(key) }],
      ['readKeyMaterial', { content: base64(key.slice(0, -200)) }],
      ['readKeyMaterial', { content: base64(locked) }],
      // Not as the contract has it.
      ['readKeyMaterial', { content: key }],
      ['readKeyMaterial', { key }],
      ['noSuchCall', { content: base64(key) }],
    ];
    for (const [id, [name, input]] of sent.entries()) {
      socket.send(JSON.stringify({ kind: 'call', id, name, input }));
    }
    await answered;
    socket.terminate();
    expect(answers).toContain(Buffer.from(spki).toString('hex'));
    expect(answers).toContain('damaged');
    expect(answers).toContain('encrypted-key');
    expect(answers).not.toContain('"bug"');
    for (const text of [answers, said()]) {
      for (const secret of [key, locked]) expect(holdsSecret(text, secret, spki)).toBe(false);
    }
    // The address, and nothing else.
    expect(said().trim()).toBe(address);
  } finally {
    child.kill('SIGKILL');
  }
  expect(filesIn(folder.path).filter(file => holdsSecret(readFileSync(file, 'latin1'), key, spki))).toEqual(
    [],
  );
  expect(filesIn(folder.path)).toEqual([join(folder.path, 'page', 'index.html')]);
});
