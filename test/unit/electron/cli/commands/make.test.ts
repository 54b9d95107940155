import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { parseArguments } from '../../../../../electron/cli/arguments.ts';
import { make } from '../../../../../electron/cli/commands/make.ts';
import { EXIT } from '../../../../../electron/cli/exit-codes.ts';
import type { Evidence } from '../../../../../shared/evidence/evidence.ts';
import {
  answer,
  DOMAIN,
  HOST,
  madeEvidence,
  noAnswer,
  NOW,
  policyFetch,
  policyText,
} from '../../../../support/made-evidence.ts';
import { type TemporaryFolder, temporaryFolder } from '../../../../support/temporary-folder.ts';

const HASH = 'a'.repeat(64);
const OTHER = `3 1 1 ${'c'.repeat(64)}`;
const TLSA = `_25._tcp.${HOST}`;
const record = (data: string) =>
  ({ type: 'TLSA', certificateUsage: 3, selector: 1, matchingType: 1, data }) as const;
/** Nothing but DNSSEC and STARTTLS. */
const BARE = madeEvidence({
  dns: [
    answer(TLSA, 'TLSA', []),
    answer(`_mta-sts.${DOMAIN}`, 'TXT', []),
    answer(`mta-sts.${DOMAIN}`, 'A', []),
    answer(`_smtp._tls.${DOMAIN}`, 'TXT', []),
  ],
  https: [],
});
const TWO_HOSTS = madeEvidence({
  dns: [
    answer(DOMAIN, 'MX', [
      { type: 'MX', preference: 10, exchange: HOST },
      { type: 'MX', preference: 20, exchange: 'mx.elders.nl' },
    ]),
    answer('_25._tcp.mx.elders.nl', 'TLSA', [record('d'.repeat(64))]),
  ],
});

let folder: TemporaryFolder;
beforeAll(async () => {
  folder = await temporaryFolder('make');
});
afterAll(() => folder.remove());
beforeEach(() => {
  // Certificates are valid from and until, and ids are moments.
  vi.useFakeTimers({ now: NOW, toFake: ['Date'] });
});
afterEach(() => {
  vi.useRealTimers();
});

/** Runs `postzegel make` as it is typed, over evidence that was saved. */
async function run(evidence: Evidence | undefined, ...argv: string[]) {
  const saved = join(folder.path, 'saved.json');
  if (evidence) await writeFile(saved, JSON.stringify(evidence));
  const wanted = parseArguments(['make', ...argv, ...(evidence ? ['--from', saved] : [])], { LANG: 'nl_NL' });
  if (wanted.command !== 'make') throw new Error(JSON.stringify(wanted));
  const out = { stdout: '', stderr: '' };
  const screen = (name: keyof typeof out) => ({
    columns: 1_000,
    write: (text: string) => (out[name] += text),
  });
  const compose = () => {
    throw new Error('nothing is to be measured');
  };
  const streams = { stdout: screen('stdout'), stderr: screen('stderr') };
  const status = await make(wanted, compose, streams, new AbortController().signal);
  // Set in lines as wide as reads well; sentences are looked for across them.
  return { status, stdout: out.stdout, stderr: out.stderr.replaceAll('\n', ' ') };
}

