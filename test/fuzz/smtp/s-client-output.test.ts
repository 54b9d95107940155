import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { readSClientOutput } from '../../../electron/smtp/s-client-output.ts';
import { smtpSession } from '../../../shared/evidence/smtp.ts';
import { mutated } from '../../support/mutations.ts';
import { testCertificate } from '../../support/test-certificates.ts';

const RUNS = 3_000;
const NOW = 1_795_462_600_000;
const { certificate } = testCertificate();
const output = `Connecting to 192.0.2.25
CONNECTED(00000003)
---
Certificate chain
 0 s:CN = mx.test.example
   i:CN = Test root
${certificate} 1 s:CN = Test root
   i:CN = Test root
${certificate}---
Server certificate
subject=CN = mx.test.example
---
Server Temp Key: ECDH, P-256, 256 bits
---
New, TLSv1.2, Cipher is ECDHE-RSA-AES256-GCM-SHA384
SSL-Session:
    Protocol  : TLSv1.2
    Cipher    : ECDHE-RSA-AES256-GCM-SHA384
    Start Time: 1795400000
    Verify return code: 19 (self-signed certificate in certificate chain)
---
250 HELP
`;

function readsOrRefuses(text: string): boolean {
  const read = readSClientOutput('mx.test.example', text, NOW);
  if (!read.ok) return false;
  expect(smtpSession.safeParse(read.value.session).error).toBeUndefined();
  const { outcome } = read.value.session;
  if (outcome.kind === 'tls') expect(outcome.tls.chain).toHaveLength(read.value.certificates.length);
  return outcome.kind === 'tls';
}

test('unchanged, it is a session', () => {
  expect(readsOrRefuses(output)).toBe(true);
});

test('mutated outputs: a session that is Evidence, or a problem', () => {
  fc.assert(
    fc.property(
      mutated(Buffer.from(output)),
      bytes => void readsOrRefuses(Buffer.from(bytes).toString('utf8')),
    ),
    { numRuns: RUNS },
  );
});

test('lines left out, doubled and in another order', () => {
  const lines = output.split('\n');
  const others = [
    'connect:errno=111',
    ':error:',
    "didn't find starttls in server response",
    'New, (NONE), Cipher is (NONE)',
    '',
  ];
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...lines, ...others), { maxLength: 80 }),
      chosen => void readsOrRefuses(chosen.join('\n')),
    ),
    { numRuns: RUNS },
  );
});

test('the longest texts of one kind of line do not make it slow', () => {
  const units = [
    '\n',
    ' ',
    '-----BEGIN CERTIFICATE-----\n',
    's_client -connect ',
    'Certificate chain\n',
    ' 0 s:',
    ':error:',
    '> ',
    'A',
    'Verify return code: 1',
  ];
  for (const unit of units) {
    const text = `CONNECTED(\n${unit.repeat(Math.floor(262_000 / unit.length))}`;
    expect(readsOrRefuses(text)).toBe(false);
  }
});
