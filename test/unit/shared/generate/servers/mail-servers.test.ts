import { describe, expect, test } from 'vitest';
import {
  EXCHANGE_STEPS,
  receiveWithExchangeOnline,
} from '../../../../../shared/generate/servers/exchange-online.ts';
import { keyOptions } from '../../../../../shared/generate/servers/key-options.ts';
import { receiveWithPostfix } from '../../../../../shared/generate/servers/postfix.ts';
import { SENDING_SERVERS } from '../../../../../shared/generate/servers/sending-servers.ts';
import { settingsIn } from '../../../../../shared/generate/servers/settings.ts';
import { wordsOf } from '../../../../../shared/words/say.ts';
import { parseDomainName } from '../../../../../shared/model/domain-name.ts';

function domainOf(text: string) {
  const parsed = parseDomainName(text);
  if (!parsed.ok) throw new Error(text);
  return parsed.value;
}

const textsOf = (server: keyof typeof SENDING_SERVERS) =>
  new Map(SENDING_SERVERS[server]().map(({ fileName, text }) => [fileName, text]));
/** Names and values of main.cf. */
const settingsOf = (text: string | undefined) =>
  Object.fromEntries(
    (text ?? '')
      .split('\n')
      .filter(Boolean)
      .map(line => line.split(' = ')),
  );

describe('a Postfix that sends', () => {
  const texts = textsOf('postfix');

  test('RFC 7672 §2.2: DANE for whoever has it, and DNSSEC for the lookups', () => {
    expect(settingsOf(texts.get('dane.cf'))).toEqual({
      smtp_tls_security_level: 'dane',
      smtp_dns_support_level: 'dnssec',
    });
  });

  test('RFC 8461 §2: policies come from a map that leaves DANE its precedence', () => {
    expect(settingsOf(texts.get('mta-sts.cf'))).toEqual({
      smtp_tls_CAfile: '/etc/ssl/certs/ca-certificates.crt',
      smtp_tls_policy_maps: 'socketmap:inet:127.0.0.1:8642:QUERY',
    });
  });

  test('what only Postfix 3.10 knows stands apart from what older ones know too', () => {
    for (const [fileName, text] of texts) expect(/tlsrpt/i.test(text)).toBe(fileName === 'tlsrpt.cf');
    expect(settingsOf(texts.get('tlsrpt.cf'))).toEqual({
      smtp_tlsrpt_enable: 'yes',
      smtp_tlsrpt_socket_name: 'run/tlsrpt/tlsrpt.sock',
      smtp_tls_policy_maps: 'socketmap:inet:127.0.0.1:8642:QUERYwithTLSRPT',
    });
  });
});

test('a Postfix that receives: STARTTLS with key and chain of the MX host', () => {
  expect(receiveWithPostfix(domainOf('mx.gemeente.example'))).toEqual([
    {
      fileName: 'starttls.cf',
      text: `smtpd_tls_security_level = may
smtpd_tls_chain_files =
    /etc/letsencrypt/live/mx.gemeente.example/privkey.pem,
    /etc/letsencrypt/live/mx.gemeente.example/fullchain.pem
`,
    },
  ]);
});

test('an Exim that sends asks with DNSSEC in the router, and for DANE in the transport', () => {
  const texts = textsOf('exim');
  expect(texts.get('router.conf')).toMatch(/^dnslookup:\n(?: {2}.+\n)* {2}dnssec_request_domains = \*\n/);
  expect(texts.get('router.conf')).toContain('  transport = remote_smtp\n');
  expect(texts.get('transport.conf')).toMatch(/^remote_smtp:\n(?: {2}.+\n)* {2}hosts_try_dane = \*\n$/);
});

test.each(['postfix', 'exim'] as const)('RFC 7672 §2.1.1: %s asks a resolver on the machine', server => {
  expect(textsOf(server).get('resolv.conf')).toBe('nameserver 127.0.0.1\noptions edns0 trust-ad\n');
});

