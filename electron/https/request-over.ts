import { request, type IncomingMessage } from 'node:http';
import type { TLSSocket } from 'node:tls';
import type { FailureCause } from '../../shared/evidence/failure-cause.ts';
import type { HttpsExchange } from '../../shared/evidence/https.ts';
import { failed, limitedWait } from '../limited-wait.ts';
import type { Limits } from '../network.ts';
import { socketFailure } from '../socket-failure.ts';

type Outcome = HttpsExchange['outcome'];
type Response = Extract<Outcome, { kind: 'response' }>;
type ResponseHead = Pick<Response, 'status' | 'contentType' | 'location'>;

/** All headers of a response, in bytes. Default 16,384, as Node and many servers have it. */
const MAX_HEADER_BYTES = 16_384;
/** Names the program and nothing else: not its version, not the machine. */
const USER_AGENT = 'Postzegel';

/** One GET over a TLS connection that is open, in HTTP/1.1. The connection is of no use afterwards. */
export async function requestOver(
  socket: TLSSocket,
  url: URL,
  limits: Limits,
  signal: AbortSignal,
): Promise<Outcome> {
  let stage: 'response' | 'body' = 'response';
  const result = await limitedWait<Response>(limits.httpsMs, signal, settle => {
    const get = request({
      // The connection that is there, whatever host and port say.
      createConnection: () => socket,
      host: url.hostname,
      path: `${url.pathname}${url.search}`,
      headers: { host: url.host, 'user-agent': USER_AGENT, accept: '*/*', 'accept-encoding': 'identity' },
      maxHeaderSize: MAX_HEADER_BYTES,
    });
    // Once there is a response, it tells itself that its connection was lost: part of a body is worth having.
    get.on('error', error => {
      if (stage === 'response' || isParserError(error)) settle(failed(httpFailure(error)));
    });
    get.on('close', () => {
      if (stage === 'response') settle(failed({ kind: 'closed' }));
    });
    get.on('upgrade', () => settle(failed({ kind: 'malformed', detail: 'status 101' })));
    get.on('response', response => {
      stage = 'body';
      readBody(response, limits.httpsBodyBytes, (body, bodyComplete) =>
        settle({ kind: 'response', ...headOf(response), body, bodyComplete }),
      );
    });
    get.end();
    return () => get.destroy();
  });
  return result.kind === 'failed' ? { ...result, stage } : result;
}

function headOf({ statusCode = 0, headers }: IncomingMessage): ResponseHead {
  const contentType = headers['content-type'];
  return {
    status: statusCode,
    ...(contentType === undefined ? {} : { contentType }),
    ...(headers.location === undefined ? {} : { location: headers.location }),
  };
}

/** Reads up to so many bytes. Not complete: there was more, or the connection ended before the announced end. */
function readBody(
  response: IncomingMessage,
  limitBytes: number,
  done: (body: string, complete: boolean) => void,
): void {
  const chunks: Buffer[] = [];
  let size = 0;
  const finish = (complete: boolean) =>
    done(Buffer.concat(chunks).subarray(0, limitBytes).toString('utf8'), complete);
  response.on('data', (chunk: Buffer) => {
    chunks.push(chunk);
    size += chunk.length;
    if (size > limitBytes) finish(false);
  });
  response.on('end', () => finish(response.complete));
  response.on('error', () => finish(false));
  response.on('close', () => finish(response.complete));
}

/** Errors of Node's HTTP parser are about what was sent. */
const isParserError = (error: NodeJS.ErrnoException) => error.code?.startsWith('HPE_') === true;

const httpFailure = (error: NodeJS.ErrnoException): FailureCause =>
  error.code === 'HPE_HEADER_OVERFLOW'
    ? { kind: 'too-large', limitBytes: MAX_HEADER_BYTES }
    : socketFailure(error);
