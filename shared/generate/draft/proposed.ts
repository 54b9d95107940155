import {
  type MtaStsDraft,
  type MtaStsDraftProblem,
  type PolicyHostDraft,
  proposeMtaSts,
} from '../mta-sts.ts';
import { proposeTlsRpt } from '../tls-rpt.ts';
import { proposeTlsa, tlsaChoices } from '../tlsa-choices.ts';
import { readTtl, type TtlProblem } from '../ttl.ts';
import type { Milliseconds } from '../../model/time.ts';
import type { Proposal } from '../../overlay/proposal.ts';
import type { DomainReading } from '../../reading/domain-reading.ts';
import type { TlsRptRecordProblem } from '../../tlsrpt/index.ts';
import type { MakePart } from './make-part.ts';
import { broughtBy, type Drafts, linesOf } from './drafts.ts';

export type DraftProblem = MtaStsDraftProblem | TlsRptRecordProblem | TtlProblem;

/** What is proposed by what was filled in, or all that is wrong with that. */
export type Proposed =
  | { readonly kind: 'proposal'; readonly proposal: Proposal }
  | { readonly kind: 'wrong'; readonly problems: readonly DraftProblem[] };

const NOTHING: Proposal = { recordSets: [] };

export function proposedBy(
  part: MakePart,
  draft: Drafts,
  reading: DomainReading,
  now: Milliseconds,
): Proposed {
  switch (part) {
    case 'tls-rpt': {
      const proposed = proposeTlsRpt(reading, { rua: linesOf(draft.rua) });
      return proposed.ok
        ? { kind: 'proposal', proposal: proposed.value }
        : { kind: 'wrong', problems: proposed.errors };
    }
    case 'mta-sts': {
      if (!/^\d{1,10}$/.test(draft.maxAge.trim())) {
        const value = draft.maxAge.slice(0, 40);
        return { kind: 'wrong', problems: [{ kind: 'bad-value', key: 'max_age', value }] };
      }
      const proposed = proposeMtaSts(reading, mtaStsDraft(draft));
      return proposed.ok
        ? { kind: 'proposal', proposal: proposed.value }
        : { kind: 'wrong', problems: proposed.errors };
    }
    case 'tlsa': {
      const ttl = readTtl(draft.ttl);
      if (!ttl.ok) return { kind: 'wrong', problems: ttl.errors };
      const hosts = tlsaChoices(reading, Math.floor(now / 1000), broughtBy(draft));
      return { kind: 'proposal', proposal: proposeTlsa(reading, hosts, draft.chosen, ttl.value) };
    }
    case 'dnssec':
    case 'sending':
      return { kind: 'proposal', proposal: NOTHING };
  }
}

/** The policy as filled in; what is wrong with it is for `proposeMtaSts` to say. */
export const mtaStsDraft = (draft: Drafts): MtaStsDraft => ({
  mode: draft.mode,
  maxAge: Number(draft.maxAge),
  mx: linesOf(draft.mx),
  id: draft.id.trim(),
  host: policyHost(draft),
});

function policyHost({ host, addresses, target }: Drafts): PolicyHostDraft {
  switch (host) {
    case 'address':
      return { kind: 'address', addresses: linesOf(addresses) };
    case 'alias':
      return { kind: 'alias', target: target.trim() };
    case 'as-is':
      return { kind: 'as-is' };
  }
}
