import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  configurationFiles,
  POLICY_SERVERS,
  policyFolder,
  type PolicyServerId,
} from '../../../../../shared/generate/servers/policy-servers.ts';
import { type DomainName, parseDomainName } from '../../../../../shared/model/domain-name.ts';
import { writeStsPolicy } from '../../../../../shared/mtasts/index.ts';

const SERVERS = Object.keys(POLICY_SERVERS) as PolicyServerId[];
const POLICY = writeStsPolicy({
  mode: 'enforce',
  mx: ['mail.gemeente.example'],
  maxAge: 604_800,
  extensions: [],
});

function domainOf(text: string): DomainName {
  const parsed = parseDomainName(text);
  if (!parsed.ok) throw new Error(text);
  return parsed.value;
}
const DOMAIN = domainOf('gemeente.example');

/** Any name that `parseDomainName` lets through. */
const domains = fc.string({ unit: 'binary', maxLength: 30 }).chain(text => {
  const parsed = parseDomainName(`${text}.example`);
  return fc.constant(parsed.ok ? parsed.value : DOMAIN);
});

const configuration = (server: PolicyServerId, domain = DOMAIN, policy = POLICY) => {
  const files = configurationFiles(POLICY_SERVERS[server](domain, policy));
  return { fileNames: files.map(({ fileName }) => fileName), text: files.map(({ text }) => text).join('\n') };
};

describe.each(SERVERS)('%s', server => {
  test('RFC 8461 §3.2: the policy is a file of its own, as given to the last byte', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), policy => {
        const file = POLICY_SERVERS[server](DOMAIN, policy).find(({ id }) => id === 'policy')?.file;
        expect(file).toEqual({ fileName: 'mta-sts.txt', text: policy });
        expect(configuration(server, DOMAIN, policy)).toEqual(configuration(server));
      }),
    );
    expect(POLICY_SERVERS[server](DOMAIN, POLICY).find(({ id }) => id === 'policy')?.file?.text).toMatch(
      /^version: STSv1\r\n/,
    );
  });

  test('whatever the domain, its configuration is the same but for the name', () => {
    const { text } = configuration(server);
    fc.assert(
      fc.property(domains, domain => {
        expect(configuration(server, domain).text).toBe(text.replaceAll(DOMAIN, domain));
      }),
    );
  });

  test('a configuration is plain text that ends with a line end', () => {
    expect(configuration(server).text).toMatch(/^[\t\n -~]+\n$/);
  });

  test('RFC 8461 §3.3: nobody is sent elsewhere', () => {
    expect(configuration(server).text).not.toMatch(/\b30[1278]\b|permanent|redir /);
  });
});

test('what each is called, and where the policy belongs', () => {
  expect(SERVERS.map(server => configuration(server).fileNames)).toEqual([
    ['mta-sts.gemeente.example-http.conf', 'mta-sts.gemeente.example.conf'],
    ['mta-sts.gemeente.example-http.conf', 'mta-sts.gemeente.example.conf'],
    ['mta-sts.gemeente.example.caddy'],
    ['web.config'],
  ]);
  expect(SERVERS.map(server => policyFolder(server, DOMAIN))).toEqual([
    '/var/www/mta-sts.gemeente.example/.well-known',
    '/var/www/mta-sts.gemeente.example/.well-known',
    '/var/www/mta-sts.gemeente.example/.well-known',
    'C:\\inetpub\\mta-sts.gemeente.example\\.well-known',
  ]);
});

test('RFC 8461 §3.3: the host and its certificate are those of the policy host', () => {
  const names = (server: PolicyServerId, pattern: RegExp) =>
    [...configuration(server).text.matchAll(pattern)].map(match => match[1]);
  expect(names('nginx', /server_name (.+);/g)).toEqual(Array(2).fill('mta-sts.gemeente.example'));
  expect(names('apache', /ServerName (.+)/g)).toEqual(Array(2).fill('mta-sts.gemeente.example'));
  expect(names('caddy', /^(\S+) \{$/gm)).toEqual([
    'mta-sts.gemeente.example',
    'http://mta-sts.gemeente.example',
  ]);
  const certificates = /\/etc\/letsencrypt\/live\/([^/]+)\/(?:fullchain|privkey)\.pem/g;
  for (const server of ['nginx', 'apache'] as const) {
    expect(names(server, certificates)).toEqual(Array(2).fill('mta-sts.gemeente.example'));
  }
});

/** The directives of a configuration, in order: the first word of each line that is not only a bracket. */
const directivesIn = (server: PolicyServerId) =>
  configuration(server)
    .text.split('\n')
    .flatMap(line => /^\s*([^\s}]\S*)/.exec(line)?.[1] ?? []);

