/** What goes wrong by itself, with nobody behind it. */
export const ACCIDENTS = ['dnssec-broken', 'tlsa-stale', 'certificate-expired', 'mx-moved'] as const;

/** What somebody does to the mail of a domain, and what goes wrong by itself. */
export const ATTACKS = [
  'strip-starttls',
  'forge-mx',
  'redirect',
  'misissued-certificate',
  'stolen-old-key',
  'strip-tlsa',
  'forge-tlsa',
  'suppress-policy',
  'suppress-policy-and-redirect',
  'impersonate-policy-host',
  'take-over-policy-host',
  'replace-sts2016',
  'tamper-reports',
  'take-over-registrar',
  ...ACCIDENTS,
] as const;
export type Attack = (typeof ATTACKS)[number];

export const isAccident = (attack: Attack | 'none'): boolean => ACCIDENTS.some(each => each === attack);
