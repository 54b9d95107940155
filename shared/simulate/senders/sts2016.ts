import { type WebPkiFlaw, webPkiFlaw } from '../../certificates/index.ts';
import { isCovered2016, type Sts2016Record } from '../../sts2016/index.ts';
import { deliver, type Demand, type Refusal } from '../delivery.ts';
import { type HeldSts2016, isLive2016 } from '../policy-cache.ts';
import type { Attempt, FailureType } from '../run.ts';
import { note, type Scene } from '../scene.ts';
import { daneMatch } from '../../reading/hosts/dane-match.ts';
import type { HostReading, TlsServer } from '../../reading/domain-reading.ts';
import { firstPolicy2016, newerPolicy2016 } from './sts2016-policies.ts';

export interface Sts2016Run {
  readonly attempt: Attempt;
  readonly held: HeldSts2016 | undefined;
  /** The policy whose `rua` hears of failures. */
  readonly applied: Sts2016Record | undefined;
}

/** The algorithm of draft §3.5, by its prose; the pseudocode of its appendix differs and is not followed. */
export function runSts2016(
  scene: Scene,
  hosts: readonly HostReading[],
  cached: HeldSts2016 | undefined,
): Sts2016Run {
  const { reading, now } = scene;
  const isInHand = cached !== undefined && isLive2016(cached, now);
  if (cached) note(scene, isInHand ? 'policy-cached' : 'policy-expired', 'draft §3.5 step 1', reading.domain);
  const first = isInHand ? cached : firstPolicy2016(scene);
  if (first === 'unknown') {
    return { attempt: { kind: 'unknown' }, held: undefined, applied: undefined };
  }
  if (!first) return { attempt: withoutPolicy(scene, hosts), held: undefined, applied: undefined };
  const applied = first.record;
  if (!applied.tlsOnly) return { ...reportOnly(scene, hosts, first), applied };
  const attempt = tryPolicy(scene, hosts, applied, first.wasApplied);
  if (attempt.kind === 'delivered') return { attempt, held: met(scene, first), applied };
  // Nobody was there to be validated, or nobody saw who was.
  if (attempt.kind !== 'deferred' || attempt.because !== 'security') return { attempt, held: first, applied };
  if (!first.wasApplied) {
    // Draft §3.3, §3.4: what was never met is disregarded, and may stop no mail.
    note(scene, 'policy-disregarded', 'draft §3.4', reading.domain);
    return { attempt: withoutPolicy(scene, hosts), held: undefined, applied };
  }
  return stepFour(scene, hosts, first);
}

/** Draft §3.5 step 4: no failure before a newer policy was looked for, authenticated as the one in hand says. */
function stepFour(scene: Scene, hosts: readonly HostReading[], first: HeldSts2016): Sts2016Run {
  const applied = first.record;
  const refused = { attempt: { kind: 'refused' }, held: first, applied } as const;
  const newer = newerPolicy2016(scene, first);
  if (newer === 'unknown') return { ...refused, attempt: { kind: 'unknown' } };
  if (!newer) return refused;
  // Draft §3.3: a policy that fails when it is first applied is not taken up; the one in hand stays.
  if (!newer.record.tlsOnly) {
    const { attempt, held = first } = reportOnly(scene, hosts, newer);
    return { attempt, held, applied: newer.record };
  }
  const attempt = tryPolicy(scene, hosts, newer.record, true);
  if (attempt.kind === 'delivered') {
    return { attempt, held: met(scene, newer), applied: newer.record };
  }
  return attempt.kind === 'unknown' ? { ...refused, attempt } : refused;
}

const withoutPolicy = (scene: Scene, hosts: readonly HostReading[]): Attempt =>
  deliver(hosts, () => ({ kind: 'opportunistic' }), scene);

function met(scene: Scene, held: HeldSts2016): HeldSts2016 {
  note(scene, 'policy-applied', 'draft §3.3', scene.reading.domain);
  return { ...held, wasApplied: true };
}

/** Draft §3.5 step 3 alone: the mail goes, and what failed is reported. */
function reportOnly(
  scene: Scene,
  hosts: readonly HostReading[],
  policy: HeldSts2016,
): Omit<Sts2016Run, 'applied'> {
  const failuresBefore = scene.failures.length;
  const attempt = deliver(hosts, view => demand2016(scene, policy.record, view, 'report'), scene);
  if (attempt.kind !== 'delivered') return { attempt, held: policy.wasApplied ? policy : undefined };
  if (scene.failures.length === failuresBefore) return { attempt, held: met(scene, policy) };
  return { attempt, held: policy.wasApplied ? policy : undefined };
}

const tryPolicy = (
  scene: Scene,
  hosts: readonly HostReading[],
  record: Sts2016Record,
  counts: boolean,
): Attempt => deliver(hosts, view => demand2016(scene, record, view, counts ? 'insist' : 'try'), scene);

/**
 * What a policy wants of a host (draft §3.4, §3.5 step 2). `try`: it was never met, so that a server that fails would have
 * had the mail all the same, and one that passes has proven nothing.
 */
function demand2016(
  scene: Scene,
  record: Sts2016Record,
  view: HostReading,
  how: 'insist' | 'try' | 'report',
): Demand {
  const { host } = view;
  const source = 'draft §3.5 step 2';
  const reports = 'draft §3.5 step 3';
  // An empty list names no host at all; the draft's own example has none, and means every one.
  if (record.mx.length > 0 && !isCovered2016(record.mx, host)) {
    note(scene, 'mx-not-in-policy', source, host);
    if (how !== 'report') return { kind: 'skip', failure: 'mx-mismatch' };
    scene.failures.push('mx-mismatch');
    note(scene, 'reported-only', reports, host);
    return { kind: 'opportunistic' };
  }
  const check = (server: TlsServer): Refusal | undefined | 'unknown' => {
    const failure = failureOf(scene, record, view, server);
    return failure === undefined || failure === 'unknown'
      ? failure
      : { step: 'certificate-refused', source, failure };
  };
  return {
    kind: 'checked',
    tlsSource: source,
    source,
    passed: 'certificate-good',
    check,
    proves: how === 'insist' ? 'authenticated' : 'encrypted',
    ...(how === 'report' && { elseReport: reports }),
  };
}

/** Draft §4. */
const FAILURES: Readonly<Record<WebPkiFlaw, FailureType>> = {
  untrusted: 'invalid-certificate',
  'name-mismatch': 'certificate-mismatch',
  expired: 'expired-certificate',
  'not-yet-valid': 'invalid-certificate',
};

function failureOf(
  { reading, sender, now }: Scene,
  { certificateCheck }: Sts2016Record,
  { host, tlsa }: HostReading,
  { chain, isTrusted, later = 0 }: TlsServer,
): FailureType | undefined | 'unknown' {
  if (certificateCheck !== 'tlsa') {
    const [certificate] = chain;
    const flaw = certificate ? webPkiFlaw(certificate, isTrusted, host, now + later) : 'untrusted';
    return flaw && FAILURES[flaw];
  }
  // Draft §3.4: who cannot do what is asked behaves as if it had failed.
  if (sender.validatesDnssec === false) return 'sender-does-not-support-validation-method';
  if (tlsa.kind === 'not-measured') return 'unknown';
  if (tlsa.kind === 'lookup-failed') return 'dnssec-invalid';
  if (tlsa.kind !== 'secure') return 'tlsa-invalid';
  return daneMatch(reading, tlsa.base, tlsa.records, chain, now + later).ok
    ? undefined
    : 'invalid-certificate';
}
