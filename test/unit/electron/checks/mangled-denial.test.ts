import { expect, test } from 'vitest';
import { collectEvidence } from '../../../../electron/checks/collect-evidence.ts';
import { labScenarios } from '../../../../electron/lab/lab-scenarios.ts';
import { startLab } from '../../../../electron/lab/lab.ts';
import { findingsIn } from '../../../support/findings-in.ts';

/** The scenario of which the name server leaves out every proof of absence, with and without TLSA records. */
const broken = labScenarios().find(({ id }) => id === 'dnssec-missing-denial')!;

async function daneFindings(scenario: typeof broken): Promise<readonly string[]> {
  const lab = await startLab({ scenarios: [scenario] });
  try {
    const evidence = await collectEvidence(scenario.domain, lab.network, { application: 'Postzegel test' });
    return findingsIn(evidence, evidence.endedAt).flatMap(({ id, topic }) => (topic === 'dane' ? [id] : []));
  } finally {
    await lab.close();
  }
}

const withTlsa: typeof broken = {
  ...broken,
  hosts: Object.fromEntries(
    Object.entries(broken.hosts).map(([host, plan]) => [
      host,
      { ...plan, tlsa: [{ certificateUsage: 3, matches: true }] },
    ]),
  ),
};
const healthyDenial: typeof broken = {
  ...withTlsa,
  zones: Object.fromEntries(
    Object.entries(broken.zones).map(([zone, plan]) => [zone, { ...plan, dnssec: 'signed' }]),
  ),
};

test('DANE-03, RFC 7672 §2.1.2: a server that mangles denial makes a host without TLSA records unreachable to DANE', async () => {
  expect(await daneFindings(broken)).toEqual(['dane.lookup-failed']);
});

test('DANE-03, RFC 4035 §5.4: beside TLSA records, which hold, it is told of', async () => {
  expect(await daneFindings(withTlsa)).toEqual(['dane.denial-broken', 'dane.valid']);
});

test('DANE-03, RFC 4035 §5.4: where denials are in order nothing is', async () => {
  expect(await daneFindings(healthyDenial)).toEqual(['dane.valid']);
});
