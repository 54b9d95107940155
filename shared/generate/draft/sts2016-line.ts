import { writeSts2016Record } from '../../sts2016/index.ts';
import { absoluteWord, masterFile, type MasterFileText, valueWords } from '../quoting/master-file.ts';
import { txtRecord } from '../record-set.ts';
import { asReportUri } from '../tls-rpt.ts';
import { type Drafts, linesOf } from './drafts.ts';

/** The grammar of the draft has six digits (draft-margolis-smtp-sts-00 §3.1). */
const LONGEST_LIFETIME = 999_999;
const TTL = 3_600;

/**
 * What one would have published in March 2016 instead of this policy: all of it in one record
 * (draft-margolis-smtp-sts-00 §3.1), as a line of a zone file. History: no sender looks at it.
 */
export function sts2016Line(domain: string, { mode, mx, maxAge, rua }: Drafts): MasterFileText {
  const name = `_smtp_sts.${domain}`;
  const text = writeSts2016Record({
    tlsOnly: mode === 'enforce',
    mx: linesOf(mx),
    policyAuthentication: { kind: 'dnssec' },
    certificateCheck: 'webpki',
    maxLifetime: Math.min(Number(maxAge) || 0, LONGEST_LIFETIME),
    reportTo: linesOf(rua).map(text => ({ uri: asReportUri(text) })),
  });
  return masterFile`${absoluteWord(name)} IN TXT ${valueWords(txtRecord(name, text, TTL))}`;
}
