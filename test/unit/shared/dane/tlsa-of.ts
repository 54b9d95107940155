import { createHash } from 'node:crypto';
import type { TlsaRecord } from '../../../../shared/dane/index.ts';
import type { CertificateFacts } from '../../../../shared/evidence/certificate.ts';

/** The record of a usage, selector and matching type for a certificate, computed without the code that is under test. */
export function tlsaOf(
  { facts }: { readonly facts: CertificateFacts },
  certificateUsage: number,
  selector: number,
  matchingType: number,
): TlsaRecord & { readonly data: string } {
  const bytes = Buffer.from(selector === 0 ? facts.der : facts.spki, 'base64');
  const data =
    matchingType === 0
      ? bytes.toString('hex')
      : createHash(matchingType === 1 ? 'sha256' : 'sha512')
          .update(bytes)
          .digest('hex');
  return { certificateUsage, selector, matchingType, data };
}