describe('Exchange Online', () => {
  const steps = receiveWithExchangeOnline(domainOf('gemeente.example'));

  test('has nothing to set for sending', () => {
    expect(SENDING_SERVERS['exchange-online']()).toEqual([]);
  });

  test('for receiving, DNSSEC and the new MX record come before DANE, and testing before all that', () => {
    expect(steps.map(({ id }) => id)).toEqual(EXCHANGE_STEPS);
    const before = (first: string, second: string) =>
      expect(steps.findIndex(({ id }) => id === first)).toBeLessThan(
        steps.findIndex(({ id }) => id === second),
      );
    before('mta-sts-testing', 'add-mx');
    before('lower-ttl', 'add-mx');
    before('enable-dnssec', 'add-mx');
    before('add-mx', 'swap-mx');
    before('swap-mx', 'remove-old-mx');
    before('remove-old-mx', 'enable-dane');
    before('prepare', 'mta-sts-testing');
    before('remove-old-mx', 'restore-ttl');
    before('enable-dane', 'check');
    before('remove-old-mx', 'mta-sts-enforce');
    before('mta-sts-enforce', 'enable-dane');
    before('check', 'roll-back');
  });

  test('its scripts are cmdlets for this domain', () => {
    expect(steps.flatMap(({ snippet }) => snippet ?? [])).toEqual([
      {
        fileName: 'enable-dnssec.ps1',
        text: "Connect-ExchangeOnline\nEnable-DnssecForVerifiedDomain -DomainName 'gemeente.example'\n",
      },
      {
        fileName: 'enable-dane.ps1',
        text: "Connect-ExchangeOnline\nEnable-SmtpDaneInbound -DomainName 'gemeente.example'\n",
      },
      {
        fileName: 'check.ps1',
        text: "Connect-ExchangeOnline\nGet-DnssecStatusForVerifiedDomain -DomainName 'gemeente.example'\nGet-SmtpDaneInboundStatus -DomainName 'gemeente.example'\n",
      },
      {
        fileName: 'roll-back.ps1',
        text: "Connect-ExchangeOnline\nDisable-SmtpDaneInbound -DomainName 'gemeente.example'\nDisable-DnssecForVerifiedDomain -DomainName 'gemeente.example'\n",
      },
    ]);
  });
});

test('each client that renews certificates can keep its key, and make a new one; in a command that takes effect now', () => {
  const commands = keyOptions(domainOf('mx.gemeente.example')).flatMap(({ keep, roll }) => [keep, roll]);
  expect(commands).toEqual([
    'certbot renew --cert-name mx.gemeente.example --force-renewal --reuse-key',
    'certbot renew --cert-name mx.gemeente.example --force-renewal --reuse-key --new-key',
    'acme.sh --issue --force -d mx.gemeente.example --always-force-new-domain-key 0',
    'acme.sh --issue --force -d mx.gemeente.example --always-force-new-domain-key 1',
    'lego run -d mx.gemeente.example --reuse-key',
    'lego run -d mx.gemeente.example --reuse-key=false',
  ]);
});

test.each([
  ...(['postfix', 'exim'] as const)
    .flatMap(server => SENDING_SERVERS[server]())
    .filter(({ fileName }) => fileName !== 'dane-check.sh'),
  ...receiveWithPostfix(domainOf('mx.gemeente.example')),
])('every line of $fileName is one that words explain, or goes on with one', ({ text }) => {
  const known = new Set<string>(settingsIn(text));
  const begins = text.split('\n').flatMap(line => /^ *([A-Za-z_]\w*)/.exec(line)?.[1] ?? []);
  expect(begins.length).toBeGreaterThan(0);
  expect(begins.filter(name => !known.has(name))).toEqual([]);
});

test('what is run to see whether DANE is on: the resolver of the chroot, the settings, and a domain that has it', () => {
  expect(textsOf('postfix').get('dane-check.sh')?.split('\n')).toEqual([
    'cmp /etc/resolv.conf /var/spool/postfix/etc/resolv.conf',
    'postconf smtp_tls_security_level smtp_dns_support_level',
    'posttls-finger -c -l dane -L summary internet.nl',
    '',
  ]);
});

test('a line that goes on with one before is no setting', () => {
  expect(settingsIn('driver = smtp\n  options x\n    /etc/nameserver,\n= domains\n# transport\n')).toEqual([
    'driver',
    'options',
  ]);
});

test('no setting is explained that no server gets', () => {
  const texts = [
    ...(['postfix', 'exim'] as const)
      .flatMap(server => SENDING_SERVERS[server]())
      .filter(({ fileName }) => fileName !== 'dane-check.sh'),
    ...receiveWithPostfix(domainOf('mx.gemeente.example')),
  ].map(({ text }) => text);
  const used = new Set(settingsIn(texts.join('\n')));
  for (const language of ['nl', 'en'] as const) {
    expect(new Set(Object.keys(wordsOf(language).servers.settings))).toEqual(used);
  }
});
