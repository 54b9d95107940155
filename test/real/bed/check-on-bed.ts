import { collectEvidence } from '../../../electron/checks/collect-evidence.ts';
import type { Network } from '../../../electron/network.ts';
import { createRealNetwork } from '../../../electron/networks/real.ts';
import { findingsIn } from '../../support/findings-in.ts';
import type { Evidence } from '../../../shared/evidence/evidence.ts';
import type { Finding } from '../../../shared/findings/finding.ts';
import { parseDomainName } from '../../../shared/model/domain-name.ts';
import type { Bed } from './bed.ts';
import { BED_DOMAINS, type BedDomain } from './bed-domains.ts';

/** The real network, with the bed's resolver, root key and certification authority in place of the internet's. */
function bedNetwork(bed: Bed): Network {
  return createRealNetwork({
    resolver: { kind: 'servers', servers: [bed.resolver] },
    allowPrivateAddresses: true,
    extraRoots: [bed.caPem],
    trustAnchors: bed.trustAnchors,
  });
}

export interface BedCheck {
  readonly evidence: Evidence;
  readonly findings: readonly Finding[];
}

const checks = new WeakMap<Bed, Map<BedDomain, Promise<BedCheck>>>();

/** The whole check of one domain of the bed. Each domain is checked once, however often it is asked for. */
export function checkOnBed(bed: Bed, domain: BedDomain): Promise<BedCheck> {
  const done = checks.get(bed) ?? new Map<BedDomain, Promise<BedCheck>>();
  checks.set(bed, done);
  const check = done.get(domain) ?? wholeCheck(bed, domain);
  done.set(domain, check);
  return check;
}

async function wholeCheck(bed: Bed, domain: BedDomain): Promise<BedCheck> {
  const name = parseDomainName(BED_DOMAINS[domain]);
  if (!name.ok) throw new Error(`${BED_DOMAINS[domain]} is no domain name.`);
  const network = bedNetwork(bed);
  const evidence = await collectEvidence(name.value, network, { application: 'postzegel test' });
  return { evidence, findings: findingsIn(evidence, network.now()) };
}
