/** A numbered rule that tests name, so that none is without one. */
interface Requirement {
  /** As test names have it. */
  readonly number: string;
  /** Where it is written. */
  readonly source: string;
  readonly about: string;
  /** Why no test names it yet. */
  readonly later?: string;
}

const REPORT_MAIL = 'part of taking reports from mail and files';

const list = (
  family: 'STS' | 'RPT' | 'DANE',
  ...rows: readonly (readonly [at: number, source: string, about: string, later?: string])[]
): readonly Requirement[] =>
  rows.map(([at, source, about, later]) => ({
    number: `${family}-${String(at).padStart(2, '0')}`,
    source,
    about,
    ...(later === undefined ? {} : { later }),
  }));

export const REQUIREMENTS: readonly Requirement[] = [
  ...list(
    'STS',
    [1, 'RFC 8461 §3.1', 'where the TXT record is, strings joined, aliases followed'],
    [2, 'RFC 8461 §3.1', 'version first, fields between semicolons'],
    [3, 'RFC 8461 §3.1', 'the id: 1 to 32 letters and digits'],
    [4, 'RFC 8461 §3.1', 'other fields: their form, and that they are ignored'],
    [5, 'RFC 8461 §3.1', 'of all TXT records exactly one has to count'],
    [6, 'RFC 8461 §3.2', 'of a field given twice the first counts'],
    [10, 'RFC 8461 §3.3', 'the one address of the policy'],
    [11, 'RFC 8461 §3.2', 'the keys of a policy, and which are required'],
    [12, 'RFC 8461 §3.2', 'lines, blanks and line ends'],
    [13, 'RFC 8461 §3.2', 'max_age: its range, and what is short'],
    [14, 'RFC 8461 §3.2', 'the form of mx patterns'],
    [15, 'RFC 8461 §3.2', 'unknown keys, and keys given twice'],
    [20, 'RFC 8461 §3.3', 'the certificate of the policy host'],
    [21, 'RFC 8461 §3.3', 'status 200 only, no redirect, no cache'],
    [22, 'RFC 8461 §3.2', 'the media type'],
    [23, 'RFC 8461 §3.3', 'limits of time and size'],
    [30, 'RFC 8461 §4.1', 'which MX names a pattern covers'],
    [31, 'RFC 8461 §4.2', 'STARTTLS and certificate of an MX host'],
    [40, 'RFC 8461 §3.3', 'a failed fetch without a policy in hand'],
    [41, 'RFC 8461 §5.1', 'a policy in hand stays in force'],
    [42, 'RFC 8461 §5', 'mode enforce, and asking once more before giving up'],
    [43, 'RFC 8461 §5', 'modes testing and none'],
    [44, 'RFC 8461 §5.1', 'when a policy is fetched and refreshed'],
    [45, 'RFC 8461 §8.4', 'a host that fails counts as unreachable'],
    [50, 'RFC 8461 §2', 'DANE is not overridden'],
    [51, 'RFC 8461 §3.4', 'nothing is inherited from a parent domain'],
    [60, 'RFC 8461 §8.1', 'the order of a change'],
    [61, 'RFC 8461 §8.2', 'a policy run by somebody else'],
    [62, 'RFC 8461 §8.3', 'taking a policy away'],
    [63, 'RFC 8461 §10.4', 'wildcards over a zone of one’s own'],
  ),
  ...list(
    'RPT',
    [1, 'RFC 8460 §3', 'where the TXT record is, and its form'],
    [2, 'RFC 8460 §3', 'of all TXT records exactly one has to count'],
    [3, 'RFC 8460 §3', 'the list of URIs'],
    [4, 'RFC 8460 §4.1', 'a report is about one day'],
    [5, 'RFC 8460 §4.4', 'the members of a report'],
    [6, 'RFC 8460 §4.4', 'members that senders write in two ways'],
    [7, 'RFC 8460 §4.3', 'result types, known and new'],
    [8, 'RFC 8460 §4.5', 'policy strings'],
    [9, 'RFC 8460 §5.3', 'the mail that a report comes in', REPORT_MAIL],
    [10, 'RFC 8460 §3', 'its signature', REPORT_MAIL],
    [11, 'RFC 8460 §5.4', 'reports over HTTPS', REPORT_MAIL],
    [12, 'RFC 8460 §5.2', 'how large a report may be'],
    [13, 'RFC 8460 §7', 'the record can be hidden'],
  ),
  ...list(
    'DANE',
    [1, 'RFC 7672 §2.1', 'what each DNSSEC status comes to'],
    [2, 'RFC 7672 §2.2.1', 'MX records that nothing vouches for'],
    [3, 'RFC 7672 §2.2.2', 'addresses first, and no proof is no absence'],
    [4, 'RFC 7672 §2.2.2', 'the base domain, aliases considered'],
    [5, 'RFC 7672 §2.2', 'what TLSA records ask of a sender'],
    [6, 'RFC 7672 §3.1', 'usages and matching types'],
    [7, 'RFC 7672 §3.1', 'names and dates by usage'],
    [8, 'RFC 7672 §3.1.2', 'selectors of usage 2'],
    [9, 'RFC 7671 §9', 'digest agility'],
    [10, 'RFC 7671 §8', 'every published combination matches now'],
    [11, 'RFC 7672 §8.1', 'the server name that is asked for'],
    [12, 'RFC 7672 §2.2', 'no records without TLS'],
    [13, 'RFC 7671 §8.1', 'records of the next key beside those of this one'],
    [14, 'RFC 7671 §13', 'times to live'],
    [15, 'RFC 7672 §9.1', 'looking without refusing, and DANE on demand'],
    [16, 'RFC 7671 §8', 'the rollover schemes that internet.nl counts'],
  ),
];
