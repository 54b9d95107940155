import type { CertificateFacts } from '../../shared/evidence/certificate.ts';
import type { SmtpOutcome, SmtpSession } from '../../shared/evidence/smtp.ts';
import type { TlsFacts, UntrustedReason } from '../../shared/evidence/tls.ts';
import { addressType } from '../../shared/model/address-type.ts';
import { accepted, refused, type Result } from '../../shared/model/result.ts';
import type { Milliseconds } from '../../shared/model/time.ts';
import { readPemCertificates } from '../tls/certificate.ts';
import { groupName } from '../tls/key-exchange.ts';
import { ianaSuiteName } from '../tls/suite-name.ts';
import { LACKS_STARTTLS, sClientFailure } from './s-client-failure.ts';

/** Why a pasted text is not the output that was asked for; the last two are warnings. */
export type SClientProblem =
  | { readonly kind: 'too-large'; readonly limitCharacters: number }
  | { readonly kind: 'not-s-client-output' }
  /** It begins like it, but its end is missing: the server said nothing more, or not all was copied. */
  | { readonly kind: 'broken-off' }
  | { readonly kind: 'several-sessions' }
  /** The command in the text names another host. */
  | { readonly kind: 'other-host'; readonly host: string }
  /** A handshake that was completed, without any certificate in the text: `-showcerts` was left out, or `-brief` given. */
  | { readonly kind: 'no-certificates' }
  | { readonly kind: 'unreadable-certificate' }
  | { readonly kind: 'fewer-certificates'; readonly listed: number; readonly shown: number };

export interface PastedSession {
  readonly session: SmtpSession;
  readonly certificates: readonly CertificateFacts[];
}

/** A pasted text. Default 262,144 characters: the longest chains take 20,000. */
const MAX_CHARACTERS = 262_144;
const SMTP_PORT = 25;

/** Verification results of OpenSSL (X509_V_ERR_...), by number; LibreSSL has the same. */
const REASONS: Readonly<Record<number, UntrustedReason>> = {
  2: 'incomplete-chain',
  7: 'bad-signature',
  9: 'not-yet-valid',
  10: 'expired',
  18: 'self-signed',
  19: 'unknown-issuer',
  20: 'unknown-issuer',
  21: 'incomplete-chain',
  23: 'revoked',
  24: 'bad-purpose',
  25: 'bad-purpose',
  26: 'bad-purpose',
};

/**
 * The session that a user ran elsewhere, from what this command printed, in any order of its two outputs:
 * `openssl s_client -starttls smtp -connect <host>:25 -servername <host> -showcerts`. Reads the formats of OpenSSL
 * 1.0.2 to 3.x and of LibreSSL. s_client does not show the banner, nor a refusal of EHLO or STARTTLS as such.
 * @param host the MX host that the command was given for
 * @param now when it was pasted; the time of the session where the text does not tell that
 */
export function readSClientOutput(
  host: string,
  text: string,
  now: Milliseconds,
): Result<PastedSession, SClientProblem> {
  if (text.length > MAX_CHARACTERS) return refused({ kind: 'too-large', limitCharacters: MAX_CHARACTERS });
  // Quoted in a mail, or with the line ends of Windows.
  const plain = text.replace(/\r\n?/g, '\n').replace(/^[>|][ \t]?/gm, '');
  const problem = unusable(host, plain);
  if (problem) return refused(problem);
  const session = { host, text: plain, startedAt: startTime(plain, now) };
  const version =
    field(plain, /^[ \t]*Protocol[ \t]*: (\S+)$/m) ?? field(plain, /^New, (TLSv[\d.]+), Cipher is /m);
  const cipher = field(plain, /^[ \t]*Cipher[ \t]*: (\S+)$/m) ?? field(plain, /^New, \S+, Cipher is (\S+)$/m);
  const verified = field(plain, /^[ \t]*Verify return code: (\d+ .{0,200})$/m);
  if (cipher === undefined || version === undefined || /^(\(NONE\)|0000)$/.test(cipher)) {
    const outcome = sClientFailure(plain);
    return outcome ? accepted(pasted(session, outcome, [])) : refused({ kind: 'broken-off' });
  }
  if (verified === undefined) return refused({ kind: 'broken-off' });
  // s_client asks for TLS whether or not it is offered. Senders do not, so that is what counts.
  if (LACKS_STARTTLS.test(plain)) return accepted(pasted(session, { kind: 'no-starttls' }, []));
  const certificates = readPemCertificates(chainPart(plain));
  if (!certificates.ok) {
    const isMissing = certificates.errors[0].kind === 'no-pem';
    return refused({ kind: isMissing ? 'no-certificates' : 'unreadable-certificate' });
  }
  const keyExchange = keyExchangeOf(plain);
  const tls: TlsFacts = {
    version: version === 'TLSv1.0' ? 'TLSv1' : version,
    cipherSuite: ianaSuiteName(cipher),
    ...(keyExchange === undefined ? {} : { keyExchange }),
    serverName: host.replace(/\.$/, ''),
    chain: certificates.value.map(({ digests }) => digests.certificate.sha256),
    webPki: verdict(verified),
  };
  return accepted(
    pasted(session, { kind: 'tls', tls }, certificates.value),
    warnings(plain, certificates.value.length, certificates.warnings.length),
  );
}

