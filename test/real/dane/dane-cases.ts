import { createHash, X509Certificate } from 'node:crypto';
import { testCertificate, type TestCertificate } from '../../support/test-certificates.ts';

const HOSTS = '*.dane.nl';
const now = () => Math.floor(Date.now() / 1_000);
const DAY = 86_400;

/** A server by what it presents; each has an address of its own. */
export const SERVERS = [
  'chain',
  'chain-with-root',
  'self-signed',
  'expired',
  'other-name',
  'no-starttls',
] as const;
export type DaneServer = (typeof SERVERS)[number];

export interface Presented {
  readonly root: TestCertificate;
  readonly intermediate: TestCertificate;
  /** The server's own certificate, for those that have one. */
  readonly leaf: Readonly<Record<Exclude<DaneServer, 'no-starttls'>, TestCertificate>>;
  /** Private key, then what is sent, in PEM. */
  readonly chainFileText: (server: Exclude<DaneServer, 'no-starttls'>) => string;
}

export function makeCertificates(): Presented {
  const root = testCertificate({ subject: '/CN=Proef Root', isCa: true });
  const intermediate = testCertificate({ subject: '/CN=Proef Issuing CA', isCa: true, issuer: root });
  const issued = (names: readonly string[], validity?: readonly [number, number]) =>
    testCertificate({
      subject: `/CN=${names[0]}`,
      names,
      issuer: intermediate,
      ...(validity && { validity }),
    });
  const chain = issued([HOSTS, 'elders.nl']);
  const leaf = {
    chain,
    'chain-with-root': chain,
    'self-signed': testCertificate({ subject: '/CN=self', names: [HOSTS] }),
    expired: issued([HOSTS], [now() - 30 * DAY, now() - DAY]),
    'other-name': issued(['elders.example']),
  };
  return {
    root,
    intermediate,
    leaf,
    chainFileText: server => {
      const { key, certificate } = leaf[server];
      const above =
        server === 'self-signed'
          ? []
          : [intermediate.certificate, ...(server === 'chain-with-root' ? [root.certificate] : [])];
      return [key, certificate, ...above].join('\n');
    },
  };
}

/** Where what is in DNS, and what vouches for it; all of it at the host itself and signed where it is `plain`. */
export type Layout =
  | 'plain'
  | 'host-is-alias'
  | 'host-is-alias-tlsa-at-alias'
  | 'tlsa-is-alias'
  | 'alias-to-unsigned'
  | 'mx-unsigned'
  | 'host-unsigned'
  | 'tlsa-bogus'
  | 'host-bogus'
  | 'mx-bogus';

/** A set-up, and what a sender that knows DANE does with mail for it. */
export interface DaneCase {
  readonly about: string;
  readonly server: DaneServer;
  /** TLSA data: usage, selector, matching type, hex. */
  readonly tlsa: readonly string[];
  /** What RFC 7672 §2.2 makes of it. */
  readonly expected: 'authenticated' | 'encrypted' | 'cleartext' | 'security' | 'lookup';
  readonly layout: Layout;
}

/** The association data of a certificate by Node's own reader: selector, then matching type. */
function dataOf({ certificate }: TestCertificate, selector: number, matchingType: number): string {
  const read = new X509Certificate(certificate);
  const bytes = selector === 0 ? read.raw : read.publicKey.export({ type: 'spki', format: 'der' });
  if (matchingType === 0) return bytes.toString('hex');
  return createHash(matchingType === 1 ? 'sha256' : 'sha512')
    .update(bytes)
    .digest('hex');
}

