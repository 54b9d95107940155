import { connect } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { getOnce } from '../../../../electron/https/get-once.ts';
import { probeSmtp } from '../../../../electron/smtp/smtp-session.ts';
import { GroupWatch } from '../../../../electron/tls/group-watch.ts';
import type { TlsFacts } from '../../../../shared/evidence/tls.ts';
import { longestHold } from '../../../support/longest-hold.ts';
import { loopbackNetwork } from '../../../support/loopback-network.ts';
import { loopbackServer } from '../../../support/loopback-server.ts';
import { startOpensslServer } from '../../../support/openssl-server.ts';
import { testCertificate } from '../../../support/test-certificates.ts';

/** What one wait may take away from all others. */
const HOLD_MS = 50;
const own = testCertificate({ key: 'rsa2048', names: ['mx.test.example'] });
const signal = new AbortController().signal;

const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});

/** DER with its length (X.690 §8.1.3). */
function der(tag: number, content: Buffer): Buffer {
  const length = Buffer.from([content.length >> 8, content.length & 255]);
  return Buffer.concat([Buffer.of(tag, 0x82), length, content]);
}

/** A group of so many bits (PKCS #3, §9). Whether its modulus is prime is asked by nobody. */
function groupOf(bits: number): string {
  const prime = Buffer.alloc(bits / 8, 0xff);
  prime[prime.length - 1] = 0xfb;
  const integer = (value: Buffer) => der(0x02, Buffer.concat([Buffer.of(0), value]));
  const group = der(0x30, Buffer.concat([integer(prime), integer(Buffer.of(2))]));
  const lines = group.toString('base64').match(/.{1,64}/g) ?? [];
  return ['-----BEGIN DH PARAMETERS-----', ...lines, '-----END DH PARAMETERS-----', ''].join('\n');
}

/** A server that prefers finite fields, with a group of its own. */
async function server(bits: number, ciphers: string) {
  const options = [
    '-tls1_2',
    '-dhparam',
    '@group.pem',
    '-cipher',
    `${ciphers}:@SECLEVEL=0`,
    '-serverpref',
    '-www',
  ];
  const started = await startOpensslServer(own, [], options, { 'group.pem': groupOf(bits) });
  ends.push(() => started.close());
  return started;
}

/** The same behind STARTTLS. */
async function mailServer(bits: number, ciphers: string) {
  const tls = await server(bits, ciphers);
  const smtp = await loopbackServer(socket => {
    socket.on('error', () => undefined);
    socket.write('220 mx.test.example\r\n');
    const hear = (bytes: Buffer) => {
      const isTls = bytes.toString().startsWith('STARTTLS');
      socket.write(isTls ? '220 go\r\n' : '250-mx\r\n250 STARTTLS\r\n');
      if (!isTls) return;
      socket.off('data', hear);
      const inner = connect(tls.port, '127.0.0.1');
      inner.on('error', () => socket.destroy());
      socket.pipe(inner).pipe(socket);
    };
    socket.on('data', hear);
  });
  ends.push(() => smtp.close());
  return smtp;
}

type Look = () => Promise<{
  readonly outcome: { readonly kind: string };
  readonly tls: TlsFacts | undefined;
}>;

const ONLY = 'DHE-RSA-AES128-GCM-SHA256';
const BOTH = `${ONLY}:ECDHE-RSA-AES128-GCM-SHA256`;

describe.each([
  [
    'mail servers',
    async (bits: number, ciphers: string): Promise<Look> => {
      const { address, port } = await mailServer(bits, ciphers);
      return async () => {
        const target = { host: 'mx.test.example', address, port };
        const { outcome } = (await probeSmtp(loopbackNetwork(), target, signal)).session;
        return { outcome, tls: outcome.kind === 'tls' ? outcome.tls : undefined };
      };
    },
  ],
  [
    'policy servers',
    async (bits: number, ciphers: string): Promise<Look> => {
      const { port } = await server(bits, ciphers);
      const url = `https://mx.test.example:${port}/`;
      return async () => {
        const target = { url, address: '127.0.0.1' };
        const { outcome, tls } = (await getOnce(loopbackNetwork(), target, signal)).exchange;
        return { outcome, tls };
      };
    },
  ],
])('Diffie-Hellman groups of %s', (_which, prepared) => {
  test('as large as they get in practice: seen as they are', async () => {
    const look = await prepared(4_096, ONLY);
    const { tls } = await look();
    expect(tls?.keyExchange).toBe('DH 4096');
  });

  test.each([8_192, 10_000])(
    'of %i bits, and nothing else: not computed with, and the reason told',
    async bits => {
      const look = await prepared(bits, ONLY);
      const { value, heldMs } = await longestHold(look);
      expect(value.outcome).toEqual({
        kind: 'failed',
        stage: 'handshake',
        cause: { kind: 'large-group', bits, limitBits: 4_096 },
      });
      expect(heldMs).toBeLessThan(HOLD_MS);
    },
  );

  test('of 10,000 bits, preferred to others: the others are taken', async () => {
    const look = await prepared(10_000, BOTH);
    const { value, heldMs } = await longestHold(look);
    expect(value.tls).toMatchObject({
      version: 'TLSv1.2',
      cipherSuite: 'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256',
    });
    expect(heldMs).toBeLessThan(HOLD_MS);
  });
});