describe('stdout holds the text alone', () => {
  test('make tls-rpt: a zone file', async () => {
    expect(await run(BARE, 'tls-rpt', '--rua', `rapport@${DOMAIN}`)).toEqual({
      status: EXIT.fine,
      stdout: `$ORIGIN ${DOMAIN}.\n_smtp._tls 3600 IN TXT "v=TLSRPTv1; rua=mailto:rapport@${DOMAIN};"\n`,
      stderr: '',
    });
  });

  test('make mta-sts: the record, and on stderr that its policy comes first (RFC 8461 §8.1)', async () => {
    const { status, stdout, stderr } = await run(
      BARE,
      'mta-sts',
      '--policy-address',
      '192.0.2.80',
      '--id',
      'x1',
    );
    expect(stdout).toBe(
      `$ORIGIN ${DOMAIN}.\nmta-sts 3600 IN A 192.0.2.80\n_mta-sts 3600 IN TXT "v=STSv1; id=x1;"\n`,
    );
    expect(stderr).toContain('--format policy');
    expect(status).toBe(EXIT.fine);
  });

  test('make mta-sts --format policy: the policy to the byte', async () => {
    const { stdout } = await run(BARE, 'mta-sts', '--format', 'policy', '--max-age', '86400');
    expect(stdout).toBe(`version: STSv1\r\nmode: testing\r\nmx: ${HOST}\r\nmax_age: 86400\r\n`);
  });

  test('make mta-sts --format caddy: settings, and on stderr where the policy goes', async () => {
    const { stdout, stderr } = await run(BARE, 'mta-sts', '--format', 'caddy');
    expect(stdout).toMatch(new RegExp(`^mta-sts\\.${DOMAIN} \\{\n`));
    expect(stderr).toContain(`/var/www/mta-sts.${DOMAIN}/.well-known`);
  });

  test('make mta-sts --format sts-2016: on stderr that it is history', async () => {
    const { stdout, stderr } = await run(BARE, 'mta-sts', '--format', 'sts-2016');
    expect(stdout).toMatch(/^_smtp_sts\.voorbeeld\.nl\. IN TXT "v=STS1; [^\n]*"\n$/);
    expect(stderr).toContain('publiceer het niet');
  });

  test('make tlsa --format transip: what is typed into the form', async () => {
    const { stdout } = await run(BARE, 'tlsa', '--format', 'transip');
    expect(stdout).toBe(
      `Toevoegen\n  Naam: _25._tcp.mx1\n  TTL: 3600\n  Type: TLSA\n  Waarde: 3 1 1 ${HASH}\n`,
    );
  });

  test('make tlsa --format azure-dns: on stderr what Postzegel cannot know', async () => {
    const { stdout, stderr } = await run(BARE, 'tlsa', '--format', 'azure-dns');
    expect(stdout).toContain('az network dns record-set');
    expect(stderr).toMatch(/Vul eerst deze gegevens in.*RESOURCE_GROUP/i);
  });

  test('make sending: each file under its name, and one alone', async () => {
    const all = await run(undefined, 'sending', '--server', 'postfix');
    expect(all.stdout.match(/^# .*$/gm)).toEqual([
      '# dane.cf',
      '# resolv.conf',
      '# dane-check.sh',
      '# mta-sts.cf',
      '# tlsrpt.cf',
    ]);
    expect(all.stderr).toContain('main.cf');
    const one = await run(undefined, 'sending', '--server', 'postfix', '--file', 'dane.cf');
    expect(one).toEqual({
      status: EXIT.fine,
      stdout: 'smtp_tls_security_level = dane\nsmtp_dns_support_level = dnssec\n',
      stderr: '',
    });
    const none = await run(undefined, 'sending', '--server', 'exim', '--file', 'dane.cf');
    expect(none).toMatchObject({ status: EXIT.usage, stdout: '' });
    expect(none.stderr).toContain('router.conf, transport.conf, resolv.conf');
  });

  test('what is published already: nothing to print', async () => {
    for (const what of ['tlsa', 'mta-sts', 'tls-rpt']) {
      const { status, stdout, stderr } = await run(madeEvidence(), what);
      expect([status, stdout]).toEqual([EXIT.fine, '']);
      expect(stderr).toContain('Er is niets te publiceren');
    }
  });
});

describe('a danger: nothing on stdout, and a status of its own, until the domain is typed', () => {
  const dangerous: readonly (readonly [string, Evidence, readonly string[], string])[] = [
    [
      'RFC 8461 §4.2: enforce while an MX host fails',
      withoutStartTls(),
      ['mta-sts', '--mode', 'enforce'],
      'geen versleuteling',
    ],
    [
      'RFC 8461 §4.1: a policy that misses a host',
      BARE,
      ['mta-sts', '--mx', 'elders.nl'],
      'staat niet in het beleid',
    ],
    [
      'RFC 7672 §2.2: a record that does not fit',
      BARE,
      ['tlsa', '--record', OTHER],
      'Geen van deze records past',
    ],
    [
      'RFC 7672 §2.2.1: TLSA in a zone that is not signed',
      madeEvidence({ dns: [answer(TLSA, 'TLSA', [], { status: 'insecure' })] }),
      ['tlsa'],
      'regel eerst DNSSEC',
    ],
  ];
  test.each(dangerous)('%s', async (_rule, evidence, argv, reason) => {
    const stopped = await run(evidence, ...argv);
    expect(stopped).toMatchObject({ status: EXIT.danger, stdout: '' });
    expect(stopped.stderr).toContain(reason);
    expect(stopped.stderr).toContain(`--confirm ${DOMAIN}`);
    const wrong = await run(evidence, ...argv, '--confirm', 'ja');
    expect(wrong).toMatchObject({ status: EXIT.danger, stdout: '' });
    const confirmed = await run(evidence, ...argv, '--confirm', DOMAIN);
    expect(confirmed.status).toBe(EXIT.fine);
    expect(confirmed.stdout).toContain('$ORIGIN');
    expect(confirmed.stderr).toContain(reason);
  });

  test('the policy file of a dangerous policy is kept back as well', async () => {
    const argv = ['mta-sts', '--mx', 'elders.nl', '--format', 'policy'];
    expect(await run(BARE, ...argv)).toMatchObject({ status: EXIT.danger, stdout: '' });
  });
});

