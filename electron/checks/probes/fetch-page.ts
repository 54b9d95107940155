import { getOnce } from '../../https/get-once.ts';
import { answered, type ProbeTools, type Step } from '../probe.ts';

/** Of the addresses of a web host, how many are tried. */
const MAX_ADDRESSES = 2;

/** Fetches one page. One address is enough; a second is tried where the first does not connect. */
export async function fetchPage(
  { url, host }: { readonly url: string; readonly host: string },
  { ask, network, notebook, signal }: ProbeTools,
): Promise<Step<undefined>> {
  const answers = await Promise.all([ask(host, 'A'), ask(host, 'AAAA')]);
  const records = answers.flat().filter(record => record.type === 'A' || record.type === 'AAAA');
  for (const { address } of records.slice(0, MAX_ADDRESSES)) {
    const { exchange, certificates } = await getOnce(network, { url, address }, signal);
    const { outcome } = exchange;
    const connected = outcome.kind === 'response' || outcome.stage !== 'connect';
    if (connected || address === records.slice(0, MAX_ADDRESSES).at(-1)?.address) {
      notebook.exchange(exchange, certificates);
      return { value: undefined, state: connected ? 'answered' : 'failed' };
    }
  }
  return answered(undefined);
}
