import { collectEvidence } from '../../electron/checks/collect-evidence.ts';
import type { LabExchange } from '../../electron/lab/lab-network.ts';
import { startLab } from '../../electron/lab/lab.ts';
import { parseDomainName } from '../../shared/model/domain-name.ts';

/** Added to every exchange, in ms: a server at the other end of Europe. */
const DELAY_MS = 50;
const RUNS = 5;

/**
 * The whole check of the healthy practice domain, with distance, against the longest chain of its exchanges that depend
 * on each other: MX, then the address of a host, then the session with it.
 */
export async function benchLabCheck(): Promise<boolean> {
  const ratios: number[] = [];
  let report = '';
  for (let run = 0; run < RUNS; run += 1) {
    const exchanges: LabExchange[] = [];
    const lab = await startLab({ delayMs: DELAY_MS, onExchange: exchange => exchanges.push(exchange) });
    const domain = parseDomainName(lab.domains[0]!.domain);
    if (!domain.ok) throw new Error('the lab’s first domain is none');
    // The first check starts the servers and makes certificates; that is no distance.
    await collectEvidence(domain.value, lab.network, { application: 'bench' });
    exchanges.length = 0;
    const startedAt = performance.now();
    const evidence = await collectEvidence(domain.value, lab.network, { application: 'bench' });
    const wholeMs = performance.now() - startedAt;
    const chain = longestChain(evidence.smtp.map(session => session.endedAt - session.startedAt));
    ratios.push(wholeMs / chain.ms);
    report = `  ${chain.parts.join(' -> ')}\n  ${exchanges.length} exchanges in all`;
    await lab.close();
  }
  const middle = ratios.toSorted((a, b) => a - b)[Math.floor(RUNS / 2)]!;
  process.stdout.write(
    `whole check / longest dependent chain at ${DELAY_MS} ms: ${middle.toFixed(2)} (at most 1.30)\n${report}\n`,
  );
  return middle <= 1.3;
}

/** MX and address are one exchange each; a session is as long as its own round trips, which only follow each other. */
function longestChain(sessionsMs: readonly number[]): { ms: number; parts: readonly string[] } {
  const longest = Math.max(...sessionsMs);
  return {
    ms: DELAY_MS + DELAY_MS + longest,
    parts: [`MX ${DELAY_MS} ms`, `address ${DELAY_MS} ms`, `SMTP session ${Math.round(longest)} ms`],
  };
}
