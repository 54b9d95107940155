import type { Evidence } from '../../../shared/evidence/evidence.ts';
import { visibleFacts } from '../../../shared/model/visible-text.ts';
import type { TlsFacts } from '../../../shared/evidence/tls.ts';
import { useWords } from '../../state/use-words.ts';
import { CertificateEvidence } from './certificate-evidence.tsx';

/** Version, suite and the chain of certificates in the order in which the server sent them. */
export function TlsEvidence({
  tls,
  certificates,
}: {
  tls: TlsFacts;
  certificates: Evidence['certificates'];
}) {
  const words = useWords().evidence;
  return (
    <>
      <p>
        {words.tls}: {tls.version.replace('TLSv', 'TLS ')}, <code>{tls.cipherSuite}</code>
        {tls.keyExchange !== undefined && (
          <>
            , <code>{tls.keyExchange}</code>
          </>
        )}
      </p>
      <p>{words.chain}:</p>
      <ol className="certificate-chain">
        {tls.chain.map(sha256 => {
          const certificate = certificates[sha256];
          return (
            <li key={sha256}>
              {certificate ? (
                <CertificateEvidence certificate={visibleFacts(certificate)} />
              ) : (
                <code>{sha256}</code>
              )}
            </li>
          );
        })}
      </ol>
    </>
  );
}
