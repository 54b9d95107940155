import { createServer } from 'node:https';
import type { ServerCertificate } from './lab-ca.ts';
import { type LoopbackServer, listenOnLoopback } from './loopback-server.ts';
import type { Scenario } from './scenario.ts';

type Policy = NonNullable<NonNullable<Scenario['mtaSts']>['policy']>;

/** RFC 8461 §3.3. */
const POLICY_PATH = '/.well-known/mta-sts.txt';

/**
 * Starts the policy host of one domain. It has that one file.
 * @param policyFile what is in it at this moment; undefined where there is none
 */
export async function startLabHttps(
  policyFile: () => string | undefined,
  certificate: ServerCertificate,
): Promise<LoopbackServer> {
  const server = createServer({ ...certificate, minVersion: 'TLSv1.2' }, (request, response) => {
    const isAsked = request.url === POLICY_PATH && request.method === 'GET';
    const file = isAsked ? policyFile() : undefined;
    const body = file ?? 'Hier staat niets.\n';
    response.writeHead(file === undefined ? 404 : 200, {
      'content-type': 'text/plain; charset=utf-8',
      'content-length': Buffer.byteLength(body),
    });
    response.end(body);
  });
  return await listenOnLoopback(server);
}

/** RFC 8461 §3.2. */
export function policyText({ mode, mx, maxAge }: Policy): string {
  const lines = [
    'version: STSv1',
    `mode: ${mode}`,
    ...mx.map(pattern => `mx: ${pattern}`),
    `max_age: ${maxAge}`,
  ];
  return lines.map(line => `${line}\r\n`).join('');
}
