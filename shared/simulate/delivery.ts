import type { FailureType, Outcome, Step, StepKind } from './run.ts';
import type { HostView, MxView, ServerView } from './world.ts';

type TlsServer = Extract<ServerView, { kind: 'tls' }>;

/** Why a server may not have the mail. */
export interface Refusal {
  readonly step: StepKind;
  readonly source: string;
  readonly failure: FailureType;
}

/** What a sender wants of one host before it hands over mail. */
export type Demand =
  | { readonly kind: 'cleartext' }
  /** RFC 7435: TLS where it is offered, and on without it. */
  | { readonly kind: 'opportunistic' }
  /** TLS with whoever answers (RFC 7672 §2.2: TLSA records that are all unusable). */
  | { readonly kind: 'tls'; readonly source: string }
  | {
      readonly kind: 'authenticated';
      readonly source: string;
      readonly check: (server: TlsServer) => Refusal | undefined;
      /** Said of a server that passes. */
      readonly passed: StepKind;
    }
  /** The host is as good as not there. */
  | { readonly kind: 'skip'; readonly failure?: FailureType }
  | { readonly kind: 'unknown' };

export interface Diary {
  readonly steps: Step[];
  readonly failures: FailureType[];
}

export const note = ({ steps }: Diary, kind: StepKind, source: string, subject?: string): void => {
  steps.push({ kind, source, ...(subject !== undefined && { subject }) });
};

/** Tries the hosts in order of preference (RFC 5321 §5.1), each with what is wanted of it, until one may have the mail. */
export function deliver(
  hosts: readonly HostView[],
  demandOf: (host: HostView) => Demand,
  diary: Diary,
): Outcome {
  let refused = false;
  for (const view of hosts) {
    const { host } = view;
    const demand = demandOf(view);
    if (demand.kind === 'unknown') return { kind: 'unknown' };
    if (demand.kind === 'skip') {
      refused = true;
      if (demand.failure) diary.failures.push(demand.failure);
      continue;
    }
    if (view.servers.length === 0) note(diary, 'host-unreachable', 'RFC 5321 §5.1', host);
    for (const server of view.servers) {
      if (server.kind === 'unknown') {
        note(diary, 'host-unknown', 'RFC 5321 §5.1', host);
        return { kind: 'unknown' };
      }
      if (server.kind === 'unreachable') {
        note(diary, 'host-unreachable', 'RFC 5321 §5.1', host);
        continue;
      }
      const result = session(host, server, demand, diary);
      if (result) return result;
      refused = true;
    }
  }
  return { kind: 'deferred', because: refused ? 'security' : 'unreachable' };
}

function session(
  host: string,
  server: Extract<ServerView, { kind: 'tls' | 'no-tls' }>,
  demand: Exclude<Demand, { kind: 'skip' | 'unknown' }>,
  diary: Diary,
): Outcome | undefined {
  const delivered = (protection: 'authenticated' | 'encrypted' | 'cleartext'): Outcome => ({
    kind: 'delivered',
    protection,
    to: server.owner,
    host,
  });
  if (demand.kind === 'cleartext') {
    note(diary, 'tls-not-wanted', 'RFC 3207 §4', host);
    return delivered('cleartext');
  }
  if (server.kind === 'no-tls') {
    note(diary, 'no-tls-offered', demand.kind === 'opportunistic' ? 'RFC 7435 §3' : demand.source, host);
    if (demand.kind === 'opportunistic') return delivered('cleartext');
    diary.failures.push('starttls-not-supported');
    return undefined;
  }
  note(diary, 'tls-made', 'RFC 3207 §4', host);
  if (demand.kind !== 'authenticated') return delivered('encrypted');
  const refusal = demand.check(server);
  if (!refusal) {
    note(diary, demand.passed, demand.source, host);
    return delivered('authenticated');
  }
  note(diary, refusal.step, refusal.source, host);
  diary.failures.push(refusal.failure);
  return undefined;
}

/** The hosts that a sender finds, or how its mail ends when it finds none. */
export function findHosts(
  mx: MxView,
  isValidating: boolean,
  diary: Diary,
):
  | { readonly kind: 'hosts'; readonly hosts: readonly HostView[] }
  | { readonly kind: 'end'; readonly outcome: Outcome } {
  const end = (outcome: Outcome) => ({ kind: 'end', outcome }) as const;
  switch (mx.kind) {
    case 'no-mail':
      note(diary, 'no-mail', 'RFC 7505 §3');
      return end({ kind: 'no-mail' });
    case 'failed':
      note(diary, 'mx-failed', 'RFC 5321 §5.1');
      return end({ kind: 'deferred', because: 'lookup' });
    case 'unknown':
      note(diary, 'mx-failed', 'RFC 5321 §5.1');
      return end({ kind: 'unknown' });
    case 'hosts':
      if (isValidating && mx.status === 'bogus') {
        note(diary, 'mx-bogus', 'RFC 7672 §2.1.2');
        diary.failures.push('dnssec-invalid');
        return end({ kind: 'deferred', because: 'lookup' });
      }
      if (isValidating && mx.status === 'indeterminate') {
        note(diary, 'mx-failed', 'RFC 7672 §2.1.2');
        return end({ kind: 'unknown' });
      }
      note(diary, 'mx-found', 'RFC 5321 §5.1', mx.hosts[0]?.host);
      return { kind: 'hosts', hosts: mx.hosts };
  }
}
