import { access } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import * as z from 'zod/mini';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { answersDns } from '../servers/answers.ts';
import { runTool } from '../servers/run-tool.ts';
import { describeOn, withoutRoot } from '../../support/describe-on.ts';

const UP = fileURLToPath(new URL('../bed/up.ts', import.meta.url));
const DOWN = fileURLToPath(new URL('../bed/down.ts', import.meta.url));
const facts = z.object({
  resolver: z.object({ address: z.string() }),
  files: z.object({ folder: z.string() }),
  domains: z.object({ healthy: z.string() }),
});

describeOn(
  withoutRoot('servers on ports 25, 53 and 443'),
  'the scripts that start and end the servers',
  () => {
    test('up.ts leaves servers that answer, and down.ts leaves none', async () => {
      // Files of its own, beside those of servers that somebody may have started by hand.
      const folder = await temporaryFolder('up-and-down', 'everyone');
      onTestFinished(() => folder.remove());
      const env = { TMPDIR: folder.path };
      onTestFinished(async () => {
        await runTool(process.execPath, [DOWN], { env });
      });

      const up = await runTool(process.execPath, [UP, '--background', '--json'], { env });
      const { resolver, files, domains } = facts.parse(JSON.parse(up.stdout));
      expect(await answersDns(resolver.address, domains.healthy)).toBe(true);

      const second = await runTool(process.execPath, [UP, '--background'], { env, accept: [1] });
      expect(second.status).toBe(1);
      expect(second.stderr).toContain('up already');

      const down = await runTool(process.execPath, [DOWN], { env });
      expect(down.stdout).toBe('The servers are down.\n');
      expect(await answersDns(resolver.address, domains.healthy)).toBe(false);
      await expect(access(files.folder)).rejects.toThrow('ENOENT');
    });
  },
);
