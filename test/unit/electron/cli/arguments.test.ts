import { describe, expect, test } from 'vitest';
import { parseArguments } from '../../../../electron/cli/arguments.ts';
import { MAKE_USAGE } from '../../../../electron/cli/make-usage.ts';
import { POLICY_SERVERS } from '../../../../shared/generate/servers/policy-servers.ts';
import { SENDING_SERVERS } from '../../../../shared/generate/servers/sending-servers.ts';
import { DIALECTS } from '../../../../shared/generate/zone/dialects.ts';

const NL = { LANG: 'nl_NL.UTF-8' };

describe('postzegel check', () => {
  test.each([
    [
      ['check', 'voorbeeld.nl'],
      { domain: 'voorbeeld.nl', lab: false, json: false, language: 'nl', resolver: 'system' },
    ],
    [['check', '--lab'], { domain: undefined, lab: true }],
    [['check', '--lab', 'voorbeeld.nl'], { domain: 'voorbeeld.nl', lab: true }],
    [['check', 'voorbeeld.nl', '--json', '--lang', 'en'], { json: true, language: 'en' }],
    [['check', 'voorbeeld.nl', '--resolver', 'tls://dns.example'], { resolver: 'tls://dns.example' }],
    [['check', '--allow-private', 'voorbeeld.nl'], { allowPrivateAddresses: true }],
    [['check', '--from', 'bewaard.json'], { from: 'bewaard.json', domain: undefined }],
  ])('%j', (argv, wanted) => {
    expect(parseArguments(argv, NL)).toMatchObject({ command: 'check', ...wanted });
  });
});

test('check --since: an earlier check to compare with', () => {
  expect(parseArguments(['check', '--lab', '--since', 'eerder.json'], NL)).toMatchObject({
    since: 'eerder.json',
  });
});

describe('postzegel simulate', () => {
  test.each([
    [['simulate', 'voorbeeld.nl'], { domain: 'voorbeeld.nl', lab: false, attack: undefined }],
    [['simulate', '--lab'], { domain: undefined, lab: true }],
    [['simulate', '--lab', '--attack', 'strip-starttls'], { attack: 'strip-starttls' }],
    [['simulate', '--from', 'bewaard.json', '--attack', 'none'], { from: 'bewaard.json', attack: 'none' }],
  ])('%j', (argv, wanted) => {
    expect(parseArguments(argv, NL)).toMatchObject({ command: 'simulate', ...wanted });
  });
});

describe('postzegel compare', () => {
  test.each([
    [['compare', 'voorbeeld.nl'], { domain: 'voorbeeld.nl', lab: false, format: 'text' }],
    [['compare', '--lab', '--html'], { domain: undefined, lab: true, format: 'html' }],
    [['compare', '--from', 'bewaard.json', '--markdown'], { from: 'bewaard.json', format: 'markdown' }],
  ])('%j', (argv, wanted) => {
    expect(parseArguments(argv, NL)).toMatchObject({ command: 'compare', ...wanted });
  });
});

