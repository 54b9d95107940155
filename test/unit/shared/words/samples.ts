import type { ValidationReason } from '../../../../shared/evidence/chain.ts';
import type { FailureCause } from '../../../../shared/evidence/failure-cause.ts';
import type { Failure } from '../../../../shared/contract/failure.ts';
import type { FindingFacts } from '../../../../shared/findings/finding.ts';
import type { DaneReason, Unusable } from '../../../../shared/dane/index.ts';
import type { Sts2016Problem } from '../../../../shared/sts2016/index.ts';
import type { DomainNameProblem } from '../../../../shared/model/domain-name.ts';
import type { DsProblem } from '../../../../shared/generate/ds-from-dnskey.ts';
import type { PlanAction } from '../../../../shared/generate/plans/plan.ts';
import type { Assumption } from '../../../../shared/overlay/overlay.ts';
import type { Danger } from '../../../../shared/preview/dangers.ts';
import type { MakeWords } from '../../../../shared/words/make-words.ts';

/** One of each kind, so that every sentence there is can be said. Total by type. */

type OneOfEach<Union extends { readonly kind: string }> = {
  readonly [Kind in Union['kind']]: Extract<Union, { kind: Kind }>;
};

const host = 'mx1.voorbeeld.nl';
const hosts = [host, 'mx2.voorbeeld.nl'];
const address = '192.0.2.25';
const cause: FailureCause = { kind: 'timeout', afterMs: 10_000 };
const at = 1_798_761_600;
const place = { zone: 'voorbeeld.nl', name: 'www.voorbeeld.nl', type: 'A' };

export const REASONS: OneOfEach<ValidationReason> = {
  'unsigned-delegation': { kind: 'unsigned-delegation', zone: 'voorbeeld.nl' },
  'opt-out': { kind: 'opt-out', zone: 'nl' },
  'signatures-asked': { kind: 'signatures-asked', zone: 'voorbeeld.nl' },
  'unsupported-algorithms': { kind: 'unsupported-algorithms', zone: 'voorbeeld.nl', algorithms: [5, 7] },
  'unsupported-digests': { kind: 'unsupported-digests', zone: 'voorbeeld.nl', digestTypes: [3] },
  'nsec3-iterations': { kind: 'nsec3-iterations', zone: 'voorbeeld.nl', iterations: 500 },
  'no-trust-anchor': { kind: 'no-trust-anchor', zone: 'voorbeeld.nl' },
  'no-key-for-ds': { kind: 'no-key-for-ds', zone: 'voorbeeld.nl', keyTags: [12_345] },
  'keys-not-signed': { kind: 'keys-not-signed', zone: '.', keyTags: [20_326] },
  'signature-missing': { kind: 'signature-missing', ...place },
  'signature-expired': { kind: 'signature-expired', ...place, at },
  'signature-not-yet-valid': { kind: 'signature-not-yet-valid', ...place, at },
  'signature-invalid': { kind: 'signature-invalid', ...place },
  'denial-missing': { kind: 'denial-missing', ...place },
  'no-answer': { kind: 'no-answer', ...place, detail: 'SERVFAIL' },
  limit: { kind: 'limit', zone: 'voorbeeld.nl', limit: 'signatures' },
  'alias-loop': { kind: 'alias-loop', zone: 'voorbeeld.nl', name: 'a.voorbeeld.nl' },
};
const reason = REASONS['signature-expired'];