describe('what is read along with a handshake', () => {
  const uint16 = (value: number) => Buffer.from([value >> 8, value & 255]);
  const vector = (content: Buffer) => Buffer.concat([uint16(content.length), content]);
  const message = (type: number, body: Buffer) =>
    Buffer.concat([
      Buffer.from([type, body.length >> 16, (body.length >> 8) & 255, body.length & 255]),
      body,
    ]);
  const record = (type: number, fragment: Buffer) =>
    Buffer.concat([Buffer.of(type, 3, 3), uint16(fragment.length), fragment]);
  const keyExchange = (bits: number, signed: Buffer) =>
    message(
      12,
      Buffer.concat([
        ...[Buffer.alloc(bits / 8, 0xff), Buffer.of(2), Buffer.alloc(bits / 8, 1)].map(vector),
        signed,
      ]),
    );
  const inTls12 = Buffer.concat([Buffer.of(4, 1), vector(Buffer.alloc(256, 7))]);
  const inTls10 = vector(Buffer.alloc(256, 7));
  const hello = message(2, Buffer.alloc(70));

  /** What the watch says, fed in pieces of so many bytes. */
  function seen(bytes: Buffer, piece: number) {
    const watch = new GroupWatch();
    for (let at = 0; at < bytes.length; at += piece) {
      const bits = watch.push(bytes.subarray(at, at + piece));
      if (bits !== undefined) return { bits, at: Math.min(at + piece, bytes.length) };
    }
    return undefined;
  }

  test.each([
    ['TLS 1.2', inTls12],
    ['TLS 1.0', inTls10],
    ['nobody', Buffer.alloc(0)],
  ])(
    'RFC 5246 §7.4.3: the group is told with the last byte that names it, however it is cut; signed as in %s',
    (_who, signed) => {
      const flight = Buffer.concat([hello, message(11, Buffer.alloc(3_000)), keyExchange(8_192, signed)]);
      const whole = record(22, flight);
      const cut = Buffer.concat([
        record(22, flight.subarray(0, 75)),
        record(21, Buffer.of(1, 90)),
        ...Array.from({ length: flight.length - 75 }, (_, at) =>
          record(22, flight.subarray(75 + at, 76 + at)),
        ),
      ]);
      for (const bytes of [whole, cut]) {
        for (const piece of [1, 7, bytes.length])
          expect(seen(bytes, piece)).toEqual({ bits: 8_192, at: bytes.length });
      }
    },
  );

  test('zeros in front make a prime no larger', () => {
    const body = Buffer.concat([...[Buffer.of(0, 0, 1, 0), Buffer.of(2), Buffer.of(3)].map(vector), inTls12]);
    expect(seen(record(22, message(12, body)), 9)?.bits).toBe(9);
  });

  test('an elliptic curve is none, and what comes encrypted is not read', () => {
    const point = Buffer.concat([Buffer.of(3, 0, 23, 65), Buffer.alloc(65, 4), inTls12]);
    expect(seen(record(22, message(12, point)), 5)).toBeUndefined();
    for (const sealed of [20, 23]) {
      const bytes = Buffer.concat([
        record(22, hello),
        record(sealed, Buffer.of(1)),
        record(22, keyExchange(8_192, inTls12)),
      ]);
      expect(seen(bytes, 11)).toBeUndefined();
    }
  });

  test('bytes that never end are not kept, and do not take ever longer', async () => {
    const endless = message(11, Buffer.alloc(0));
    endless.writeUIntBE(0xffffff, 1, 3);
    const watch = new GroupWatch();
    expect(watch.push(record(22, endless))).toBeUndefined();
    const slow = (bytes: number) =>
      longestHold(async () => {
        const flight = message(11, Buffer.alloc(bytes));
        seen(record(22, flight), 1);
        return flight.length;
      });
    // One byte at a time, the longest record there is.
    const { heldMs } = await slow(16_000);
    expect(heldMs).toBeLessThan(HOLD_MS * 4);
  });
});
