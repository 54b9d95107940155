import { describe, expect, test } from 'vitest';
import { parseMessage } from '../../../../electron/dns/wire/wire-message.ts';
import { getOnce } from '../../../../electron/https/get-once.ts';
import { type Lab, startLab } from '../../../../electron/lab/lab.ts';
import type { LabExchange } from '../../../../electron/lab/lab-network.ts';
import { labScenarios } from '../../../../electron/lab/lab-scenarios.ts';
import { scenario } from '../../../../electron/lab/scenario.ts';
import { probeSmtp } from '../../../../electron/smtp/smtp-session.ts';
import { runTool } from '../../../real/servers/run-tool.ts';
import { type RunningLab, runningLab } from './running-lab.ts';
import { queryOf } from '../../../support/query-of.ts';

/** Kinds of certificate that no scenario of the app has, each at a mail host of its own. */
const oddScenario = scenario.parse({
  ...labScenarios()[0],
  hosts: {
    'mx1.lindevoort-oefening.nl': { addresses: ['192.0.2.1'], smtp: { certificate: 'wrong-name' } },
    'mx2.lindevoort-oefening.nl': {
      addresses: ['192.0.2.2'],
      smtp: { certificate: 'other-ca' },
      tlsa: [{ certificateUsage: 2, matches: true }],
    },
  },
});

const running = runningLab();
const odd = runningLab({ scenarios: [oddScenario] });
const signal = new AbortController().signal;

/** The first address of a mail host of this scenario. */
const mailHost = (id: string) => {
  const [host, { addresses }] = Object.entries(labScenarios().find(each => each.id === id)!.hosts)[0]!;
  return { host, address: addresses[0]!, addresses };
};
const policyAddress = (id: string) =>
  labScenarios().find(each => each.id === id)!.mtaSts!.policy!.addresses[0]!;

/** The SHA-256 of each public key that a mail server sends, in its order. */
const presentedKeys = async (lab: Lab, host: string, address: string) => {
  const { certificates } = await probeSmtp(lab.network, { host, address, port: 25 }, signal);
  return certificates.map(({ digests }) => digests.publicKey.sha256);
};
/** The one TLSA record of a mail host, its digest in one piece. */
const publishedTlsa = async ({ dig }: RunningLab, host: string) => {
  const fields = (await dig('+short', `_25._tcp.${host}`, 'TLSA')).trim().toLowerCase().split(' ');
  return [...fields.slice(0, 3), fields.slice(3).join('')].join(' ');
};

describe('openssl, with the root of the lab,', () => {
  const verdict = async ({ folder, portOf }: RunningLab, host: string, address: string) => {
    const server = [
      '-starttls',
      'smtp',
      '-connect',
      `127.0.0.1:${await portOf(address, 25)}`,
      '-servername',
      host,
    ];
    const trust = ['-CAfile', `${folder}/root.pem`, '-verify_hostname', host, '-cipher', 'ALL:@SECLEVEL=0'];
    const { stdout } = await runTool('openssl', ['s_client', ...server, ...trust], { input: 'QUIT\n' });
    return /Verify return code: (.*)/.exec(stdout)?.[1];
  };

  test.each([
    ['healthy', '0 (ok)'],
    ['old-tls', '0 (ok)'],
    ['nothing', '18 (self-signed certificate)'],
    ['certificate-expired', '10 (certificate has expired)'],
  ])('says of the certificate of %s: %s', async (id, expected) => {
    const { host, address } = mailHost(id);
    expect(await verdict(running(), host, address)).toBe(expected);
  });

  test.each([
    ['of another name', 'mx1.lindevoort-oefening.nl', '192.0.2.1', '62 (hostname mismatch)'],
    [
      'of another CA',
      'mx2.lindevoort-oefening.nl',
      '192.0.2.2',
      '19 (self-signed certificate in certificate chain)',
    ],
  ])('says of a certificate %s: %s', async (_what, host, address, expected) => {
    expect(await verdict(odd(), host, address)).toBe(expected);
  });
});