function unusable(host: string, text: string): SClientProblem | undefined {
  const connected = text.match(/^CONNECTED\(/gm)?.length ?? 0;
  const chains = text.match(/^Certificate chain$/gm)?.length ?? 0;
  if (connected > 1 || chains > 1) return { kind: 'several-sessions' };
  const named = connectedTo(text);
  if (named !== undefined && bare(named) !== bare(host)) return { kind: 'other-host', host: named };
  const known =
    connected > 0 ||
    chains > 0 ||
    /^connect:|:errno=|^CONNECTION ESTABLISHED$|BIO_(?:lookup|connect)/m.test(text);
  if (!known) return { kind: 'not-s-client-output' };
  return /^CONNECTION ESTABLISHED$/m.test(text) ? { kind: 'no-certificates' } : undefined;
}

/** The host in the command, where that was copied as well. */
function connectedTo(text: string): string | undefined {
  const command = text.split('\n').find(line => line.includes('s_client') && line.includes('-connect'));
  const words = command?.split(/[ \t]+/) ?? [];
  const target = words[words.indexOf('-connect') + 1] ?? '';
  return /^["']?\[?([^\s"'\]]{1,253}?)\]?:\d{1,5}["']?$/.exec(target)?.[1];
}

const bare = (name: string) => name.toLowerCase().replace(/\.$/, '');

const field = (text: string, pattern: RegExp): string | undefined => pattern.exec(text)?.[1]?.trim();

/** With `-showcerts` every certificate stands under "Certificate chain"; without it, only the first, below that. */
function chainPart(text: string): string {
  const start = /^Certificate chain$/m.exec(text)?.index ?? 0;
  const [chain, ...rest] = text.slice(start).split(/^Server certificate$/m);
  return rest.length > 0 && chain!.includes('-----BEGIN') ? chain! : text;
}

function warnings(text: string, shown: number, unreadable: number): SClientProblem[] {
  const listed = text.match(/^ *\d+ s:/gm)?.length ?? 0;
  return [
    ...(unreadable > 0 ? [{ kind: 'unreadable-certificate' } as const] : []),
    ...(listed > shown ? [{ kind: 'fewer-certificates', listed, shown } as const] : []),
  ];
}

/** `Server Temp Key: ECDH, P-256, 256 bits`; OpenSSL 3.5 says `Peer Temp Key`, or `Negotiated TLS1.3 group`. */
function keyExchangeOf(text: string): string | undefined {
  const group = field(text, /^Negotiated TLS1\.3 group: (\S+)$/m);
  const [type, ...rest] = field(text, /^(?:Server|Peer) Temp Key: (.{1,100})$/m)?.split(', ') ?? [];
  if (group !== undefined && group !== '<NULL>') return groupName(group);
  if (type === undefined) return undefined;
  if (type === 'ECDH') return groupName(rest[0] ?? type);
  return type === 'DH' ? `DH ${Number.parseInt(rest[0] ?? '', 10)}` : groupName(type);
}

function verdict(verified: string): TlsFacts['webPki'] {
  const code = Number.parseInt(verified, 10);
  return code === 0
    ? { kind: 'trusted' }
    : { kind: 'untrusted', reason: REASONS[code] ?? 'other', detail: verified };
}

/** `Start Time: 1795462552`, seconds since 1970, which older versions print: when it was run, not when pasted. */
function startTime(text: string, now: Milliseconds): Milliseconds {
  const seconds = Number(field(text, /^[ \t]*Start Time: (\d{9,11})$/m) ?? Number.NaN);
  return seconds * 1_000 <= now ? seconds * 1_000 : now;
}

/** OpenSSL tells it from 3.2 on. */
function addressIn(text: string): string {
  const said = field(text, /^Connecting to ([\d.:a-fA-F]{2,45})$/m) ?? '';
  return addressType(said) ? said : '';
}

function pasted(
  { host, text, startedAt }: { host: string; text: string; startedAt: Milliseconds },
  outcome: SmtpOutcome,
  certificates: readonly CertificateFacts[],
): PastedSession {
  const session: SmtpSession = {
    host,
    address: addressIn(text),
    port: SMTP_PORT,
    startedAt,
    endedAt: startedAt,
    source: 'pasted',
    dialogue: [],
    outcome,
  };
  return { session, certificates };
}
