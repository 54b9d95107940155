import { isAccident, type Attack } from '../attacks/attack.ts';
import type { HostReading, DomainReading } from '../../reading/domain-reading.ts';

/** Of what senders ask for: what is no longer as the domain has it. */
export type Source = 'mx' | 'tlsa' | 'sts-record' | 'sts-policy' | 'sts2016';

export interface Touched {
  readonly by: 'attacker' | 'accident';
  readonly sources: ReadonlySet<Source>;
  /** Somebody answers for the policy host, without its certificate. */
  readonly isPolicyHostImpersonated: boolean;
}

/** What an attack or an accident changed of a reading: found by comparing, so that it cannot drift from what it does. */
export function touchedBy(reading: DomainReading, attacked: DomainReading, attack: Attack | 'none'): Touched {
  const before = new Map(hostsOf(reading).map(each => [each.host, each]));
  const differs: Readonly<Record<Source, boolean>> = {
    mx: !same(namesOf(reading), namesOf(attacked)),
    tlsa: hostsOf(attacked).some(({ host, tlsa }) => {
      const own = before.get(host);
      return own !== undefined && !same(own.tlsa, tlsa);
    }),
    'sts-record': !same(reading.stsRecord, attacked.stsRecord),
    'sts-policy': !same(reading.stsPolicy, attacked.stsPolicy),
    sts2016: !same(reading.sts2016, attacked.sts2016),
  };
  const sources = (Object.keys(differs) as Source[]).filter(source => differs[source]);
  const { stsPolicy } = attacked;
  return {
    by: isAccident(attack) ? 'accident' : 'attacker',
    sources: new Set(sources),
    isPolicyHostImpersonated:
      differs['sts-policy'] && stsPolicy.kind === 'failed' && stsPolicy.because === 'certificate',
  };
}

const hostsOf = ({ mx }: DomainReading): readonly HostReading[] => (mx.kind === 'hosts' ? mx.hosts : []);
const namesOf = (reading: DomainReading) => ({
  kind: reading.mx.kind,
  status: 'status' in reading.mx ? reading.mx.status : undefined,
  names: hostsOf(reading).map(({ host }) => host),
});
const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);
