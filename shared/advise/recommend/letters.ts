import { daneHolds } from '../for-you.ts';
import type { Need, ReadyLetter, Step } from './advice.ts';
import { hasWrongTlsa, hostedHosts, type Told } from './receiving.ts';

/** The letters that go with the steps of an advice, filled in for this domain and whoever has to act. */
export function readyLetters(told: Told, steps: readonly Step[]): readonly ReadyLetter[] {
  const { situation, choices } = told;
  const { domain } = situation.reading;
  const hosts = hostedHosts(told);
  const provider = situation.provider?.name;
  const needs = needsOf(told);
  const has = (step: Step) => steps.includes(step);
  return [
    ...(has('sign-domain') ? ([{ kind: 'dns-host', domain }] as const) : []),
    ...(has('move-hosts') && provider !== undefined
      ? ([{ kind: 'move', domain, provider, hosts }] as const)
      : []),
    ...(has('switch-on-dane') && provider !== undefined
      ? ([{ kind: 'switch-on', domain, provider }] as const)
      : []),
    ...(hosts.length > 0 && needs.length > 0 && !has('move-hosts') && !has('switch-on-dane')
      ? ([{ kind: 'provider', domain, provider, hosts, needs }] as const)
      : []),
    ...(choices.sending === 'provider' ? ([{ kind: 'sending', domain }] as const) : []),
  ];
}

const hasFailedLookup = ({ situation: { findings } }: Told) =>
  findings.some(({ id }) => id === 'dane.lookup-failed');

/** What is to be asked of whoever keeps the mail servers: what the findings show, and no more. */
function needsOf(told: Told): readonly Need[] {
  const { situation } = told;
  const hosts = new Set(hostedHosts(told));
  const some = (names: readonly string[]) => names.some(host => hosts.has(host));
  if (situation.mail !== 'hosts' || situation.dnssec === 'unknown') return [];
  return [
    ...(some(situation.bogusHosts) ? (['repair-dnssec'] as const) : []),
    ...(some(situation.unsignedHosts) ? (['dnssec'] as const) : []),
    ...(situation.tls === 'missing' ? (['starttls'] as const) : []),
    ...(situation.dane === 'none' && !daneHolds(situation) ? (['tlsa'] as const) : []),
    ...(hasWrongTlsa(told)
      ? [hasFailedLookup(told) ? ('repair-denial' as const) : ('repair-tlsa' as const)]
      : []),
    ...(some(situation.untrustedHosts) ? (['certificate'] as const) : []),
  ];
}
