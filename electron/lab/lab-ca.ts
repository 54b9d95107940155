import { generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto';
import type { Milliseconds } from '../../shared/model/time.ts';
import type { CertificateKind } from './scenario.ts';
import { loadX509 } from './load-x509.ts';

export interface KeyPair {
  readonly publicKey: KeyObject;
  readonly privateKey: KeyObject;
}

/** What a TLS server needs: its key, and its certificate with the intermediate ones behind it, in PEM. */
export interface ServerCertificate {
  readonly key: string;
  readonly cert: string;
}

/** The certification authorities of the lab: one that everybody in the lab trusts, one that nobody does. */
export interface LabCa {
  /** The certificate of the trusted root, in PEM. */
  rootPem(): Promise<string>;
  /** The key of the authority that a server with such a certificate sends along; none when it signs its own. */
  issuerKey(kind: CertificateKind): KeyObject | undefined;
  issue(kind: CertificateKind, host: string, keys: KeyPair): Promise<ServerCertificate>;
}

const DAY: Milliseconds = 86_400_000;
/** As common for the web, with room on both sides for a clock that is put forward in an exercise. */
const VALIDITY = { from: -10 * DAY, until: 80 * DAY };
const PAST_VALIDITY = { from: -100 * DAY, until: -3 * DAY };
const AUTHORITY_VALIDITY = { from: -400 * DAY, until: 3_000 * DAY };
const SIGNING_ALGORITHM = { name: 'ECDSA', hash: 'SHA-256', namedCurve: 'P-256' } as const;
const ORGANISATION = 'O=Postzegel oefennetwerk, C=NL';
const WRONG_NAME = 'een-andere-naam.oefennetwerk.nl';

interface Authority {
  readonly name: string;
  readonly keys: KeyPair;
}

interface Order {
  readonly subject: Authority;
  readonly issuer: Authority;
  readonly validity: { readonly from: Milliseconds; readonly until: Milliseconds };
  /** A host name, or that it is an authority with so many authorities below it at most. */
  readonly use: { readonly host: string } | { readonly pathLength: number };
}

/** Makes a pair of keys on P-256; takes about a tenth of a millisecond. */
export const newKeyPair = (): KeyPair => generateKeyPairSync('ec', { namedCurve: 'P-256' });

/** Sets the authorities up. Certificates are made when first asked for. */
export function createLabCa(now: () => Milliseconds): LabCa {
  const authority = (name: string): Authority => ({
    name: `CN=${name}, ${ORGANISATION}`,
    keys: newKeyPair(),
  });
  const root = authority('Oefennetwerk Root');
  const intermediate = authority('Oefennetwerk Mail CA');
  const stranger = authority('Onbekende CA');
  const authorityCertificate = once((subject: Authority, issuer: Authority, pathLength: number) =>
    makeCertificate({ subject, issuer, validity: AUTHORITY_VALIDITY, use: { pathLength } }, now()),
  );
  return {
    rootPem: () => authorityCertificate(root, root, 1),
    issuerKey(kind) {
      if (kind === 'self-signed') return undefined;
      return (kind === 'other-ca' ? stranger : intermediate).keys.publicKey;
    },
    async issue(kind, host, keys) {
      const name = kind === 'wrong-name' ? WRONG_NAME : host;
      const subject = { name: `CN=${name}`, keys };
      const issuer = kind === 'self-signed' ? subject : kind === 'other-ca' ? stranger : intermediate;
      const validity = kind === 'expired' ? PAST_VALIDITY : VALIDITY;
      const chain = [await makeCertificate({ subject, issuer, validity, use: { host: name } }, now())];
      if (issuer === intermediate) chain.push(await authorityCertificate(intermediate, root, 0));
      if (issuer === stranger) chain.push(await authorityCertificate(stranger, stranger, 0));
      return {
        key: keys.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
        cert: chain.join('\n'),
      };
    },
  };
}

async function makeCertificate(
  { subject, issuer, validity, use }: Order,
  now: Milliseconds,
): Promise<string> {
  const x509 = await loadX509();
  const publicKey = subject.keys.publicKey.toCryptoKey(SIGNING_ALGORITHM, true, ['verify']);
  const issuerKey = issuer.keys.publicKey.toCryptoKey(SIGNING_ALGORITHM, true, ['verify']);
  const { KeyUsageFlags: usage } = x509;
  const isAuthority = 'pathLength' in use;
  const certificate = await x509.X509CertificateGenerator.create({
    serialNumber: serialNumber(),
    subject: subject.name,
    issuer: issuer.name,
    notBefore: new Date(now + validity.from),
    notAfter: new Date(now + validity.until),
    publicKey,
    signingKey: issuer.keys.privateKey.toCryptoKey(SIGNING_ALGORITHM, false, ['sign']),
    signingAlgorithm: SIGNING_ALGORITHM,
    extensions: [
      new x509.BasicConstraintsExtension(isAuthority, isAuthority ? use.pathLength : undefined, true),
      new x509.KeyUsagesExtension(isAuthority ? usage.keyCertSign : usage.digitalSignature, true),
      await x509.SubjectKeyIdentifierExtension.create(publicKey),
      await x509.AuthorityKeyIdentifierExtension.create(issuerKey),
      ...(isAuthority
        ? []
        : [
            new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
            new x509.SubjectAlternativeNameExtension([{ type: 'dns', value: use.host }]),
          ]),
    ],
  });
  return certificate.toString('pem');
}

/** RFC 5280 §4.1.2.2: positive, and hard to guess. */
function serialNumber(): string {
  const bytes = randomBytes(16);
  bytes[0] = (bytes[0]! & 0x7f) | 0x40;
  return bytes.toString('hex');
}

/** Keeps the promise of the first call for each subject. */
function once(
  make: (subject: Authority, issuer: Authority, pathLength: number) => Promise<string>,
): typeof make {
  const made = new Map<Authority, Promise<string>>();
  return (subject, ...rest) => {
    const known = made.get(subject) ?? make(subject, ...rest);
    made.set(subject, known);
    return known;
  };
}
