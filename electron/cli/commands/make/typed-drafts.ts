import { writeTlsaRecord } from '../../../../shared/dane/index.ts';
import type { DomainReading } from '../../../../shared/reading/domain-reading.ts';
import { withPolicy } from '../../../../shared/generate/draft/changed-policy.ts';
import { type Drafts, firstDrafts } from '../../../../shared/generate/draft/drafts.ts';
import type { Milliseconds } from '../../../../shared/model/time.ts';
import type { MakeMtaSts, MakePlan, MakeTlsa, MakeTlsRpt } from '../../arguments/make.ts';
import { hostMeant, recordOfFile, typedRecord } from './brought.ts';

/** What the options fill in, over what the check suggests: the same fields as in the Make room. */
export async function typedDrafts(
  wanted: MakeMtaSts | MakeTlsRpt | MakeTlsa,
  reading: DomainReading,
  now: Milliseconds,
): Promise<Drafts> {
  switch (wanted.what) {
    case 'mta-sts':
      return policyDrafts(wanted, reading, now);
    case 'tls-rpt': {
      const first = firstDrafts(reading, now);
      return wanted.rua.length > 0 ? { ...first, rua: wanted.rua.join('\n') } : first;
    }
    case 'tlsa':
      return tlsaDrafts(wanted, reading, now);
  }
}

export function policyDrafts(
  { fields, id, host }: Pick<MakeMtaSts | MakePlan, 'fields' | 'id' | 'host'>,
  reading: DomainReading,
  now: Milliseconds,
): Drafts {
  const drafts = withPolicy(reading, firstDrafts(reading, now), fields, now);
  return { ...drafts, ...host, ...(id !== undefined && { id }) };
}

/** Records that are named take the place of the advice; that of a certificate comes beside it, for later. */
async function tlsaDrafts(
  { host: named, certificate, records, ttl, language }: MakeTlsa,
  reading: DomainReading,
  now: Milliseconds,
): Promise<Drafts> {
  const first = firstDrafts(reading, now);
  const drafts = ttl === undefined ? first : { ...first, ttl };
  if (records.length === 0 && certificate === undefined) return drafts;
  const host = hostMeant(reading, named, language);
  const typed = records.map(text => typedRecord(host, text, language));
  const later = certificate === undefined ? [] : [await recordOfFile(host, certificate, language)];
  const brought = [...typed, ...later];
  const chosen = { [host]: brought.map(({ record }) => writeTlsaRecord(record)) };
  return { ...drafts, brought, chosen: typed.length > 0 ? chosen : {} };
}
