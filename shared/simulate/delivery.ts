import { impossible } from '../model/impossible.ts';
import type { Attempt, FailureType, StepKind } from './run.ts';
import { note, type Scene } from './scene.ts';
import { takesTls, validates } from './sender.ts';
import { isOldTls } from '../reading/hosts/old-tls.ts';
import type { HostReading, Owner, ServerReading, TlsServer } from '../reading/domain-reading.ts';

type Delivered = Extract<Attempt, { kind: 'delivered' }>;

/** Why a server may not have the mail. */
export interface Refusal {
  readonly step: StepKind;
  readonly source: string;
  readonly failure: FailureType;
}

/** TLS, and a certificate that passes. */
interface Checked {
  readonly kind: 'checked';
  /** The rule by which there has to be TLS at all. */
  readonly tlsSource: string;
  /** The rule by which the certificate passes. */
  readonly source: string;
  /** `unknown` where what decides it was not measured. */
  readonly check: (server: TlsServer) => Refusal | undefined | 'unknown';
  /** Said of a server that passes. */
  readonly passed: StepKind;
  /** What then is certain: nothing about whose server it is, where one that fails would have had the mail too. */
  readonly proves: 'authenticated' | 'encrypted';
  /** The rule by which the mail goes all the same, and the failure is reported; without one it goes no further. */
  readonly elseReport?: string;
}

/** What a sender wants of one host before it hands over mail. */
export type Demand =
  | { readonly kind: 'cleartext' }
  /** RFC 7435: TLS where it is offered, and on without it. */
  | { readonly kind: 'opportunistic' }
  /** TLS with whoever answers (RFC 7672 §2.2: TLSA records that are all unusable). */
  | { readonly kind: 'tls'; readonly source: string }
  | Checked
  /** The host is as good as not there. */
  | { readonly kind: 'skip'; readonly failure: FailureType }
  | { readonly kind: 'unknown' };
type Wanted = Exclude<Demand, { kind: 'skip' | 'unknown' }>;

/** Why nobody had the mail, the weightier the later. */
const REASONS = ['unreachable', 'lookup', 'security'] as const;
type Reason = (typeof REASONS)[number];
const weightier = (one: Reason, other: Reason): Reason =>
  REASONS.indexOf(one) >= REASONS.indexOf(other) ? one : other;

/** Tries the hosts in order of preference (RFC 5321 §5.1), each with what is wanted of it, until one may have the mail. */
export function deliver(
  hosts: readonly HostReading[],
  demandOf: (host: HostReading) => Demand,
  scene: Scene,
): Attempt {
  let because: Reason = 'unreachable';
  for (const view of hosts) {
    const tried = tryHost(view, demandOf, scene);
    if (tried.kind !== 'deferred') return tried;
    because = weightier(because, tried.because);
  }
  return { kind: 'deferred', because };
}

function tryHost(view: HostReading, demandOf: (host: HostReading) => Demand, scene: Scene): Attempt {
  const { host, addresses, servers } = view;
  if (validates(scene.sender) && addresses === 'bogus') {
    // RFC 7672 §2.1.2: addresses that cannot be believed are none.
    note(scene, 'host-unreachable', 'RFC 7672 §2.1.2', host);
    scene.failures.push('dnssec-invalid');
    return { kind: 'deferred', because: 'lookup' };
  }
  const demand = demandOf(view);
  if (demand.kind === 'unknown') return { kind: 'unknown' };
  if (demand.kind === 'skip') {
    scene.failures.push(demand.failure);
    return { kind: 'deferred', because: 'security' };
  }
  let because: Reason = 'unreachable';
  let isUnseen = false;
  for (const server of servers) {
    if (server.kind === 'unknown') {
      isUnseen = true;
      note(scene, 'host-unknown', 'RFC 5321 §5.1', host);
    } else if (server.kind === 'unreachable') {
      note(scene, 'host-unreachable', 'RFC 5321 §5.1', host);
    } else {
      const ended = session(host, server, demand, scene);
      if (ended) return ended;
      because = 'security';
    }
  }
  if (servers.length === 0) note(scene, 'host-unreachable', 'RFC 5321 §5.1', host);
  // The address that was not seen may be the one that takes the mail.
  return isUnseen ? { kind: 'unknown' } : { kind: 'deferred', because };
}

