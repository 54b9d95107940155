import type { Evidence } from '../../evidence/evidence.ts';
import { ROOT_QUESTION, unusableResolver } from '../../evidence/unusable-resolver.ts';
import type { Finding } from '../../findings/finding.ts';
import { finding } from '../../findings/finding-kinds.ts';

/** A resolver that answers nothing: all that there is to tell then, as nothing that it says is about the domain. */
export function assessResolver(evidence: Evidence): Finding | undefined {
  const unusable = unusableResolver(evidence);
  const facts = unusable && { resolver: evidence.vantage.resolvers.join(', '), ...unusable };
  return facts && finding('dnssec.resolver-unusable', facts, [{ kind: 'dns', ...ROOT_QUESTION }]);
}
