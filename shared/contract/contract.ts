import * as z from 'zod/mini';
import { askedName, dnsName } from '../evidence/bounds/names.ts';
import { certificateFacts } from '../evidence/certificate.ts';
import { evidence } from '../evidence/evidence.ts';
import { issuerFamily } from '../evidence/keys/issuer-family.ts';
import { keyMaterial, MAX_KEY_FILE_BYTES } from '../evidence/keys/key-material.ts';
import { publicationEvidence } from '../evidence/publication.ts';
import { smtpSession } from '../evidence/smtp.ts';
import { milliseconds } from '../model/time.ts';
import { PROPOSED_TYPES, proposal } from '../overlay/proposal.ts';
import type { ApiOf, CancelSignal, Contract } from './define-contract.ts';

/** No text that a page sends is longer than this, pasted output of a command included. */
const MAX_TEXT = 200_000;
const text = (most = 2_000) => z.string().check(z.maxLength(most));
/** Base64 of at most so many bytes. */
const base64 = (bytes: number) =>
  z.string().check(z.maxLength(4 * Math.ceil(bytes / 3)), z.regex(/^[A-Za-z0-9+/]*={0,2}$/));
const inTwoLanguages = z.object({ nl: z.string(), en: z.string() });

/** A domain of the practice network, and what is special about it. */
export const practiceDomain = z.object({
  id: z.string(),
  domain: z.string(),
  title: inTwoLanguages,
  description: inTwoLanguages,
});
export type PracticeDomain = z.infer<typeof practiceDomain>;

/** What a check looks at. The page has a sentence for each. */
export const probeName = z.enum([
  'mx',
  'dnssec',
  'addresses',
  'tlsa',
  'smtp',
  'mta-sts-record',
  'mta-sts-policy',
  'tls-rpt',
  'sts2016',
]);
export type ProbeName = z.infer<typeof probeName>;

/** One step of a running check: a probe of one subject (a name, or a host and its address) started or ended. */
export const checkStep = z.object({
  probe: probeName,
  subject: z.string(),
  /** `late`: connected, and no greeting yet. */
  state: z.enum(['started', 'late', 'answered', 'failed']),
  /** Milliseconds since the check started. */
  atMs: milliseconds,
});
export type CheckStep = z.infer<typeof checkStep>;

/** One step of looking whether a change was published. */
export const publicationStep = z.object({
  what: z.enum(['zone', 'name-server', 'resolver', 'policy']),
  /** A domain, a name server and its address, a resolver, or the policy host. */
  subject: z.string(),
  state: z.enum(['started', 'answered', 'failed']),
  /** Milliseconds since the first step. */
  atMs: milliseconds,
});
export type PublicationStep = z.infer<typeof publicationStep>;

/** A proposal has a handful of sets; more are no proposal of ours. */
const MAX_SETS = 40;

/** Which domain is looked at, from where. */
const lookFrom = {
  domain: text(),
  network: z.enum(['real', 'lab']),
  /** As `--resolver` takes it; empty for the system's. */
  resolver: text(),
  /** Whether servers at private or loopback addresses may be connected to. */
  allowPrivateAddresses: z.boolean(),
};

const noProgress = z.never();

/** Every call that a page can make. Types, hosts, client and test doubles all follow from this one value. */
export const contract = {
  /** What this application is and offers; the first call of every page. */
  about: {
    input: z.object({}),
    progress: noProgress,
    output: z.object({
      version: z.string(),
      host: z.enum(['electron', 'browser', 'cli', 'test']),
      practiceDomains: z.array(practiceDomain),
    }),
  },
  /** Observes one domain. The text is what the user typed; the evidence names the domain it was taken for. */
  checkDomain: {
    input: z.object(lookFrom),
    progress: checkStep,
    output: evidence,
  },
  /** Looks whether what was to change has been published, at each name server itself. Only what is named is looked at. */
  verifyPublication: {
    input: z.object({
      ...lookFrom,
      sets: z
        .array(z.object({ name: askedName(), type: z.enum(PROPOSED_TYPES) }))
        .check(z.maxLength(MAX_SETS)),
      /** Whether the policy file is fetched. */
      policy: z.boolean(),
    }),
    progress: publicationStep,
    output: publicationEvidence,
  },
  /** Publishes a proposal at once, in the practice network and nowhere else. */
  publishPractice: {
    input: z.object({ domain: text(), proposal }),
    progress: noProgress,
    output: z.object({}),
  },
  /** Reads what `openssl s_client` printed elsewhere, where port 25 is open, into a session of the same shape. */
  readPastedSession: {
    input: z.object({ host: dnsName(), text: text(MAX_TEXT) }),
    progress: noProgress,
    output: z.object({ session: smtpSession, certificates: z.array(certificateFacts) }),
  },
  /** Measures on the practice network what one policy fetch and one validation of a TLSA record take on this machine. */
  measureCosts: {
    input: z.object({}),
    progress: noProgress,
    output: z.object({ policyFetchMs: z.number(), validationMs: z.number(), rounds: z.number() }),
  },
  /**
   * Reads certificates and keys that the page was given, for TLSA records. A private key among them is used for its public
   * half, and neither kept nor logged nor sent back.
   */
  readKeyMaterial: {
    input: z.object({ content: base64(MAX_KEY_FILE_BYTES) }),
    progress: noProgress,
    output: z.array(keyMaterial).check(z.minLength(1)),
  },
  /** The same of a file that the user picks in the host's own window: the page never sees what is in it. Electron only. */
  openKeyFile: {
    input: z.object({}),
    progress: noProgress,
    output: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('read'), name: z.string(), found: z.array(keyMaterial) }),
      z.object({ kind: z.literal('none-chosen') }),
    ]),
  },
  /** Public issuers that take turns in signing: where a `2 1 1` record names one, it has to name all of them. */
  issuerFamilies: {
    input: z.object({}),
    progress: noProgress,
    output: z.array(issuerFamily),
  },
} as const satisfies Contract;

export type PostzegelApi<Signal extends CancelSignal = CancelSignal> = ApiOf<typeof contract, Signal>;
export type CallName = keyof typeof contract;