export const CAUSES: OneOfEach<FailureCause> = {
  timeout: { kind: 'timeout', afterMs: 10_000 },
  'connection-refused': { kind: 'connection-refused' },
  unreachable: { kind: 'unreachable' },
  closed: { kind: 'closed' },
  tls: { kind: 'tls', detail: 'handshake failure' },
  malformed: { kind: 'malformed', detail: 'banner' },
  mismatched: { kind: 'mismatched' },
  'too-large': { kind: 'too-large', limitBytes: 65_536 },
  'private-address': { kind: 'private-address', address: '10.0.0.1' },
  'impossible-name': { kind: 'impossible-name', problem: 'name-too-long' },
  'no-address': { kind: 'no-address' },
  'http-status': { kind: 'http-status', status: 503 },
  'unusable-resolver': { kind: 'unusable-resolver', rcode: 'REFUSED' },
  'large-group': { kind: 'large-group', bits: 10_000, limitBits: 4_096 },
  cancelled: { kind: 'cancelled' },
  'check-limit': { kind: 'check-limit' },
  'over-limit': { kind: 'over-limit', limit: 16 },
};

export const FAILURES: OneOfEach<Failure> = {
  'bad-domain': {
    kind: 'bad-domain',
    text: 'voor beeld',
    problem: { kind: 'single-label', label: 'voorbeeld' },
  },
  'bad-resolver': { kind: 'bad-resolver', text: 'niets' },
  'not-a-practice-domain': { kind: 'not-a-practice-domain', domain: 'voorbeeld.nl' },
  'unreadable-key': { kind: 'unreadable-key', problem: 'damaged' },
  'cannot-publish': { kind: 'cannot-publish', name: '_mta-sts.voorbeeld.nl' },
  'unreadable-output': { kind: 'unreadable-output', problem: 'no-certificate' },
  'bad-call': { kind: 'bad-call' },
  'too-many-calls': { kind: 'too-many-calls', limit: 32 },
  cancelled: { kind: 'cancelled' },
  disconnected: { kind: 'disconnected' },
  bug: { kind: 'bug', number: '4711' },
};

export const DOMAIN_PROBLEMS: OneOfEach<DomainNameProblem> = {
  empty: { kind: 'empty' },
  'single-label': { kind: 'single-label', label: 'voorbeeld' },
  'label-too-long': { kind: 'label-too-long', label: 'a'.repeat(64), octets: 64 },
  'empty-label': { kind: 'empty-label' },
  'name-too-long': { kind: 'name-too-long', octets: 300 },
  'address-literal': { kind: 'address-literal', address },
  'bad-character': { kind: 'bad-character', label: 'voor_beeld', character: '_' },
  'taken-from': { kind: 'taken-from', source: 'email-address', domain: 'voorbeeld.nl' },
};

export const DANE_REASONS: OneOfEach<DaneReason> = {
  matched: { kind: 'matched', overlooked: [], onlyBySearch: false },
  'no-records': { kind: 'no-records' },
  'no-usable-records': { kind: 'no-usable-records' },
  'no-certificate': { kind: 'no-certificate' },
  'no-match': { kind: 'no-match' },
  'anchor-is-server': { kind: 'anchor-is-server' },
  'anchor-unconnected': { kind: 'anchor-unconnected' },
  'unknown-algorithm': { kind: 'unknown-algorithm' },
  expired: { kind: 'expired', role: 'server', at },
  'not-yet-valid': { kind: 'not-yet-valid', role: 'issuer', at },
  'not-a-ca': { kind: 'not-a-ca', role: 'issuer' },
  'path-too-long': { kind: 'path-too-long', role: 'anchor' },
  'not-for-servers': { kind: 'not-for-servers', role: 'server' },
  'name-constraints': { kind: 'name-constraints', role: 'issuer' },
  'unknown-critical-extension': { kind: 'unknown-critical-extension', role: 'issuer', extension: '1.2.3' },
  'name-mismatch': { kind: 'name-mismatch', names: ['elders.nl'] },
};

export const UNUSABLE: OneOfEach<Unusable> = {
  'usage-not-for-smtp': { kind: 'usage-not-for-smtp' },
  'unknown-usage': { kind: 'unknown-usage' },
  'unknown-selector': { kind: 'unknown-selector' },
  'unknown-matching-type': { kind: 'unknown-matching-type' },
  'no-hex': { kind: 'no-hex' },
  'wrong-length': { kind: 'wrong-length', octets: 20, expected: 32 },
};

