import { collectEvidence } from '../../../../electron/checks/collect-evidence.ts';
import { startLab } from '../../../../electron/lab/lab.ts';
import type { Evidence } from '../../../../shared/evidence/evidence.ts';
import { parseDomainName } from '../../../../shared/model/domain-name.ts';

export const DOMAIN = 'lindevoort-oefening.nl';

/** What a check of practice domains observes, by domain. */
export async function labEvidence(domains: readonly string[]): Promise<ReadonlyMap<string, Evidence>> {
  const lab = await startLab();
  try {
    const found = new Map<string, Evidence>();
    for (const domain of domains) {
      const name = parseDomainName(domain);
      if (!name.ok) throw new Error(domain);
      found.set(domain, await collectEvidence(name.value, lab.network, { application: 'Postzegel test' }));
    }
    return found;
  } finally {
    await lab.close();
  }
}
