import { accepted, refused, type Result } from '../model/result.ts';
import type { Proposal } from '../overlay/proposal.ts';
import type { DomainReading } from '../reading/domain-reading.ts';
import {
  encodeReportUri,
  parseTlsRptRecord,
  selectTlsRptRecord,
  type TlsRptRecordProblem,
  writeTlsRptRecord,
} from '../tlsrpt/index.ts';
import { DEFAULT_TTL, replaceTxt, type TxtKind } from './record-set.ts';

/** Where reports are to go: mail addresses or `https:` URIs, as typed. */
export interface TlsRptDraft {
  readonly rua: readonly string[];
}

const recordName = (domain: string) => `_smtp._tls.${domain}`;
const recordKind = (domain: string): TxtKind => ({
  name: recordName(domain),
  version: /^\s*v\s*=\s*TLSRPTv1/i,
});

/** A draft that begins with what the last check saw, or with an address of the domain itself. */
export function suggestTlsRpt(reading: DomainReading): TlsRptDraft {
  return { rua: published(reading)?.rua ?? [`mailto:tls-rapport@${reading.domain}`] };
}

/** The record that senders go by now, and its text; undefined where there is none such. */
function published({
  domain,
  tlsRpt,
}: DomainReading): { readonly rua: readonly string[]; readonly text: string } | undefined {
  if (tlsRpt.kind !== 'records') return undefined;
  const record = selectTlsRptRecord(tlsRpt.records);
  const { version } = recordKind(domain);
  const text = tlsRpt.records.map(strings => strings.join('')).find(each => version.test(each));
  return record.ok && text !== undefined ? { rua: record.value.rua, text } : undefined;
}

/** The `_smtp._tls` record (RFC 8460 §3); all that is wrong with the draft otherwise. */
export function proposeTlsRpt(
  reading: DomainReading,
  draft: TlsRptDraft,
): Result<Proposal, TlsRptRecordProblem> {
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
  // A record that says the same in other words is as good.
  const now = published(reading);
  const isSame = now !== undefined && now.rua.join(' ') === parsed.value.rua.join(' ');
  const wanted = isSame ? now.text : text;
  return accepted({
    recordSets: replaceTxt(reading.evidence, recordKind(reading.domain), wanted, DEFAULT_TTL),
  });
}

/** A bare mail address will do; `,`, `!` and `;` are written as the record needs them. */
export const asReportUri = (text: string): string =>
  encodeReportUri(/^[^:\s@]+@\S+$/.test(text) ? `mailto:${text}` : text);
