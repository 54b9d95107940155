import { type WebPkiFlaw, webPkiFlaw } from '../../certificates/index.ts';
import { isCovered, type StsPolicy } from '../../mtasts/index.ts';
import { announcedId, policyIn } from '../../reading/announced-policy.ts';
import type { Demand, Refusal } from '../delivery.ts';
import { type HeldMtaSts, isDueForRefresh, isLive } from '../policy-cache.ts';
import type { FailureType } from '../run.ts';
import { note, type Scene } from '../scene.ts';
import { validates } from '../sender.ts';
import type { HostReading, TlsServer } from '../../reading/domain-reading.ts';

/** The policy that a sender goes by for this message, and what it holds afterwards. */
export interface PolicyInForce {
  readonly policy: StsPolicy | undefined;
  readonly held: HeldMtaSts | undefined;
  /** What decides it was not measured. */
  readonly isUnknown: boolean;
}

/** Finds the policy (RFC 8461 §5.1): the one held while it lives, refreshed once a day, or else the one announced. */
export function findPolicy(scene: Scene, cached: HeldMtaSts | undefined): PolicyInForce {
  const { reading, sender, now } = scene;
  if (!cached || !isLive(cached, now)) {
    if (cached) note(scene, 'policy-expired', 'RFC 8461 §3.2', reading.domain);
    return firstPolicy(scene);
  }
  note(scene, 'policy-cached', 'RFC 8461 §5.1', reading.domain);
  const held = isDueForRefresh(cached, now) ? refreshed(scene, cached) : cached;
  const inForce = sender.fetchesPolicy === 'after' ? cached : held;
  return { policy: inForce.policy, held, isUnknown: false };
}

function firstPolicy(scene: Scene): PolicyInForce {
  const { reading, sender } = scene;
  const without = (isUnknown: boolean) => ({ policy: undefined, held: undefined, isUnknown });
  const announced = announcementFor(scene);
  if (announced.kind === 'unknown') {
    note(scene, 'policy-unknown', 'RFC 8461 §3.1', reading.domain);
    return without(true);
  }
  if (announced.kind === 'none') {
    note(scene, 'policy-none', 'RFC 8461 §3.1', reading.domain);
    return without(false);
  }
  const isBehind = sender.fetchesPolicy === 'after';
  if (isBehind) note(scene, 'policy-later', 'RFC 8461 §5.1', reading.domain);
  const fetched = fetchPolicy(scene, announced.id);
  if (fetched === 'unknown') return without(!isBehind);
  return { policy: isBehind ? undefined : fetched?.policy, held: fetched, isUnknown: false };
}

/**
 * RFC 8461 §3.3: policies are fetched anew long before they end, whether or not the record is still there. Where that
 * fails the one in hand stays in force, and whoever runs the sender hears of it.
 */
function refreshed(scene: Scene, cached: HeldMtaSts): HeldMtaSts {
  const announced = announcementFor(scene);
  const id = announced.kind === 'id' ? announced.id : cached.id;
  const fetched = fetchPolicy(scene, id, cached.policy.mode !== 'none');
  return fetched === 'unknown' || !fetched ? cached : fetched;
}

type Announced =
  | { readonly kind: 'id'; readonly id: string }
  | { readonly kind: 'none' }
  | { readonly kind: 'unknown' };

/** The id of the one record that counts (RFC 8461 §3.1); `none` too where the record cannot be had. */
export function announcementFor({ reading: { stsRecord }, sender }: Scene): Announced {
  if (stsRecord.kind === 'unknown') return { kind: 'unknown' };
  // Who validates gets an error for a bogus record, and cannot tell it from no record.
  if (stsRecord.kind !== 'records' || (stsRecord.status === 'bogus' && validates(sender)))
    return { kind: 'none' };
  const id = announcedId(stsRecord);
  return id === undefined ? { kind: 'none' } : { kind: 'id', id };
}

/** One fetch over HTTPS, as of now; nothing where it fails or what comes is no policy. */
export function fetchPolicy(scene: Scene, id: string, isReported = true): HeldMtaSts | undefined | 'unknown' {
  const { domain, stsPolicy } = scene.reading;
  if (stsPolicy.kind === 'unknown') {
    note(scene, 'policy-unknown', 'RFC 8461 §3.3', domain);
    return 'unknown';
  }
  const policy = policyIn(stsPolicy);
  if (policy) {
    note(scene, 'policy-fetched', 'RFC 8461 §3.3', domain);
    return { id, policy, fetchedAt: scene.now };
  }
  // RFC 8461 §3.3: without a policy the mail goes as if there were none, or by the one held.
  note(scene, 'policy-fetch-failed', 'RFC 8461 §3.3', domain);
  if (isReported) scene.failures.push(fetchFailure(scene));
  return undefined;
}

/** RFC 8460 §4.3. */
function fetchFailure({ reading: { stsPolicy } }: Scene): FailureType {
  if (stsPolicy.kind !== 'failed') return 'sts-policy-invalid';
  return stsPolicy.because === 'certificate' ? 'sts-webpki-invalid' : 'sts-policy-fetch-error';
}

const FAILURES: Readonly<Record<WebPkiFlaw, FailureType>> = {
  untrusted: 'certificate-not-trusted',
  'name-mismatch': 'certificate-host-mismatch',
  expired: 'certificate-expired',
  'not-yet-valid': 'certificate-not-trusted',
};

/** What a policy wants of a host (RFC 8461 §4.1, §4.2); in mode testing it only wants to hear of it (§5). */
export function policyDemand(scene: Scene, policy: StsPolicy, { host }: HostReading): Demand {
  const insists = policy.mode === 'enforce';
  if (!isCovered(policy.mx, host)) {
    note(scene, 'mx-not-in-policy', 'RFC 8461 §4.1', host);
    if (insists) return { kind: 'skip', failure: 'validation-failure' };
    scene.failures.push('validation-failure');
    note(scene, 'reported-only', 'RFC 8461 §5', host);
    return { kind: 'opportunistic' };
  }
  return {
    kind: 'checked',
    tlsSource: 'RFC 8461 §4',
    source: 'RFC 8461 §4.2',
    passed: 'certificate-good',
    check: server => certificateRefusal(scene, host, server),
    ...(insists ? { proves: 'authenticated' } : { proves: 'encrypted', elseReport: 'RFC 8461 §5' }),
  };
}

function certificateRefusal(
  { now }: Scene,
  host: string,
  { chain, isTrusted, later = 0 }: TlsServer,
): Refusal | undefined {
  const [certificate] = chain;
  const flaw = certificate ? webPkiFlaw(certificate, isTrusted, host, now + later) : 'untrusted';
  return flaw && { step: 'certificate-refused', source: 'RFC 8461 §4.2', failure: FAILURES[flaw] };
}
