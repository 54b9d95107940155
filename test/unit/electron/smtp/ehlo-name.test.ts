import { expect, test } from 'vitest';
import { ehloName } from '../../../../electron/smtp/ehlo-name.ts';

test.each([
  ['mail.gemeente.nl', '192.0.2.1', 'mail.gemeente.nl'],
  ['Mail.Gemeente.NL', '192.0.2.1', 'mail.gemeente.nl'],
  ['laptop', '192.0.2.1', '[192.0.2.1]'],
  ['laptop.local', '192.0.2.1', '[192.0.2.1]'],
  ['laptop.fritz.box.home.arpa', '192.0.2.1', '[192.0.2.1]'],
  ['my_laptop.gemeente.nl', '192.0.2.1', '[192.0.2.1]'],
  ['laptop.súdwest.nl', '192.0.2.1', '[192.0.2.1]'],
  ['', '2001:db8::1', '[IPv6:2001:db8::1]'],
  ['laptop', 'fe80::1%eth0', '[IPv6:fe80::1]'],
  ['laptop', '::ffff:192.0.2.1', '[192.0.2.1]'],
  ['laptop', undefined, '[127.0.0.1]'],
  ['x y.nl', '192.0.2.1', '[192.0.2.1]'],
])('RFC 5321 §4.1.4: a machine named %j at %s says EHLO %s', (hostName, address, name) => {
  expect(ehloName(hostName, address)).toBe(name);
});
