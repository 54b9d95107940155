import type { Sts2016Problem } from './sts2016-problem.ts';
import type { Sts2016Record } from './sts2016-policy.ts';

/** Draft §3.2: a policy is typically to live for more than two weeks. */
const TWO_WEEKS = 1_209_600;
/** Draft §3.1: `1*6DIGIT`. */
const MAX_BY_GRAMMAR = 999_999;

/**
 * Where a record meets what the draft says in one place and not in another. None of it makes the record useless: the
 * draft's own example is among those it concerns.
 */
export function contradictionsOf(
  record: Sts2016Record,
  authenticationAsWritten: string | undefined,
  domain: string | undefined,
): readonly Sts2016Problem[] {
  const { mx, policyAuthentication, certificateCheck, maxLifetime, tlsOnly, reportTo } = record;
  const missing = [
    ['mx', mx.length === 0],
    ['a', policyAuthentication === undefined],
    ['c', certificateCheck === undefined],
    ['e', maxLifetime === undefined],
  ] as const;
  const uri = policyAuthentication?.kind === 'webpki' ? policyAuthentication.uri : undefined;
  return [
    ...missing.flatMap(([field, isMissing]) =>
      isMissing ? [{ kind: 'required-by-prose-only', field } as const] : [],
    ),
    ...(uri !== undefined && authenticationAsWritten?.startsWith('webpki:') !== true
      ? [{ kind: 'uri-without-webpki', uri } as const]
      : []),
    ...(uri !== undefined && domain !== undefined && !isAtDomain(uri, domain)
      ? [{ kind: 'policy-not-at-domain', uri } as const]
      : []),
    ...(maxLifetime !== undefined && maxLifetime < TWO_WEEKS
      ? [{ kind: 'lifetime-below-two-weeks', seconds: maxLifetime } as const]
      : []),
    ...(maxLifetime !== undefined && maxLifetime > MAX_BY_GRAMMAR
      ? [{ kind: 'lifetime-beyond-grammar', seconds: maxLifetime } as const]
      : []),
    ...mx
      .filter(pattern => pattern.startsWith('*.'))
      .map(pattern => ({ kind: 'wildcard-of-any-depth', pattern }) as const),
    ...(!tlsOnly && reportTo.length === 0 ? [{ kind: 'nobody-to-report-to' } as const] : []),
  ];
}

/** Draft §3.3: served over HTTPS by the recipient domain. A host below it is taken to be that domain's too. */
function isAtDomain(uri: string, domain: string): boolean {
  const host = /^https:\/\/(?:[^/?#@]*@)?([^/?#@:]+)/i.exec(uri)?.[1]?.toLowerCase();
  const name = domain.toLowerCase();
  return host !== undefined && (host === name || host.endsWith(`.${name}`));
}
