import type { DnssecStatus } from '../../shared/evidence/dnssec-status.ts';
import { type SignedWorld, signedWorld, type ZonePlan } from './signed-world.ts';

/** 2026-11-23. */
export const NOW = 1_795_392_000;

const zoneText = (origin: string) => `
${origin} MX 10 mail.${origin}
${origin} TXT "v=spf1"
www.${origin} A 192.0.2.1
www.${origin} A 192.0.2.2
www.${origin} AAAA 2001:db8::1
mail.${origin} A 192.0.2.25
a.b.ent.${origin} TXT "deep"
*.wild.${origin} A 192.0.2.4
*.wildalias.${origin} CNAME www.${origin}
alias.${origin} CNAME www.${origin}
away.${origin} CNAME www.nsec-13.nl.
dangling.${origin} CNAME nowhere.${origin}
toinsecure.${origin} CNAME www.unsigned.nl.
dn.${origin} DNAME target.${origin}
www.target.${origin} A 192.0.2.6
`;

const SIGNED: Readonly<Record<string, ZonePlan>> = {
  'nsec-8.nl.': { algorithm: 8, denial: 'nsec' },
  'nsec3-8.nl.': { algorithm: 8, denial: 'nsec3' },
  'optout-8.nl.': { algorithm: 8, denial: 'nsec3-opt-out' },
  'nsec-13.nl.': { algorithm: 13, denial: 'nsec' },
  'nsec3-13.nl.': { algorithm: 13, denial: 'nsec3' },
  'nsec-15.nl.': { algorithm: 15, denial: 'nsec' },
};

/** The root, `nl`, zones of several algorithms with both kinds of denial, an unsigned one and two broken ones. */
export function questionWorld(): SignedWorld {
  const signed = Object.entries(SIGNED).map(([origin, plan]) => [
    origin,
    { ...plan, text: zoneText(origin) },
  ]);
  return signedWorld(
    {
      '.': { algorithm: 8, denial: 'nsec' },
      'nl.': { algorithm: 8, denial: 'nsec3-opt-out' },
      'plain.nl.': { algorithm: 8, denial: 'nsec' },
      'unsigned.plain.nl.': { text: 'www.unsigned.plain.nl. A 192.0.2.7' },
      'unsigned.nl.': { text: 'www.unsigned.nl. A 192.0.2.7\nalias.unsigned.nl. CNAME www.unsigned.nl.' },
      'expired.nl.': { algorithm: 8, expired: true, text: 'www.expired.nl. A 192.0.2.8' },
      'wrongds.nl.': { algorithm: 8, wrongDs: true, text: 'www.wrongds.nl. A 192.0.2.8' },
      ...Object.fromEntries(signed),
    },
    NOW,
  );
}

export interface ExpectedAnswer {
  readonly name: string;
  readonly type: string;
  readonly about: string;
  readonly status: DnssecStatus;
  readonly rcode: string;
}

const inSignedZone = (origin: string, hasOptOut: boolean): readonly ExpectedAnswer[] => {
  const zone = origin.slice(0, -1);
  const proven: DnssecStatus = hasOptOut ? 'insecure' : 'secure';
  const at = (
    about: string,
    name: string,
    type: string,
    status: DnssecStatus = 'secure',
    rcode = 'NOERROR',
  ) => ({
    about,
    name: name === '' ? zone : `${name}.${zone}`,
    type,
    status,
    rcode,
  });
  return [
    at('positive', '', 'MX'),
    at('positive', 'www', 'A'),
    at('positive', '', 'DNSKEY'),
    at('positive', '', 'DS'),
    at('NODATA', 'www', 'TXT'),
    at('NODATA at the apex', '', 'A'),
    at('NXDOMAIN', 'nx', 'A', proven, 'NXDOMAIN'),
    at('NXDOMAIN, deep', 'a.b.nx', 'MX', proven, 'NXDOMAIN'),
    at('wildcard', 'x.wild', 'A', proven),
    at('wildcard, deep', 'x.y.wild', 'A', proven),
    at('wildcard NODATA', 'x.wild', 'TXT', proven),
    at('wildcard CNAME', 'x.wildalias', 'A', proven),
    at('empty non-terminal', 'b.ent', 'A'),
    at('CNAME', 'alias', 'AAAA'),
    at('CNAME itself', 'alias', 'CNAME'),
    at('CNAME into another zone', 'away', 'A'),
    at('CNAME to nowhere', 'dangling', 'A', proven, 'NXDOMAIN'),
    at('CNAME into an unsigned zone', 'toinsecure', 'A', 'insecure'),
    at('DNAME', 'www.dn', 'A'),
    at('DNAME, the CNAME it makes', 'www.dn', 'CNAME'),
    at('DNAME itself', 'dn', 'DNAME'),
  ];
};

/** What every question of the world comes to, unchanged. */
export const QUESTIONS: readonly ExpectedAnswer[] = [
  ...Object.entries(SIGNED).flatMap(([origin, { denial }]) =>
    inSignedZone(origin, denial === 'nsec3-opt-out'),
  ),
  {
    about: 'insecure child, opt-out',
    name: 'www.unsigned.nl',
    type: 'A',
    status: 'insecure',
    rcode: 'NOERROR',
  },
  { about: 'insecure child, opt-out', name: 'unsigned.nl', type: 'DS', status: 'insecure', rcode: 'NOERROR' },
  {
    about: 'insecure child, alias',
    name: 'alias.unsigned.nl',
    type: 'A',
    status: 'insecure',
    rcode: 'NOERROR',
  },
  { about: 'insecure child', name: 'www.unsigned.plain.nl', type: 'A', status: 'insecure', rcode: 'NOERROR' },
  { about: 'insecure child', name: 'unsigned.plain.nl', type: 'DS', status: 'secure', rcode: 'NOERROR' },
  { about: 'insecure child', name: 'nx.unsigned.plain.nl', type: 'A', status: 'insecure', rcode: 'NXDOMAIN' },
  { about: 'expired', name: 'www.expired.nl', type: 'A', status: 'bogus', rcode: 'NOERROR' },
  { about: 'wrong DS', name: 'www.wrongds.nl', type: 'A', status: 'bogus', rcode: 'NOERROR' },
];
