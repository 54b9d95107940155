import type { Evidence } from '../../../../shared/evidence/evidence.ts';
import { lookupOf } from '../../../../shared/evidence/secure-records.ts';
import { visibleFacts, visibleLines } from '../../../../shared/model/visible-text.ts';
import type { EvidenceReference } from '../../../../shared/findings/finding.ts';
import { CertificateEvidence } from '../../../parts/evidence/certificate-evidence.tsx';
import { DnsEvidence } from '../../../parts/evidence/dns-evidence.tsx';
import { HttpsEvidence } from '../../../parts/evidence/https-evidence.tsx';
import { SmtpEvidence } from '../../../parts/evidence/smtp-evidence.tsx';

/** Strangers chose what is in it. Texts of several lines keep their lines. */
const seen = <Observed,>(observed: Observed): Observed => visibleFacts(observed, visibleLines);

/** The observation that a finding rests on, as it was seen. Zones are drawn as a picture above their findings. */
export function EvidenceView({ reference, evidence }: { reference: EvidenceReference; evidence: Evidence }) {
  switch (reference.kind) {
    case 'dns': {
      const lookup = lookupOf(evidence, reference.name, reference.type);
      return lookup && <DnsEvidence lookup={seen(lookup)} />;
    }
    case 'smtp': {
      const session = evidence.smtp.find(
        each => each.host === reference.host && each.address === reference.address,
      );
      return session && <SmtpEvidence session={seen(session)} certificates={evidence.certificates} />;
    }
    case 'https': {
      const exchange = evidence.https.find(each => each.url === reference.url);
      return exchange && <HttpsEvidence exchange={seen(exchange)} certificates={evidence.certificates} />;
    }
    case 'certificate': {
      const certificate = evidence.certificates[reference.sha256];
      return certificate && <CertificateEvidence certificate={seen(certificate)} />;
    }
    case 'zone':
      return null;
  }
}
