import type {
  Actor,
  EvidenceReference,
  FindingFacts,
  FindingId,
  FindingOf,
  Topic,
  Verdict,
} from './finding.ts';

interface FindingKind {
  readonly topic: Topic;
  readonly verdict: Verdict;
  readonly source: string;
  readonly actors: readonly Actor[];
}

const kind = (topic: Topic, verdict: Verdict, source: string, ...actors: Actor[]): FindingKind => ({
  topic,
  verdict,
  source,
  actors,
});

/** What holds for every finding of an id: its topic, how it stands, where that is written, who can change it. */
export const FINDING_KINDS: { readonly [Id in FindingId]: FindingKind } = {
  'mx.hosts': kind('mx', 'good', 'RFC 5321 §5.1'),
  'mx.null': kind('mx', 'notice', 'RFC 7505 §3'),
  'mx.null-beside-others': kind('mx', 'problem', 'RFC 7505 §3', 'domain-owner', 'dns-host'),
  'mx.none-but-address': kind('mx', 'warning', 'RFC 5321 §5.1', 'domain-owner', 'dns-host'),
  'mx.none': kind('mx', 'problem', 'RFC 5321 §5.1', 'domain-owner', 'dns-host'),
  'mx.domain-missing': kind('mx', 'problem', 'RFC 2308 §2.1', 'domain-owner', 'registrar'),
  'mx.alias': kind('mx', 'warning', 'RFC 2181 §10.3', 'domain-owner', 'dns-host'),
  'mx.no-address': kind('mx', 'problem', 'RFC 5321 §5.1', 'dns-host', 'mail-provider'),
  'mx.address-as-name': kind('mx', 'problem', 'RFC 1035 §3.3.9', 'domain-owner', 'dns-host'),
  'mx.private-address': kind('mx', 'problem', 'RFC 6890 §2.2', 'dns-host', 'mail-provider'),
  'mx.too-many': kind('mx', 'notice', 'RFC 5321 §5.1', 'domain-owner'),
  'mx.not-measured': kind('mx', 'not-measured', 'RFC 5321 §5.1'),
  'mx.server-failure': kind('mx', 'problem', 'RFC 1035 §4.1.1', 'dns-host'),

  'dnssec.secure': kind('dnssec', 'good', 'RFC 4033 §5'),
  'dnssec.unsigned': kind('dnssec', 'warning', 'RFC 4033 §5', 'dns-host', 'registrar'),
  'dnssec.bogus': kind('dnssec', 'problem', 'RFC 4035 §5.5', 'dns-host', 'registrar'),
  'dnssec.mx-unsigned': kind('dnssec', 'warning', 'RFC 7672 §2.2.2', 'mail-provider'),
  'dnssec.mx-bogus': kind('dnssec', 'problem', 'RFC 4035 §5.5', 'mail-provider'),
  'dnssec.not-measured': kind('dnssec', 'not-measured', 'RFC 4033 §5'),
  'dnssec.resolver-strips': kind('dnssec', 'not-measured', 'RFC 4035 §3.2', 'domain-owner'),
  'dnssec.resolver-unusable': kind('dnssec', 'not-measured', 'RFC 1035 §4.1.1', 'domain-owner'),
  'dnssec.signature-ends-soon': kind('dnssec', 'warning', 'RFC 6781 §4.4.2', 'dns-host'),
  'dnssec.weak-algorithm': kind('dnssec', 'warning', 'RFC 9904 §2', 'dns-host', 'registrar'),
  'dnssec.sha1-ds': kind('dnssec', 'warning', 'RFC 9905 §2', 'registrar', 'dns-host'),
  'dnssec.nsec3-iterations': kind('dnssec', 'warning', 'RFC 9276 §3.1', 'dns-host'),
  'dnssec.nsec3-salt': kind('dnssec', 'notice', 'RFC 9276 §3.1', 'dns-host'),

  'starttls.offered': kind('starttls', 'good', 'RFC 3207 §4'),
  'starttls.missing': kind('starttls', 'problem', 'RFC 3207 §4', 'mail-provider'),
  'starttls.refused': kind('starttls', 'problem', 'RFC 3207 §4', 'mail-provider'),
  'starttls.handshake-failed': kind('starttls', 'problem', 'RFC 3207 §4.1', 'mail-provider'),
  // Senders that go by the rule throw it away, so that mail is safe with them; those that do not may be led astray.
  'starttls.text-in-clear': kind('starttls', 'warning', 'RFC 3207 §4.2', 'mail-provider'),
  'starttls.old-version': kind('starttls', 'problem', 'RFC 8996 §2', 'mail-provider'),
  'starttls.turned-away': kind('starttls', 'not-measured', 'RFC 5321 §3.1'),
  'starttls.unreachable': kind('starttls', 'not-measured', 'RFC 5321 §5.1', 'mail-provider'),
  'starttls.port-25-blocked': kind('starttls', 'not-measured', 'RFC 5321 §4.5.4.2', 'domain-owner'),
  'starttls.no-mx': kind('starttls', 'not-measured', 'RFC 5321 §5.1'),

  'certificate.trusted': kind('certificate', 'good', 'RFC 6125 §6'),
  'certificate.expired': kind('certificate', 'warning', 'RFC 5280 §4.1.2.5', 'mail-provider'),
  'certificate.not-yet-valid': kind('certificate', 'warning', 'RFC 5280 §4.1.2.5', 'mail-provider'),
  'certificate.ends-soon': kind('certificate', 'warning', 'RFC 5280 §4.1.2.5', 'mail-provider'),
  'certificate.name-mismatch': kind('certificate', 'warning', 'RFC 8461 §4.2', 'mail-provider'),
  'certificate.untrusted': kind('certificate', 'warning', 'RFC 8461 §4.2', 'mail-provider'),
  'certificate.untrusted-with-dane': kind('certificate', 'notice', 'RFC 7672 §3.1.1'),
  'certificate.weak-key': kind('certificate', 'warning', 'NCSC TLS 2025', 'mail-provider'),
  'certificate.weak-signature': kind('certificate', 'problem', 'NCSC TLS 2025', 'mail-provider'),
  'certificate.not-measured': kind('certificate', 'not-measured', 'RFC 3207 §4.1'),

  'dane.valid': kind('dane', 'good', 'RFC 7672 §2.2'),
  'dane.none': kind('dane', 'warning', 'RFC 7672 §2.2', 'mail-provider', 'dns-host'),
  'dane.needs-dnssec': kind('dane', 'warning', 'RFC 7672 §2.1.1', 'dns-host', 'registrar'),
  'dane.mx-not-secure': kind('dane', 'problem', 'RFC 7672 §2.2.1', 'dns-host', 'registrar'),
  'dane.partial': kind('dane', 'problem', 'RFC 7672 §2.2.1', 'mail-provider'),
  'dane.mismatch': kind('dane', 'problem', 'RFC 7672 §2.2', 'mail-provider'),
  'dane.unusable': kind('dane', 'problem', 'RFC 7672 §3.1.3', 'mail-provider'),
  'dane.no-starttls': kind('dane', 'problem', 'RFC 7672 §2.2', 'mail-provider'),
  'dane.lookup-failed': kind('dane', 'problem', 'RFC 7672 §2.1.2', 'mail-provider', 'dns-host'),
  'dane.not-measured': kind('dane', 'not-measured', 'RFC 7672 §2.2'),
  'dane.mx-bogus': kind('dane', 'not-measured', 'RFC 7672 §2.1.2', 'dns-host', 'registrar'),

  'dane.overlooks': kind('dane', 'notice', 'RFC 7672 §3.1.1'),
  'dane.only-by-search': kind('dane', 'problem', 'RFC 7671 §5.2', 'mail-provider'),
  'dane.combination-unmatched': kind('dane', 'warning', 'RFC 7671 §8.4', 'mail-provider', 'dns-host'),
  'dane.record-unusable': kind('dane', 'notice', 'RFC 7672 §3.1', 'mail-provider', 'dns-host'),
  'dane.ttl-long': kind('dane', 'notice', 'RFC 7671 §11', 'dns-host'),
  'dane.rollover-due': kind('dane', 'warning', 'RFC 7671 §8.1', 'mail-provider', 'dns-host'),
  'dane.denial-broken': kind('dane', 'warning', 'RFC 4035 §5.4', 'mail-provider', 'dns-host'),

  'mta-sts.none': kind('mta-sts', 'notice', 'RFC 8461 §3.1', 'domain-owner'),
  'mta-sts.enforce': kind('mta-sts', 'good', 'RFC 8461 §5'),
  'mta-sts.testing': kind('mta-sts', 'notice', 'RFC 8461 §5', 'domain-owner'),
  'mta-sts.mode-none': kind('mta-sts', 'notice', 'RFC 8461 §5', 'domain-owner'),
  'mta-sts.record-invalid': kind('mta-sts', 'problem', 'RFC 8461 §3.1', 'domain-owner', 'dns-host'),
  'mta-sts.several-records': kind('mta-sts', 'problem', 'RFC 8461 §3.1', 'domain-owner', 'dns-host'),
  'mta-sts.policy-unreachable': kind('mta-sts', 'problem', 'RFC 8461 §3.3', 'web-host'),
  'mta-sts.policy-status': kind('mta-sts', 'problem', 'RFC 8461 §3.3', 'web-host'),
  'mta-sts.policy-redirect': kind('mta-sts', 'problem', 'RFC 8461 §3.3', 'web-host'),
  'mta-sts.policy-certificate': kind('mta-sts', 'problem', 'RFC 8461 §3.3', 'web-host'),
  'mta-sts.policy-certificate-ends-soon': kind('mta-sts', 'warning', 'RFC 8461 §3.3', 'web-host'),
  'mta-sts.policy-invalid': kind('mta-sts', 'problem', 'RFC 8461 §3.2', 'web-host'),
  'mta-sts.policy-too-large': kind('mta-sts', 'problem', 'RFC 8461 §3.3', 'web-host'),
  'mta-sts.policy-type': kind('mta-sts', 'warning', 'RFC 8461 §3.3', 'web-host'),
  'mta-sts.mx-not-covered': kind('mta-sts', 'problem', 'RFC 8461 §4.1', 'domain-owner', 'web-host'),
  'mta-sts.mx-certificate': kind('mta-sts', 'problem', 'RFC 8461 §4.2', 'mail-provider'),
  'mta-sts.pattern-unused': kind('mta-sts', 'notice', 'RFC 8461 §4.1', 'domain-owner'),
  'mta-sts.max-age-short': kind('mta-sts', 'warning', 'RFC 8461 §10.2', 'domain-owner'),
  'mta-sts.policy-without-record': kind('mta-sts', 'warning', 'RFC 8461 §3.1', 'dns-host'),
  'mta-sts.not-measured': kind('mta-sts', 'not-measured', 'RFC 8461 §3.1'),

  'mta-sts.record-ignored': kind('mta-sts', 'problem', 'RFC 8461 §3.1', 'domain-owner', 'dns-host'),
  'mta-sts.record-warning': kind('mta-sts', 'notice', 'RFC 8461 §3.1', 'domain-owner', 'dns-host'),
  'mta-sts.policy-warning': kind('mta-sts', 'notice', 'RFC 8461 §3.2', 'web-host'),
  'mta-sts.record-read-differently': kind('mta-sts', 'warning', 'RFC 8461 §3.1', 'domain-owner', 'dns-host'),
  'mta-sts.policy-read-differently': kind('mta-sts', 'warning', 'RFC 8461 §3.2', 'web-host'),
  'mta-sts.delegated': kind('mta-sts', 'notice', 'RFC 8461 §8.2'),
  'mta-sts.parent-only': kind('mta-sts', 'warning', 'RFC 8461 §3.4', 'domain-owner'),
  'mta-sts.contradicts-dane': kind('mta-sts', 'problem', 'RFC 8461 §2', 'domain-owner', 'mail-provider'),
  'mta-sts.id-unchanged': kind('mta-sts', 'problem', 'RFC 8461 §8.1', 'domain-owner', 'dns-host'),

  'tls-rpt.present': kind('tls-rpt', 'good', 'RFC 8460 §3'),
  'tls-rpt.none': kind('tls-rpt', 'notice', 'RFC 8460 §3', 'domain-owner', 'dns-host'),
  'tls-rpt.none-while-enforcing': kind('tls-rpt', 'warning', 'RFC 8461 §6', 'domain-owner', 'dns-host'),
  'tls-rpt.invalid': kind('tls-rpt', 'problem', 'RFC 8460 §3', 'domain-owner', 'dns-host'),
  'tls-rpt.undeliverable': kind('tls-rpt', 'problem', 'RFC 8460 §3', 'domain-owner', 'dns-host'),
  'tls-rpt.record-read-differently': kind('tls-rpt', 'warning', 'RFC 8460 §3', 'domain-owner', 'dns-host'),
  'tls-rpt.several-records': kind('tls-rpt', 'problem', 'RFC 8460 §3', 'domain-owner', 'dns-host'),
  'tls-rpt.not-measured': kind('tls-rpt', 'not-measured', 'RFC 8460 §3'),

  'tls-rpt.record-ignored': kind('tls-rpt', 'problem', 'RFC 8460 §3', 'domain-owner', 'dns-host'),
  'tls-rpt.record-warning': kind('tls-rpt', 'notice', 'RFC 8460 §3', 'domain-owner', 'dns-host'),

  'sts2016.present': kind('mta-sts', 'notice', 'draft-margolis-smtp-sts-00 §3', 'domain-owner'),
  'sts2016.invalid': kind('mta-sts', 'notice', 'draft-margolis-smtp-sts-00 §3', 'domain-owner'),
  'sts2016.contradiction': kind('mta-sts', 'notice', 'draft-margolis-smtp-sts-00 §3', 'domain-owner'),
};

/** A finding of one id: what differs per case is given, the rest comes from the list above. */
export function finding<Id extends FindingId>(
  id: Id,
  facts: FindingFacts[Id],
  evidence: readonly EvidenceReference[] = [],
): FindingOf<Id> {
  return { id, facts, evidence, ...FINDING_KINDS[id] };
}
