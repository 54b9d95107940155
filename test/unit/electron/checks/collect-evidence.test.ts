import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readDomain } from '../../../../shared/reading/read-domain.ts';
import { collectEvidence } from '../../../../electron/checks/collect-evidence.ts';
import { type Lab, startLab } from '../../../../electron/lab/lab.ts';
import { DEFAULT_LIMITS, type Network } from '../../../../electron/network.ts';
import { findingsIn } from '../../../support/findings-in.ts';
import type { CheckStep } from '../../../../shared/contract/contract.ts';
import { evidence as evidenceSchema } from '../../../../shared/evidence/evidence.ts';
import { type DomainName, parseDomainName } from '../../../../shared/model/domain-name.ts';
import { LETTERS, letters } from '../../../../shared/simulate/index.ts';

function domainOf(text: string): DomainName {
  const parsed = parseDomainName(text);
  if (!parsed.ok) throw new Error(text);
  return parsed.value;
}
const application = 'Postzegel test';

describe('in the lab', () => {
  let lab: Lab;
  beforeAll(async () => {
    lab = await startLab();
  });
  afterAll(() => lab.close());
  const idsOf = async (domain: string) => {
    const evidence = await collectEvidence(domainOf(domain), lab.network, { application });
    expect(evidenceSchema.safeParse(JSON.parse(JSON.stringify(evidence))).success).toBe(true);
    const findings = findingsIn(evidence, Date.now());
    return {
      ids: findings.map(finding => finding.id),
      overall: letters(readDomain(evidence), Math.floor(Date.now() / 1000)).overall,
      evidence,
    };
  };

  test('a check that is stopped takes no other down with it, whatever both were asking', async () => {
    const far = await startLab({ delayMs: 5 });
    const stop = new AbortController();
    const domain = domainOf('lindevoort-oefening.nl');
    const stopped = collectEvidence(domain, far.network, { application, signal: stop.signal });
    const other = collectEvidence(domain, far.network, { application });
    stop.abort();
    expect((await stopped).end).toBe('cancelled');
    const ids = findingsIn(await other, Date.now()).map(({ id }) => id);
    expect(ids).toEqual(expect.arrayContaining(['dane.valid', 'mta-sts.enforce', 'dnssec.secure']));
    await far.close();
  });

  test.each([
    [
      'lindevoort-oefening.nl',
      'sealed',
      [
        'dnssec.secure',
        'starttls.offered',
        'certificate.trusted',
        'dane.valid',
        'mta-sts.enforce',
        'tls-rpt.present',
      ],
    ],
    ['rietbroek-oefening.nl', 'postcard', ['starttls.missing', 'dane.none', 'mta-sts.none', 'tls-rpt.none']],
    ['zandmeer-oefening.nl', 'closed', ['dnssec.unsigned', 'dane.needs-dnssec', 'certificate.untrusted']],
    ['oudermeer-oefening.nl', 'sealed', ['dane.valid', 'certificate.untrusted-with-dane', 'mta-sts.none']],
    ['dalkerk-oefening.nl', 'sealed', ['dnssec.unsigned', 'dane.needs-dnssec', 'mta-sts.enforce']],
    ['wilgendam-oefening.nl', 'closed', ['mta-sts.testing']],
    ['meerhuizen-oefening.nl', 'broken', ['dane.mismatch']],
    // Senders that check MTA-STS pass the second server by, and deliver at the first.
    ['duinbeek-oefening.nl', 'sealed', ['mta-sts.mx-not-covered']],
    ['elzenrade-oefening.nl', 'closed', ['mta-sts.policy-certificate']],
    [
      'klaverzijl-oefening.nl',
      'broken',
      ['certificate.expired', 'mta-sts.mx-certificate', 'tls-rpt.none-while-enforcing', 'dane.valid'],
    ],
    // RFC 8996 §2: a seal on TLS 1.1 is no seal.
    ['molenwijk-oefening.nl', 'closed', ['starttls.old-version']],
    ['hazelbrink-oefening.nl', 'sealed', ['dane.valid', 'mta-sts.enforce']],
    ['kwekerdam-oefening.nl', 'sealed', ['dnssec.mx-unsigned', 'dane.none', 'mta-sts.enforce']],
    ['notenburg-oefening.nl', 'no-mail', ['mx.null', 'dnssec.secure']],
    ['eikendonk-oefening.nl', 'broken', ['dnssec.bogus']],
    ['berkenschot-oefening.nl', 'broken', ['dnssec.bogus']],
    ['vlietdorp-oefening.nl', 'broken', ['dnssec.bogus']],
    ['hoogveld-oefening.nl', 'broken', ['dnssec.bogus']],
    ['boterhoek-oefening.nl', 'broken', ['dane.lookup-failed']],
    ['rozenhage-oefening.nl', 'broken', ['dnssec.bogus']],
    ['kersenoord-oefening.nl', 'closed', ['dnssec.mx-unsigned', 'dane.mx-not-secure']],
    ['abeelshof-oefening.nl', 'sealed', ['dane.valid']],
  ] as const)('%s: %s', async (domain, letter, expected) => {
    const { ids, overall } = await idsOf(domain);
    expect(ids).toEqual(expect.arrayContaining([...expected]));
    expect(overall).toBe(letter);
    expect(LETTERS).toContain(letter);
  });

  test('a name that is not there is said to be so, and nothing else is judged by it', async () => {
    const { ids, overall } = await idsOf('bestaat-niet-oefening.nl');
    expect(ids).toContain('mx.domain-missing');
    expect(overall).toBe('no-mail');
  });

  test('every step that starts also ends, and all are told in order', async () => {
    const steps: CheckStep[] = [];
    await collectEvidence(domainOf('lindevoort-oefening.nl'), lab.network, {
      application,
      onStep: step => steps.push(step),
    });
    const key = (step: CheckStep) => `${step.probe} ${step.subject}`;
    const started = steps.filter(step => step.state === 'started').map(key);
    const ended = steps.filter(step => step.state !== 'started').map(key);
    expect(started.toSorted()).toEqual(ended.toSorted());
    expect(new Set(started).size).toBe(started.length);
    expect(steps.map(step => step.probe)).toEqual(
      expect.arrayContaining(['mx', 'addresses', 'tlsa', 'smtp', 'mta-sts-policy', 'dnssec']),
    );
  });
});

