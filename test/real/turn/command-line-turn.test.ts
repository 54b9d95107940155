import { readDomain } from '../../../shared/reading/read-domain.ts';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { EXIT } from '../../../electron/cli/exit-codes.ts';
import { evidence } from '../../../shared/evidence/evidence.ts';
import { letters } from '../../../shared/simulate/index.ts';
import { runTool } from '../servers/run-tool.ts';
import { startTurnBed, type TurnBed } from './turn-bed.ts';
import { describeOn, withoutRoot } from '../../support/describe-on.ts';

const MAIN = fileURLToPath(new URL('../../../electron/cli/main.ts', import.meta.url));
const START_LIMIT_MS = 120_000;
const checked = z.object({ evidence });

describeOn(
  withoutRoot('servers on ports 25, 53 and 443'),
  'a domain with nothing, by the command line alone, on real servers',
  () => {
    let bed: TurnBed;
    beforeAll(async () => {
      bed = await startTurnBed();
    }, START_LIMIT_MS);
    afterAll(() => bed?.stop(), START_LIMIT_MS);

    const postzegel = async (command: readonly string[], accept: readonly number[] = []) => {
      const { resolver, files } = bed;
      const observing = ['--resolver', resolver, '--allow-private', '--trust-anchors', files.trustAnchors];
      const env = { SSL_CERT_FILE: files.ca };
      return (await runTool(process.execPath, [MAIN, command, observing], { env, accept })).stdout;
    };
    const make = (what: string, ...options: string[]) => postzegel(['make', what, bed.domain, ...options]);
    /** Loads into the name server what is written for it. */
    const publish = async (what: string, ...options: string[]) =>
      bed.update(await make(what, ...options, '--format', 'nsupdate'));
    const check = async () => {
      const output = await postzegel(['check', bed.domain, '--json'], [EXIT.findings]);
      return checked.parse(JSON.parse(output)).evidence;
    };
    const letterOf = async (sender: 'dane' | 'mta-sts') => {
      const seen = await check();
      const { senders } = letters(readDomain(seen), Math.floor(seen.endedAt / 1_000));
      return senders.find(each => each.sender === sender)?.letter;
    };
    /** What senders that know DANE make of it now: those that are simulated, and a real Postfix. */
    const isDelivered = async () => {
      expect(await letterOf('dane')).toBe('sealed');
      expect((await bed.sender.send(bed.domain)).tls).toBe('Verified');
    };

    test('at first nothing proves who the receiver is', async () => {
      expect(await letterOf('dane')).toBe('closed');
      expect(await letterOf('mta-sts')).toBe('closed');
    });

    test('reports, TLSA records, and a policy that is tried and then enforced', async () => {
      await publish('tls-rpt');
      await publish('tlsa');
      await isDelivered();
      const trial = ['--policy-address', bed.webAddress, '--mode', 'testing', '--id', 'proef1'];
      await bed.servePolicy(await make('mta-sts', ...trial, '--format', 'policy'));
      await publish('mta-sts', ...trial);
      const earnest = ['--mode', 'enforce', '--id', 'ernst1'];
      await bed.servePolicy(await make('mta-sts', ...earnest, '--format', 'policy'));
      await publish('mta-sts', ...earnest);
      expect(await letterOf('mta-sts')).toBe('sealed');
      await isDelivered();
      // Exit status 0: nothing is left to be mended.
      await postzegel(['check', bed.domain]);
    });

    test('RFC 7671 §8.1: the key is rolled, and at no step is a sender that checks DANE refused', async () => {
      const certificate = ['--certificate', bed.nextCertificate];
      const plan = await postzegel(['make', 'plan', 'rollover', bed.domain, ...certificate]);
      expect(plan).toMatch(/^1\. .*^2\. .*^3\. /ms);
      await publish('tlsa', ...certificate);
      await isDelivered();
      await bed.installNextCertificate();
      await isDelivered();
      // The plan's last step: the record of the key in use, alone.
      const seen = await check();
      const own = seen.smtp.flatMap(({ outcome }) => (outcome.kind === 'tls' ? [outcome.tls.chain[0]!] : []));
      const { publicKey } = seen.certificates[own[0]!]!.digests;
      await publish('tlsa', '--record', `3 1 1 ${publicKey.sha256}`);
      await isDelivered();
    });
  },
);
