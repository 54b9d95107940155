import { describe, expect, test } from 'vitest';
import { assess } from '../../../../shared/assessment/assessment.ts';
import type { DnsLookup } from '../../../../shared/evidence/dns.ts';
import { firstDrafts } from '../../../../shared/generate/draft/drafts.ts';
import type { PublishedPart } from '../../../../shared/generate/draft/make-part.ts';
import { proposedBy } from '../../../../shared/generate/draft/proposed.ts';
import { preview } from '../../../../shared/preview/preview.ts';
import { answer, DOMAIN, HOST, madeEvidence, noAnswer, NOW } from '../../../support/made-evidence.ts';

const TLSA = `_25._tcp.${HOST}`;
const POLICY_HOST = `mta-sts.${DOMAIN}`;
const fields = { mx: HOST, rua: `mailto:tls@${DOMAIN}` };
const onAddress = { host: 'address', addresses: '192.0.2.9' } as const;
const byAlias = { host: 'alias', target: 'beleid.elders.nl' } as const;

/** The names that a preview warns of, for what is made of these look-ups. */
function unknown(part: PublishedPart, dns: readonly DnsLookup[], more: object = {}) {
  const assessed = assess(madeEvidence({ dns: [...dns] }), NOW);
  const drafts = { ...firstDrafts(assessed.reading, NOW), ...fields, ...more };
  const proposed = proposedBy(part, drafts, assessed.reading, NOW);
  if (proposed.kind === 'wrong') throw new Error(JSON.stringify(proposed.problems));
  return preview(assessed, proposed.proposal).dangers.flatMap(danger =>
    danger.kind === 'unknown-before' ? danger.names : [],
  );
}

describe('what nobody knows may be overwritten', () => {
  const refused = (name: string, type: string) => answer(name, type, [], { rcode: 'REFUSED' });
  test.each([
    ['tls-rpt', [noAnswer(`_smtp._tls.${DOMAIN}`, 'TXT')], {}, [`_smtp._tls.${DOMAIN}`]],
    ['mta-sts', [refused(`_mta-sts.${DOMAIN}`, 'TXT')], {}, [`_mta-sts.${DOMAIN}`]],
    ['mta-sts', [noAnswer(DOMAIN, 'MX')], {}, [DOMAIN]],
    ['mta-sts', [noAnswer(POLICY_HOST, 'A')], onAddress, [POLICY_HOST]],
    ['mta-sts', [noAnswer(POLICY_HOST, 'AAAA')], byAlias, [POLICY_HOST]],
    ['mta-sts', [noAnswer(POLICY_HOST, 'A')], {}, []],
    ['tlsa', [noAnswer(TLSA, 'TLSA')], {}, [TLSA]],
    ['tlsa', [refused(TLSA, 'TLSA')], {}, [TLSA]],
    ['tlsa', [noAnswer(`_mta-sts.${DOMAIN}`, 'TXT')], {}, []],
    ['tls-rpt', [answer(`_smtp._tls.${DOMAIN}`, 'TXT', [])], {}, []],
  ] as const)('%s, %j, %j: %j', (part, dns, more, names) => {
    expect(unknown(part, dns, more)).toEqual(names);
  });
});
