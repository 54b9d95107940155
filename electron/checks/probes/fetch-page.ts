import { addressesIn, getFromAny, hasConnected } from '../../https/get-from-any.ts';
import { answered, type ProbeTools, type Step } from '../probe.ts';

/** Fetches one page. One address is enough; a second is tried where the first does not connect. */
export async function fetchPage(
  { url, host }: { readonly url: string; readonly host: string },
  { ask, network, notebook, signal }: ProbeTools,
): Promise<Step<undefined>> {
  const answers = await Promise.all([ask(host, 'A'), ask(host, 'AAAA')]);
  const fetched = await getFromAny(network, url, addressesIn(answers.flat()), signal);
  if (!fetched) return answered(undefined);
  notebook.exchange(fetched.exchange, fetched.certificates);
  return { value: undefined, state: hasConnected(fetched) ? 'answered' : 'failed' };
}
