import type { Evidence } from '../evidence/evidence.ts';
import { hostsOf, mailHosts } from '../evidence/mail-hosts.ts';
import { aliasesOf, recordsAt } from '../evidence/secure-records.ts';
import { parseDomainName } from '../model/domain-name.ts';
import { accepted, refused, type Result } from '../model/result.ts';
import type { Seconds } from '../model/time.ts';
import {
  parseStsPolicy,
  parseStsRecord,
  policyExchange,
  policyHost,
  publishedPolicy,
  selectStsRecord,
  type StsMode,
  type StsPolicyProblem,
  writeStsPolicy,
  writeStsRecord,
} from '../mtasts/index.ts';
import type { Proposal, RecordSetChange } from '../overlay/proposal.ts';
import { addressType } from './address-type.ts';
import { policyId } from './policy-id.ts';
import { changeSet, DEFAULT_TTL, publishedAt, replaceTxt } from './record-set.ts';

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
  | { readonly kind: 'bad-name'; readonly name: string };

/** RFC 8461 §3.2 expects weeks or more; a week to begin with, as a first policy is the likeliest to be wrong. */
const FIRST_MAX_AGE: Seconds = 604_800;

/**
 * A draft that begins with what the last check saw: its policy under its id, or a first one in mode testing for its MX
 * hosts. With whatever is changed about a policy that is announced, the id has to change as well (RFC 8461 §3.1).
 */
export function suggestMtaSts(evidence: Evidence, now: Seconds): MtaStsDraft {
  const policy = publishedPolicy(evidence);
  const hosts = hostsOf(mailHosts(evidence)).map(({ host }) => host);
  return {
    mode: policy?.mode ?? 'testing',
    maxAge: policy?.maxAge ?? FIRST_MAX_AGE,
    mx: policy && policy.mx.length > 0 ? policy.mx : hosts,
    id: (policy && announcedId(evidence)) ?? policyId(now),
    host: { kind: 'as-is' },
  };
}

/** The id that is announced now, where exactly one valid record does. */
export function announcedId(evidence: Evidence): string | undefined {
  const answer = recordsAt(evidence, recordName(evidence.domain), 'TXT');
  if (answer.kind !== 'records') return undefined;
  const record = selectStsRecord(answer.records.map(({ strings }) => strings));
  return record.ok ? record.value.id : undefined;
}

function announces(strings: readonly string[], id: string): boolean {
  const record = parseStsRecord(strings);
  return record.ok && record.warnings.length === 0 && record.value.id === id;
}

const recordName = (domain: string) => `_mta-sts.${domain}`;
const RECORD = /^\s*v\s*=\s*STSv1/i;

/** The policy, the record that announces it and the policy host (RFC 8461 §3); all that is wrong with the draft otherwise. */
export function proposeMtaSts(evidence: Evidence, draft: MtaStsDraft): Result<Proposal, MtaStsDraftProblem> {
  const { mode, maxAge, mx, id, host } = draft;
  const text = writeStsPolicy({ mode, maxAge, mx: mode === 'none' ? [] : mx, extensions: [] });
  const parsed = parseStsPolicy(text);
  const hostSets = policyHostSets(evidence, host);
  const [first, ...others]: readonly MtaStsDraftProblem[] = [
    ...(parsed.ok ? [] : parsed.errors),
    ...(/^[A-Za-z0-9]{1,32}$/.test(id) ? [] : [{ kind: 'bad-id', id } as const]),
    ...(hostSets.ok ? [] : hostSets.errors),
  ];
  if (first || !hostSets.ok || !parsed.ok) return refused(first ?? { kind: 'bad-id', id }, ...others);
  const record = replaceTxt(
    evidence,
    recordName(evidence.domain),
    RECORD,
    writeStsRecord({ id, extensions: [] }),
    DEFAULT_TTL,
    strings => announces(strings, id),
  );
  return accepted(
    { recordSets: [...hostSets.value, record], policy: { kind: 'serve', text } },
    parsed.warnings,
  );
}

/** RFC 8461 §8.3, the end of a withdrawal: record, policy and policy host go, once no sender holds an older policy. */
export function removeMtaSts(evidence: Evidence): Proposal {
  const host = policyHost(evidence.domain);
  return {
    recordSets: [
      replaceTxt(evidence, recordName(evidence.domain), RECORD, undefined, DEFAULT_TTL),
      ...(['A', 'AAAA', 'CNAME'] as const)
        .filter(type => publishedAt(evidence, host, type).length > 0)
        .map(type => changeSet(evidence, host, type, [])),
    ],
    policy: { kind: 'remove' },
  };
}

function policyHostSets(
  evidence: Evidence,
  draft: PolicyHostDraft,
): Result<readonly RecordSetChange[], MtaStsDraftProblem> {
  const name = policyHost(evidence.domain);
  const alias = aliasesOf(evidence, name, 'A').find(({ owner }) => owner === name);
  const aliasBefore = alias ? [alias] : [];
  switch (draft.kind) {
    case 'as-is':
      return accepted([]);
    case 'alias': {
      const target = parseDomainName(draft.target);
      if (!target.ok) return refused({ kind: 'bad-name', name: draft.target.slice(0, 80) });
      const after = [{ owner: name, type: 'CNAME', ttl: DEFAULT_TTL, target: target.value } as const];
      // RFC 1034 §3.6.2: nothing stands beside an alias.
      const gone = (['A', 'AAAA'] as const)
        .filter(type => publishedAt(evidence, name, type).length > 0)
        .map(type => changeSet(evidence, name, type, []));
      return accepted([...gone, { name, type: 'CNAME', before: aliasBefore, after }]);
    }
    case 'address': {
      const bad = draft.addresses.filter(address => addressType(address) === undefined);
      const [first, ...others] = bad.map(
        address => ({ kind: 'bad-address', address: address.slice(0, 80) }) as const,
      );
      if (first) return refused(first, ...others);
      const of = (type: 'A' | 'AAAA') =>
        changeSet(
          evidence,
          name,
          type,
          draft.addresses
            .filter(address => addressType(address) === type)
            .map(address => ({ owner: name, type, ttl: DEFAULT_TTL, address })),
        );
      const noAlias = alias ? [{ name, type: 'CNAME', before: aliasBefore, after: [] } as const] : [];
      return accepted([
        ...noAlias,
        ...[of('A'), of('AAAA')].filter(({ before, after }) => before.length + after.length > 0),
      ]);
    }
  }
}

/** Whether the policy file would change: that of now is the same, to the byte, where it does not. */
export function changesPolicy(evidence: Evidence, { policy }: Proposal): boolean {
  const outcome = policyExchange(evidence)?.outcome;
  const isServed = outcome?.kind === 'response' && outcome.status === 200;
  if (!policy) return false;
  return policy.kind === 'remove' ? isServed : !isServed || outcome.body !== policy.text;
}