export const STS2016_PROBLEMS: OneOfEach<Sts2016Problem> = {
  'not-this-record': { kind: 'not-this-record' },
  'too-large': { kind: 'too-large', characters: 9_000 },
  'not-ascii': { kind: 'not-ascii' },
  'malformed-field': { kind: 'malformed-field', text: 'to' },
  'missing-field': { kind: 'missing-field', field: 'to' },
  'bad-value': { kind: 'bad-value', field: 'e', value: 'lang' },
  'out-of-order': { kind: 'out-of-order', field: 'to' },
  'more-problems': { kind: 'more-problems', count: 7 },
  'duplicate-field': { kind: 'duplicate-field', field: 'mx' },
  'unknown-field': { kind: 'unknown-field', field: 'x' },
  'required-by-prose-only': { kind: 'required-by-prose-only', field: 'a' },
  'uri-without-webpki': { kind: 'uri-without-webpki', uri: 'https://voorbeeld.nl/' },
  'policy-not-at-domain': { kind: 'policy-not-at-domain', uri: 'https://elders.nl/' },
  'lifetime-below-two-weeks': { kind: 'lifetime-below-two-weeks', seconds: 86_400 },
  'lifetime-beyond-grammar': { kind: 'lifetime-beyond-grammar', seconds: 2_592_000 },
  'underscore-for-wildcard': { kind: 'underscore-for-wildcard', pattern: '_.voorbeeld.nl' },
  'wildcard-of-any-depth': { kind: 'wildcard-of-any-depth', pattern: '*.voorbeeld.nl' },
  'nobody-to-report-to': { kind: 'nobody-to-report-to' },
};

