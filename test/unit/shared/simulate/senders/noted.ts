import {
  applyAttack,
  type Attack,
  type PolicyCache,
  type Run,
  type Sender,
  simulate,
} from '../../../../../shared/simulate/index.ts';
import type {
  DomainReading,
  HostReading,
  ServerReading,
} from '../../../../../shared/reading/domain-reading.ts';
import { DOMAIN, HOST } from '../../../../support/made-evidence.ts';
import { cacheOf, now, onlyHost, signed, withHosts } from '../made-worlds.ts';

/** Worlds with one thing changed, and runs as short texts, for tables of what senders write down. */

export const host = onlyHost(signed);
export const hostWith = (change: Partial<HostReading>, reading = signed): DomainReading =>
  withHosts(reading, [{ ...host, ...change }]);
export const server = (kind: 'no-tls' | 'unreachable' | 'unknown'): ServerReading =>
  kind === 'unknown'
    ? { kind, owner: 'genuine', because: { kind: 'not-tried', cause: { kind: 'cancelled' } } }
    : { kind, owner: 'genuine' };
export const after = (attack: Attack, reading = signed): DomainReading => applyAttack(reading, attack, now);
export const withMx = (mx: DomainReading['mx']): DomainReading => ({ ...signed, mx });
export const OTHER = ['mx.elders.nl'];
export const held = (age = 3600, reading = signed) => cacheOf(reading, { kind: 'mta-sts' }, age);
export const held2016 = (age = 3600) => cacheOf(signed, { kind: 'sts2016' }, age);

export interface Case {
  readonly reading: DomainReading;
  readonly sender: Sender;
  readonly cache?: PolicyCache;
}
export const runOf = ({ reading, sender, cache }: Case): Run =>
  simulate(reading, sender, { now, ...(cache && { cache }) });

const NAMES: Readonly<Record<string, string>> = { [DOMAIN]: 'domain', [HOST]: 'host' };

/** Each step: what, by which rule, about what, and at whose server. */
export const stepsOf = ({ steps }: Run): readonly string[] =>
  steps.map(({ kind, source, subject, server: owner }) =>
    [kind, source, subject === undefined ? [] : (NAMES[subject] ?? subject), owner ?? []].flat().join(', '),
  );

/** What became of the message, and what is reported. */
export const endOf = ({ outcome, report }: Run): string => {
  const end =
    outcome.kind === 'delivered'
      ? `${outcome.protection} to ${outcome.to}`
      : outcome.kind === 'deferred'
        ? `deferred: ${outcome.because}`
        : outcome.kind;
  return [end, ...(report?.failures ?? [])].join(', ');
};
