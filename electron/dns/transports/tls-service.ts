import {
  checkServerIdentity,
  connect,
  createSecureContext,
  DEFAULT_CIPHERS,
  type SecureContext,
  type TLSSocket,
} from 'node:tls';
import { constants } from 'node:crypto';
import { isIP } from 'node:net';
import { WITHOUT_FINITE_FIELD } from '../../tls/client-context.ts';
import type { TrustedRoots } from '../../network.ts';

/** A DNS service over TLS or HTTPS. */
export interface TlsService {
  /** Name or address that is connected to. A name is looked up through the operating system. */
  readonly host: string;
  readonly port: number;
  /** The name or address that the service's certificate must have. */
  readonly serverName: string;
}

/**
 * What opens connections to a service, its certificate checked against name and roots (RFC 8310 §8.1). The roots are
 * read once, when the first connection is opened: some 300 certificates, tens of milliseconds.
 * @param alpn the protocols to offer (RFC 7301), none where empty
 */
export function tlsOpener(
  { host, port, serverName }: TlsService,
  roots: TrustedRoots,
  alpn: readonly string[] = [],
): () => TLSSocket {
  let secureContext: SecureContext | undefined;
  return () => {
    secureContext ??= createSecureContext({
      ca: [...roots.pem],
      // RFC 9325 §4.1: what serves DNS over TLS has better; a group that the server brings can be of any size.
      ciphers: `${DEFAULT_CIPHERS}${WITHOUT_FINITE_FIELD}`,
      secureOptions: constants.SSL_OP_NO_RENEGOTIATION,
    });
    const socket = connect({
      host,
      port,
      secureContext,
      ...(alpn.length > 0 && { ALPNProtocols: [...alpn] }),
      // RFC 6066 §3: an address is no server name.
      ...(isIP(serverName) === 0 && { servername: serverName }),
      checkServerIdentity: (_, certificate) => checkServerIdentity(serverName, certificate),
    });
    socket.setNoDelay(true);
    return socket;
  };
}