export function daneCases({ root, intermediate, leaf }: Presented): readonly DaneCase[] {
  const record = (usage: number, selector: number, matchingType: number, of: TestCertificate) =>
    `${usage} ${selector} ${matchingType} ${dataOf(of, selector, matchingType)}`;
  const wrong = (usage: number, selector: number, matchingType: number) =>
    record(usage, selector, matchingType, leaf['other-name']);
  const combinations = [0, 1].flatMap(selector =>
    [0, 1, 2].map(matchingType => [selector, matchingType] as const),
  );
  const on = (
    server: DaneServer,
    about: string,
    expected: DaneCase['expected'],
    tlsa: readonly string[],
    layout: Layout = 'plain',
  ): DaneCase => ({ about, server, tlsa, expected, layout });
  const right = record(3, 1, 1, leaf.chain);
  return [
    ...combinations.flatMap(([selector, type]) => [
      on('chain', `3 ${selector} ${type} of the server`, 'authenticated', [
        record(3, selector, type, leaf.chain),
      ]),
      on('chain', `3 ${selector} ${type} of another`, 'security', [wrong(3, selector, type)]),
      on('chain', `2 ${selector} ${type} of the issuer`, 'authenticated', [
        record(2, selector, type, intermediate),
      ]),
    ]),
    on('chain', '2 1 1 of a root that is not sent', 'security', [record(2, 1, 1, root)]),
    on('chain-with-root', '2 1 1 of a root that is sent', 'authenticated', [record(2, 1, 1, root)]),
    on('chain-with-root', '2 0 1 of a root that is sent', 'authenticated', [record(2, 0, 1, root)]),
    on('chain', '2 0 0: the whole root in the record', 'authenticated', [record(2, 0, 0, root)]),
    on('chain', '2 1 1 of an issuer of others', 'security', [wrong(2, 1, 1)]),
    on('other-name', '2 1 1, certificate for another name', 'security', [record(2, 1, 1, intermediate)]),
    on('other-name', '3 1 1, certificate for another name', 'authenticated', [
      record(3, 1, 1, leaf['other-name']),
    ]),
    on('expired', '3 1 1, certificate expired', 'authenticated', [record(3, 1, 1, leaf.expired)]),
    on('expired', '2 1 1, certificate expired', 'security', [record(2, 1, 1, intermediate)]),
    on('self-signed', '3 1 1, certificate self-signed', 'authenticated', [
      record(3, 1, 1, leaf['self-signed']),
    ]),
    on('chain', '1 1 1 alone: of no use to mail', 'encrypted', [record(1, 1, 1, leaf.chain)]),
    on('chain', '0 0 1 alone: of no use to mail', 'encrypted', [record(0, 0, 1, intermediate)]),
    on('chain', '1 1 1 beside 3 1 1 of the server', 'authenticated', [record(1, 1, 1, leaf.chain), right]),
    on('chain', '1 1 1 of the server beside 3 1 1 of another', 'security', [
      record(1, 1, 1, leaf.chain),
      wrong(3, 1, 1),
    ]),
    on('chain', 'a selector that nobody knows, alone', 'encrypted', ['3 9 1 '.concat('ab'.repeat(32))]),
    on('chain', 'a matching type that nobody knows, alone', 'encrypted', ['3 1 9 '.concat('ab'.repeat(32))]),
    on('chain', 'a usage that nobody knows, alone', 'encrypted', ['9 1 1 '.concat('ab'.repeat(32))]),
    on('chain', 'a digest that is too short, alone', 'encrypted', ['3 1 1 abcd']),
    on('chain', 'a digest that is too short beside a right one', 'authenticated', ['3 1 1 abcd', right]),
    on('chain', 'rollover: the next key beside the one in use', 'authenticated', [wrong(3, 1, 1), right]),
    on('chain', 'rollover: the next key alone', 'security', [wrong(3, 1, 1)]),
    on('chain', 'rollover: a stale key beside the issuer', 'authenticated', [
      wrong(3, 1, 1),
      record(2, 1, 1, intermediate),
    ]),
    on('chain', 'RFC 7671 §9: 3 1 2 right, 3 1 1 stale', 'authenticated', [
      record(3, 1, 2, leaf.chain),
      wrong(3, 1, 1),
    ]),
    on('chain', 'RFC 7671 §9: 3 1 2 stale, 3 1 1 right', 'security', [wrong(3, 1, 2), right]),
    on('chain', 'RFC 7671 §9: 3 0 2 stale, 3 1 1 right', 'authenticated', [wrong(3, 0, 2), right]),
    on('chain', 'no records', 'encrypted', []),
    on('no-starttls', 'no STARTTLS, no records', 'cleartext', []),
    on('no-starttls', 'no STARTTLS, 3 1 1', 'security', [right]),
    on('no-starttls', 'no STARTTLS, records of no use', 'security', [record(1, 1, 1, leaf.chain)]),
    on(
      'chain',
      'the host is an alias, TLSA at what it stands for',
      'authenticated',
      [right],
      'host-is-alias',
    ),
    on(
      'chain',
      'the host is an alias, TLSA at the alias',
      'authenticated',
      [right],
      'host-is-alias-tlsa-at-alias',
    ),
    on('chain', 'TLSA by an alias of its own', 'authenticated', [right], 'tlsa-is-alias'),
    on('chain', 'an alias that leads out of what is signed', 'authenticated', [right], 'alias-to-unsigned'),
    on('chain', 'an unsigned MX, 3 1 1 of the server', 'encrypted', [right], 'mx-unsigned'),
    on('chain', 'an unsigned MX, 3 1 1 of another', 'security', [wrong(3, 1, 1)], 'mx-unsigned'),
    on('no-starttls', 'an unsigned MX, no STARTTLS, 3 1 1', 'security', [right], 'mx-unsigned'),
    on('chain', 'an unsigned host, 3 1 1 of another', 'encrypted', [wrong(3, 1, 1)], 'host-unsigned'),
    on('chain', 'bogus TLSA, 3 1 1 of the server', 'security', [right], 'tlsa-bogus'),
    on('chain', 'a bogus proof that there is no TLSA', 'security', [], 'tlsa-bogus'),
    on('chain', 'bogus addresses', 'lookup', [], 'host-bogus'),
    on('chain', 'a bogus MX', 'lookup', [right], 'mx-bogus'),
  ];
}
