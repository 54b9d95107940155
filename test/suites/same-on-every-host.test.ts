import { spawn } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { EXIT } from '../../electron/cli/exit-codes.ts';
import { findingsIn } from '../support/findings-in.ts';
import { createClient } from '../../shared/contract/client.ts';
import type { PostzegelApi } from '../../shared/contract/contract.ts';
import { CallFailed } from '../../shared/contract/failure.ts';
import { evidence as evidenceSchema } from '../../shared/evidence/evidence.ts';
import { sayFailure } from '../../shared/words/say.ts';
import { runTool } from '../real/servers/run-tool.ts';
import type { RunningHost } from './host-suite.ts';
import { startElectronHost, startHostForBrowser } from './hosts.ts';

const MAIN = fileURLToPath(new URL('../../electron/cli/main.ts', import.meta.url));
const NEVER = new AbortController().signal;
const inLab = (domain: string) => ({
  domain,
  network: 'lab' as const,
  resolver: '',
  allowPrivateAddresses: false,
});
const commandLine = (...args: string[]) =>
  runTool(process.execPath, [MAIN, 'check', ...args], { accept: Object.values(EXIT) });
const printed = z.object({ evidence: evidenceSchema, findings: z.array(z.unknown()) });

/** Findings without what every lab makes anew: times, and the certificates with their digests. */
const comparable = (findings: readonly unknown[]): unknown =>
  JSON.parse(
    JSON.stringify(findings)
      .replaceAll(/\b[0-9a-f]{64}\b/g, 'digest')
      .replaceAll(/\b1\d{9}\b/g, '0'),
  );

describe('every host, the command line among them', () => {
  const hosts: RunningHost[] = [];
  const apis: PostzegelApi[] = [];
  beforeAll(async () => {
    hosts.push(await startElectronHost(), await startHostForBrowser());
    apis.push(...hosts.map(({ pipe }) => createClient(pipe)));
  });
  afterAll(() => Promise.all(hosts.map(host => host.stop())));

  test.each(['lindevoort-oefening.nl', 'rietbroek-oefening.nl', 'meerhuizen-oefening.nl'])(
    'comes to the same findings about %s',
    async domain => {
      const onHosts = await Promise.all(
        apis.map(async api => {
          const evidence = await api.checkDomain(inLab(domain), () => undefined, NEVER);
          return comparable(findingsIn(evidence, evidence.endedAt));
        }),
      );
      const { stdout } = await commandLine(domain, '--lab', '--json');
      const { evidence, findings } = printed.parse(JSON.parse(stdout));
      expect(evidence.domain).toBe(domain);
      expect(findings.length).toBeGreaterThan(5);
      for (const found of onHosts) expect(found).toEqual(comparable(findings));
    },
  );

  test.each(['voor beeld', 'nl', 'elders.nl'])('refuses %j for the same reason', async domain => {
    const failures = await Promise.all(
      apis.map(api =>
        api
          .checkDomain(inLab(domain), () => undefined, NEVER)
          .then(
            () => undefined,
            (error: unknown) => (error instanceof CallFailed ? error.failure : undefined),
          ),
      ),
    );
    const [failure] = failures;
    expect(failures).toEqual([failure, failure]);
    const { what, meaning, action } = sayFailure(failure!, 'en');
    const { status, stdout, stderr } = await commandLine(domain, '--lab', '--lang', 'en');
    expect({ status, stdout, stderr }).toEqual({
      status: EXIT.usage,
      stdout: '',
      stderr: `${what}\n${meaning}\n${action}\n`,
    });
  });
});

test.each(['SIGINT', 'SIGTERM'] as const)(
  'the command line that gets %s while it waits for an answer ends, and says that it was stopped',
  async signal => {
    const silent = createSocket('udp4');
    silent.bind(0, '127.0.0.1');
    await once(silent, 'listening');
    const resolver = `127.0.0.1:${silent.address().port}`;
    const check = spawn(process.execPath, [
      MAIN,
      'check',
      'voorbeeld.nl',
      '--resolver',
      resolver,
      '--lang',
      'en',
    ]);
    try {
      let said = '';
      check.stderr.on('data', text => {
        said += String(text);
      });
      await once(silent, 'message');
      check.kill(signal);
      expect(await once(check, 'close')).toEqual([EXIT.interrupted, null]);
      expect(said).toContain(sayFailure({ kind: 'cancelled' }, 'en').what);
    } finally {
      check.kill('SIGKILL');
      silent.close();
    }
  },
);
