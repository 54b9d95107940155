import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { collectEvidence } from '../../../../electron/checks/collect-evidence.ts';
import { createNotebook } from '../../../../electron/checks/notebook.ts';
import type { ProbeTools } from '../../../../electron/checks/probe.ts';
import { probeMailServers } from '../../../../electron/checks/probes/mail-servers.ts';
import { probeMtaSts } from '../../../../electron/checks/probes/mta-sts.ts';
import { probeTextRecords } from '../../../../electron/checks/probes/text-records.ts';
import { collectPublication } from '../../../../electron/checks/publication/collect-publication.ts';
import type { Network } from '../../../../electron/network.ts';
import type { DnsRecord } from '../../../../shared/evidence/dns.ts';
import type { DomainName } from '../../../../shared/model/domain-name.ts';
import { answeringNetwork } from '../../../support/answering-network.ts';

const DOMAIN = 'gemeente.nl' as DomainName;
/** Something for every probe: two servers, one by an alias, a policy, a copy of 2016, name servers. */
const ZONE = `
gemeente.nl NS ns.gemeente.nl
ns.gemeente.nl A 192.0.2.53
gemeente.nl A 192.0.2.80
gemeente.nl MX 10 mx1.gemeente.nl
gemeente.nl MX 20 mx2.gemeente.nl
mx1.gemeente.nl A 192.0.2.25
mx2.gemeente.nl CNAME real.example
mta-sts.gemeente.nl A 192.0.2.80
_mta-sts.gemeente.nl TXT v=STSv1;id=1
_smtp._tls.gemeente.nl TXT v=TLSRPTv1;rua=mailto:a@gemeente.nl
_smtp_sts.gemeente.nl TXT v=STS1;to=true;a=https://gemeente.nl/sts
`;

const unhandled: unknown[] = [];
const note = (error: unknown) => unhandled.push(error);
beforeEach(() => process.on('unhandledRejection', note));
afterEach(() => {
  process.off('unhandledRejection', note);
  expect(unhandled.splice(0)).toEqual([]);
});
/** Until everything that was set going has ended, also what nobody waits for. */
const quiet = () => new Promise(resolve => setTimeout(resolve, 10));

/** How a mistake shows: at once, as a promise, or when others have gone on. */
const MANNERS = {
  thrown: (error: Error) => {
    throw error;
  },
  rejected: async (error: Error) => {
    throw error;
  },
  'rejected later': async (error: Error) => {
    await new Promise(resolve => setTimeout(resolve, 3));
    throw error;
  },
} as const;
type Manner = (error: Error) => Promise<never>;
/** What the calls after it do. */
type Others = 'go on' | 'fail';

/** Lets the so-maniest call fail of all that are made through it, alone or with all that come after. */
function failing(at: number, manner: Manner, others: Others) {
  let calls = 0;
  const error = new Error(`call ${at}`);
  return {
    error,
    isReached: () => calls >= at,
    call: <Value>(real: () => Promise<Value>): Promise<Value> => {
      calls += 1;
      if (calls === at || (others === 'fail' && calls > at)) return manner(error);
      // Some take longer, so that what fails at once does so while others are still waited for.
      return calls % 2 === 0 ? later().then(real) : real();
    },
  };
}
const later = () => new Promise(resolve => setTimeout(resolve, 2));

type Fault = ReturnType<typeof failing>;

/** Runs something again and again, each time with the next of its calls failing, until there are no more. */
async function eachCall(
  manner: Manner,
  run: (fault: Fault) => Promise<unknown>,
  others: Others = 'go on',
): Promise<number> {
  for (let at = 1; ; at += 1) {
    const fault = failing(at, manner, others);
    const ended = await run(fault).then(
      () => undefined,
      (error: unknown) => ({ error }),
    );
    await quiet();
    // A clean failure is the mistake itself, for whoever waits; the others have not been told another.
    if (ended) expect(ended.error).toBe(fault.error);
    if (!fault.isReached()) return at - 1;
  }
}

function faultyNetwork({ call }: Fault): Network {
  const network = answeringNetwork(ZONE);
  return {
    ...network,
    exchange: (query, signal) => call(() => network.exchange(query, signal)),
    askNameServer: (address, query, signal) => call(() => network.askNameServer(address, query, signal)),
    connect: (endpoint, signal) => call(() => network.connect(endpoint, signal)),
  };
}

const EVIDENCE = await collectEvidence(DOMAIN, answeringNetwork(ZONE), { application: 'test' });
/** The records of the zone as a probe is given them. */
const answers = async (name: string, type: string): Promise<readonly DnsRecord[]> => {
  const result = EVIDENCE.dns.find(each => each.name === name && each.type === type)?.result;
  return result?.kind === 'answer' ? result.records : [];
};

const WAYS = Object.entries(MANNERS).flatMap(([how, manner]) =>
  (['go on', 'fail'] as const).map(others => [how, others, manner] as const),
);
describe.each(WAYS)('a mistake, %s, at any one place, where the others %s', (_how, others, manner) => {
  test('in the network ends a check with what was seen, or with that mistake', async () => {
    const check = (fault: Fault) => collectEvidence(DOMAIN, faultyNetwork(fault), { application: 'test' });
    const calls = await eachCall(manner, check, others);
    expect(calls).toBeGreaterThan(20);
  });

  test('in the network ends a look at what was published so', async () => {
    const sets = [
      { name: '_mta-sts.gemeente.nl', type: 'TXT' },
      { name: 'mta-sts.gemeente.nl', type: 'A' },
    ];
    const look = (fault: Fault) =>
      collectPublication(DOMAIN, { sets, policy: true }, faultyNetwork(fault), { application: 'test' });
    const calls = await eachCall(manner, look, others);
    expect(calls).toBeGreaterThan(8);
  });

  test.each([
    ['mail servers', probeMailServers, 9],
    ['MTA-STS', probeMtaSts, 4],
    ['text records', probeTextRecords, 5],
  ] as const)(
    'in what a probe is given, %s: the probe rejects with it, and leaves none behind',
    async (_which, probe, least) => {
      const run = (fault: Fault) => {
        const network = answeringNetwork(ZONE);
        const tools: ProbeTools = {
          network: { ...network, connect: (...given) => fault.call(() => network.connect(...given)) },
          notebook: createNotebook(),
          signal: new AbortController().signal,
          ask: Object.assign(async (name: string, type: string) => fault.call(() => answers(name, type)), {
            settled: async () => undefined,
          }),
          whenRoom: async task => fault.call(task),
          step: async (_probe, _subject, task) => fault.call(async () => (await task(() => undefined)).value),
        };
        return probe(DOMAIN, tools);
      };
      const calls = await eachCall(manner, run, others);
      expect(calls).toBeGreaterThan(least);
    },
  );
});

test('a mistake in what is told about the steps, or of the clock, ends a check with it', async () => {
  const thrown: Manner = MANNERS.thrown;
  const steps = await eachCall(thrown, fault =>
    collectEvidence(DOMAIN, answeringNetwork(ZONE), {
      application: 'test',
      onStep: () => {
        fault.call(async () => undefined).catch(() => undefined);
      },
    }),
  );
  expect(steps).toBeGreaterThan(10);
  const ticks = await eachCall(thrown, fault => {
    const now = () => {
      fault.call(async () => undefined).catch(() => undefined);
      return Date.now();
    };
    const check = async () =>
      collectEvidence(DOMAIN, { ...answeringNetwork(ZONE), now }, { application: 'test' });
    return check();
  });
  expect(ticks).toBeGreaterThan(40);
});