describe('curl, with the root of the lab,', () => {
  const curl = async (id: string, path: string) => {
    const { domain } = labScenarios().find(each => each.id === id)!;
    const port = await running().portOf(policyAddress(id), 443);
    const host = `mta-sts.${domain}`;
    const where = [
      '--connect-to',
      `${host}:443:127.0.0.1:${port}`,
      '--cacert',
      `${running().folder}/root.pem`,
    ];
    return await runTool('curl', ['-sS', '-i', ...where, `https://${host}${path}`], { accept: [60] });
  };

  test('RFC 8461 §3.2: gets the policy as text, with its lines ended as they should be', async () => {
    const { stdout } = await curl('healthy', '/.well-known/mta-sts.txt');
    expect(stdout).toMatch(/^HTTP\/1\.1 200 /);
    expect(stdout).toMatch(/^content-type: text\/plain; charset=utf-8\r$/m);
    expect(stdout.split('\r\n\r\n')[1]).toBe(
      'version: STSv1\r\nmode: enforce\r\nmx: mx1.lindevoort-oefening.nl\r\nmx: mx2.lindevoort-oefening.nl\r\nmax_age: 2592000\r\n',
    );
  });

  test('gets nothing else', async () => {
    expect((await curl('healthy', '/')).stdout).toMatch(/^HTTP\/1\.1 404 /);
  });

  test('refuses the expired certificate', async () => {
    const { status, stderr } = await curl('policy-certificate', '/.well-known/mta-sts.txt');
    expect(status).toBe(60);
    expect(stderr).toContain('certificate has expired');
  });
});

describe('TLSA records', () => {
  test('RFC 7672 §3.1.1: 3 1 1 names the key of the server', async () => {
    const { host, address } = mailHost('healthy');
    const [own] = await presentedKeys(running().lab, host, address);
    expect(await publishedTlsa(running(), host)).toBe(`3 1 1 ${own}`);
  });

  test('RFC 7672 §3.1.2: 2 1 1 names the key of an authority that the server sends', async () => {
    const host = 'mx2.lindevoort-oefening.nl';
    const [, authority] = await presentedKeys(odd().lab, host, '192.0.2.2');
    expect(await publishedTlsa(odd(), host)).toBe(`2 1 1 ${authority}`);
  });

  test('a mismatching one names no key that the server sends', async () => {
    const { host, address } = mailHost('tlsa-mismatch');
    const digest = (await publishedTlsa(running(), host)).split(' ')[3]!;
    expect(digest).toMatch(/^[0-9a-f]{64}$/);
    expect(await presentedKeys(running().lab, host, address)).not.toContain(digest);
  });
});

describe('the network', () => {
  test('knows one root authority, and one anchor', () => {
    const { kind, trustAnchors, roots } = running().lab.network;
    expect([kind, trustAnchors.length, roots.pem.length]).toEqual(['lab', 1, 1]);
  });

  test.each([
    ['unreachable', { address: '192.0.2.200', port: 25 }],
    ['unreachable', { address: '8.8.8.8', port: 25 }],
    ['unreachable', { address: '127.0.0.1', port: 25 }],
    ['connection-refused', { address: mailHost('healthy').address, port: 443 }],
  ] as const)('gives %s for %o', async (cause, endpoint) => {
    const connection = await running().lab.network.connect(endpoint, signal);
    expect(connection).toEqual({ kind: 'failed', cause: { kind: cause } });
  });

  test('takes an IPv6 address in any spelling', async () => {
    const { addresses } = mailHost('healthy');
    const long = addresses[1]!.replace('::', ':0:0:0:0:0:0').toUpperCase();
    expect(await running().portOf(long, 25)).toBe(await running().portOf(addresses[0]!, 25));
  });

  test('gives cancelled when nobody waits any more', async () => {
    const { network } = running().lab;
    const aborted = AbortSignal.abort();
    const cancelled = { kind: 'failed', cause: { kind: 'cancelled' } };
    expect(await network.connect({ address: mailHost('healthy').address, port: 25 }, aborted)).toEqual(
      cancelled,
    );
    expect(await network.exchange(new Uint8Array(12), aborted)).toEqual(cancelled);
  });

  test('fetches the policy with our own client', async () => {
    const url = 'https://mta-sts.lindevoort-oefening.nl/.well-known/mta-sts.txt';
    const { exchange } = await getOnce(
      running().lab.network,
      { url, address: policyAddress('healthy') },
      signal,
    );
    expect(exchange.outcome).toMatchObject({ kind: 'response', status: 200, bodyComplete: true });
    expect(exchange.tls?.webPki).toEqual({ kind: 'trusted' });
  });
});

