import { ROOT_QUESTION } from '../../evidence/unusable-resolver.ts';
import type { Finding } from '../../findings/finding.ts';
import { finding } from '../../findings/finding.ts';
import type { DomainReading } from '../../reading/domain-reading.ts';

/** A resolver that answers nothing: all that there is to tell then, as nothing that it says is about the domain. */
export function assessResolver({ resolver: { names, unusable } }: DomainReading): Finding | undefined {
  const facts = unusable && { resolver: names.join(', '), ...unusable };
  return facts && finding('dnssec.resolver-unusable', facts, [{ kind: 'dns', ...ROOT_QUESTION }]);
}
