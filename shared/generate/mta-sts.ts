import type { Evidence } from '../evidence/evidence.ts';
import { parseDomainName } from '../model/domain-name.ts';
import { accepted, refused, type Result } from '../model/result.ts';
import type { Seconds } from '../model/time.ts';
import {
  breaksPolicy,
  parseStsPolicy,
  policyHost,
  type StsMode,
  type StsPolicy,
  type StsPolicyProblem,
  writeStsPolicy,
  writeStsRecord,
  stsRecordName,
} from '../mtasts/index.ts';
import type { Proposal, RecordSetChange } from '../overlay/proposal.ts';
import { addressType } from '../model/address-type.ts';
import { announcedId, servedPolicy } from '../reading/announced-policy.ts';
import type { DomainReading } from '../reading/domain-reading.ts';
import { hostNames } from '../reading/hosts/mail-hosts.ts';
import { policyId } from './policy-id.ts';
import { changeSet, DEFAULT_TTL, publishedAt, removeTxt, replaceTxt, type TxtKind } from './record-set.ts';

/** Where the policy is served from. */
export type PolicyHostDraft =
  /** As it is now, or as somebody else arranges it. */
  | { readonly kind: 'as-is' }
  | { readonly kind: 'address'; readonly addresses: readonly string[] }
  /** RFC 8461 §8.2: a host that somebody else keeps. */
  | { readonly kind: 'alias'; readonly target: string };

/** A policy that is being written. */
export interface MtaStsDraft {
  readonly mode: StsMode;
  readonly maxAge: Seconds;
  readonly mx: readonly string[];
  readonly id: string;
  readonly host: PolicyHostDraft;
}

export type MtaStsDraftProblem =
  | StsPolicyProblem
  | { readonly kind: 'bad-id'; readonly id: string }
  | { readonly kind: 'bad-address'; readonly address: string }
  | { readonly kind: 'bad-name'; readonly name: string }
  /** A warning: the policy is what it says, and says more than is wise. */
  | { readonly kind: 'wide-pattern'; readonly pattern: string };

/** RFC 8461 §3.2 expects weeks or more; a week to begin with, as a first policy is the likeliest to be wrong. */
const FIRST_MAX_AGE: Seconds = 604_800;

/**
 * A draft that begins with what the last check saw: its policy under its id, or a first one in mode testing for its MX
 * hosts. With whatever is changed about a policy that is announced, the id has to change as well (RFC 8461 §3.1).
 */
export function suggestMtaSts(reading: DomainReading, now: Seconds): MtaStsDraft {
  const policy = servedPolicy(reading);
  return {
    mode: policy?.mode ?? 'testing',
    maxAge: policy?.maxAge ?? FIRST_MAX_AGE,
    mx: policy && policy.mx.length > 0 ? policy.mx : hostNames(reading),
    id: (policy && announcedId(reading.stsRecord)) ?? policyId(now),
    host: { kind: 'as-is' },
  };
}

/** The text of the record that announces an id now. */
function announcement({ domain, stsRecord }: DomainReading, id: string): string | undefined {
  if (stsRecord.kind !== 'records' || announcedId(stsRecord) !== id) return undefined;
  const { version } = recordKind(domain);
  return stsRecord.records.map(strings => strings.join('')).find(each => version.test(each));
}

/** The policy as it is served now, where it says the same and nothing that senders have to read past. */
function servedText({ stsPolicy }: DomainReading, policy: StsPolicy): string | undefined {
  if (stsPolicy.kind !== 'served') return undefined;
  const served = parseStsPolicy(stsPolicy.body);
  if (!served.ok || served.warnings.length > 0) return undefined;
  const essence = ({ mode, maxAge, mx }: StsPolicy) => JSON.stringify([mode, maxAge, mx]);
  return essence(served.value) === essence(policy) ? stsPolicy.body : undefined;
}

const recordKind = (domain: string): TxtKind => ({
  name: stsRecordName(domain),
  version: /^\s*v\s*=\s*STSv1/i,
});

