import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { receiveWithPostfix, sendWithPostfix } from '../../../shared/generate/servers/postfix.ts';
import { wordsOf } from '../../../shared/words/say.ts';
import { parseDomainName } from '../../../shared/model/domain-name.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { createCertificateAuthority } from '../bed/certificate-authority.ts';
import { posttlsFinger } from '../bed/opinions.ts';
import { type DaneBed, startDaneBed } from '../dane/dane-bed.ts';
import { claimSlot } from '../servers/claim-slot.ts';
import { type PostfixSender, startPostfixSender } from '../servers/postfix-sender.ts';
import { runTool } from '../servers/run-tool.ts';
import { type PolicyMap, startPolicyMap } from './policy-map.ts';
import { describeOn, withoutRoot } from '../../support/describe-on.ts';

const START_LIMIT_MS = 120_000;
const HOST = { dane: 1, map: 2, both: 3, down: 4 } as const;
const MAP_PORT = 8_642;
const MX_HOST = 'mx.gemeente.example';

describeOn(withoutRoot('servers on ports 25 and 53'), 'Postfix with the lines that are made for it', () => {
  const undo: (() => Promise<void>)[] = [];
  let bed: DaneBed;
  let map: PolicyMap;
  /** With the lines for DANE, with those for MTA-STS as well, and with a map that does not run. */
  let senders: { readonly dane: PostfixSender; readonly both: PostfixSender; readonly down: PostfixSender };
  let folder = '';
  let resolvConf = '';
  let made: ReadonlyMap<string, string>;
  let receiver = { address: '', ca: '' };

  beforeAll(async () => {
    bed = await startDaneBed();
    undo.push(() => bed.stop());
    const slot = await claimSlot([
      [HOST.dane, 25],
      [HOST.both, 25],
      [HOST.down, 25],
      [HOST.map, MAP_PORT],
    ]);
    undo.push(() => slot.release());
    const temporary = await temporaryFolder('sending-postfix', 'everyone');
    undo.push(() => temporary.remove());
    folder = temporary.path;
    map = await startPolicyMap(slot.at(HOST.map), MAP_PORT);
    undo.push(() => map.stop());

    made = new Map(sendWithPostfix().map(({ fileName, text }) => [fileName, text]));
    resolvConf = join(folder, 'resolv.conf');
    await writeFile(resolvConf, made.get('resolv.conf')!.replace('127.0.0.1', bed.resolver.address));
    const mtaSts = made
      .get('mta-sts.cf')!
      .replace(`127.0.0.1:${MAP_PORT}`, `${slot.at(HOST.map)}:${MAP_PORT}`)
      .replace('/etc/ssl/certs/ca-certificates.crt', bed.files.ca);

    const authority = await createCertificateAuthority(join(folder, 'pki'));
    const receiving = await receivingLines(authority);
    receiver = { address: slot.at(HOST.dane), ca: authority.rootFile };
    const start = async (name: 'dane' | 'both' | 'down', settings: readonly string[]) => {
      const address = slot.at(HOST[name]);
      const started = await startPostfixSender({
        folder: join(folder, name),
        address,
        resolvConf,
        settings,
      });
      undo.push(() => started.stop());
      return started;
    };
    senders = {
      dane: await start('dane', [made.get('dane.cf')!, receiving]),
      both: await start('both', [made.get('dane.cf')!, mtaSts]),
      down: await start('down', [made.get('dane.cf')!, mtaSts.replace(`:${MAP_PORT}:`, ':1:')]),
    };
  }, START_LIMIT_MS);
  afterAll(async () => {
    for (const step of undo.toReversed()) await step();
  }, START_LIMIT_MS);

  /** The lines for receiving, with key and chain in files of their own as certbot leaves them. */
  async function receivingLines(
    authority: Awaited<ReturnType<typeof createCertificateAuthority>>,
  ): Promise<string> {
    const host = parseDomainName(MX_HOST);
    if (!host.ok) throw new Error(MX_HOST);
    const { chainFile } = await authority.issue({ name: 'mx', hostNames: [MX_HOST], key: 'ec' });
    const [key, ...chain] = (await readFile(chainFile, 'utf8')).split(/(?<=-----END [A-Z ]+-----\n)/);
    const at = (name: string) => join(folder, 'pki', name);
    await writeFile(at('privkey.pem'), key!, { mode: 0o600 });
    await writeFile(at('fullchain.pem'), chain.join(''));
    const [snippet] = receiveWithPostfix(host.value);
    return snippet!.text.replaceAll(`/etc/letsencrypt/live/${MX_HOST}`, join(folder, 'pki'));
  }

  const domainOf = (about: string) => bed.cases.find(each => each.about === about)!.domain;
  /** The receiving servers take no mail: once they are spoken to they refuse it, and it bounces. */
  const delivered = (tls?: string) => ({
    status: 'bounced',
    said: expect.stringContaining('said: 5'),
    ...(tls !== undefined && { tls: expect.stringMatching(tls) }),
  });

  test.each(['dane', 'both'])('`postfix check` and postconf find nothing to say: %s', async name => {
    const configuration = join(folder, name, 'etc');
    const checked = await runTool('postfix', ['-c', configuration, 'check']);
    const read = await runTool('postconf', ['-c', configuration, '-n']);
    expect([checked.stderr, read.stderr]).toEqual(['', '']);
    expect(read.stdout).toContain('smtp_tls_security_level = dane\n');
  });

  describe.each(['dane', 'both'] as const)('RFC 7672 §2.2, with the lines of: %s', name => {
    test.each(['3 1 1 of the server', '2 1 1 of the issuer'])('delivered: %s', async about => {
      expect(await senders[name].send(domainOf(about))).toEqual(delivered('^Verified$'));
    });

    test.each(['3 1 1 of another', '2 1 1 of an issuer of others', 'no STARTTLS, 3 1 1'])(
      'kept back: %s',
      async about => {
        expect((await senders[name].send(domainOf(about))).status).toBe('deferred');
      },
    );
  });

  test('without records mail goes as it can: encrypted, or in the clear', async () => {
    expect(await senders.dane.send(domainOf('no records'))).toEqual(delivered('^(Untrusted|Anonymous)$'));
    const clear = await senders.dane.send(domainOf('no STARTTLS, no records'));
    expect(clear).toEqual(delivered());
    expect(clear.tls).toBeUndefined();
  });

  test('the map is asked for every destination by the name in the lines', () => {
    expect(map.asked).toContain(`QUERY ${domainOf('3 1 1 of the server')}`);
  });

  describe('a map that knows DANE (RFC 8461 §2)', () => {
    test('its `dane-only` keeps back what DANE refuses, although the certificate is genuine', async () => {
      const domain = domainOf('rollover: the next key alone');
      map.policies.set(domain, 'dane-only');
      expect((await senders.both.send(domain)).status).toBe('deferred');
    });

    test('where there are no TLSA records, its policy is applied', async () => {
      const [right, wrong] = [domainOf('no records'), domainOf('no STARTTLS, no records')];
      for (const domain of [right, wrong]) map.policies.set(domain, 'secure match=.dane.nl');
      expect(await senders.both.send(right)).toEqual(delivered('^Verified$'));
      expect((await senders.both.send(wrong)).status).toBe('deferred');
    });
  });

  test('a map that does not run keeps back all mail, also of domains without a policy: the words say so', async () => {
    for (const about of ['no records', '3 1 1 of the server']) {
      const { status, said } = await senders.down.send(domainOf(about));
      expect([status, said]).toEqual(['deferred', 'client TLS configuration problem']);
    }
    expect(await readFile(join(folder, 'down', 'mail.log'), 'utf8')).toContain('dsn=4.7.5');
    for (const language of ['nl', 'en'] as const) {
      expect(wordsOf(language).servers.sending.postfix.how).toContain(
        '(4.7.5, client TLS configuration problem)',
      );
    }
  });

  test('what says whether DANE is on says so: Verified with a resolver that checks, and not without records', async () => {
    const command = made
      .get('dane-check.sh')!
      .split('\n')
      .find(line => line.startsWith('posttls-finger'))!;
    const finger = async (about: string) => {
      const [, ...args] = command.replace('internet.nl', domainOf(about)).split(' ');
      return posttlsFinger({ resolvConf, ca: bed.files.ca }, args);
    };
    expect(await finger('3 1 1 of the server')).toContain('Verified TLS connection');
    expect(await finger('no records')).not.toContain('Verified');
    expect(await finger('3 1 1 of another')).not.toContain('Verified');
  });

  test('RFC 8461 §2: a map that does not know DANE overrides it, so none such is in the lines', async () => {
    const domain = domainOf('RFC 7671 §9: 3 1 2 stale, 3 1 1 right');
    expect((await senders.dane.send(domain)).status).toBe('deferred');
    map.policies.set(domain, 'secure match=.dane.nl');
    expect(await senders.both.send(domain)).toEqual(delivered('^Verified$'));
  });

  test('a sender finds STARTTLS at it, with the certificate of the MX host', async () => {
    const { stdout } = await runTool(
      'openssl',
      [
        ['s_client', '-starttls', 'smtp', '-connect', `${receiver.address}:25`, '-CAfile', receiver.ca],
        ['-verify_hostname', MX_HOST, '-verify_return_error'],
      ],
      { input: 'QUIT\r\n' },
    );
    expect(stdout).toContain('Verify return code: 0 (ok)');
  });
});
