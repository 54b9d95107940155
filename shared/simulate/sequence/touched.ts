import { isAccident, type Attack } from '../attacks/attack.ts';
import type { HostView, World } from '../world.ts';

/** Of what senders ask for: what is no longer as the domain has it. */
export type Source = 'mx' | 'tlsa' | 'sts-record' | 'sts-policy' | 'sts2016';

export interface Touched {
  readonly by: 'attacker' | 'accident';
  readonly sources: ReadonlySet<Source>;
  /** Somebody answers for the policy host, without its certificate. */
  readonly isPolicyHostImpersonated: boolean;
}

/** What an attack or an accident changed of a world: found by comparing, so that it cannot drift from what it does. */
export function touchedBy(world: World, attacked: World, attack: Attack | 'none'): Touched {
  const before = new Map(hostsOf(world).map(view => [view.host, view]));
  const differs: Readonly<Record<Source, boolean>> = {
    mx: !same(namesOf(world), namesOf(attacked)),
    tlsa: hostsOf(attacked).some(({ host, tlsa }) => {
      const own = before.get(host);
      return own !== undefined && !same(own.tlsa, tlsa);
    }),
    'sts-record': !same(world.stsRecord, attacked.stsRecord),
    'sts-policy': !same(world.stsPolicy, attacked.stsPolicy),
    sts2016: !same(world.sts2016, attacked.sts2016),
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

const hostsOf = ({ mx }: World): readonly HostView[] => (mx.kind === 'hosts' ? mx.hosts : []);
const namesOf = (world: World) => ({
  kind: world.mx.kind,
  status: 'status' in world.mx ? world.mx.status : undefined,
  names: hostsOf(world).map(({ host }) => host),
});
const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);