function withoutStartTls(): Evidence {
  const [session] = BARE.smtp;
  return { ...BARE, smtp: [{ ...session!, outcome: { kind: 'no-starttls' } }] };
}

describe('what cannot be made is told, and nothing printed', () => {
  const cases: readonly (readonly [string, Evidence, readonly string[], number, string])[] = [
    [
      'a wrong address for reports',
      BARE,
      ['tls-rpt', '--rua', 'geen adres'],
      EXIT.usage,
      'geen geldig adres',
    ],
    ['a wrong max_age', BARE, ['mta-sts', '--max-age', 'een week'], EXIT.usage, 'een week'],
    ['a wrong id', BARE, ['mta-sts', '--id', 'a-b'], EXIT.usage, 'Eerst moet dit kloppen'],
    ['no IP address', BARE, ['mta-sts', '--policy-address', '192.0.2.256'], EXIT.usage, 'geen IP-adres'],
    ['no TLSA record', BARE, ['tlsa', '--record', '3 1 1'], EXIT.usage, 'geen TLSA-record'],
    [
      'RFC 7672 §3.1.3: a usage that is not for mail',
      BARE,
      ['tlsa', '--record', `1 1 1 ${HASH}`],
      EXIT.usage,
      'telt niet voor mail',
    ],
    ['a host that is none', BARE, ['tlsa', '--host', 'elders.nl'], EXIT.usage, HOST],
    [
      'a record for one of several hosts',
      TWO_HOSTS,
      ['tlsa', '--record', OTHER],
      EXIT.usage,
      `${HOST}, mx.elders.nl`,
    ],
    ['a zone in which nothing changes', BARE, ['tlsa', '--zone', 'elders.nl'], EXIT.usage, DOMAIN],
    [
      'a file that is not there',
      BARE,
      ['tlsa', '--certificate', '/bestaat/niet'],
      EXIT.usage,
      '/bestaat/niet',
    ],
    [
      'a file that is no certificate',
      BARE,
      ['tlsa', '--certificate', '/etc/hosts'],
      EXIT.usage,
      'geen certificaat',
    ],
    ['a server that was not seen', { ...BARE, smtp: [] }, ['tlsa'], EXIT.notMeasured, 'niet gezien'],
    [
      'RFC 2136 §2.4: nobody knows what is there now',
      madeEvidence({ dns: [noAnswer(`_smtp._tls.${DOMAIN}`, 'TXT')] }),
      ['tls-rpt'],
      EXIT.danger,
      `_smtp._tls.${DOMAIN}`,
    ],
    [
      'RFC 2136 §2.4: nor does a plan',
      madeEvidence({ dns: [noAnswer(TLSA, 'TLSA')] }),
      ['plan', 'rollover', '--next-record', OTHER],
      EXIT.danger,
      TLSA,
    ],
    [
      'mail servers that nobody knows',
      madeEvidence({ dns: [noAnswer(DOMAIN, 'MX')], https: [] }),
      ['mta-sts'],
      EXIT.notMeasured,
      '--mx',
    ],
    [
      'a plan to stop without a policy',
      { ...BARE, https: [] },
      ['plan', 'withdraw'],
      EXIT.fine,
      'geen MTA-STS-beleid',
    ],
    [
      'a plan with a wrong host name',
      BARE,
      ['plan', 'mta-sts', '--mx', 'a b'],
      EXIT.usage,
      'Eerst moet dit kloppen',
    ],
    ['a move to nowhere', BARE, ['plan', 'move'], EXIT.usage, '--mx'],
    [
      'a certificate that may be of two new hosts',
      BARE,
      ['plan', 'move', '--mx', 'a.elders.nl', '--mx', 'b.elders.nl', '--next-record', OTHER],
      EXIT.usage,
      'a.elders.nl, b.elders.nl',
    ],
    [
      'a plan for a host that was not seen',
      { ...BARE, smtp: [] },
      ['plan', 'rollover', '--next-record', OTHER],
      EXIT.notMeasured,
      'niet gezien',
    ],
  ];
  test.each(cases)('%s', async (_what, evidence, argv, status, sentence) => {
    const made = await run(evidence, ...argv);
    expect(made).toMatchObject({ status, stdout: '' });
    expect(made.stderr).toContain(sentence);
  });
});

