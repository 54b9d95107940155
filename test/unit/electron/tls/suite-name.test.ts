import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { ianaSuiteName } from '../../../../electron/tls/suite-name.ts';

test('every suite that the openssl of this machine knows has the name that it tells for it', () => {
  const listed = execFileSync('openssl', ['ciphers', '-stdname', 'ALL:COMPLEMENTOFALL:@SECLEVEL=0'], {
    encoding: 'utf8',
  });
  const pairs = listed
    .split('\n')
    .map(line => line.split(/\s+/))
    .flatMap(([iana, , own]) =>
      iana !== undefined && own !== undefined && !/PSK|SRP/.test(own) ? [[own, iana]] : [],
    );
  expect(pairs.length).toBeGreaterThan(50);
  expect(pairs.map(([own]) => [own, ianaSuiteName(own!)])).toEqual(pairs);
});

test.each([
  ['AEAD-AES256-GCM-SHA384', 'TLS_AES_256_GCM_SHA384'],
  ['AEAD-CHACHA20-POLY1305-SHA256', 'TLS_CHACHA20_POLY1305_SHA256'],
  ['RC4-MD5', 'TLS_RSA_WITH_RC4_128_MD5'],
  ['DES-CBC3-SHA', 'TLS_RSA_WITH_3DES_EDE_CBC_SHA'],
  ['EDH-RSA-DES-CBC3-SHA', 'TLS_DHE_RSA_WITH_3DES_EDE_CBC_SHA'],
  ['PSK-AES128-CBC-SHA', 'PSK-AES128-CBC-SHA'],
])('names of other versions and libraries: %s', (own, iana) => {
  expect(ianaSuiteName(own)).toBe(iana);
});
