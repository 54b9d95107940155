import { referenceNames, usableTlsaRecords, verifyDane } from '../../dane/index.ts';
import type { Seconds } from '../../model/time.ts';
import { type Demand, type Diary, note } from '../delivery.ts';
import type { Sender } from '../sender.ts';
import type { HostView, World } from '../world.ts';

/** What DANE wants of a host (RFC 7672 §2.2); `opportunistic` where it has nothing to say. */
export function daneDemand(world: World, sender: Sender, view: HostView, now: Seconds, diary: Diary): Demand {
  const { host, tlsa } = view;
  const mxSecure = world.mx.kind === 'hosts' && world.mx.status === 'secure';
  if (!mxSecure) {
    note(diary, 'mx-insecure', 'RFC 7672 §2.2.1', world.domain);
    if (sender.insecureMx !== 'dane') {
      if (tlsa.kind === 'secure') note(diary, 'tlsa-ignored', 'RFC 7672 §2.2.1', host);
      return { kind: 'opportunistic' };
    }
  }
  switch (tlsa.kind) {
    case 'none':
    case 'not-secure':
      note(diary, tlsa.kind === 'none' ? 'tlsa-none' : 'tlsa-ignored', 'RFC 7672 §2.2', host);
      return { kind: 'opportunistic' };
    case 'lookup-failed':
      note(diary, 'tlsa-failed', 'RFC 7672 §2.1.2', host);
      return { kind: 'skip', failure: 'dnssec-invalid' };
    case 'not-measured':
      note(diary, 'tlsa-unknown', 'RFC 7672 §2.2', host);
      return { kind: 'unknown' };
    case 'secure': {
      const { base, records } = tlsa;
      note(diary, 'tlsa-secure', 'RFC 7672 §2.2', host);
      if (usableTlsaRecords(records).length === 0) {
        note(diary, 'tlsa-unusable', 'RFC 7672 §2.2', host);
        return { kind: 'tls', source: 'RFC 7672 §2.2' };
      }
      const names = referenceNames({ baseDomain: base, nextHop: world.domain, mxSecure });
      return {
        kind: 'authenticated',
        source: 'RFC 7672 §3',
        passed: 'dane-matched',
        check: ({ chain }) =>
          verifyDane({ tlsa: records, chain, names, now }).ok
            ? undefined
            : { step: 'dane-mismatch', source: 'RFC 7672 §2.2', failure: 'validation-failure' },
      };
    }
  }
}
