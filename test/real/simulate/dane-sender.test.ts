import { expect, test } from 'vitest';
import { readDomain } from '../../../shared/reading/read-domain.ts';
import { simulate } from '../../../shared/simulate/index.ts';
import { BED_DOMAINS, type BedDomain } from '../bed/bed-domains.ts';
import { checkOnBed } from '../bed/check-on-bed.ts';
import { describeWithBed } from '../bed/describe-with-bed.ts';
import { posttlsFingerSays } from '../bed/opinions.ts';

/** What posttls-finger prints for each outcome of a sender that knows DANE. */
const SAID = {
  authenticated: ['Verified'],
  /** It tells what it makes of the certificate; without TLSA records it would deliver whatever that is. */
  encrypted: ['Untrusted', 'Anonymous', 'Trusted', 'Verified'],
  cleartext: ['no TLS'],
  /** It shows the server it would turn away from, and says that its certificate is not the one named. */
  security: ['Untrusted'],
  lookup: ['Host not found, try again'],
  'no-mail': ['nullMX', 'Host not found'],
} as const;

const CASES: readonly (readonly [BedDomain, keyof typeof SAID])[] = [
  ['healthy', 'authenticated'],
  ['international', 'authenticated'],
  ['onlyMtaSts', 'encrypted'],
  ['mxUnsigned', 'encrypted'],
  ['noStartTls', 'cleartext'],
  ['tlsaMismatch', 'security'],
  ['policyRedirected', 'encrypted'],
  ['nullMx', 'no-mail'],
  ['noMx', 'encrypted'],
  ['wrongDs', 'lookup'],
  ['serverFailure', 'lookup'],
  ['missing', 'no-mail'],
];

describeWithBed('a sender that knows DANE, as simulated and as Postfix does it', bed => {
  test.for(CASES)('"%s": %s', async ([domain, expected]) => {
    const { evidence } = await checkOnBed(bed(), domain);
    const now = Math.floor(evidence.endedAt / 1_000);
    const { outcome } = simulate(readDomain(evidence), { kind: 'dane', insecureMx: 'dane' }, { now });
    const ours =
      outcome.kind === 'delivered'
        ? outcome.protection
        : outcome.kind === 'deferred'
          ? outcome.because
          : outcome.kind;
    expect(ours).toBe(expected);
    expect(SAID[expected]).toContain(await posttlsFingerSays(bed(), 'dane', BED_DOMAINS[domain]));
  });
});
