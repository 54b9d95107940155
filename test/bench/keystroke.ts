import type { Evidence } from '../../shared/evidence/evidence.ts';
import { readDomain } from '../../shared/reading/read-domain.ts';
import { assess } from '../../shared/assessment/assessment.ts';
import { proposeMtaSts, suggestMtaSts } from '../../shared/generate/mta-sts.ts';
import { proposeTlsa, tlsaChoices } from '../../shared/generate/tlsa-choices.ts';
import type { Proposal } from '../../shared/overlay/proposal.ts';
import { preview } from '../../shared/preview/preview.ts';
import { collectEvidence } from '../../electron/checks/collect-evidence.ts';
import { labScenarios } from '../../electron/lab/lab-scenarios.ts';
import { startLab } from '../../electron/lab/lab.ts';
import type { Scenario } from '../../electron/lab/scenario.ts';
import { parseDomainName } from '../../shared/model/domain-name.ts';

const HOSTS = 5;
const RUNS = 40;
/** What a screen has for one picture, at 60 a second. */
const LIMIT_MS = 16;

/**
 * What happens at a keystroke in the Make room, for a domain with five MX hosts at two addresses each, with chains and records
 * of usage 2 too: what was typed as a proposal, and the preview of it. Time of the
 * processor, so that what else it has to do does not count; middle and worst of many, of which the middle is limited.
 */
export async function benchKeystroke(): Promise<boolean> {
  const evidence = await fiveHosts();
  const now = evidence.endedAt;
  const seconds = Math.floor(now / 1000);
  const present = assess(evidence, now);
  const proposals: Readonly<Record<string, () => Proposal>> = {
    'MTA-STS': () => {
      const proposed = proposeMtaSts(readDomain(evidence), {
        ...suggestMtaSts(readDomain(evidence), seconds),
        mode: 'enforce',
      });
      return proposed.ok ? proposed.value : { recordSets: [] };
    },
    TLSA: () => {
      const hosts = tlsaChoices(readDomain(evidence), seconds);
      // Everything that is there to choose, so that issuers are searched for as well.
      const chosen = hosts.map(({ host, choices }) => [host, choices.map(({ text }) => text)] as const);
      return proposeTlsa(readDomain(evidence), hosts, Object.fromEntries(chosen));
    },
  };
  const middles = Object.entries(proposals).map(([name, propose]) => {
    const spans = Array.from({ length: RUNS }, () => {
      const before = process.cpuUsage();
      preview(present, propose());
      const { user, system } = process.cpuUsage(before);
      return (user + system) / 1_000;
    }).toSorted((a, b) => a - b);
    const middle = spans[Math.floor(RUNS / 2)]!;
    process.stdout.write(
      `a keystroke's preview, ${HOSTS} MX hosts, ${name}: ${middle.toFixed(1)} ms (at most ${LIMIT_MS}), worst ${spans.at(-1)!.toFixed(1)} ms\n`,
    );
    return middle;
  });
  return middles.every(middle => middle <= LIMIT_MS);
}

async function fiveHosts(): Promise<Evidence> {
  const [healthy] = labScenarios();
  const names = Array.from({ length: HOSTS }, (_, at) => `mx${at}.${healthy!.domain}`);
  const scenario: Scenario = {
    ...healthy!,
    mx: names.map((host, at) => ({ preference: at, host })),
    hosts: Object.fromEntries(
      names.map((host, at) => [
        host,
        {
          addresses: [`192.0.2.${100 + at}`, `2001:db8::${100 + at}`],
          smtp: { starttls: true, certificate: 'lab-ca', minVersion: 'TLSv1.2', maxVersion: 'TLSv1.3' },
          tlsa: [
            { certificateUsage: 3, matches: true },
            { certificateUsage: 2, matches: true },
          ],
        },
      ]),
    ),
  };
  const lab = await startLab({ scenarios: [scenario] });
  try {
    const domain = parseDomainName(scenario.domain);
    if (!domain.ok) throw new Error(scenario.domain);
    return await collectEvidence(domain.value, lab.network, { application: 'bench' });
  } finally {
    await lab.close();
  }
}
