import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { collectEvidence } from '../../../electron/checks/collect-evidence.ts';
import { createRealNetwork } from '../../../electron/networks/real.ts';
import { parseDomainName } from '../../../shared/model/domain-name.ts';
import { simulate, worldOf } from '../../../shared/simulate/index.ts';
import { posttlsFingerSays } from '../bed/opinions.ts';
import { type DaneBed, startDaneBed } from './dane-bed.ts';
import { daneCases, makeCertificates } from './dane-cases.ts';

const START_LIMIT_MS = 120_000;
const isRoot = process.getuid?.() === 0;
/** The cases by what they are about; the certificates of this list are not those of the servers. */
const NAMES = daneCases(makeCertificates()).map(({ about }, at) => ({ about, at }));

describe.skipIf(!isRoot)(
  `DANE, against Postfix on ${NAMES.length} set-ups${isRoot ? '' : ' (skipped: servers on ports 25 and 53 need root)'}`,
  () => {
    let bed: DaneBed;
    beforeAll(async () => {
      bed = await startDaneBed();
    }, START_LIMIT_MS);
    afterAll(() => bed?.stop(), START_LIMIT_MS);

    test.each(NAMES)('$about', async ({ at }) => {
      const { domain, expected } = bed.cases[at]!;
      const name = parseDomainName(domain);
      if (!name.ok) throw new Error(domain);
      const network = createRealNetwork({
        resolver: { kind: 'servers', servers: [bed.resolver] },
        allowPrivateAddresses: true,
        extraRoots: [bed.rootPem],
        trustAnchors: bed.trustAnchors,
      });
      const evidence = await collectEvidence(name.value, network, { application: 'postzegel test' });
      const now = Math.floor(evidence.endedAt / 1_000);
      const { outcome } = simulate(worldOf(evidence), { kind: 'dane' }, { now });
      const ours =
        outcome.kind === 'delivered'
          ? outcome.protection
          : outcome.kind === 'deferred'
            ? outcome.because
            : outcome.kind;
      expect(ours).toBe(expected);
      const theirs = await posttlsFingerSays(bed, 'dane', domain);
      if (bed.cases[at]!.server === 'no-starttls') expect(theirs).toBe('no TLS');
      // Without usable records it goes by the authorities it was given, and calls that verified as well.
      else if (expected === 'encrypted') expect(theirs).not.toBe('no TLS');
      else expect(theirs === 'Verified').toBe(expected === 'authenticated');
    });

    test.each(NAMES)('a Postfix that sends with DANE: $about', async ({ at }) => {
      const { domain, expected } = bed.cases[at]!;
      const { status, tls, said } = await bed.sender.send(domain);
      const handsOver = expected !== 'security';
      expect([status, said]).toEqual([
        handsOver ? 'bounced' : 'deferred',
        expect.stringMatching(handsOver ? /said: 5/ : /not verified|TLS is required/),
      ]);
      if (expected === 'authenticated') expect(tls).toBe('Verified');
      if (expected === 'encrypted') expect(tls).toMatch(/Untrusted|Anonymous/);
      if (expected === 'cleartext') expect(tls).toBeUndefined();
    });
  },
);
