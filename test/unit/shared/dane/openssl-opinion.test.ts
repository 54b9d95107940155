import { execFile } from 'node:child_process';
import { createServer } from 'node:tls';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type TlsaRecord, verifyDane, whyUnusable, writeTlsaRecord } from '../../../../shared/dane/index.ts';
import { type Made, NOW } from '../certificates/made-certificates.ts';
import { type DaneCase, daneCases } from './dane-cases.ts';
import { BASE, issuers, servers } from './dane-certificates.ts';
import { tlsaOf } from './tlsa-of.ts';

/** What `openssl s_client` makes of a server that sends this chain, by these records and one reference name. */
async function opensslSays(tlsa: readonly TlsaRecord[], chain: readonly Made[]): Promise<boolean> {
  const pkcs8 = Buffer.from(await crypto.subtle.exportKey('pkcs8', chain[0]!.keys.privateKey));
  const key = `-----BEGIN PRIVATE KEY-----\n${pkcs8.toString('base64')}\n-----END PRIVATE KEY-----\n`;
  const server = createServer({ key, cert: chain.map(made => made.pem).join('\n') }, socket => socket.end());
  server.on('tlsClientError', () => undefined);
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const records = tlsa.filter(record => whyUnusable(record) === undefined);
  const args = [
    ['s_client', '-connect', `127.0.0.1:${port}`, '-brief', '-verify_return_error', '-attime', String(NOW)],
    // RFC 7672 §3.2.1: no names with usage 3; openssl looks at them unless told not to.
    ['-dane_tlsa_domain', BASE, '-dane_ee_no_namechecks', '-no-CAfile', '-no-CApath', '-no-CAstore'],
    records.flatMap(record => ['-dane_tlsa_rrdata', writeTlsaRecord(record)]),
  ].flat();
  const output = await new Promise<string>(resolve => {
    const child = execFile('openssl', args, { timeout: 20_000 }, (_error, stdout, stderr) =>
      resolve(stdout + stderr),
    );
    child.stdin?.end();
  });
  await new Promise(resolve => {
    server.close(resolve);
  });
  const verified = /Verification: OK/.test(output) && /DANE TLSA/.test(output);
  const refused = /verify error|verify failed|certificate verify/i.test(output);
  if (verified === refused) throw new Error(`openssl said neither yes nor no: ${output}`);
  return verified;
}

describe('openssl judges any chain and any records alike', () => {
  const { server, above, tlsa } = {
    server: fc.constantFrom(...servers),
    above: fc.shuffledSubarray([...issuers], { maxLength: 5 }),
    tlsa: fc.array(
      fc.tuple(fc.nat(), fc.constantFrom(2, 2, 2, 3), fc.constantFrom(0, 0, 1), fc.constantFrom(0, 0, 1, 2)),
      { minLength: 1, maxLength: 4 },
    ),
  };
  test('put together at random', { timeout: 120_000 }, async () => {
    const outcomes = new Set<boolean>();
    const anyChain = fc.asyncProperty(server, above, tlsa, async (first, others, picks) => {
      // What a server really sends, in the right order or not, makes for more matches than any certificates would.
      const chain = [first, ...others];
      // A record may hold a certificate that the server leaves out, or another one of the same issuer.
      const named = [...chain, ...chain, ...issuers];
      const records = picks.map(([at, ...parameters]) => tlsaOf(named[at % named.length]!, ...parameters));
      const result = verifyDane({
        tlsa: records,
        chain: chain.map(made => made.facts),
        names: [BASE],
        now: NOW,
      });
      const expected = result.reason.kind === 'matched' && !result.reason.onlyBySearch;
      outcomes.add(expected);
      const told = `${chain.map(made => made.name).join(', ')}; ${picks.map(([at, ...numbers]) => `${numbers.join(' ')} of ${named[at % named.length]!.name}`).join(', ')}; ${JSON.stringify(result.reason)}`;
      expect(await opensslSays(records, chain), told).toBe(expected);
    });
    await fc.assert(anyChain, { numRuns: Number(process.env.RUNS ?? 100) });
    expect(outcomes).toEqual(new Set([true, false]));
  });
});

const differing = (daneCase: DaneCase) => daneCase.opensslDiffers !== undefined;

describe('openssl, and so Postfix, judges alike', () => {
  test.each(daneCases.filter(daneCase => !differing(daneCase)))('$title', async ({ tlsa, chain }) => {
    const { ok } = verifyDane({ tlsa, chain: chain.map(made => made.facts), names: [BASE], now: NOW });
    expect(await opensslSays(tlsa, chain)).toBe(ok);
  });
});

describe('openssl judges otherwise', () => {
  test.each(daneCases.filter(differing))('$title: $opensslDiffers', async ({ tlsa, chain }) => {
    const { ok } = verifyDane({ tlsa, chain: chain.map(made => made.facts), names: [BASE], now: NOW });
    expect(await opensslSays(tlsa, chain)).toBe(!ok);
  });
});
