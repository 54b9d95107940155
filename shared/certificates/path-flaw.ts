import type { Seconds } from '../model/time.ts';
import { couldHaveIssued } from './could-have-issued.ts';
import { sameName } from './distinguished-name.ts';
import { allowsNames } from './name-constraints.ts';
import type { PathCertificate } from './path-certificate.ts';

/** Where in a path a certificate stands. */
export type PathRole = 'server' | 'issuer' | 'anchor';

/** Why a path of certificates does not hold, though each is signed by the next (RFC 5280 §6.1). */
export type PathFlaw =
  | { readonly kind: 'expired'; readonly role: PathRole; readonly at: Seconds }
  | { readonly kind: 'not-yet-valid'; readonly role: PathRole; readonly at: Seconds }
  /** An issuer that may not sign certificates: basicConstraints or keyUsage say so (RFC 5280 §4.2.1.9, §4.2.1.3). */
  | { readonly kind: 'not-a-ca'; readonly role: PathRole }
  /** More CA certificates below it than it allows (RFC 5280 §4.2.1.9). */
  | { readonly kind: 'path-too-long'; readonly role: PathRole }
  /** extendedKeyUsage or keyUsage keep it from vouching for servers (RFC 5280 §4.2.1.12). */
  | { readonly kind: 'not-for-servers'; readonly role: PathRole }
  | { readonly kind: 'name-constraints'; readonly role: PathRole }
  /** An extension that has to be understood, and is not (RFC 5280 §4.2). */
  | { readonly kind: 'unknown-critical-extension'; readonly role: PathRole; readonly extension: string };

/**
 * The first thing wrong with a path, from the server's certificate up; undefined where it holds. `anchorSent` says that the
 * last one is the trust anchor itself, not just the last below it. RFC 5280 §6.1.1 has the anchor be a mere name and key, but
 * RFC 7671 §5.2.1 wants its constraints applied, so that it is held to the rules of the others. As to its dates no RFC says
 * anything: they are taken as OpenSSL, and with it Postfix, takes them, for that decides who gets no mail. It looks at those
 * of a self-signed anchor, and not at those of an intermediate CA that is made one.
 */
export function pathFlaw(
  path: readonly PathCertificate[],
  dnsNames: readonly string[],
  now: Seconds,
  anchorSent: boolean,
): PathFlaw | undefined {
  for (const [index, certificate] of path.entries()) {
    const role = index === 0 ? 'server' : anchorSent && index === path.length - 1 ? 'anchor' : 'issuer';
    const flaw =
      generalFlaw(certificate, role, now) ??
      (role === 'server' ? serverFlaw(certificate) : issuerFlaw(path, index, role, dnsNames));
    if (flaw) return flaw;
  }
  return undefined;
}

function generalFlaw(certificate: PathCertificate, role: PathRole, now: Seconds): PathFlaw | undefined {
  const { notBefore, notAfter, rules } = certificate;
  const hasDates = role !== 'anchor' || couldHaveIssued(certificate, certificate);
  if (hasDates && now > notAfter) return { kind: 'expired', role, at: notAfter };
  if (hasDates && now < notBefore) return { kind: 'not-yet-valid', role, at: notBefore };
  const [extension] = rules.unknownCritical;
  if (extension !== undefined) return { kind: 'unknown-critical-extension', role, extension };
  return rules.mayServe ? undefined : { kind: 'not-for-servers', role };
}

const serverFlaw = ({ rules }: PathCertificate): PathFlaw | undefined =>
  rules.mayDoTls ? undefined : { kind: 'not-for-servers', role: 'server' };

function issuerFlaw(
  path: readonly PathCertificate[],
  index: number,
  role: PathRole,
  dnsNames: readonly string[],
): PathFlaw | undefined {
  const { rules, version } = path[index]!;
  // RFC 5280 §6.1.4 (k): before version 3 there was no basicConstraints; OpenSSL lets such a one be an anchor still.
  const isCa = rules.ca === 'yes' || (role === 'anchor' && version === 1);
  if (!isCa || !rules.mayCertSign) return { kind: 'not-a-ca', role };
  const below = path.slice(1, index).filter(certificate => !isSelfIssued(certificate));
  if (rules.pathLength !== undefined && below.length > rules.pathLength)
    return { kind: 'path-too-long', role };
  const { nameConstraints } = rules;
  if (!nameConstraints) return undefined;
  // RFC 5280 §6.1.4 (b): constraints are for all that follow, but for certificates that a CA issues to itself.
  const constrained = path.slice(0, index).filter((each, at) => at === 0 || !isSelfIssued(each));
  const allowed = constrained.every(each =>
    allowsNames(nameConstraints, each === path[0] ? dnsNames : [], each.subject),
  );
  return allowed ? undefined : { kind: 'name-constraints', role };
}

const isSelfIssued = ({ issuer, subject }: PathCertificate): boolean => sameName(issuer, subject);
