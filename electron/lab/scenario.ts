import { isIPv4, isIPv6 } from 'node:net';
import * as z from 'zod/mini';
import { domainName } from '../../shared/model/domain-name.ts';

/** RFC 5737 and RFC 3849: addresses set apart for documentation, so that nobody can be reached by mistake. */
const DOCUMENTATION_ADDRESS = /^(192\.0\.2\.|198\.51\.100\.|203\.0\.113\.|2001:db8:)/;

const address = z
  .string()
  .check(z.refine(text => (isIPv4(text) || isIPv6(text)) && DOCUMENTATION_ADDRESS.test(text)));
/** A name below `nl.`, lower case, no trailing dot; labels may begin with an underscore. */
const name = z.string().check(z.regex(/^([a-z0-9_]([a-z0-9-]*[a-z0-9])?\.)+nl$/));
const words = z.object({ nl: z.string(), en: z.string() });

/** How a certificate came to be, and what is wrong with it. */
const certificateKind = z.enum(['lab-ca', 'self-signed', 'expired', 'wrong-name', 'other-ca']);
export type CertificateKind = z.infer<typeof certificateKind>;

/**
 * The state of a zone and of its delegation. `signed` and `unsigned` are in order; each of the others is signed, but
 * with one thing broken. `ds-without-keys`: the parent has a DS, while the zone is not signed at all.
 */
const zoneState = z.enum([
  'signed',
  'unsigned',
  'expired',
  'not-yet-valid',
  'wrong-ds',
  'missing-rrsig',
  'missing-denial',
  'ds-without-keys',
]);
export type ZoneState = z.infer<typeof zoneState>;

const denialKind = z.enum(['nsec', 'nsec3', 'nsec3-opt-out']);
export type DenialKind = z.infer<typeof denialKind>;

const zonePlan = z.object({ dnssec: zoneState, denial: z._default(denialKind, 'nsec') });

const tlsVersion = z.enum(['TLSv1', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3']);

const smtpPlan = z.object({
  starttls: z._default(z.boolean(), true),
  certificate: z._default(certificateKind, 'lab-ca'),
  minVersion: z._default(tlsVersion, 'TLSv1.2'),
  maxVersion: z._default(tlsVersion, 'TLSv1.3'),
});
export type SmtpPlan = z.infer<typeof smtpPlan>;

/** A TLSA record of selector 1, matching type 1, worked out from the key of the host or of its issuer. */
const tlsaPlan = z.object({ certificateUsage: z.union([z.literal(2), z.literal(3)]), matches: z.boolean() });

const hostPlan = z.object({
  addresses: z.array(address),
  /** Absent: nothing answers on port 25. */
  smtp: z.optional(smtpPlan),
  tlsa: z._default(z.array(tlsaPlan), []),
});

const mtaStsPlan = z.object({
  /** The `_mta-sts` TXT record as it stands in DNS. Absent: there is a policy, but no record announces it. */
  record: z.optional(z.string()),
  /** Absent: there is a record, but no policy host. */
  policy: z.optional(
    z.object({
      mode: z.enum(['enforce', 'testing', 'none']),
      mx: z.array(z.string()),
      maxAge: z.number(),
      addresses: z.array(address),
      certificate: z._default(certificateKind, 'lab-ca'),
    }),
  ),
});

/** Anything that is not worth a field of its own, as a zone file would have it: `{ name, type, value }`. */
const extraRecord = z.object({
  name,
  type: z.enum(['A', 'AAAA', 'MX', 'TXT', 'CNAME', 'TLSA']),
  value: z.string(),
});

/**
 * One practice domain, declaratively: what its owner and the operators of its mail hosts have set up. The lab makes
 * real servers of it. A name belongs to the deepest of `zones` that it lies in.
 */
export const scenario = z.object({
  id: z.string().check(z.regex(/^[a-z0-9-]+$/)),
  domain: domainName,
  title: words,
  description: words,
  zones: z.record(name, zonePlan),
  /** `.` as host: the domain takes no mail (RFC 7505). */
  mx: z._default(z.array(z.object({ preference: z.number(), host: z.union([name, z.literal('.')]) })), []),
  hosts: z._default(z.record(name, hostPlan), {}),
  mtaSts: z.optional(mtaStsPlan),
  /** The `_smtp._tls` TXT record. */
  tlsRpt: z.optional(z.string()),
  /** The `_smtp_sts` TXT record of the draft of March 2016. */
  sts2016: z.optional(z.string()),
  records: z._default(z.array(extraRecord), []),
});
export type Scenario = z.infer<typeof scenario>;