export const FACTS: FindingFacts = {
  'mx.hosts': { hosts },
  'mx.null': {},
  'mx.null-beside-others': {},
  'mx.none-but-address': {},
  'mx.none': {},
  'mx.domain-missing': {},
  'mx.alias': { host, target: 'mail.elders.nl', first: ['policy', 'tlsa'] },
  'mx.no-address': { host },
  'mx.address-as-name': { host: address },
  'mx.private-address': { host, address: '10.0.0.1' },
  'mx.too-many': { count: 30, limit: 16 },
  'mx.not-measured': { cause },
  'mx.server-failure': { rcode: 'SERVFAIL' },
  'dnssec.secure': {},
  'dnssec.unsigned': {},
  'dnssec.bogus': { reason, hasKeys: false },
  'dnssec.mx-unsigned': { host, hasDane: false },
  'dnssec.mx-bogus': { host, reason, hasKeys: true },
  'dnssec.not-measured': { name: 'voorbeeld.nl', reason: REASONS['no-answer'] },
  'dnssec.resolver-strips': { resolver: '192.0.2.53' },
  'dnssec.resolver-unusable': { resolver: '192.0.2.53', rcode: 'REFUSED', saidOfRoot: true },
  'dnssec.signature-ends-soon': { zone: 'voorbeeld.nl', at, days: 3 },
  'dnssec.weak-algorithm': { zone: 'voorbeeld.nl', algorithm: 5 },
  'dnssec.sha1-ds': { zone: 'voorbeeld.nl' },
  'dnssec.nsec3-iterations': { zone: 'voorbeeld.nl', iterations: 10 },
  'dnssec.nsec3-salt': { zone: 'voorbeeld.nl' },
  'starttls.offered': { hosts, versions: ['TLSv1.3'] },
  'starttls.missing': { host, address },
  'starttls.refused': { host, address, code: 454 },
  'starttls.unavailable': { host, address, code: 454, text: 'TLS not available due to local problem' },
  'starttls.handshake-failed': { host, address, cause: CAUSES.tls },
  'starttls.old-version': { host, version: 'TLSv1.1' },
  'starttls.text-in-clear': { host, address, text: '250 evil' },
  'starttls.turned-away': { host, address, code: 554, text: 'no service' },
  'starttls.masked': { host, address, sign: 'XXXXXXXA' },
  'starttls.silent': { host, address, afterMs: 60_000 },
  'starttls.no-family': { family: 'ipv6', addresses: ['2001:db8::b', '2001:db8::c'], noRoad: true },
  'starttls.connection-refused': { host, addresses: [address] },
  'starttls.unreachable': { host, address, cause },
  'starttls.port-25-blocked': { host, addresses: 2 },
  'starttls.no-mx': {},
  'certificate.trusted': { host, until: at, issuer: 'Voorbeeld CA' },
  'certificate.expired': { host, at },
  'certificate.not-yet-valid': { host, at },
  'certificate.ends-soon': { host, at, days: 5 },
  'certificate.name-mismatch': { host, names: ['elders.nl'] },
  'certificate.untrusted': { host, reason: 'self-signed' },
  'certificate.untrusted-with-dane': { host, reason: 'unknown-issuer' },
  'certificate.weak-key': { host, algorithm: 'RSA', bits: 1_024 },
  'certificate.weak-signature': { host, algorithm: 'sha1WithRSAEncryption' },
  'certificate.not-measured': {},
  'dane.valid': { host, certificateUsage: 3, selector: 1, hasOther: false, rollover: 'none' },
  'dane.none': { hosts },
  'dane.needs-dnssec': { hosts },
  'dane.mx-not-secure': { hosts },
  'dane.partial': { covered: [host], uncovered: ['mx2.voorbeeld.nl'] },
  'dane.insecure-mx': { hosts },
  'dane.insecure-mx-mismatch': {
    host,
    address: '192.0.2.25',
    isDelivered: false,
    reason: DANE_REASONS['no-match'],
    hint: 'none',
    held: 3_600,
  },
  'dane.wrong-name': { name: '_25._tcp.voorbeeld.nl', hosts },
  'dane.lookup-unanswered': { host },
  'dane.mismatch': {
    host,
    address: '192.0.2.25',
    isDelivered: true,
    reason: DANE_REASONS['no-match'],
    hint: 'none',
    held: 3_600,
  },
  'dane.other-certificate': {
    host,
    address,
    fits: { kind: 'rsa', bits: 3_072 },
    fails: { kind: 'ec', curve: 'P-256', bits: 256 },
  },
  'dane.unusable': { host },
  'dane.no-starttls': { host, address: '192.0.2.25', isDelivered: false, held: 3_600 },
  'dane.lookup-failed': { host, detail: 'SERVFAIL' },
  'dane.not-measured': { host },
  'dane.mx-bogus': {},
  'dane.overlooks': { host, overlooked: ['name', 'expired'] },
  'dane.only-by-search': { host },
  'dane.combination-unmatched': {
    host,
    combination: { certificateUsage: 3, selector: 1, matchingType: 2 },
  },
  'dane.record-unusable': { host, record: '1 1 1 2b73…', why: UNUSABLE['usage-not-for-smtp'] },
  'dane.ttl-long': { host, ttl: 604_800 },
  'dane.rollover-due': { host, at: 1_798_848_000, ttl: 86_400 },
  'dane.denial-broken': { host },
  'mta-sts.none': {},
  'mta-sts.enforce': { maxAge: 604_800 },
  'mta-sts.testing': {},
  'mta-sts.mode-none': {},
  'mta-sts.record-invalid': { problem: { kind: 'no-id' }, takenBy: ['postfix-tlspol'], refusedBy: ['mox'] },
  'mta-sts.several-records': { count: 2, takenBy: ['postfix-tlspol'], refusedBy: ['mox', 'Maddy'] },
  'mta-sts.policy-unreachable': { stage: 'connect', cause },
  'mta-sts.policy-status': { status: 403, meaning: 'bot-check', by: 'Cloudflare' },
  'mta-sts.policy-redirect': { location: 'https://elders.nl/' },
  'mta-sts.policy-certificate': { reason: 'name-mismatch' },
  'mta-sts.policy-certificate-ends-soon': { at, days: 5 },
  'mta-sts.policy-invalid': {
    problem: { kind: 'missing-key', key: 'mode' },
    takenBy: [],
    refusedBy: ['mox'],
  },
  'mta-sts.policy-too-large': { limitBytes: 65_536 },
  'mta-sts.policy-type': { contentType: 'text/html' },
  'mta-sts.mx-not-covered': { host, mode: 'enforce' },
  'mta-sts.mx-certificate': { host, mode: 'testing' },
  'mta-sts.pattern-unused': { pattern: '*.voorbeeld.nl' },
  'mta-sts.max-age-short': { maxAge: 3_600 },
  'mta-sts.policy-without-record': {},
  'mta-sts.not-measured': { cause },
  'mta-sts.lookup-failed': { name: '_mta-sts.voorbeeld.nl', rcode: 'SERVFAIL' },
  'mta-sts.alias-dangling': { name: '_mta-sts.voorbeeld.nl', aliasTo: '_mta-sts.weg.nl' },
  'mta-sts.host-alias-dangling': { name: 'mta-sts.voorbeeld.nl', aliasTo: 'mta-sts.weg.nl' },
  'mta-sts.record-ignored': { text: 'v=stsv1; id=1', slip: 'case' },
  'mta-sts.record-warning': { problem: { kind: 'space-before-separator' } },
  'mta-sts.policy-warning': { problem: { kind: 'duplicate-mx', mx: host } },
  'mta-sts.record-read-differently': {
    because: 'other-records',
    takenBy: ['mox'],
    refusedBy: ['Maddy'],
  },
  'mta-sts.policy-read-differently': { keys: ['mode'], takenBy: ['mox'], refusedBy: ['Maddy'] },
  'mta-sts.delegated': { name: '_mta-sts.voorbeeld.nl', target: '_mta-sts.elders.nl' },
  'mta-sts.parent-only': { parent: 'voorbeeld.nl' },
  'mta-sts.contradicts-dane': { host, refuses: 'dane' },
  'mta-sts.id-unchanged': { id: '20261101' },
  'tls-rpt.present': { rua: ['mailto:tls@voorbeeld.nl'] },
  'tls-rpt.none': {},
  'tls-rpt.none-while-enforcing': {},
  'tls-rpt.invalid': { problem: { kind: 'no-rua' } },
  'tls-rpt.undeliverable': { rua: ['mailto:', 'http://voorbeeld.nl/'] },
  'tls-rpt.record-read-differently': { by: 'tlsrpt-reporter', missed: ['mailto:tls@voorbeeld.nl'] },
  'tls-rpt.several-records': { count: 2 },
  'tls-rpt.not-measured': { cause },
  'tls-rpt.lookup-failed': { name: '_smtp._tls.voorbeeld.nl', rcode: 'REFUSED', aliasTo: 'elders.nl' },
  'tls-rpt.alias-dangling': { name: '_smtp._tls.voorbeeld.nl', aliasTo: 'rapport.weg.nl' },
  'tls-rpt.record-ignored': { text: 'v=TLSRPTv1\\; rua=', slip: 'backslash' },
  'tls-rpt.record-warning': { problem: { kind: 'unknown-scheme', uri: 'http://voorbeeld.nl/' } },
  'sts2016.lookup-failed': { name: '_smtp_sts.voorbeeld.nl', rcode: 'YXDOMAIN' },
  'sts2016.present': {},
  'sts2016.invalid': { problem: STS2016_PROBLEMS['missing-field'] },
  'sts2016.contradiction': { problem: STS2016_PROBLEMS['required-by-prose-only'] },
};

