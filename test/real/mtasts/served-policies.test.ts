import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { collectEvidence } from '../../../electron/checks/collect-evidence.ts';
import { type Lab, startLab } from '../../../electron/lab/lab.ts';
import type { Limits, Network } from '../../../electron/network.ts';
import { createRealNetwork } from '../../../electron/networks/real.ts';
import { findingsIn } from '../../support/findings-in.ts';
import { evidence as evidenceSchema } from '../../../shared/evidence/evidence.ts';
import { parseDomainName } from '../../../shared/model/domain-name.ts';
import { POLICY_PATH } from '../bed/bed-web.ts';
import { runTool } from '../servers/run-tool.ts';
import {
  DOMAIN,
  ELSEWHERE,
  type PolicyServers,
  type Served,
  type Shown,
  startPolicyServers,
} from './policy-servers.ts';
import { describeOn, withoutRoot } from '../../support/describe-on.ts';

const START_LIMIT_MS = 60_000;
const HOST = `mta-sts.${DOMAIN}`;
/** Short, for what never ends; long enough for a handshake on a busy machine. */
const SLOW_MS = 3_000;

/** What curl(1) ends with: CURLE_OPERATION_TIMEDOUT, CURLE_PEER_FAILED_VERIFICATION, CURLE_FILESIZE_EXCEEDED. */
const CURL = { fine: 0, tooSlow: 28, wrongCertificate: 60, tooLarge: 63 } as const;

/** For its connections; nobody asks its resolver. */
const real = createRealNetwork({
  resolver: { kind: 'servers', servers: [{ address: '127.0.0.1', port: 53 }] },
  allowPrivateAddresses: true,
  trustAnchors: [],
});