/** How a session with one server ends the search; nothing where the sender has to look on. */
function session(
  host: string,
  server: Extract<ServerReading, { kind: 'tls' | 'no-tls' }>,
  demand: Wanted,
  scene: Scene,
): Delivered | { readonly kind: 'unknown' } | undefined {
  const delivered = (protection: Delivered['protection']): Delivered => ({
    kind: 'delivered',
    protection,
    to: server.owner,
    host,
  });
  if (demand.kind === 'cleartext') {
    note(scene, 'tls-not-wanted', 'RFC 3207 §4', host, server.owner);
    return delivered('cleartext');
  }
  if (server.kind === 'no-tls') {
    return withoutTls(host, server.owner, demand, scene) ? delivered('cleartext') : undefined;
  }
  if (!takesTls(scene.sender, server.version)) {
    note(scene, 'tls-too-old', 'RFC 8996 §5', host, server.owner);
    return demand.kind === 'opportunistic' || passesAnyhow(demand, host, scene)
      ? delivered('cleartext')
      : undefined;
  }
  note(scene, 'tls-made', 'RFC 3207 §4', host, server.owner);
  const isOld = isOldTls(server.version);
  if (isOld) note(scene, 'tls-old', 'RFC 8996 §2', host, server.owner);
  switch (demand.kind) {
    case 'opportunistic':
    case 'tls':
      return delivered('encrypted');
    case 'checked': {
      const refusal = demand.check(server);
      if (refusal === 'unknown') return { kind: 'unknown' };
      if (!refusal) {
        note(scene, demand.passed, demand.source, host, server.owner);
        return delivered(isOld ? 'encrypted' : demand.proves);
      }
      note(scene, refusal.step, refusal.source, host, server.owner);
      scene.failures.push(refusal.failure);
      return goesAnyhow(demand, host, scene) ? delivered('encrypted') : undefined;
    }
    default:
      return impossible(demand);
  }
}

/** Whether a server without TLS has the mail. */
function withoutTls(
  host: string,
  owner: Owner,
  demand: Exclude<Wanted, { kind: 'cleartext' }>,
  scene: Scene,
): boolean {
  if (demand.kind === 'opportunistic') {
    note(scene, 'no-tls-offered', 'RFC 7435 §3', host, owner);
    return true;
  }
  const source = demand.kind === 'checked' ? demand.tlsSource : demand.source;
  note(scene, 'no-tls-offered', source, host, owner);
  return passesAnyhow(demand, host, scene);
}

/** Whether a server with which no TLS can be made has the mail where TLS is wanted; it is reported as one without. */
function passesAnyhow(
  demand: Exclude<Wanted, { kind: 'cleartext' | 'opportunistic' }>,
  host: string,
  scene: Scene,
): boolean {
  scene.failures.push('starttls-not-supported');
  return demand.kind === 'checked' && goesAnyhow(demand, host, scene);
}

function goesAnyhow({ elseReport }: Checked, host: string, scene: Scene): boolean {
  if (elseReport !== undefined) note(scene, 'reported-only', elseReport, host);
  return elseReport !== undefined;
}

/** The hosts that a sender finds, or how its mail ends when it finds none. */
export function findHosts(
  scene: Scene,
):
  | { readonly kind: 'hosts'; readonly hosts: readonly HostReading[] }
  | { readonly kind: 'end'; readonly attempt: Attempt } {
  const { mx } = scene.reading;
  const end = (attempt: Attempt) => ({ kind: 'end', attempt }) as const;
  if (validates(scene.sender) && 'status' in mx) {
    if (mx.status === 'bogus') {
      note(scene, 'mx-bogus', 'RFC 7672 §2.1.2');
      scene.failures.push('dnssec-invalid');
      return end({ kind: 'deferred', because: 'lookup' });
    }
    if (mx.status === 'indeterminate') {
      note(scene, 'mx-failed', 'RFC 7672 §2.1.2');
      return end({ kind: 'unknown' });
    }
  }
  switch (mx.kind) {
    case 'hosts':
      note(scene, 'mx-found', 'RFC 5321 §5.1', mx.hosts[0]?.host);
      return { kind: 'hosts', hosts: mx.hosts };
    case 'no-mail':
      note(scene, 'no-mail', 'RFC 7505 §3');
      return end({ kind: 'no-mail' });
    case 'failed':
      note(scene, 'mx-failed', 'RFC 5321 §5.1');
      return end({ kind: 'deferred', because: 'lookup' });
    case 'unknown':
      note(scene, 'mx-failed', 'RFC 5321 §5.1');
      return end({ kind: 'unknown' });
    default:
      return impossible(mx);
  }
}
