import { daneHolds, stsHolds } from '../for-you.ts';
import { letterOf } from '../situation.ts';
import type { Reason } from './advice.ts';
import { hostedHosts, type Told } from './receiving.ts';

/** What led to the advice for mail that comes in, from the ground up. */
export function receivingReasons(told: Told): readonly Reason[] {
  const { situation, choices } = told;
  if (situation.mail === 'none') return [{ kind: 'no-mail' }];
  if (situation.mail === 'unknown') return [{ kind: 'not-measured' }];
  return [
    ...zoneReasons(told),
    ...(situation.tls === 'missing' ? ([{ kind: 'tls-missing' }] as const) : []),
    ...serverReasons(told),
    ...daneReasons(told),
    ...stsReasons(told),
    ...(choices.webHost === 'no' ? ([{ kind: 'no-web-host' }] as const) : []),
    ...(choices.staff === 'no' ? ([{ kind: 'no-staff' }] as const) : []),
    ...(['dane', 'mta-sts'] as const).map(
      sender => ({ kind: 'letter', sender, letter: letterOf(situation, sender) }) as const,
    ),
    { kind: 'duty' },
  ];
}

function zoneReasons({ situation }: Told): readonly Reason[] {
  const { dnssec, unsignedHosts, bogusHosts } = situation;
  const own = (
    {
      signed: 'domain-signed',
      unsigned: 'domain-unsigned',
      bogus: 'domain-bogus',
      unknown: 'not-measured',
    } as const
  )[dnssec];
  return [
    { kind: own },
    ...(bogusHosts.length > 0 ? ([{ kind: 'hosts-bogus', hosts: bogusHosts }] as const) : []),
    ...(unsignedHosts.length > 0 ? ([{ kind: 'hosts-unsigned', hosts: unsignedHosts }] as const) : []),
  ];
}

function serverReasons(told: Told): readonly Reason[] {
  const { situation, choices } = told;
  const hosted = hostedHosts(told);
  if (hosted.length === 0) return [{ kind: 'own-servers', hosts: situation.hosts }];
  if (choices.providerDane === 'no' && !daneHolds(situation)) return [{ kind: 'provider-told-no' }];
  const { provider } = situation;
  return provider
    ? [{ kind: 'provider', name: provider.name, dane: provider.dane }]
    : [{ kind: 'unknown-provider', hosts: hosted }];
}

function daneReasons({ situation }: Told): readonly Reason[] {
  if (daneHolds(situation)) return [{ kind: 'dane-holds' }];
  switch (situation.dane) {
    case 'broken':
      return [{ kind: 'dane-broken' }];
    case 'gaps':
      return [{ kind: 'dane-gaps' }];
    case 'idle':
      return [{ kind: 'dane-idle' }];
    case 'none':
      return [{ kind: 'dane-none' }];
    case 'works':
    case 'unknown':
      return situation.dnssec === 'unknown' ? [] : [{ kind: 'not-measured' }];
  }
}

function stsReasons({ situation }: Told): readonly Reason[] {
  if (stsHolds(situation)) return [{ kind: 'sts-holds' }];
  switch (situation.sts) {
    case 'testing':
      return [{ kind: 'sts-testing' }];
    case 'broken':
      return [{ kind: 'sts-broken' }];
    case 'none':
    case 'off':
      return [{ kind: 'sts-none' }, { kind: 'some-check-sts-only' }];
    case 'enforce':
    case 'unknown':
      return [];
  }
}