/** A network in which nothing ever answers: what is asked of it waits until it is told to stop. */
function silentNetwork(limits: Partial<Network['limits']>): { network: Network; waiting: () => number } {
  let waiting = 0;
  const wait = (signal: AbortSignal) => {
    waiting += 1;
    return new Promise<{ kind: 'failed'; cause: { kind: 'cancelled' } }>(resolve => {
      const stop = () => {
        waiting -= 1;
        resolve({ kind: 'failed', cause: { kind: 'cancelled' } });
      };
      if (signal.aborted) stop();
      else signal.addEventListener('abort', stop, { once: true });
    });
  };
  const network: Network = {
    kind: 'recorded',
    askNameServer: async () => ({ kind: 'failed', cause: { kind: 'cancelled' } }),
    exchange: (_query, signal) => wait(signal),
    connect: (_endpoint, signal) => wait(signal),
    resolvers: ['nowhere'],
    trustAnchors: [],
    roots: { source: 'none', pem: [] },
    now: () => Date.now(),
    limits: { ...DEFAULT_LIMITS, ...limits },
  };
  return { network, waiting: () => waiting };
}

test('a check that is cancelled ends with what was seen, and leaves nothing waiting', async () => {
  const { network, waiting } = silentNetwork({});
  const stop = new AbortController();
  const checking = collectEvidence(domainOf('voorbeeld.nl'), network, { application, signal: stop.signal });
  setImmediate(() => stop.abort());
  const evidence = await checking;
  expect(evidence.end).toBe('cancelled');
  expect(waiting()).toBe(0);
  expect(evidenceSchema.safeParse(evidence).success).toBe(true);
});

test('no check takes longer than its limit, and what was not reached is not measured, never bad', async () => {
  const { network, waiting } = silentNetwork({ checkMs: 50 });
  const evidence = await collectEvidence(domainOf('voorbeeld.nl'), network, { application });
  expect(evidence.end).toBe('time-limit');
  expect(waiting()).toBe(0);
  const findings = findingsIn(evidence, Date.now());
  expect(new Set(findings.map(finding => finding.verdict))).toEqual(new Set(['not-measured']));
});