describe('postzegel make', () => {
  const base = { command: 'make', domain: 'a.nl', language: 'nl', dialect: 'zone-file' };
  test.each([
    [
      ['tls-rpt', 'a.nl', '--rua', 'x@a.nl', '--rua', 'https://a.nl/r'],
      { ...base, what: 'tls-rpt', rua: ['x@a.nl', 'https://a.nl/r'] },
    ],
    [['tls-rpt', '--lab'], { what: 'tls-rpt', domain: undefined, lab: true, rua: [] }],
    [['mta-sts', 'a.nl'], { ...base, what: 'mta-sts', fields: {}, id: undefined, format: undefined }],
    [
      [
        'mta-sts',
        'a.nl',
        '--mode',
        'enforce',
        '--max-age',
        '604800',
        '--mx',
        'mx.a.nl',
        '--mx',
        '*.b.nl',
        '--id',
        '7',
      ],
      {
        ...base,
        fields: { mode: 'enforce', maxAge: '604800', mx: 'mx.a.nl\n*.b.nl' },
        id: '7',
        host: undefined,
      },
    ],
    [
      ['mta-sts', 'a.nl', '--policy-address', '192.0.2.1', '--policy-address', '2001:db8::1'],
      { host: { host: 'address', addresses: '192.0.2.1\n2001:db8::1', target: '' } },
    ],
    [
      ['mta-sts', 'a.nl', '--policy-alias', 'sts.b.nl'],
      { host: { host: 'alias', addresses: '', target: 'sts.b.nl' } },
    ],
    [['mta-sts', 'a.nl', '--format', 'nsupdate'], { dialect: 'nsupdate', format: undefined }],
    [['mta-sts', 'a.nl', '--format', 'policy'], { dialect: 'zone-file', format: 'policy' }],
    [['mta-sts', 'a.nl', '--format', 'sts-2016'], { format: 'sts-2016' }],
    [['mta-sts', 'a.nl', '--format', 'iis'], { format: 'iis' }],
    [
      ['tlsa', 'a.nl', '--zone', 'b.nl', '--confirm', 'a.nl', '--ttl', '300'],
      { ...base, what: 'tlsa', zone: 'b.nl', confirm: 'a.nl', ttl: '300', records: [], host: undefined },
    ],
    [
      [
        'tlsa',
        'a.nl',
        '--host',
        'mx.a.nl',
        '--certificate',
        'c.pem',
        '--record',
        '3 1 1 aa',
        '--record',
        '2 1 1 bb',
      ],
      { host: 'mx.a.nl', certificate: 'c.pem', records: ['3 1 1 aa', '2 1 1 bb'] },
    ],
    [['plan', 'mta-sts', 'a.nl', '--ics'], { ...base, what: 'plan', plan: 'mta-sts', ics: true }],
    [['plan', 'withdraw', '--from', 'b.json'], { plan: 'withdraw', from: 'b.json', ics: false }],
    [
      ['plan', 'rollover', 'a.nl', '--next-record', '3 1 1 aa', '--host', 'mx.a.nl', '--format', 'pdnsutil'],
      {
        plan: 'rollover',
        nextRecord: '3 1 1 aa',
        certificate: undefined,
        mxHost: 'mx.a.nl',
        dialect: 'pdnsutil',
      },
    ],
    [['plan', 'rollover', 'a.nl', '--certificate', 'c.pem'], { certificate: 'c.pem', nextRecord: undefined }],
    [
      ['plan', 'keep', 'a.nl', '--host', 'mx.a.nl', '--confirm', 'a.nl'],
      { plan: 'keep', mxHost: 'mx.a.nl', confirm: 'a.nl' },
    ],
    [['plan', 'move', 'a.nl', '--mx', 'mx.b.nl'], { plan: 'move', fields: { mx: 'mx.b.nl' } }],
    [['dnssec', 'a.nl', '--dnskey', '-'], { what: 'dnssec', domain: 'a.nl', dnskey: '-' }],
    [['dnssec', '--lab'], { what: 'dnssec', dnskey: undefined }],
    [
      ['sending', '--server', 'postfix', '--file', 'dane.cf', '--lang', 'en'],
      { command: 'make', what: 'sending', server: 'postfix', file: 'dane.cf', language: 'en' },
    ],
  ])('%j', (argv, wanted) => {
    expect(parseArguments(['make', ...argv], NL)).toMatchObject(wanted);
  });

  test.each([
    [[], 'make'],
    [['iets', 'a.nl'], 'make iets'],
    [['tls-rpt'], 'make tls-rpt'],
    [['tls-rpt', 'a.nl', 'b.nl'], 'b.nl'],
    [['tls-rpt', 'a.nl', '--mode', 'enforce'], '--mode enforce'],
    [['tls-rpt', 'a.nl', '--format', 'policy'], '--format policy'],
    [['mta-sts', 'a.nl', '--format', 'bind'], '--format bind'],
    [['mta-sts', 'a.nl', '--format', 'constructor'], '--format constructor'],
    [['mta-sts', 'a.nl', '--mode', 'report'], '--mode report'],
    [['mta-sts', 'a.nl', '--rua', 'x@a.nl'], '--rua x@a.nl'],
    [['mta-sts', 'a.nl', '--policy-address', '192.0.2.1', '--policy-alias', 'b.nl'], '--policy-alias'],
    [['mta-sts', 'a.nl', '--json'], '--json'],
    [['tlsa', 'a.nl', '--ics'], '--ics'],
    [['plan', 'a.nl'], 'make plan a.nl'],
    [['plan', 'rollover', 'a.nl'], '--next-record'],
    [['plan', 'rollover', 'a.nl', '--next-record', '3 1 1 aa', '--certificate', 'c.pem'], '--certificate'],
    [['plan', 'withdraw', 'a.nl', '--mx', 'mx.a.nl'], '--mx mx.a.nl'],
    [['plan', 'mta-sts', 'a.nl', '--zone', 'a.nl'], '--zone a.nl'],
    [['dnssec', '--lab', '--dnskey', 'k'], 'make dnssec'],
    [['dnssec', 'a.nl', '--ttl', '3'], '--ttl 3'],
    [['sending', 'a.nl', '--server', 'postfix'], 'a.nl'],
    [['sending'], '--server'],
    [['sending', '--server', 'toString'], '--server toString'],
    [['sending', '--server', 'postfix', '--lab'], '--lab'],
  ])('%j is answered with what is wrong: %s', (argv, problem) => {
    expect(parseArguments(['make', ...argv], NL)).toEqual({
      command: 'wrong',
      language: 'nl',
      problem: expect.stringContaining(problem),
    });
  });

  test('has a help of its own', () => {
    expect(parseArguments(['make', 'tlsa', '--help'], NL)).toEqual({
      command: 'help',
      language: 'nl',
      about: 'make',
    });
  });
});

