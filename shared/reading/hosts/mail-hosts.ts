import { remembered } from '../../model/remembered.ts';
import type { DomainReading, HostReading } from '../domain-reading.ts';

/** The hosts that take a domain's mail, most preferred first; none where there are none or they are not known. */
export const mailHosts = ({ mx }: Pick<DomainReading, 'mx'>): readonly HostReading[] =>
  mx.kind === 'hosts' ? mx.hosts : [];

/** Their names. */
export const hostNames = (reading: Pick<DomainReading, 'mx'>): readonly string[] =>
  mailHosts(reading).map(({ host }) => host);

export const hostNamed = ({ mx }: Pick<DomainReading, 'mx'>, host: string): HostReading | undefined =>
  mx.kind === 'hosts' ? byName(mx.hosts).get(host) : undefined;

const byName = remembered((hosts: readonly HostReading[]) => new Map(hosts.map(each => [each.host, each])));
