import type { MoreProblems } from '../model/result.ts';
import type { Seconds } from '../model/time.ts';

/** The fields of the record, in the draft's order. */
export const STS2016_FIELDS = ['v', 'to', 'mx', 'a', 'c', 'e', 'rua'] as const;
export type Sts2016Field = (typeof STS2016_FIELDS)[number];

/** What is wrong with a record of the draft, and where the draft is at odds with itself (sections are the draft's own). */
export type Sts2016Problem =
  /** It does not begin with `v=STS1`: some other TXT record. */
  | { readonly kind: 'not-this-record' }
  | { readonly kind: 'too-large'; readonly characters: number }
  | { readonly kind: 'not-ascii' }
  | { readonly kind: 'malformed-field'; readonly text: string }
  | { readonly kind: 'missing-field'; readonly field: 'to' }
  | { readonly kind: 'bad-value'; readonly field: Sts2016Field; readonly value: string }
  /** Warnings from here on. The grammar (§3.1) has `to` right behind `v`, and the others in any order. */
  | { readonly kind: 'out-of-order'; readonly field: 'to' }
  /** The draft does not say which of two counts; as in later drafts, the first one does here. */
  | { readonly kind: 'duplicate-field'; readonly field: string }
  | MoreProblems
  | { readonly kind: 'unknown-field'; readonly field: string }
  /** The prose (§3) requires it; the grammar (§3.1) and the draft's only example (Appendix 2) leave it out. */
  | { readonly kind: 'required-by-prose-only'; readonly field: 'mx' | 'a' | 'c' | 'e' }
  /** The grammar has the bare URI, the prose `webpki:` before it. */
  | { readonly kind: 'uri-without-webpki'; readonly uri: string }
  /** The policy must be authenticated at the recipient domain (§3.3), over HTTPS. */
  | { readonly kind: 'policy-not-at-domain'; readonly uri: string }
  /** §3.2 wants policies to live for more than two weeks. */
  | { readonly kind: 'lifetime-below-two-weeks'; readonly seconds: Seconds }
  /** §3.1 has six digits at most, so 999999 seconds (11.6 days): less than the two weeks of §3.2. */
  | { readonly kind: 'lifetime-beyond-grammar'; readonly seconds: Seconds }
  /** The published text shows `_.example.com` where the authors' source has `*.example.com`. */
  | { readonly kind: 'underscore-for-wildcard'; readonly pattern: string }
  /** §3: `*.example.com` is for any subdomain, however deep; RFC 8461 has it cover one label. */
  | { readonly kind: 'wildcard-of-any-depth'; readonly pattern: string }
  /** Failures are to be reported (`to=false`), and nobody is named who would get the reports. */
  | { readonly kind: 'nobody-to-report-to' };