test('the lab lives by its own clock: its signatures and certificates are made for it', async () => {
  const years = 5 * 365 * 86_400_000;
  let now = Date.now() + years;
  const lab = await startLab({ now: () => now });
  try {
    const inception = async () => {
      const answer = await lab.network.exchange(queryOf({ name: '.', type: 'DNSKEY' }), signal);
      if (answer.kind === 'failed') throw new Error(answer.cause.kind);
      const parsed = parseMessage(answer.bytes);
      const signature = parsed.ok
        ? parsed.value.answer.find(({ type }) => type === 46)!.rdata
        : new Uint8Array();
      return Buffer.from(signature).readUInt32BE(12) * 1_000;
    };
    const week = 7 * 86_400_000;
    expect(Math.abs((await inception()) - (now - week))).toBeLessThan(1_001);
    now += 30 * 86_400_000;
    expect(Math.abs((await inception()) - (now - week))).toBeLessThan(1_001);
    const { host, address } = mailHost('healthy');
    const { certificates } = await probeSmtp(lab.network, { host, address, port: 25 }, signal);
    expect(certificates[0]!.notAfter * 1_000).toBeGreaterThan(now);
  } finally {
    await lab.close();
  }
});

test('with a delay, every exchange takes that long and is told', async () => {
  const seen: LabExchange[] = [];
  const delayMs = 20;
  const lab = await startLab({ delayMs, onExchange: exchange => seen.push(exchange) });
  try {
    const { host, address } = mailHost('healthy');
    const { session } = await probeSmtp(lab.network, { host, address, port: 25 }, signal);
    expect(session.outcome.kind).toBe('tls');
    const query = queryOf({ name: '.', type: 'DNSKEY' });
    expect((await lab.network.exchange(query, signal)).kind).toBe('response');
    const kinds = seen.map(({ kind }) => kind);
    // Banner, EHLO, STARTTLS and the handshake: each waits for the server once.
    expect(kinds.slice(0, 5)).toEqual(['connect', 'reply', 'reply', 'reply', 'reply']);
    expect(kinds).toContain('dns');
    // Timers may fire up to a millisecond early.
    for (const { startedAtMs, endedAtMs } of seen)
      expect(endedAtMs - startedAtMs).toBeGreaterThan(delayMs - 2);
  } finally {
    await lab.close();
  }
});

test('after close nothing keeps the process running, whatever was going on', async () => {
  const program = `
    import { connect } from 'node:tls';
    import { startLab } from './electron/lab/lab.ts';
    const signal = new AbortController().signal;
    for (const delayMs of [0, 5]) {
      const lab = await startLab({ delayMs });
      const open = address => lab.network.connect(address, signal);
      const idle = await open({ address: '192.0.2.11', port: 25 });
      const policy = await open({ address: '198.51.100.11', port: 443 });
      if (idle.kind !== 'connected' || policy.kind !== 'connected') throw new Error('not connected');
      idle.socket.on('error', () => {});
      connect({ socket: policy.socket }).on('error', () => {});
      await lab.close();
    }
    console.log('closed');
  `;
  const { status, stdout } = await runTool(process.execPath, ['--input-type=module', '-e', program]);
  expect([status, stdout.trim()]).toEqual([0, 'closed']);
});
