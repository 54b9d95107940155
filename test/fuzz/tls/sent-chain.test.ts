import { X509Certificate } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readServerFlight } from '../../../electron/tls/sent-chain.ts';
import { mutated } from '../../support/mutations.ts';
import { recordedHandshake } from '../../support/recorded-handshake.ts';
import { testCertificate } from '../../support/test-certificates.ts';

const RUNS = 10_000;
const own = testCertificate({ key: 'rsa2048' });
const extra = testCertificate({ subject: '/CN=extra' });
const sent = [own, extra].map(({ certificate }) => new X509Certificate(certificate).raw.toString('base64'));
const options = { key: own.key, cert: own.certificate + extra.certificate };

describe.each(['TLSv1.2', 'TLSv1.3'] as const)('%s', version => {
  const recording = recordedHandshake({ ...options, maxVersion: version });

  test('unchanged, it is the chain that was sent', async () => {
    const { received, secret } = await recording;
    const flight = readServerFlight(received, secret);
    expect(flight?.certificates.map(der => Buffer.from(der).toString('base64'))).toEqual(sent);
    expect(flight?.hello.isTls13).toBe(version === 'TLSv1.3');
  });

  test('broken off anywhere: that chain or none', async () => {
    const { received, secret } = await recording;
    for (let end = 0; end < received.length; end += 1) {
      const flight = readServerFlight(received.subarray(0, end), secret);
      if (flight) expect(flight.certificates.map(der => Buffer.from(der).toString('base64'))).toEqual(sent);
    }
  });

  test('mutated: a bounded chain or none', async () => {
    const { received, secret } = await recording;
    fc.assert(
      fc.property(mutated(received), bytes => {
        const flight = readServerFlight(bytes, secret);
        const size = flight?.certificates.reduce((sum, der) => sum + der.length, 0) ?? 0;
        expect(flight?.certificates.length ?? 0).toBeLessThanOrEqual(100);
        expect(size).toBeLessThanOrEqual(bytes.length);
      }),
      { numRuns: RUNS },
    );
  });

  test('with any secret: no chain that was not sent', async () => {
    const { received, secret } = await recording;
    fc.assert(
      fc.property(fc.option(fc.uint8Array({ maxLength: 64 }), { nil: undefined }), other => {
        const flight = readServerFlight(received, other);
        if (secret) expect(flight).toBeUndefined();
        else expect(flight?.certificates).toHaveLength(2);
      }),
      { numRuns: 500 },
    );
  });
});

test('RFC 8446 §5.1: however plain handshake bytes are cut into records, the chain is the same', async () => {
  const { received } = await recordedHandshake({ ...options, maxVersion: 'TLSv1.2' });
  const plain: Buffer[] = [];
  for (let at = 0; at + 5 <= received.length && received[at] === 22; ) {
    const end = at + 5 + received[at + 3]! * 256 + received[at + 4]!;
    plain.push(Buffer.from(received.subarray(at + 5, end)));
    at = end;
  }
  const bytes = Buffer.concat(plain);
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 700 }), { minLength: 1, maxLength: 20 }), sizes => {
      const records: Buffer[] = [];
      for (let at = 0, turn = 0; at < bytes.length; turn += 1) {
        const fragment = bytes.subarray(at, at + sizes[turn % sizes.length]!);
        records.push(Buffer.from([22, 3, 3, fragment.length >> 8, fragment.length & 255]), fragment);
        at += fragment.length;
      }
      const flight = readServerFlight(Buffer.concat(records), undefined);
      expect(flight?.certificates.map(der => Buffer.from(der).toString('base64'))).toEqual(sent);
    }),
    { numRuns: 500 },
  );
});

test('any bytes', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), fc.uint8Array({ maxLength: 48 }), (bytes, secret) => {
      expect(readServerFlight(bytes, secret)).toBeUndefined();
    }),
    { numRuns: RUNS },
  );
});