test.each(['nl', 'en'] as const)(
  'every format, server and option of make is in its help, in %s',
  language => {
    const help = MAKE_USAGE[language];
    const names = [...Object.keys(DIALECTS), ...Object.keys(POLICY_SERVERS), ...Object.keys(SENDING_SERVERS)];
    const options = [
      'rua',
      'mode',
      'max-age',
      'mx',
      'id',
      'policy-address',
      'policy-alias',
      'host',
      'certificate',
    ];
    const more = [
      'record',
      'ttl',
      'next-record',
      'ics',
      'dnskey',
      'server',
      'file',
      'format',
      'zone',
      'confirm',
    ];
    for (const name of names) expect(help).toContain(name);
    for (const option of [...options, ...more]) expect(help).toContain(`--${option}`);
    expect(help.split('\n').filter(line => line.length > 120)).toEqual([]);
  },
);

test.each([
  [['compare']],
  [['compare', '--lab', '--json']],
  [['compare', '--lab', '--attack', 'none']],
  [['compare', '--lab', '--markdown', '--html']],
  [['check', '--lab', '--html']],
  [['simulate', '--lab', '--markdown']],
  [['check']],
  [['simulate']],
  [['simulate', '--lab', '--attack', 'iets']],
  [['simulate', '--lab', '--json']],
  [['simulate', '--lab', '--since', 'eerder.json']],
  [['check', '--lab', '--attack', 'none']],
  [['controleer', 'voorbeeld.nl']],
  [['check', 'voorbeeld.nl', 'tweede.nl']],
  [['check', 'voorbeeld.nl', '--onbekend']],
  [['check', 'voorbeeld.nl', '--lang', 'fr']],
  [['check', 'voorbeeld.nl', '--resolver']],
])('%j is answered with what is wrong', argv => {
  expect(parseArguments(argv, NL)).toMatchObject({
    command: 'wrong',
    language: 'nl',
    problem: expect.stringMatching(/\S/),
  });
});

test.each([[[]], [['--help']], [['check', '-h']]])('%j asks for help', argv => {
  expect(parseArguments(argv, NL)).toEqual({ command: 'help', language: 'nl' });
});

test.each([
  [{ LANG: 'nl_NL.UTF-8' }, 'nl'],
  [{ LANG: 'en_GB.UTF-8' }, 'en'],
  [{ LANG: 'en_GB.UTF-8', LC_ALL: 'nl_BE' }, 'nl'],
  [{ LANG: 'de_DE.UTF-8' }, 'en'],
  [{ LANG: 'C.UTF-8' }, 'nl'],
  [{}, 'nl'],
])('%j speaks %s', (environment, language) => {
  expect(parseArguments(['--help'], environment)).toMatchObject({ language });
});