/** The policy, the record that announces it and the policy host (RFC 8461 §3); all that is wrong with the draft otherwise. */
export function proposeMtaSts(
  reading: DomainReading,
  draft: MtaStsDraft,
): Result<Proposal, MtaStsDraftProblem> {
  const { mode, maxAge, mx, id, host } = draft;
  const text = writeStsPolicy({ mode, maxAge, mx: mode === 'none' ? [] : mx, extensions: [] });
  const parsed = parseStsPolicy(text);
  const { evidence, domain } = reading;
  const hostSets = policyHostSets(evidence, host);
  const [first, ...others]: readonly MtaStsDraftProblem[] = [
    ...(parsed.ok ? parsed.warnings.filter(breaksPolicy) : parsed.errors),
    // A line end in it would be a line of its own in the policy.
    ...mx
      .filter(pattern => !/^[\x21-\x7e]+$/.test(pattern))
      .map(pattern => ({ kind: 'bad-value', key: 'mx', value: pattern.slice(0, 80) }) as const),
    ...(/^[A-Za-z0-9]{1,32}$/.test(id) ? [] : [{ kind: 'bad-id', id } as const]),
    ...(hostSets.ok ? [] : hostSets.errors),
  ];
  if (first || !hostSets.ok || !parsed.ok) return refused(first ?? { kind: 'bad-id', id }, ...others);
  // What says the same in other words is as good.
  const announced = announcement(reading, id) ?? writeStsRecord({ id, extensions: [] });
  const record = replaceTxt(evidence, recordKind(domain), announced, DEFAULT_TTL);
  const policy = { kind: 'serve', text: servedText(reading, parsed.value) ?? text } as const;
  return accepted({ recordSets: [...hostSets.value, ...record], policy }, [
    ...parsed.warnings,
    ...widePatterns(domain, parsed.value.mx),
  ]);
}

/** RFC 8461 §10.4: with a wildcard over a zone of one's own, whoever gets a certificate for any name in it can be an MX host. */
const widePatterns = (domain: string, mx: readonly string[]): readonly MtaStsDraftProblem[] =>
  mx.filter(pattern => pattern === `*.${domain}`).map(pattern => ({ kind: 'wide-pattern', pattern }));

/** RFC 8461 §8.3, the end of a withdrawal, once no sender holds an older policy: first nothing announces a policy any more. */
export const removeAnnouncement = ({ evidence, domain }: DomainReading): Proposal => ({
  recordSets: removeTxt(evidence, recordKind(domain)),
});

/** And when nobody holds the record either: the policy and its host go. */
export function removePolicy({ evidence, domain }: DomainReading): Proposal {
  const host = policyHost(domain);
  return {
    recordSets: (['CNAME', 'A', 'AAAA'] as const)
      .filter(type => publishedAt(evidence, host, type).length > 0)
      .map(type => changeSet(evidence, host, type, [])),
    policy: { kind: 'remove' },
  };
}

function policyHostSets(
  evidence: Evidence,
  draft: PolicyHostDraft,
): Result<readonly RecordSetChange[], MtaStsDraftProblem> {
  const name = policyHost(evidence.domain);
  // RFC 1034 §3.6.2: nothing stands beside an alias, so that what is in the way goes first.
  const withoutEmpty = (...changes: readonly RecordSetChange[]) =>
    changes.filter(({ before, after }) => before.length + after.length > 0);
  switch (draft.kind) {
    case 'as-is':
      return accepted([]);
    case 'alias': {
      const target = parseDomainName(draft.target);
      if (!target.ok || target.value === name)
        return refused({ kind: 'bad-name', name: draft.target.slice(0, 80) });
      const after = [{ owner: name, type: 'CNAME', ttl: DEFAULT_TTL, target: target.value } as const];
      const gone = (['A', 'AAAA'] as const).map(type => changeSet(evidence, name, type, []));
      return accepted(withoutEmpty(...gone, changeSet(evidence, name, 'CNAME', after)));
    }
    case 'address': {
      const addresses = [...new Set(draft.addresses)];
      const bad = addresses.filter(address => addressType(address) === undefined);
      const [first, ...others] = (addresses.length === 0 ? [''] : bad).map(
        address => ({ kind: 'bad-address', address: address.slice(0, 80) }) as const,
      );
      if (first) return refused(first, ...others);
      const of = (type: 'A' | 'AAAA') =>
        changeSet(
          evidence,
          name,
          type,
          addresses
            .filter(address => addressType(address) === type)
            .map(address => ({ owner: name, type, ttl: DEFAULT_TTL, address })),
        );
      return accepted(withoutEmpty(changeSet(evidence, name, 'CNAME', []), of('A'), of('AAAA')));
    }
  }
}

/** Whether the policy file would change: that of now is the same, to the byte, where it does not. */
export function changesPolicy({ policyFile }: DomainReading, { policy }: Proposal): boolean {
  if (!policy) return false;
  return policy.kind === 'remove' ? policyFile !== undefined : policyFile !== policy.text;
}