export const DANGERS: OneOfEach<Danger> = {
  'tlsa-not-secure': { kind: 'tlsa-not-secure', host, status: 'bogus' },
  'tlsa-mismatch': { kind: 'tlsa-mismatch', host },
  'tlsa-no-tls': { kind: 'tlsa-no-tls', host },
  'tlsa-combination': {
    kind: 'tlsa-combination',
    host,
    combination: { certificateUsage: 3, selector: 1, matchingType: 2 },
  },
  'tlsa-unseen': { kind: 'tlsa-unseen', host },
  'tlsa-removed-early': { kind: 'tlsa-removed-early', host, ttl: 3_600 },
  'tlsa-withdrawn': { kind: 'tlsa-withdrawn', host },
  'enforce-fails': { kind: 'enforce-fails', host },
  'enforce-unseen': { kind: 'enforce-unseen', host },
  'policy-misses': { kind: 'policy-misses', host, mode: 'enforce' },
  'policy-removed-early': { kind: 'policy-removed-early', maxAge: 604_800 },
  'unknown-before': { kind: 'unknown-before', names: [host] },
  'sender-stops': { kind: 'sender-stops', sender: 'dane' },
};

export const PLAN_ACTIONS: OneOfEach<PlanAction> = {
  'publish-tls-rpt': { kind: 'publish-tls-rpt' },
  'serve-policy': { kind: 'serve-policy', mode: 'testing', maxAge: 86_400 },
  'announce-policy': { kind: 'announce-policy', id: '20270101' },
  'read-reports': { kind: 'read-reports', weeks: 2 },
  'mend-hosts': { kind: 'mend-hosts', hosts: [host] },
  'prepare-host': { kind: 'prepare-host', host },
  'sign-host': { kind: 'sign-host', host },
  'publish-host-tlsa': { kind: 'publish-host-tlsa', host, owner: `_25._tcp.${host}` },
  'bring-host-tlsa': { kind: 'bring-host-tlsa', host, owner: `_25._tcp.${host}` },
  'move-mail': { kind: 'move-mail', hosts: [host] },
  'leave-hosts': { kind: 'leave-hosts', hosts: [host] },
  'policy-host-address': { kind: 'policy-host-address', host, isKnown: false },
  'policy-host-certificate': { kind: 'policy-host-certificate', host },
  'fetch-policy': { kind: 'fetch-policy', url: `https://${host}/` },
  'wait-for-caches': { kind: 'wait-for-caches', maxAge: 604_800 },
  'remove-record': { kind: 'remove-record' },
  'remove-policy': { kind: 'remove-policy' },
  'publish-this-key': { kind: 'publish-this-key', host },
  'publish-next-key': { kind: 'publish-next-key', host },
  'keep-key': { kind: 'keep-key', host },
  'renew-same-key': { kind: 'renew-same-key', host, until: at },
  'install-certificate': { kind: 'install-certificate', host, until: at },
  verify: { kind: 'verify', host },
  'remove-old-key': { kind: 'remove-old-key', host },
};

