import { chmod, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sClientCommand } from '../../../shared/generate/s-client-command.ts';
import { keyOptions } from '../../../shared/generate/servers/key-options.ts';
import { shell, type ShellText, shellWord } from '../../../shared/generate/quoting/shell.ts';
import { asLines, eachLine } from '../../../shared/generate/quoting/written.ts';
import { hostileText, madeDomain } from '../../support/hostile-texts.ts';
import { seed } from '../../support/seed.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { runTool } from '../servers/run-tool.ts';

const RUNS = 400;
/** As a shell gets it: no zero bytes, and of half a character what UTF-8 has in its place. */
const asArgument = (text: string) => text.replaceAll(/\0|\p{Surrogate}/gu, '\ufffd');

/** The second has what somebody has who pastes: an exclamation mark brings earlier commands back. */
const SHELLS = {
  dash: { program: 'dash', before: '' },
  bash: { program: 'bash', before: 'set -o history\nset -o histexpand\n' },
  'bash as sh': { program: 'bash', before: 'set -o posix\n' },
} as const;

describe.each(Object.entries(SHELLS))(`%s, SEED=${seed}`, (_name, { program, before }) => {
  let folder = '';
  let remove = async () => {};
  /** Says, into a file beside the calls before it, with what it was called. */
  const SAY = `#!/bin/sh\nprintf '%s\\0' "$#" "\${0##*/}" "$@" >> "$CALLS"\n`;
  beforeAll(async () => {
    const temporary = await temporaryFolder('quoting', 'everyone');
    folder = temporary.path;
    remove = () => temporary.remove();
    await mkdir(join(folder, 'bin'));
    await mkdir(join(folder, 'here'));
    for (const tool of ['say', 'certbot', 'acme.sh', 'lego', 'openssl']) {
      await writeFile(join(folder, 'bin', tool), SAY);
      await chmod(join(folder, 'bin', tool), 0o755);
    }
  });
  afterAll(() => remove());

  /** Every call that a script makes, and no trace of anything else. */
  async function callsOf(lines: readonly ShellText[]): Promise<readonly (readonly string[])[]> {
    const calls = join(folder, 'calls');
    await writeFile(calls, '');
    const { stdout, stderr } = await runTool(program, [], {
      input: before + asLines(lines),
      folder: join(folder, 'here'),
      env: { PATH: `${join(folder, 'bin')}:/usr/bin:/bin`, CALLS: calls, LC_ALL: 'C.UTF-8' },
    });
    expect([stdout, stderr, await readdir(join(folder, 'here'))]).toEqual(['', '', []]);
    const words = (await readFile(calls, 'utf8')).split('\0').slice(0, -1);
    const found: (readonly string[])[] = [];
    while (words.length > 0) found.push(words.splice(0, Number(words.shift()) + 1));
    return found;
  }

  test('a text is one word, whatever it holds', async () => {
    const texts = fc.sample(hostileText, { numRuns: RUNS, seed });
    const calls = await callsOf(
      texts.map(text => shell`say ${shellWord(text)} between --option=${shellWord(text)} end`),
    );
    expect(calls).toEqual(
      texts.map(asArgument).map(text => ['say', text, 'between', `--option=${text}`, 'end']),
    );
  });

  test('in a comment it is nothing at all', async () => {
    const texts = fc.sample(hostileText, { numRuns: RUNS, seed });
    const lines = texts.map(text => eachLine('# ', shell`say ${shellWord(text)} ${shellWord(text)}`));
    expect(await callsOf([...lines, shell`say end`])).toEqual([['say', 'end']]);
  });

  test('clients that renew certificates get the name of the host, whichever it is', async () => {
    const domains = fc.sample(madeDomain, { numRuns: 25, seed });
    const calls = await callsOf(
      domains.flatMap(domain => keyOptions(domain).flatMap(({ keep, roll }) => [keep, roll])),
    );
    expect(calls).toEqual(
      domains.flatMap(domain => [
        ['certbot', 'renew', '--cert-name', domain, '--force-renewal', '--reuse-key'],
        ['certbot', 'renew', '--cert-name', domain, '--force-renewal', '--reuse-key', '--new-key'],
        ['acme.sh', '--issue', '--force', '-d', domain, '--always-force-new-domain-key', '0'],
        ['acme.sh', '--issue', '--force', '-d', domain, '--always-force-new-domain-key', '1'],
        ['lego', 'run', '-d', domain, '--reuse-key'],
        ['lego', 'run', '-d', domain, '--reuse-key=false'],
      ]),
    );
    // None of them takes it for an option.
    expect(domains.filter(domain => domain.startsWith('-'))).toEqual([]);
  });

  test('openssl gets the host of a check, whatever it holds', async () => {
    const hosts = fc.sample(hostileText, { numRuns: 100, seed });
    const expected = hosts
      .map(asArgument)
      .map(host => [
        'openssl',
        's_client',
        '-starttls',
        'smtp',
        '-connect',
        `${host}:25`,
        '-servername',
        host,
        '-showcerts',
      ]);
    expect(await callsOf(hosts.map(sClientCommand))).toEqual(expected);
  });
});
