import { expect, test } from 'vitest';
import { collectEvidence } from '../../../../electron/checks/collect-evidence.ts';
import { collectPublication } from '../../../../electron/checks/publication/collect-publication.ts';
import { untilStopped } from '../../../../electron/checks/until-stopped.ts';
import type { Network } from '../../../../electron/network.ts';
import type { DomainName } from '../../../../shared/model/domain-name.ts';
import { answeringNetwork } from '../../../support/answering-network.ts';

const DOMAIN = 'gemeente.nl' as DomainName;
const application = 'test';
const never = () => new Promise<never>(() => undefined);

/** A network that does not even hear that it is to stop. */
const deafNetwork = (checkMs: number): Network => ({
  ...answeringNetwork('', { checkMs }),
  exchange: never,
  askNameServer: never,
  connect: never,
});

test('what does not end by itself is left behind, at the time limit and when somebody stops it', async () => {
  const limited = await collectEvidence(DOMAIN, deafNetwork(20), { application });
  expect(limited.end).toBe('time-limit');
  const sets = [{ name: '_mta-sts.gemeente.nl', type: 'TXT' }];
  const looked = await collectPublication(DOMAIN, { sets, policy: true }, deafNetwork(20), { application });
  expect(looked.end).toBe('time-limit');
  const stopped = await collectEvidence(DOMAIN, deafNetwork(60_000), {
    application,
    signal: AbortSignal.timeout(20),
  });
  expect(stopped.end).toBe('cancelled');
});

test('what ends soon after the stop is waited for: it has something to write down', async () => {
  const stop = new AbortController();
  let isWritten = false;
  const work = async () => {
    await new Promise(resolve => stop.signal.addEventListener('abort', resolve));
    await new Promise(resolve => setTimeout(resolve, 5));
    isWritten = true;
  };
  const waiting = untilStopped(work(), stop.signal);
  stop.abort();
  await waiting;
  expect(isWritten).toBe(true);
});

test('what goes wrong is told to whoever waits; what goes wrong after the stop is nobody’s concern', async () => {
  const { signal } = new AbortController();
  await expect(untilStopped(Promise.reject(new Error('work')), signal)).rejects.toThrow('work');
  const late = async () => {
    await new Promise(resolve => setTimeout(resolve, 300));
    throw new Error('late');
  };
  await untilStopped(late(), AbortSignal.abort());
  await new Promise(resolve => setTimeout(resolve, 100));
});