export const DS_PROBLEMS: OneOfEach<DsProblem> = {
  'too-large': { kind: 'too-large' },
  'not-dnskey': { kind: 'not-dnskey' },
  'other-owner': { kind: 'other-owner', owner: 'elders.nl' },
  'not-a-key-signing-key': { kind: 'not-a-key-signing-key' },
  'old-algorithm': { kind: 'old-algorithm', algorithm: 7 },
};

export const ASSUMPTIONS: OneOfEach<Assumption> = {
  'policy-address': { kind: 'policy-address', host: 'mta-sts.voorbeeld.nl' },
  'policy-certificate': { kind: 'policy-certificate', host: 'mta-sts.voorbeeld.nl' },
};

/** Those that have a sentence of their own among the words of the Make room. */
export const DRAFT_PROBLEMS: {
  readonly [Kind in keyof MakeWords['problems']]: Parameters<MakeWords['problems'][Kind]>[0];
} = {
  'bad-address': { kind: 'bad-address', address: '192.0.2.256' },
  'wide-pattern': { kind: 'wide-pattern', pattern: '*.voorbeeld.nl' },
  'bad-ttl': { kind: 'bad-ttl', value: 'lang', least: 30, most: 604_800 },
  'bad-name': { kind: 'bad-name', name: 'voor beeld.nl' },
};