describeOn(withoutRoot('servers on port 443'), 'policies as nginx serves them', () => {
  let servers: PolicyServers;
  let lab: Lab;
  beforeAll(async () => {
    [servers, lab] = await Promise.all([startPolicyServers(), startLab()]);
  }, START_LIMIT_MS);
  afterAll(async () => {
    await Promise.all([servers?.stop(), lab?.close()]);
  }, START_LIMIT_MS);

  /** The practice network, in which the policy host is at an address of nginx. */
  function networkTo(address: string, limits: Partial<Limits>): Network {
    return {
      ...lab.network,
      roots: { source: 'test', pem: [...lab.network.roots.pem, servers.rootPem] },
      limits: { ...lab.network.limits, ...limits },
      connect: (endpoint, signal) =>
        endpoint.port === 443
          ? real.connect({ address, port: 443 }, signal)
          : lab.network.connect(endpoint, signal),
    };
  }

  async function check(address: string, limits: Partial<Limits> = {}) {
    const domain = parseDomainName(DOMAIN);
    if (!domain.ok) throw new Error(DOMAIN);
    const network = networkTo(address, limits);
    const evidence = await collectEvidence(domain.value, network, { application: 'postzegel test' });
    expect(evidenceSchema.parse(JSON.parse(JSON.stringify(evidence)))).toEqual(evidence);
    expect(evidence.end).toBe('complete');
    expect(evidence.https).toHaveLength(1);
    const findings = findingsIn(evidence, evidence.endedAt);
    const ids = (topic: string) => [
      ...new Set(findings.filter(each => each.topic === topic).map(({ id }) => id)),
    ];
    // Whatever becomes of the policy: all else is seen.
    expect([ids('dnssec'), ids('starttls'), ids('dane')]).toEqual([
      ['dnssec.secure'],
      ['starttls.offered'],
      ['dane.valid'],
    ]);
    const mtaSts = findings.filter(each => each.topic === 'mta-sts');
    return { exchange: evidence.https[0]!, mtaSts, ids: mtaSts.map(({ id }) => id) };
  }

  /** How curl ends that is told to be as strict as a sender. */
  async function curl(address: string): Promise<number> {
    const { status } = await runTool(
      'curl',
      [
        ['-sS', '-o', '/dev/null', '--max-time', '3', '--max-filesize', '65536'],
        ['--cacert', servers.rootFile, '--resolve', `${HOST}:443:${address}`],
        [`https://${HOST}${POLICY_PATH}`],
      ],
      { accept: Object.values(CURL) },
    );
    return status;
  }

  test.each<[Served, object, readonly string[], number]>([
    ['right', { status: 200, contentType: 'text/plain' }, ['mta-sts.enforce'], CURL.fine],
    ['right, with LF', { status: 200 }, ['mta-sts.enforce'], CURL.fine],
    [
      'right, with a charset',
      { status: 200, contentType: 'text/plain; charset=utf-8' },
      ['mta-sts.enforce'],
      CURL.fine,
    ],
    ['missing', { status: 404 }, ['mta-sts.policy-status'], CURL.fine],
    [
      'as HTML',
      { status: 200, contentType: 'text/html' },
      ['mta-sts.policy-type', 'mta-sts.enforce'],
      CURL.fine,
    ],
    ['without a type', { status: 200 }, ['mta-sts.policy-type', 'mta-sts.enforce'], CURL.fine],
    ['in JSON, of early drafts', { status: 200 }, ['mta-sts.policy-invalid'], CURL.fine],
    ['as large as may be', { status: 200 }, ['mta-sts.enforce'], CURL.fine],
    ['one byte larger', { status: 200, bodyComplete: false }, ['mta-sts.policy-too-large'], CURL.tooLarge],
    ['huge', { status: 200, bodyComplete: false }, ['mta-sts.policy-too-large'], CURL.tooLarge],
  ])('STS-21, STS-22, STS-23, RFC 8461 §3.3: %s', async (served, outcome, expected, status) => {
    const address = servers.addressOf(`page: ${served}`);
    const { exchange, ids } = await check(address);
    expect(exchange).toMatchObject({
      url: `https://${HOST}${POLICY_PATH}`,
      tls: { serverName: HOST, webPki: { kind: 'trusted' } },
      outcome: { kind: 'response', bodyComplete: true, ...outcome },
    });
    const isLong = exchange.outcome.kind === 'response' && exchange.outcome.body.length > 65_536;
    expect(isLong).toBe(false);
    expect(ids).toEqual(expected);
    expect(await curl(address)).toBe(status);
  });

  test.each([301, 302, 307, 308] as const)(
    'STS-21, RFC 8461 §3.3: redirected with %i, to a good policy at the same host: told, and not followed',
    async status => {
      const { exchange, mtaSts } = await check(servers.addressOf(`page: redirected with ${status}`));
      const location = `https://${HOST}${ELSEWHERE}`;
      expect(exchange.outcome).toMatchObject({ kind: 'response', status, location });
      expect(mtaSts).toMatchObject([{ id: 'mta-sts.policy-redirect', facts: { location } }]);
      const log = await readFile(servers.accessLog, 'utf8');
      expect(log).toContain(`"GET ${POLICY_PATH} HTTP/1.1" ${status} `);
      expect(log).not.toContain(ELSEWHERE);
    },
  );

  test.each<[Served, string]>([
    ['trickled', 'body'],
    ['trickled from the first byte', 'response'],
  ])('STS-23, RFC 8461 §3.3: %s, it is given up in time', async (served, stage) => {
    const address = servers.addressOf(`page: ${served}`);
    const { exchange, mtaSts } = await check(address, { httpsMs: SLOW_MS });
    const cause = { kind: 'timeout', afterMs: SLOW_MS };
    expect(exchange.outcome).toEqual({ kind: 'failed', stage, cause });
    expect(exchange.endedAt - exchange.startedAt).toBeLessThan(SLOW_MS * 2);
    expect(mtaSts).toMatchObject([{ id: 'mta-sts.policy-unreachable', facts: { stage, cause } }]);
    expect(await curl(address)).toBe(CURL.tooSlow);
  });

  test.each<[Shown, string]>([
    ['its name', 'good'],
    ['a wildcard', 'good'],
    ['another name', 'name-mismatch'],
    ['the mail domain only', 'name-mismatch'],
    ['its name as common name only', 'name-mismatch'],
    ['an end that is over', 'expired'],
    ['a beginning to come', 'not-yet-valid'],
    ['no issuer', 'self-signed'],
    ['an issuer that nobody trusts', 'unknown-issuer'],
    ['no intermediate', 'incomplete-chain'],
  ])('STS-20, RFC 8461 §3.3: the certificate has: %s. It is %s', async (shown, reason) => {
    const address = servers.addressOf(`certificate: ${shown}`);
    const { exchange, ids, mtaSts } = await check(address);
    // The policy is read all the same: what is wrong with it besides can be told.
    expect(exchange.outcome).toMatchObject({ kind: 'response', status: 200 });
    const isAboutName = reason === 'good' || reason === 'name-mismatch';
    expect(exchange.tls?.webPki).toMatchObject(
      isAboutName ? { kind: 'trusted' } : { kind: 'untrusted', reason },
    );
    if (reason === 'good') expect(ids).toEqual(['mta-sts.enforce']);
    else expect(mtaSts).toMatchObject([{ id: 'mta-sts.policy-certificate', facts: { reason } }]);
    expect(await curl(address)).toBe(reason === 'good' ? CURL.fine : CURL.wrongCertificate);
  });
});