test('every line says something that the server knows, in its place', () => {
  expect(directivesIn('nginx')).toEqual([
    'server',
    'listen',
    'listen',
    'server_name',
    'root',
    'location',
    'default_type',
    'location',
    'return',
    'server',
    'listen',
    'listen',
    'server_name',
    'ssl_certificate',
    'ssl_certificate_key',
    'root',
    'location',
    'types',
    'default_type',
    'location',
    'return',
  ]);
  expect(directivesIn('apache')).toEqual([
    '<Directory',
    'AllowOverride',
    'Options',
    'Require',
    '</Directory>',
    '<VirtualHost',
    'ServerName',
    'DocumentRoot',
    'RedirectMatch',
    '</VirtualHost>',
    '<VirtualHost',
    'ServerName',
    'DocumentRoot',
    'SSLEngine',
    'SSLCertificateFile',
    'SSLCertificateKeyFile',
    'RedirectMatch',
    '<Location',
    'ForceType',
    '</Location>',
    '</VirtualHost>',
  ]);
  expect(directivesIn('caddy')).toEqual([
    'mta-sts.gemeente.example',
    'root',
    'handle',
    'header',
    'file_server',
    'handle',
    'respond',
    'http://mta-sts.gemeente.example',
    'respond',
  ]);
});

test('where the files are that a server reads: those of the policy host alone', () => {
  const paths = (server: PolicyServerId) =>
    new Set(configuration(server).text.match(/(?<=[ "])\/(?:var|etc)\/[^\s";]+/g));
  const [root, certificate] = ['/var/www', '/etc/letsencrypt/live'].map(path => `${path}/mta-sts.${DOMAIN}`);
  const files = [`${certificate}/fullchain.pem`, `${certificate}/privkey.pem`];
  expect(paths('nginx')).toEqual(new Set([...files, root]));
  expect(paths('apache')).toEqual(new Set([root, ...files]));
  expect(paths('caddy')).toEqual(new Set([root]));
});

test('web.config is well-formed, and lets text files through only', () => {
  const { text } = configuration('iis');
  const open: string[] = [];
  for (const [, end, name, alone] of text.matchAll(
    /<(\/?)([A-Za-z][\w.]*)(?:\s+[\w.]+="[^"<]*")*\s*(\/?)>/g,
  )) {
    if (end) expect(open.pop()).toBe(name);
    else if (!alone) open.push(name!);
  }
  expect(open).toEqual([]);
  expect(text.match(/<add [^>]*>/g)).toEqual(['<add fileExtension=".txt" allowed="true" />']);
  expect(text.match(/allowUnlisted="\w+"/g)).toEqual(['allowUnlisted="false"', 'allowUnlisted="true"']);
});

describe('the order works from nothing', () => {
  test.each(['nginx', 'apache', 'iis'] as const)('%s: port 80, the certificate, port 443, a look', server => {
    const steps = POLICY_SERVERS[server](DOMAIN, POLICY);
    expect(steps.map(({ id }) => id)).toEqual(['http', 'certificate', 'policy', 'https', 'fetch']);
  });

  test('nothing names a certificate before the step that gets it', () => {
    for (const server of SERVERS) {
      const steps = POLICY_SERVERS[server](DOMAIN, POLICY);
      const first = steps.slice(0, steps.findIndex(({ id }) => id === 'certificate') + 1);
      expect(first.map(({ file }) => file?.text ?? '').join('')).not.toMatch(/letsencrypt|443|SSL/);
    }
  });

  test('a configuration is tested before every reload, and the certificate is asked for over port 80', () => {
    for (const server of ['nginx', 'apache', 'caddy'] as const) {
      const commands = POLICY_SERVERS[server](DOMAIN, POLICY).flatMap(step => step.commands);
      const loads = commands.filter(command => /systemctl (?:reload|restart)/.test(command));
      for (const command of loads.filter(each => !each.startsWith('certbot'))) {
        expect(command).toMatch(
          /^(?:nginx -t|apachectl configtest|caddy validate --config \S+) && systemctl /,
        );
      }
    }
    for (const [server, unit] of [
      ['nginx', 'nginx'],
      ['apache', 'apache2'],
    ] as const) {
      const [command] = POLICY_SERVERS[server](DOMAIN, POLICY).find(
        ({ id }) => id === 'certificate',
      )!.commands;
      expect(command).toBe(
        `certbot certonly --webroot --webroot-path '/var/www/mta-sts.${DOMAIN}' --domain mta-sts.${DOMAIN} --deploy-hook 'systemctl reload ${unit}'`,
      );
    }
    const last = POLICY_SERVERS.nginx(DOMAIN, POLICY).at(-1)!;
    expect(last.commands).toEqual([`curl --include https://mta-sts.${DOMAIN}/.well-known/mta-sts.txt`]);
  });
});
