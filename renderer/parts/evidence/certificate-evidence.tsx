import type { CertificateFacts } from '../../../shared/evidence/certificate.ts';
import { sayDay } from '../../../shared/words/date.ts';
import { keyKindName } from '../../../shared/words/terms/key-kind.ts';
import { useLanguage, useWords } from '../../state/use-words.ts';
import { CopyButton } from '../copy-button.tsx';

/** What a certificate says, and the digests that a TLSA record can name. */
export function CertificateEvidence({ certificate }: { certificate: CertificateFacts }) {
  const language = useLanguage();
  const words = useWords().evidence;
  const { subject, issuer, dnsNames, notBefore, notAfter, publicKey, signatureAlgorithm, digests } =
    certificate;
  const key = keyKindName(publicKey);
  const rows: readonly (readonly [name: string, value: string, copyable?: 'copyable'])[] = [
    [words.subject, subject],
    [words.issuer, issuer],
    [words.names, dnsNames.join(', ')],
    [words.validity, `${sayDay(notBefore, language)} – ${sayDay(notAfter, language)}`],
    [words.key, `${key}, ${signatureAlgorithm}`],
    [words.fingerprint, digests.certificate.sha256, 'copyable'],
    [words.keyFingerprint, digests.publicKey.sha256, 'copyable'],
  ];
  return (
    <dl className="certificate">
      {rows
        .filter(([, value]) => value !== '')
        .map(([name, value, copyable]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <code>{value}</code>
              {copyable && <CopyButton text={value} what={name} />}
            </dd>
          </div>
        ))}
    </dl>
  );
}
