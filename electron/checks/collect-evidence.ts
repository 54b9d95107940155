import type { CheckStep } from '../../shared/contract/contract.ts';
import type { Evidence } from '../../shared/evidence/evidence.ts';
import type { DomainName } from '../../shared/model/domain-name.ts';
import type { Network } from '../network.ts';
import { createAsk } from './ask.ts';
import { atMost } from './at-most.ts';
import { createNotebook } from './notebook.ts';
import type { ProbeTools } from './probe.ts';
import { probeMailServers } from './probes/mail-servers.ts';
import { probeMtaSts } from './probes/mta-sts.ts';
import { probeResolver } from './probes/resolver.ts';
import { probeTextRecords } from './probes/text-records.ts';
import { untilStopped } from './until-stopped.ts';
import { vantageOf } from './vantage.ts';

export interface CollectOptions {
  readonly onStep?: (step: CheckStep) => void;
  readonly signal?: AbortSignal;
  /** Name and version, for the evidence. */
  readonly application: string;
}

/**
 * Observes everything about one domain, all probes at once and each as early as its inputs are there. Never rejects for
 * what the network does. Ends within `network.limits.checkMs`, or at once when the signal is aborted, with what was
 * seen by then; `end` says which.
 */
export async function collectEvidence(
  domain: DomainName,
  network: Network,
  { onStep = () => undefined, signal = new AbortController().signal, application }: CollectOptions,
): Promise<Evidence> {
  const startedAt = network.now();
  const limit = AbortSignal.timeout(network.limits.checkMs);
  const stop = AbortSignal.any([signal, limit]);
  const notebook = createNotebook();
  const ask = createAsk(network, notebook, stop);

  const tools: ProbeTools = {
    network,
    notebook,
    ask,
    signal: stop,
    whenRoom: atMost(network.limits.smtpAtOnce),
    async step(probe, subject, task) {
      const tell = (state: CheckStep['state']) =>
        onStep({ probe, subject, state, atMs: network.now() - startedAt });
      tell('started');
      const { value, state } = await task(() => tell('late'));
      tell(stop.aborted ? 'failed' : state);
      return value;
    },
  };
  const everything = async () => {
    await Promise.all([
      probeResolver(tools),
      probeMailServers(domain, tools),
      probeMtaSts(domain, tools),
      probeTextRecords(domain, tools),
    ]);
    await tools.step('dnssec', domain, async () => ({ value: await ask.settled(), state: 'answered' }));
  };
  await untilStopped(everything(), stop);

  return {
    format: 'postzegel-evidence',
    version: 1,
    domain,
    startedAt,
    endedAt: network.now(),
    end: signal.aborted ? 'cancelled' : limit.aborted ? 'time-limit' : 'complete',
    vantage: vantageOf(network, application),
    ...notebook.pages(),
  };
}
