import { type DaneReason, usableTlsaRecords } from '../../dane/index.ts';
import { daneMatch, isFoundByAll } from '../../reading/hosts/dane-match.ts';
import type { HostReading, HostTlsa, TlsServer } from '../../reading/domain-reading.ts';
import type { Demand, Refusal } from '../delivery.ts';
import type { FailureType } from '../run.ts';
import { note, type Scene } from '../scene.ts';

/** What DANE wants of a host (RFC 7672 §2.2); `opportunistic` where it has nothing to say, unless it is demanded. */
export function daneDemand(scene: Scene, view: HostReading): Demand {
  const demand = usualDemand(scene, view);
  const isProof = demand.kind === 'checked' && demand.proves === 'authenticated';
  if (scene.sender.demandsDane !== true || isProof || demand.kind === 'skip' || demand.kind === 'unknown')
    return demand;
  note(scene, 'dane-demanded', 'RFC 7672 §6', view.host);
  return { kind: 'skip', failure: 'dane-required' };
}

function usualDemand(scene: Scene, { host, tlsa }: HostReading): Demand {
  const { reading, sender } = scene;
  const mxSecure = reading.mx.kind === 'hosts' && reading.mx.status === 'secure';
  if (!mxSecure) {
    note(scene, 'mx-insecure', 'RFC 7672 §2.2.1', reading.domain);
    if (sender.insecureMx !== 'dane') {
      if (tlsa.kind === 'secure') note(scene, 'tlsa-ignored', 'RFC 7672 §2.2.1', host);
      return { kind: 'opportunistic' };
    }
  }
  switch (tlsa.kind) {
    case 'none':
    case 'not-secure':
      note(scene, tlsa.kind === 'none' ? 'tlsa-none' : 'tlsa-ignored', 'RFC 7672 §2.2', host);
      return { kind: 'opportunistic' };
    case 'lookup-failed':
      note(scene, 'tlsa-failed', 'RFC 7672 §2.1.2', host);
      return { kind: 'skip', failure: 'dnssec-invalid' };
    case 'not-measured':
      note(scene, 'tlsa-unknown', 'RFC 7672 §2.2', host);
      return { kind: 'unknown' };
    case 'secure':
      note(scene, 'tlsa-secure', 'RFC 7672 §2.2', host);
      if (usableTlsaRecords(tlsa.records).length === 0) {
        note(scene, 'tlsa-unusable', 'RFC 7672 §2.2', host);
        return { kind: 'tls', source: 'RFC 7672 §2.2' };
      }
      return {
        kind: 'checked',
        tlsSource: 'RFC 7672 §2.2',
        source: 'RFC 7672 §3',
        passed: 'dane-matched',
        check: server => daneRefusal(scene, tlsa, server),
        // RFC 7672 §2.2.1: whoever forges an insecure MX record names a host of their own, whose proof is worth nothing.
        proves: mxSecure ? 'authenticated' : 'encrypted',
      };
  }
}

/** RFC 8460 §4.3: what neither name nor date explains is laid to the records. */
const FAILURES: Partial<Record<DaneReason['kind'], FailureType>> = {
  'no-match': 'tlsa-invalid',
  expired: 'certificate-expired',
  'name-mismatch': 'certificate-host-mismatch',
};

function daneRefusal(
  { reading, now }: Scene,
  { base, records }: Extract<HostTlsa, { kind: 'secure' }>,
  { chain, later = 0 }: TlsServer,
): Refusal | undefined {
  const result = daneMatch(reading, base, records, chain, now + later);
  const failure = FAILURES[result.reason.kind] ?? 'validation-failure';
  return isFoundByAll(result) ? undefined : { step: 'dane-mismatch', source: 'RFC 7672 §2.2', failure };
}
