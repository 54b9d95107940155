/** What can be made, in the order in which it is best done. */
export const MAKE_PARTS = ['tls-rpt', 'mta-sts', 'tlsa', 'dnssec', 'sending'] as const;
export type MakePart = (typeof MAKE_PARTS)[number];

/** Those that end in records to publish; the others are a question to ask, and settings. */
export const PUBLISHED_PARTS = ['tls-rpt', 'mta-sts', 'tlsa'] as const satisfies readonly MakePart[];
export type PublishedPart = (typeof PUBLISHED_PARTS)[number];
