import type { Evidence } from '../evidence/evidence.ts';
import { recordsAt } from '../evidence/secure-records.ts';
import { accepted, refused, type Result } from '../model/result.ts';
import type { Proposal } from '../overlay/proposal.ts';
import {
  encodeReportUri,
  parseTlsRptRecord,
  selectTlsRptRecord,
  type TlsRptRecordProblem,
  writeTlsRptRecord,
} from '../tlsrpt/index.ts';
import { DEFAULT_TTL, replaceTxt } from './record-set.ts';

/** Where reports are to go: mail addresses or `https:` URIs, as typed. */
export interface TlsRptDraft {
  readonly rua: readonly string[];
}

const recordName = (domain: string) => `_smtp._tls.${domain}`;
const RECORD = /^\s*v\s*=\s*TLSRPTv1/i;

/** A draft that begins with what the last check saw, or with an address of the domain itself. */
export function suggestTlsRpt(evidence: Evidence): TlsRptDraft {
  const answer = recordsAt(evidence, recordName(evidence.domain), 'TXT');
  const published =
    answer.kind === 'records' ? selectTlsRptRecord(answer.records.map(({ strings }) => strings)) : undefined;
  return { rua: published?.ok ? published.value.rua : [`mailto:tls-rapport@${evidence.domain}`] };
}

/** The `_smtp._tls` record (RFC 8460 §3); all that is wrong with the draft otherwise. */
export function proposeTlsRpt(evidence: Evidence, draft: TlsRptDraft): Result<Proposal, TlsRptRecordProblem> {
  const rua = draft.rua
    .map(text => text.trim())
    .filter(text => text !== '')
    .map(asReportUri);
  if (rua.length === 0) return refused({ kind: 'no-rua' });
  const text = writeTlsRptRecord({ rua, extensions: [] });
  const parsed = parseTlsRptRecord([text]);
  if (!parsed.ok) return parsed;
  // What a sender would only pass over is a mistake when it is being written.
  const [first, ...others] = parsed.warnings;
  if (first) return refused(first, ...others);
  const name = recordName(evidence.domain);
  const saysIt = (strings: readonly string[]) => {
    const present = parseTlsRptRecord(strings);
    return present.ok && present.warnings.length === 0 && isSame(present.value.rua, parsed.value.rua);
  };
  return accepted({ recordSets: [replaceTxt(evidence, name, RECORD, text, DEFAULT_TTL, saysIt)] });
}

const isSame = (some: readonly string[], others: readonly string[]): boolean =>
  some.length === others.length && some.every((uri, at) => uri === others[at]);

/** A bare mail address will do; `,`, `!` and `;` are written as the record needs them. */
export const asReportUri = (text: string): string =>
  encodeReportUri(/^[^:\s]+@[^\s]+$/.test(text) ? `mailto:${text}` : text);
