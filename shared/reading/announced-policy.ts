import { remembered } from '../model/remembered.ts';
import { policyInForce, recordInForce, type StsPolicy } from '../mtasts/index.ts';
import type { DomainReading, PageReading, TextReading } from './domain-reading.ts';

/**
 * The id that is announced: that of the one record that counts (RFC 8461 §3.1); undefined where there is none, or it was not
 * seen. Read once, as thousands of messages may be simulated that all read it.
 */
export const announcedId = remembered((record: TextReading): string | undefined =>
  record.kind === 'records' ? recordInForce(record.records)?.id : undefined,
);

/** The policy in a page; undefined where none is served, or what is served is none (RFC 8461 §3.2). */
export const policyIn = remembered((page: PageReading): StsPolicy | undefined =>
  page.kind === 'served' ? policyInForce(page.body) : undefined,
);

/** The policy that a sender gets when it fetches one now, whether or not a record announces it. */
export const servedPolicy = ({ stsPolicy }: Pick<DomainReading, 'stsPolicy'>): StsPolicy | undefined =>
  policyIn(stsPolicy);

/** The policy that is announced and served: the one that senders who meet the domain now go by. */
export const announcedPolicy = (
  reading: Pick<DomainReading, 'stsRecord' | 'stsPolicy'>,
): StsPolicy | undefined =>
  announcedId(reading.stsRecord) === undefined ? undefined : servedPolicy(reading);