describe('make tlsa', () => {
  test('RFC 7671 §8.1: the record of the next certificate comes beside that of now; of its key or request alike', async () => {
    const files = ['key.pem', 'next.pem', 'next.der', 'next.csr'].map(name => join(folder.path, name));
    const [key, pem, der, request] = files;
    openssl(
      'req',
      '-x509',
      '-newkey',
      'ec',
      '-pkeyopt',
      'ec_paramgen_curve:P-256',
      '-nodes',
      '-subj',
      `/CN=${HOST}`,
      '-keyout',
      key!,
      '-out',
      pem!,
    );
    openssl('x509', '-in', pem!, '-outform', 'DER', '-out', der!);
    openssl('req', '-new', '-key', key!, '-subj', `/CN=${HOST}`, '-out', request!);
    const spki = openssl('pkey', '-in', key!, '-pubout', '-outform', 'DER');
    const digest = createHash('sha256').update(spki).digest('hex');
    const expected = `$ORIGIN ${DOMAIN}.\n_25._tcp.mx1 600 IN TLSA 3 1 1 ${HASH}\n_25._tcp.mx1 600 IN TLSA 3 1 1 ${digest}\n`;
    for (const file of files) {
      const { stdout } = await run(madeEvidence(), 'tlsa', '--certificate', file, '--ttl', '600');
      // With its new TTL the record of now is another line: the old one is a comment above, told to be removed.
      const pasted = stdout.split('\n').filter(line => !line.startsWith('; '));
      expect(pasted.join('\n')).toBe(expected);
      expect(stdout).toContain(`; _25._tcp.mx1 IN TLSA 3 1 1 ${HASH}\n`);
    }
  });

  test('--host: the others stay as they are', async () => {
    const evidence = {
      ...TWO_HOSTS,
      dns: [...TWO_HOSTS.dns.filter(({ name }) => name !== TLSA), answer(TLSA, 'TLSA', [])],
    };
    const { stdout } = await run(evidence, 'tlsa', '--host', `${HOST.toUpperCase()}.`);
    expect(stdout).toBe(`$ORIGIN ${DOMAIN}.\n_25._tcp.mx1 3600 IN TLSA 3 1 1 ${HASH}\n`);
  });
});

