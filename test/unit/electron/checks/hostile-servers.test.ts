import { connect as connectTo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { collectEvidence } from '../../../../electron/checks/collect-evidence.ts';
import { type Lab, startLab } from '../../../../electron/lab/lab.ts';
import type { Limits, Network } from '../../../../electron/network.ts';
import { findingsIn } from '../../../support/findings-in.ts';
import { evidence as evidenceSchema } from '../../../../shared/evidence/evidence.ts';
import { parseDomainName } from '../../../../shared/model/domain-name.ts';
import { hostileHttps } from '../../../support/hostile-https.ts';
import { hostileSmtp, type SmtpScript } from '../../../support/hostile-smtp.ts';
import { drip, type LoopbackServer, pourForever } from '../../../support/loopback-server.ts';
import { testCertificate } from '../../../support/test-certificates.ts';

const DOMAIN = 'lindevoort-oefening.nl';
const POLICY_HOST = `mta-sts.${DOMAIN}`;
/** Short, so that what never ends is soon given up; long enough for a busy machine to make a handshake. */
const LIMITS: Partial<Limits> = {
  greetingMs: 1_500,
  smtpReplyMs: 400,
  handshakeMs: 4_000,
  httpsMs: 4_000,
  checkMs: 20_000,
};

const root = testCertificate({ subject: '/CN=Test root', isCa: true });
const mail = testCertificate({ names: [`mx1.${DOMAIN}`, `mx2.${DOMAIN}`], issuer: root });
const web = testCertificate({ names: [POLICY_HOST], issuer: root });
const elsewhere = testCertificate({ names: ['elders.nl'], issuer: root });
const head = 'HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n';

let lab: Lab;
const servers: LoopbackServer[] = [];
beforeAll(async () => {
  lab = await startLab();
});
afterAll(() => lab.close());
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

/** The practice network, with one port of all its hosts led to another server. */
function withServer(port: number, server: LoopbackServer, limits: Partial<Limits> = {}): Network {
  servers.push(server);
  return {
    ...lab.network,
    roots: { source: 'test', pem: [...lab.network.roots.pem, root.certificate] },
    limits: { ...lab.network.limits, ...LIMITS, ...limits },
    connect: (endpoint, signal) =>
      endpoint.port === port
        ? new Promise(resolve => {
            const socket = connectTo({ host: server.address, port: server.port });
            socket.once('connect', () => resolve({ kind: 'connected', socket }));
          })
        : lab.network.connect(endpoint, signal),
  };
}

async function findingsOn(network: Network) {
  const domain = parseDomainName(DOMAIN);
  if (!domain.ok) throw new Error(DOMAIN);
  const evidence = await collectEvidence(domain.value, network, { application: 'Postzegel test' });
  expect(evidenceSchema.safeParse(evidence).error).toBeUndefined();
  return { evidence, findings: findingsIn(evidence, evidence.endedAt) };
}
const byId = (findings: readonly { id: string }[], prefix: string) =>
  [...new Set(findings.map(({ id }) => id))].filter(id => id.startsWith(prefix)).toSorted();

describe('a whole check with mail servers that', () => {
  test.each<[string, SmtpScript, readonly string[]]>([
    ['say nothing', { banner: () => undefined }, ['starttls.silent']],
    [
      'drip one byte at a time',
      { banner: socket => drip(socket, '220 '.padEnd(900, 'x'), 20) },
      ['starttls.silent'],
    ],
    [
      'greet without end',
      { banner: socket => pourForever(socket, '220-hello\r\n') },
      ['starttls.unreachable'],
    ],
    ['send lines of a megabyte', { banner: `220 ${'x'.repeat(1_000_000)}\r\n` }, ['starttls.unreachable']],
    ['speak no SMTP', { banner: 'HTTP/1.1 400 Bad Request\r\n\r\n' }, ['starttls.unreachable']],
    ['turn everybody away', { banner: '554 no\r\n' }, ['starttls.turned-away']],
    ['hang up after STARTTLS', { afterStartTls: socket => socket.destroy() }, ['starttls.handshake-failed']],
    [
      'answer STARTTLS with rubbish',
      { afterStartTls: 'rubbish\r\n'.repeat(100) },
      ['starttls.handshake-failed'],
    ],
    [
      'refuse STARTTLS after all',
      { startTls: '502 never\r\n', afterStartTls: () => undefined },
      ['starttls.refused'],
    ],
  ])('%s: it is said of them alone, and all else is measured', async (_about, script, expected) => {
    const server = await hostileSmtp({ tls: { key: mail.key, cert: mail.certificate }, ...script });
    const { evidence, findings } = await findingsOn(withServer(25, server));
    expect(evidence.end).toBe('complete');
    expect(byId(findings, 'starttls.')).toEqual(expected);
    expect(byId(findings, 'mta-sts.')).toContain('mta-sts.enforce');
    expect(byId(findings, 'dnssec.')).toEqual(['dnssec.secure']);
    // What was not seen is not bad.
    expect(byId(findings, 'dane.')).not.toContain('dane.mismatch');
    await server.whenAllClosed();
  });
});

describe('a whole check with a policy host that', () => {
  const policy = `version: STSv1\r\nmode: enforce\r\nmx: *.${DOMAIN}\r\nmax_age: 604800\r\n`;
  test.each<[string, Parameters<typeof hostileHttps>[1], typeof web, string]>([
    [
      'serves ten megabytes',
      socket => pourForever(socket, `${head}\r\n${'x'.repeat(10_000)}`),
      web,
      'mta-sts.policy-too-large',
    ],
    [
      'drips',
      socket => drip(socket, `${head}Content-Length: 900\r\n\r\n`, 200),
      web,
      'mta-sts.policy-unreachable',
    ],
    [
      'redirects',
      `HTTP/1.1 301 Moved\r\nLocation: https://elders.nl/\r\nContent-Length: 0\r\n\r\n`,
      web,
      'mta-sts.policy-redirect',
    ],
    [
      'has the wrong type',
      `HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: ${policy.length}\r\n\r\n${policy}`,
      web,
      'mta-sts.policy-type',
    ],
    [
      'has another’s certificate',
      `${head}Content-Length: ${policy.length}\r\n\r\n${policy}`,
      elsewhere,
      'mta-sts.policy-certificate',
    ],
    ['has no policy', `HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n`, web, 'mta-sts.policy-status'],
    ['hangs up', socket => socket.destroy(), web, 'mta-sts.policy-unreachable'],
  ])('%s: it is said, and all else is measured', async (_about, response, certificate, expected) => {
    const server = await hostileHttps({ key: certificate.key, cert: certificate.certificate }, response);
    const { evidence, findings } = await findingsOn(withServer(443, server));
    expect(evidence.end).toBe('complete');
    expect(byId(findings, 'mta-sts.')).toContain(expected);
    expect(byId(findings, 'dane.')).toEqual(['dane.valid']);
    expect(byId(findings, 'starttls.')).toEqual(['starttls.offered']);
    await server.whenAllClosed();
  });
});

test('servers that never answer do not hold a check beyond its limit, and nothing stays open', async () => {
  const server = await hostileSmtp({ banner: () => undefined });
  const network = withServer(25, server, { checkMs: 500, greetingMs: 60_000 });
  const { evidence, findings } = await findingsOn(network);
  expect(evidence.end).toBe('time-limit');
  expect(byId(findings, 'dnssec.')).toEqual(['dnssec.secure']);
  await server.whenAllClosed();
});
