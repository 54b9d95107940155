import { readDomain } from '../../../shared/reading/read-domain.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { certificateFacts } from '../../../electron/tls/certificate.ts';
import { type TlsaRecord, writeTlsaRecord } from '../../../shared/dane/index.ts';
import { recordsAt } from '../../../shared/evidence/secure-records.ts';
import { dsFromDnskey } from '../../../shared/generate/ds-from-dnskey.ts';
import type { PlanStep } from '../../../shared/generate/plans/plan.ts';
import { rolloverPlan } from '../../../shared/generate/plans/rollover-plan.ts';
import { nsupdate } from '../../../shared/generate/zone/dialects/nsupdate.ts';
import { zoneChanges } from '../../../shared/generate/zone-changes.ts';
import type { DomainName } from '../../../shared/model/domain-name.ts';
import { POSTFIX, simulate } from '../../../shared/simulate/index.ts';
import { testCertificate } from '../../support/test-certificates.ts';
import { posttlsFingerSays } from '../bed/opinions.ts';
import { type Correspondent, MAIL_HOST, type RolloverBed, startRolloverBed } from './rollover-bed.ts';
import { describeOn, withoutRoot } from '../../support/describe-on.ts';

const START_LIMIT_MS = 120_000;

const present = testCertificate({ subject: `/CN=${MAIL_HOST}`, names: [MAIL_HOST] });
const next = testCertificate({ subject: `/CN=${MAIL_HOST}`, names: [MAIL_HOST], key: 'rsa2048' });

function recordOf(pem: string, selector: 0 | 1): TlsaRecord {
  const { certificate, publicKey } = certificateFacts(pem).digests;
  const data = (selector === 0 ? certificate : publicKey).sha256;
  return { certificateUsage: 3, selector, matchingType: 1, data };
}
const FIRST = [recordOf(present.certificate, 1), recordOf(present.certificate, 0)];
const NEXT = recordOf(next.certificate, 1);
const texts = (...records: readonly TlsaRecord[]) =>
  records.map(record => writeTlsaRecord(record)).toSorted();

describeOn(
  withoutRoot('servers on ports 25 and 53'),
  'RFC 7671 §8.1: a key rollover by the plan, on BIND, Unbound and Postfix',
  () => {
    let bed: RolloverBed;
    let plan: readonly PlanStep[];
    beforeAll(async () => {
      bed = await startRolloverBed(present, texts(...FIRST));
      plan = rolloverPlan(
        readDomain(await bed.fresh.check()),
        MAIL_HOST,
        [NEXT],
        Math.floor(Date.now() / 1000),
      );
    }, START_LIMIT_MS);
    afterAll(() => bed?.stop(), START_LIMIT_MS);

    /** The simulated sender on a check by a resolver, and the real one with that resolver. */
    const delivers = async (correspondent: Correspondent) => {
      const evidence = await correspondent.check();
      const now = Math.floor(evidence.endedAt / 1000);
      const { outcome } = simulate(readDomain(evidence), POSTFIX, { now });
      expect(outcome).toMatchObject({ kind: 'delivered', protection: 'authenticated', host: MAIL_HOST });
      const answer = recordsAt(evidence, `_25._tcp.${MAIL_HOST}`, 'TLSA');
      // The receiving server takes no mail, and says so once it is spoken to.
      expect(await correspondent.sender.send(bed.domain)).toMatchObject({
        status: 'bounced',
        tls: 'Verified',
        said: expect.stringContaining('said: 5'),
      });
      return answer.kind === 'records' ? texts(...answer.records) : [];
    };
    const publish = async (id: string) => {
      const { proposal } = plan.find(step => step.id === id)!;
      const [change] = zoneChanges(await bed.fresh.check(), proposal!);
      const text = nsupdate.write(change!);
      if (text.kind !== 'text') throw new Error('no text');
      await bed.update(text.text);
      await bed.fresh.forget();
    };

    test('RFC 4034 §5.1.4: the DS of the zone’s key is the one that BIND’s tools make', () => {
      const ds = dsFromDnskey(bed.domain as DomainName, bed.zone.dnskey);
      if (!ds.ok) throw new Error('no DS');
      const { keyTag, algorithm, digestType, digest } = ds.value[0]!;
      const [, , , ...theirs] = bed.zone.ds.trim().split('\n').at(-1)!.split(/\s+/);
      const [tag, ...rest] = theirs.slice(theirs.indexOf(String(keyTag)));
      expect([Number(tag), Number(rest[0]), Number(rest[1]), rest.slice(2).join('').toLowerCase()]).toEqual([
        keyTag,
        algorithm,
        digestType,
        digest,
      ]);
    });

    // One after the other: each leaves the servers as the next one finds them.
    test('DANE-13: before, beside each other, installed, and alone: whoever sends delivers at every step', async () => {
      expect(plan.map(({ id }) => id)).toEqual(['publish', 'install', 'verify', 'remove']);
      expect(await delivers(bed.fresh)).toEqual(texts(...FIRST));
      expect(await delivers(bed.late)).toEqual(texts(...FIRST));

      await publish('publish');
      expect(await delivers(bed.fresh)).toEqual(texts(FIRST[0]!, NEXT));
      expect(await delivers(bed.late)).toEqual(texts(...FIRST));

      // What the wait is for: installed now, whoever still holds the old set is turned away.
      await bed.install(next);
      expect(await posttlsFingerSays(bed.fresh, 'dane', bed.domain)).toBe('Verified');
      expect(await posttlsFingerSays(bed.late, 'dane', bed.domain)).toBe('Untrusted');
      await bed.install(present);

      await bed.late.forget();
      expect(await delivers(bed.late)).toEqual(texts(FIRST[0]!, NEXT));
      await bed.install(next);
      expect(await delivers(bed.fresh)).toEqual(texts(FIRST[0]!, NEXT));
      expect(await delivers(bed.late)).toEqual(texts(FIRST[0]!, NEXT));

      await publish('remove');
      expect(await delivers(bed.fresh)).toEqual(texts(NEXT));
      expect(await delivers(bed.late)).toEqual(texts(FIRST[0]!, NEXT));
      await bed.late.forget();
      expect(await delivers(bed.late)).toEqual(texts(NEXT));
    });
  },
);
