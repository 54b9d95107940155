import { X509Certificate } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findingsIn } from '../support/findings-in.ts';
import { createClient, type Pipe } from '../../shared/contract/client.ts';
import type { PostzegelApi } from '../../shared/contract/contract.ts';
import { CallFailed } from '../../shared/contract/failure.ts';
import { testCertificate } from '../support/test-certificates.ts';
import { judgePublication } from '../../shared/publication/judge-publication.ts';
import { questionsOf } from '../../shared/publication/wanted.ts';

/** One host of the application, as its page sees it. */
export interface RunningHost {
  readonly pipe: Pipe;
  /** Puts anything at all on the wire, as a page that is not ours would. */
  sendRaw(frame: unknown): void;
  stop(): Promise<void>;
}

const NEVER = new AbortController().signal;
const HEALTHY = 'lindevoort-oefening.nl';
/** One without reports, which a test may change. */
const PRACTICE = 'oudermeer-oefening.nl';
const inLab = (domain: string) => ({
  domain,
  network: 'lab' as const,
  resolver: '',
  allowPrivateAddresses: false,
});

/** What every host has to do the same: it is the same application. */
export function hostSuite(name: string, start: () => Promise<RunningHost>): void {
  describe(`the host ${name}`, () => {
    let host: RunningHost;
    let api: PostzegelApi;
    const heard: unknown[] = [];
    beforeAll(async () => {
      host = await start();
      api = createClient(host.pipe);
      host.pipe.onFrame(frame => heard.push(frame));
    });
    afterAll(() => host.stop());
    const failureOf = async (call: Promise<unknown>) => {
      const error = await call.catch((reason: unknown) => reason);
      return error instanceof CallFailed ? error.failure : error;
    };

    test.each([
      [HEALTHY, ['dnssec.secure', 'starttls.offered', 'dane.valid', 'mta-sts.enforce', 'tls-rpt.present']],
      ['rietbroek-oefening.nl', ['starttls.missing', 'dane.none', 'mta-sts.none']],
    ])('checks %s with its progress, and the findings are the domain’s', async (domain, expected) => {
      const steps: string[] = [];
      const evidence = await api.checkDomain(inLab(domain), step => steps.push(step.state), NEVER);
      expect(evidence.domain).toBe(domain);
      expect(steps).toContain('started');
      const ids = findingsIn(evidence, evidence.endedAt).map(({ id }) => id);
      expect(ids).toEqual(expect.arrayContaining(expected));
    });

    test('a name that is none comes back as what is wrong with it', async () => {
      expect(await failureOf(api.checkDomain(inLab('voor beeld'), () => undefined, NEVER))).toMatchObject({
        kind: 'bad-domain',
      });
    });

    test('a practice domain that is not there', async () => {
      expect(await failureOf(api.checkDomain(inLab('elders.nl'), () => undefined, NEVER))).toEqual({
        kind: 'not-a-practice-domain',
        domain: 'elders.nl',
      });
    });

    test('what is published in the practice network is seen at its name server, and nothing else may be published', async () => {
      const name = `_smtp._tls.${PRACTICE}`;
      const after = [
        { owner: name, type: 'TXT' as const, ttl: 300, strings: [`v=TLSRPTv1; rua=mailto:a@${PRACTICE};`] },
      ];
      const set = { name, type: 'TXT' as const, before: [], after };
      const wanted = { sets: [set] };
      const steps: string[] = [];
      const verify = async () => {
        const input = { ...inLab(PRACTICE), ...questionsOf(wanted) };
        const seen = await api.verifyPublication(input, step => steps.push(step.what), NEVER);
        return judgePublication(wanted, seen).servers.map(({ state }) => state);
      };
      const publish = (domain: string) =>
        api.publishPractice({ domain, proposal: { recordSets: [set] } }, () => undefined, NEVER);
      expect(await verify()).toEqual(['not-yet', 'not-yet']);
      expect(new Set(steps)).toEqual(new Set(['zone', 'name-server', 'resolver']));
      await publish(PRACTICE);
      // The second name server has it when it has it.
      expect((await verify())[0]).toBe('as-wanted');
      expect(await failureOf(publish('voorbeeld.nl'))).toEqual({
        kind: 'not-a-practice-domain',
        domain: 'voorbeeld.nl',
      });
      expect(await failureOf(publish(HEALTHY))).toEqual({ kind: 'cannot-publish', name });
    });

    test('RFC 1035 §2.3.4: a name that cannot be asked for is a failed look-up; too many names are no call', async () => {
      const verify = (names: readonly string[]) =>
        api.verifyPublication(
          { ...inLab(HEALTHY), sets: names.map(name => ({ name, type: 'TXT' as const })), policy: false },
          () => undefined,
          NEVER,
        );
      const tooLong = `_mta-sts.${`${'a'.repeat(60)}.`.repeat(4)}nl`;
      expect((await verify([tooLong])).dns.map(({ name, result }) => [name, result])).toContainEqual([
        tooLong,
        { kind: 'failed', cause: { kind: 'impossible-name', problem: 'name-too-long' } },
      ]);
      expect(await failureOf(verify(Array.from({ length: 41 }, (_, at) => `n${at}.nl`)))).toEqual({
        kind: 'bad-call',
      });
    });

    test('a look that is stopped ends at once', async () => {
      const stop = new AbortController();
      const input = { ...inLab(HEALTHY), sets: [{ name: HEALTHY, type: 'MX' as const }], policy: true };
      const call = api.verifyPublication(input, () => stop.abort(), stop.signal);
      expect(await failureOf(call)).toEqual({ kind: 'cancelled' });
    });

    test('measures what one policy and one validation cost on this machine', async () => {
      const costs = await api.measureCosts({}, () => undefined, NEVER);
      expect(costs.rounds % 2).toBe(1);
      expect(costs.policyFetchMs).toBeGreaterThan(0);
      expect(costs.validationMs).toBeGreaterThan(0);
    });

    test('a check that is stopped ends at once', async () => {
      const stop = new AbortController();
      const call = api.checkDomain(inLab(HEALTHY), () => stop.abort(), stop.signal);
      expect(await failureOf(call)).toEqual({ kind: 'cancelled' });
    });

    test('a certificate that is brought comes back as what TLSA records are made of; what is none, as why', async () => {
      const { certificate } = testCertificate({ names: ['mx1.test.example'] });
      const read = (text: string) =>
        api.readKeyMaterial({ content: Buffer.from(text).toString('base64') }, () => undefined, NEVER);
      const { publicKey, fingerprint256 } = new X509Certificate(certificate);
      const spki = publicKey.export({ type: 'spki', format: 'der' });
      expect(await read(certificate)).toMatchObject([
        {
          kind: 'certificate',
          digests: {
            certificate: { sha256: fingerprint256.replaceAll(':', '').toLowerCase() },
            publicKey: { full: spki.toString('hex') },
          },
        },
      ]);
      expect(await failureOf(read(certificate.slice(0, 200)))).toEqual({
        kind: 'unreadable-key',
        problem: 'damaged',
      });
    });

    test('issuers that take turns', async () => {
      const families = await api.issuerFamilies({}, () => undefined, NEVER);
      expect(families.map(({ name }) => name)).toEqual(['Let’s Encrypt']);
    });

    test('without a dialog of its own, a host opens no file', async () => {
      expect(await failureOf(api.openKeyFile({}, () => undefined, NEVER))).toEqual({ kind: 'bad-call' });
    });

    test.each([
      ['an unknown call', { kind: 'call', id: 9_001, name: 'format', input: {} }],
      ['a name that every object has', { kind: 'call', id: 9_002, name: '__proto__', input: {} }],
      ['another such name', { kind: 'call', id: 9_003, name: 'constructor', input: {} }],
      ['an input of another shape', { kind: 'call', id: 9_004, name: 'checkDomain', input: { domain: 7 } }],
    ])('%s is refused by name, and the host goes on', async (_about, frame) => {
      host.sendRaw(frame);
      // What comes back later than this call was sent after it.
      await api.about({}, () => undefined, NEVER);
      expect(heard).toContainEqual({ kind: 'failed', id: frame.id, failure: { kind: 'bad-call' } });
    });

    test.each([
      [''],
      ['x'],
      [[]],
      [7],
      [{ kind: 'call' }],
      [{ kind: 'call', id: 'x', name: 'about', input: {} }],
      // A call without input: its schema wants one (JSON has no `undefined`).
      [{ kind: 'call', id: 9_005, name: 'checkDomain' }],
    ])('what is no frame is not answered, and the host goes on: %j', async frame => {
      const before = heard.length;
      host.sendRaw(frame);
      await api.about({}, () => undefined, NEVER);
      expect(heard.length).toBe(before + 1);
    });
  });
}