describe('make plan', () => {
  test('RFC 7672 §4: a rollover, with the time of day where steps share a day', async () => {
    const { stdout, status } = await run(madeEvidence(), 'plan', 'rollover', '--next-record', OTHER);
    expect(status).toBe(EXIT.fine);
    expect(stdout.match(/^\d\. vanaf [^:]*(?::\d\d UTC)?/gm)).toEqual([
      '1. vanaf 1 januari 2027 om 00:00 UTC',
      '2. vanaf 1 januari 2027 om 02:00 UTC',
      '3. vanaf 1 januari 2027 om 02:00 UTC',
      '4. vanaf 1 januari 2027 om 04:00 UTC',
    ]);
    expect(stdout).toContain(`\n_25._tcp.mx1 3600 IN TLSA ${OTHER}\n`);
  });

  test('RFC 8461 §8.3: a withdrawal, as a calendar', async () => {
    const { stdout } = await run(madeEvidence(), 'plan', 'withdraw', '--ics');
    expect(stdout.match(/^DTSTART:.*$/gm)).toEqual([
      'DTSTART:20270101T000000Z',
      'DTSTART:20270101T000000Z',
      'DTSTART:20270101T000000Z',
      'DTSTART:20270131T000000Z',
      'DTSTART:20270131T010000Z',
    ]);
    expect(stdout.replaceAll('\r\n ', '')).toContain('mode: none');
    const again = await run(madeEvidence(), 'plan', 'withdraw', '--ics');
    expect(again.stdout).toBe(stdout);
  });

  test('RFC 8461 §8.1: to other hosts, the policy first', async () => {
    const { stdout } = await run(madeEvidence(), 'plan', 'move', '--mx', 'mx.elders.nl');
    const at = (text: string) => stdout.indexOf(text);
    expect(at(`mx: ${HOST}\r\nmx: mx.elders.nl`)).toBeGreaterThan(0);
    expect(at('MX 10 mx.elders.nl')).toBeGreaterThan(at('mx: mx.elders.nl'));
  });

  test('RFC 7671 §8.1: a new certificate with the same key leaves the record alone', async () => {
    const { status, stdout } = await run(madeEvidence(), 'plan', 'keep');
    expect(status).toBe(EXIT.fine);
    expect(stdout).toMatch(/^\d\. vanaf /m);
    expect(stdout).not.toContain('$ORIGIN');
  });

  test('RFC 7672 §2.2: a move without MTA-STS has the TLSA record of the new host first', async () => {
    const to = ['--mx', 'mx.elders.nl', '--next-record', OTHER];
    const { status, stdout } = await run({ ...BARE, https: [] }, 'plan', 'move', ...to);
    expect(status).toBe(EXIT.fine);
    const steps = [
      '_25._tcp.mx.elders.nl',
      `TLSA ${OTHER}`,
      'MX 10 mx.elders.nl.',
      'niemand bezorgt daar nog',
    ];
    const places = steps.map(each => stdout.indexOf(each));
    expect(places).not.toContain(-1);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });

  test('what enforces for long is at the end of the plan', async () => {
    const evidence = madeEvidence({ https: [policyFetch(policyText('enforce', HOST, 4_838_400))] });
    const { status, stdout, stderr } = await run(evidence, 'plan', 'mta-sts');
    expect([status, stdout]).toEqual([EXIT.fine, '']);
    expect(stderr).toContain('Er is niets te doen');
  });
});

describe('make dnssec', () => {
  test('asks the DNS host of a domain that is not signed', async () => {
    const mx = answer(DOMAIN, 'MX', [{ type: 'MX', preference: 10, exchange: HOST }], { status: 'insecure' });
    const { stdout, status } = await run(madeEvidence({ dns: [mx] }), 'dnssec');
    expect(stdout).toMatch(/^Wilt u DNSSEC aanzetten voor voorbeeld\.nl\?[^\n]*\n$/);
    expect(status).toBe(EXIT.fine);
  });

  test('has nothing to ask for one that is, and does not know of one that gave no answer', async () => {
    expect(await run(madeEvidence(), 'dnssec')).toMatchObject({ status: EXIT.fine, stdout: '' });
    const silent = madeEvidence({ dns: [noAnswer(DOMAIN, 'MX')] });
    expect(await run(silent, 'dnssec')).toMatchObject({ status: EXIT.notMeasured, stdout: '' });
  });

  test('RFC 6605 §6.1: the DS of a key in a file', async () => {
    const file = join(folder.path, 'keys');
    await writeFile(
      file,
      'example.net. 3600 IN DNSKEY 257 3 13 GojIhhXUN/u4v54ZQqGSnyhWJwaubCvTmeexv7bR6edbkrSqQpF64cYbcB7wNcP+e+MAnLr+Wi9xMWyQLc8NAA==\n',
    );
    const ds = await run(undefined, 'dnssec', 'example.net', '--dnskey', file);
    expect(ds).toEqual({
      status: EXIT.fine,
      stdout:
        'example.net. IN DS 55648 13 2 b4c8c1fe2e7477127b27115656ad6256f424625bf5c1e2770ce6d6e37df61d17\n',
      stderr: '',
    });
    const other = await run(undefined, 'dnssec', DOMAIN, '--dnskey', file);
    expect(other).toMatchObject({ status: EXIT.usage, stdout: '' });
    expect(other.stderr).toContain('de sleutel van example.net');
  });
});

function openssl(...args: string[]): Buffer {
  return execFileSync('openssl', args, { stdio: ['ignore', 'pipe', 'ignore'] });
}
