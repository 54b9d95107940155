import { afterAll, beforeAll, expect, test } from 'vitest';
import { sendWithExim } from '../../../shared/generate/servers/exim.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { type DaneBed, startDaneBed } from '../dane/dane-bed.ts';
import { type Exim, type EximDelivery, eximIsThere, prepareExim } from '../servers/exim.ts';
import { describeOn, withoutRoot } from '../../support/describe-on.ts';

const START_LIMIT_MS = 120_000;
const missing = withoutRoot('servers on ports 25 and 53') ?? (eximIsThere ? undefined : 'Exim is not there');

/** What RFC 7672 §2.2 makes of each, by the name it has in the bed. */
const BY_DANE = ['3 1 1 of the server', '2 1 1 of the issuer', '3 1 1, certificate expired'];
const KEPT_BACK = [
  '3 1 1 of another',
  '2 1 1 of an issuer of others',
  '2 1 1, certificate for another name',
  'no STARTTLS, 3 1 1',
];
const ENCRYPTED = ['no records', '1 1 1 alone: of no use to mail'];
const CLEAR = 'no STARTTLS, no records';

describeOn(missing, 'Exim with the router and transport that are made for it', () => {
  const undo: (() => Promise<void>)[] = [];
  let bed: DaneBed;
  let exim: Exim;
  let deliveries: ReadonlyMap<string, EximDelivery>;

  const domainOf = (about: string) => bed.cases.find(each => each.about === about)!.domain;
  const deliveryOf = (about: string) => deliveries.get(domainOf(about));

  beforeAll(async () => {
    bed = await startDaneBed();
    undo.push(() => bed.stop());
    const folder = await temporaryFolder('sending-exim', 'everyone');
    undo.push(() => folder.remove());
    const made = new Map(sendWithExim().map(({ fileName, text }) => [fileName, text]));
    exim = await prepareExim({
      folder: folder.path,
      resolvConf: made.get('resolv.conf')!.replace('127.0.0.1', bed.resolver.address),
      // The receiving servers are on loopback, where no mail server of others is.
      routers: made.get('router.conf')!.replace(' : 127.0.0.0/8', ''),
      transports: made.get('transport.conf')!,
    });
    deliveries = await exim.send([...BY_DANE, ...KEPT_BACK, ...ENCRYPTED, CLEAR].map(domainOf));
  }, START_LIMIT_MS);
  afterAll(async () => {
    for (const step of undo.toReversed()) await step();
  }, START_LIMIT_MS);

  test('Exim accepts its configuration, and was built with DANE', async () => {
    const { stdout, stderr } = await exim.run(['-bV']);
    expect(stdout).toMatch(/^Support for: .* DANE .* DNSSEC /m);
    expect(stderr).toBe('');
  });

  test.each(BY_DANE)('delivered to a server that DANE proves: %s', about => {
    expect(deliveryOf(about)).toMatchObject({ status: 'bounced', verified: 'dane' });
  });

  test.each(KEPT_BACK)('kept back: %s', about => {
    expect(deliveryOf(about)).toMatchObject({
      status: 'deferred',
      said: expect.stringMatching(/verification failed|TLS session is required/),
    });
  });

  test.each(ENCRYPTED)('delivered encrypted: %s', about => {
    expect(deliveryOf(about)).toMatchObject({ status: 'bounced', verified: 'no' });
  });

  test('delivered, for want of anything better: no STARTTLS, no records', () => {
    const delivery = deliveryOf(CLEAR);
    expect(delivery).toMatchObject({ status: 'bounced', said: expect.stringContaining('554') });
    expect(delivery?.verified).toBeUndefined();
  });
});
