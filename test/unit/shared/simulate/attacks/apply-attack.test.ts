import { describe, expect, test } from 'vitest';
import type {
  DomainReading,
  HostReading,
  ServerReading,
} from '../../../../../shared/reading/domain-reading.ts';
import { applyAttack, type Attack } from '../../../../../shared/simulate/index.ts';
import { parseStsPolicy, selectStsRecord } from '../../../../../shared/mtasts/index.ts';
import { parseSts2016Record } from '../../../../../shared/sts2016/index.ts';
import { certificateOf, DOMAIN, HOST } from '../../../../support/made-evidence.ts';
import { DAY, now, onlyHost, signed, unsigned, withHosts } from '../made-worlds.ts';

const host = onlyHost(signed);
const second: HostReading = { ...host, host: 'mx2.elders.nl' };
const changed = (reading: DomainReading, attack: Attack): Partial<Record<keyof DomainReading, unknown>> => {
  const after = applyAttack(reading, attack, now);
  const keys = Object.keys(after) as (keyof DomainReading)[];
  return Object.fromEntries(
    keys
      .filter(key => JSON.stringify(after[key]) !== JSON.stringify(reading[key]))
      .map(key => [key, after[key]]),
  );
};
const hostsOf = ({ mx }: DomainReading): readonly HostReading[] => (mx.kind === 'hosts' ? mx.hosts : []);
const firstServer = (reading: DomainReading): ServerReading => hostsOf(reading)[0]!.servers[0]!;
const fetchFailed = { kind: 'failed', because: 'fetch' };
const noMail: DomainReading = { ...signed, mx: { kind: 'no-mail', status: 'secure', because: 'null-mx' } };
const unseen: DomainReading = {
  ...signed,
  mx: { kind: 'failed', rcode: 'SERVFAIL' },
  stsRecord: { kind: 'failed', rcode: 'SERVFAIL' },
  stsPolicy: { kind: 'unknown', cause: { kind: 'cancelled' } },
  sts2016: { kind: 'unknown', cause: { kind: 'cancelled' } },
  sts2016Copy: { kind: 'unknown', cause: { kind: 'cancelled' } },
  tlsRpt: { kind: 'failed', rcode: 'SERVFAIL' },
};

describe('an attack changes what it is about, and nothing else', () => {
  test.each<[Attack, readonly (keyof DomainReading)[]]>([
    ['strip-starttls', ['mx', 'isWatched']],
    ['forge-mx', ['mx']],
    ['redirect', ['mx']],
    ['misissued-certificate', ['mx']],
    ['stolen-old-key', ['mx']],
    ['strip-tlsa', ['mx']],
    ['forge-tlsa', ['mx']],
    ['suppress-policy', ['stsRecord', 'stsPolicy', 'sts2016', 'sts2016Copy']],
    ['suppress-policy-and-redirect', ['mx', 'stsRecord', 'stsPolicy', 'sts2016', 'sts2016Copy']],
    ['impersonate-policy-host', ['stsPolicy', 'sts2016Copy']],
    ['take-over-policy-host', ['mx', 'stsPolicy', 'sts2016Copy']],
    ['replace-sts2016', ['mx', 'sts2016']],
    ['tamper-reports', ['reportsAreTampered']],
    ['take-over-registrar', ['mx', 'stsRecord', 'stsPolicy', 'sts2016', 'sts2016Copy', 'tlsRpt']],
    ['dnssec-broken', ['mx', 'stsRecord', 'sts2016', 'tlsRpt']],
    ['tlsa-stale', ['mx']],
    ['certificate-expired', ['mx']],
    ['mx-moved', ['mx']],
  ])('%s', (attack, keys) => {
    const reading: DomainReading = { ...signed, sts2016Copy: { kind: 'served', body: 'v=STS1; to=true' } };
    expect(Object.keys(changed(reading, attack)).toSorted()).toEqual(keys.toSorted());
  });

  test('where there are no hosts none are made up', () => {
    for (const attack of ['forge-mx', 'redirect', 'strip-tlsa', 'tlsa-stale', 'mx-moved'] as const) {
      expect(changed(noMail, attack)).toEqual({});
    }
    expect(changed(noMail, 'strip-starttls')).toEqual({ isWatched: true });
  });
});

describe('servers', () => {
  const servers: readonly ServerReading[] = [
    firstServer(signed),
    { kind: 'no-tls', owner: 'genuine' },
    { kind: 'unreachable', owner: 'genuine' },
    { kind: 'unknown', owner: 'genuine', because: { kind: 'not-tried', cause: { kind: 'cancelled' } } },
  ];
  const reading = withHosts(signed, [{ ...host, servers }]);
  const after = (attack: Attack) => hostsOf(applyAttack(reading, attack, now))[0]!.servers;

  test('RFC 3207 §6: STARTTLS is taken away at each that answers', () => {
    expect(after('strip-starttls')).toEqual([
      { kind: 'no-tls', owner: 'genuine' },
      { kind: 'no-tls', owner: 'genuine' },
      { kind: 'unreachable', owner: 'genuine' },
      { kind: 'no-tls', owner: 'genuine' },
    ]);
  });

  test.each([
    ['redirect', false],
    ['misissued-certificate', true],
  ] as const)('%s: the attacker is in the place of each, trusted: %s', (attack, isTrusted) => {
    for (const server of after(attack)) {
      expect(server).toMatchObject({ kind: 'tls', owner: 'attacker', isTrusted });
      const [own] = server.kind === 'tls' ? server.chain : [];
      expect(own).toMatchObject({ dnsNames: [HOST], commonNames: [HOST], isCa: false });
      expect([own!.notBefore, own!.notAfter]).toEqual([now - DAY, now + 90 * DAY]);
      // No key of the domain's, whatever its TLSA records name.
      expect(own!.digests.publicKey).not.toEqual(certificateOf('a').digests.publicKey);
    }
  });

  test('a stolen old key: names, dates, issuer and trust as they were, and another key', () => {
    const issuer = certificateOf('d', { isCa: true });
    const chain = [certificateOf('a'), issuer];
    const shown: ServerReading = { kind: 'tls', owner: 'genuine', isTrusted: true, chain };
    const attacked = applyAttack(withHosts(signed, [{ ...host, servers: [shown] }]), 'stolen-old-key', now);
    const server = firstServer(attacked);
    const { spki: _spki, digests: _digests, ...rest } = certificateOf('a');
    expect(server).toMatchObject({ owner: 'attacker', isTrusted: true, chain: [rest, issuer] });
    expect(server.kind === 'tls' && server.chain[0]!.digests.publicKey.sha256).not.toBe('a'.repeat(64));
    // Where there was no certificate to steal one is made.
    expect(after('stolen-old-key').slice(1)).toEqual(after('redirect').slice(1));
    const bare: ServerReading = { kind: 'tls', owner: 'genuine', isTrusted: true, chain: [] };
    const made = applyAttack(withHosts(signed, [{ ...host, servers: [bare] }]), 'stolen-old-key', now);
    expect(firstServer(made)).toEqual(after('redirect')[0]);
  });

  test('a certificate that ends is looked at a second behind its end, or now where that is past', () => {
    const later = (notAfter: number) => {
      const chain = [certificateOf('a', { notAfter })];
      const shown: ServerReading = { kind: 'tls', owner: 'genuine', isTrusted: true, chain };
      const server = firstServer(
        applyAttack(withHosts(signed, [{ ...host, servers: [shown] }]), 'certificate-expired', now),
      );
      return server.kind === 'tls' ? server.later : undefined;
    };
    expect([later(now + 10), later(now), later(now - 1), later(now - 10)]).toEqual([11, 1, 0, 0]);
    expect(after('certificate-expired').slice(1)).toEqual(servers.slice(1));
  });
});

describe('what is signed cannot be made up, left out or changed: RFC 7672 §2.1.2', () => {
  const mxOf = (reading: DomainReading, attack: Attack) => applyAttack(reading, attack, now).mx;
  test('MX records', () => {
    const forged = { kind: 'hosts', hosts: [{ host: 'mail.attacker.example', addresses: 'found' }] };
    expect(mxOf(signed, 'forge-mx')).toMatchObject({ ...forged, status: 'bogus' });
    expect(mxOf(unsigned, 'forge-mx')).toMatchObject({ ...forged, status: 'insecure' });
    expect(firstServer(applyAttack(signed, 'forge-mx', now))).toMatchObject({
      owner: 'attacker',
      isTrusted: true,
    });
    expect(mxOf(signed, 'mx-moved')).toMatchObject({
      status: 'secure',
      hosts: [
        {
          host: 'mail.newprovider.example',
          addresses: 'found',
          tlsa: { kind: 'none' },
          servers: [{ kind: 'tls', owner: 'genuine', isTrusted: true }],
        },
      ],
    });
  });

  const failed = { kind: 'lookup-failed', owner: `_25._tcp.${HOST}`, detail: 'bogus' };
  test.each<[string, HostReading['tlsa'], object, object]>([
    ['secure', host.tlsa, failed, failed],
    [
      'not secure',
      { kind: 'not-secure', base: HOST, records: [], status: 'insecure' },
      { kind: 'none' },
      { kind: 'none' },
    ],
    ['none, proven', { kind: 'none', isProven: true }, { kind: 'none', isProven: true }, failed],
    ['none', { kind: 'none' }, { kind: 'none' }, { kind: 'none' }],
    [
      'not measured',
      { kind: 'not-measured', owner: '' },
      { kind: 'not-measured', owner: '' },
      { kind: 'not-measured', owner: '' },
    ],
  ])('TLSA records: %s', (_what, tlsa, stripped, forged) => {
    const reading = withHosts(signed, [{ ...host, tlsa }]);
    expect(hostsOf(applyAttack(reading, 'strip-tlsa', now))[0]!.tlsa).toEqual(stripped);
    expect(hostsOf(applyAttack(reading, 'forge-tlsa', now))[0]!.tlsa).toEqual(forged);
  });

  test('records of policies, and their absence', () => {
    const status = (reading: DomainReading) => {
      const { stsRecord, sts2016, stsPolicy, sts2016Copy } = applyAttack(reading, 'suppress-policy', now);
      expect([stsPolicy, sts2016Copy]).toEqual([fetchFailed, fetchFailed]);
      return [stsRecord, sts2016];
    };
    const none = (of: string) => ({ kind: 'none', status: of });
    expect(status(signed)).toEqual([none('bogus'), none('bogus')]);
    expect(status(unsigned)).toEqual([none('insecure'), none('insecure')]);
    expect(status({ ...signed, sts2016: { kind: 'none', status: 'secure' } })[1]).toEqual(none('bogus'));
    expect(status(unseen)).toEqual([unseen.stsRecord, unseen.sts2016]);
  });

  test('the record of 2016', () => {
    const { sts2016 } = applyAttack(signed, 'replace-sts2016', now);
    expect(sts2016).toMatchObject({ kind: 'records', status: 'bogus' });
    const [[text] = []] = sts2016.kind === 'records' ? sts2016.records : [];
    expect(parseSts2016Record([text!], DOMAIN)).toMatchObject({
      ok: true,
      value: {
        tlsOnly: true,
        mx: ['mail.attacker.example'],
        policyAuthentication: { kind: 'dnssec' },
        certificateCheck: 'webpki',
        maxLifetime: 999_999,
      },
    });
    expect(applyAttack(unsigned, 'replace-sts2016', now).sts2016).toMatchObject({ status: 'insecure' });
    expect(
      applyAttack({ ...signed, sts2016: { kind: 'failed', rcode: 'SERVFAIL' } }, 'replace-sts2016', now)
        .sts2016,
    ).toEqual({ kind: 'failed', rcode: 'SERVFAIL' });
  });
});

describe('policies of an attacker', () => {
  const served: DomainReading = { ...signed, sts2016Copy: { kind: 'served', body: 'v=STS1; to=true' } };
  const bodyOf = (page: DomainReading['stsPolicy']) => (page.kind === 'served' ? page.body : '');
  const asksNothing = (reading: DomainReading) => {
    expect(parseStsPolicy(bodyOf(reading.stsPolicy))).toMatchObject({
      ok: true,
      value: { mode: 'none', maxAge: DAY, mx: [] },
    });
    expect(parseSts2016Record([bodyOf(reading.sts2016Copy)], DOMAIN)).toMatchObject({
      ok: true,
      value: { tlsOnly: false, mx: ['mail.attacker.example'] },
    });
  };

  test('RFC 8461 §10.3: who has the policy host has it ask for nothing, where it says something', () => {
    asksNothing(applyAttack(served, 'take-over-policy-host', now));
    const after = applyAttack(
      { ...signed, stsPolicy: { kind: 'unknown', cause: { kind: 'cancelled' } } },
      'take-over-policy-host',
      now,
    );
    expect([after.stsPolicy, after.sts2016Copy]).toEqual([
      { kind: 'unknown', cause: { kind: 'cancelled' } },
      signed.sts2016Copy,
    ]);
    expect(firstServer(after)).toMatchObject({ owner: 'attacker', isTrusted: false });
  });

  test('RFC 8461 §3.3: who only answers for it is another', () => {
    expect(changed(served, 'impersonate-policy-host')).toEqual({
      stsPolicy: { kind: 'failed', because: 'certificate' },
      sts2016Copy: { kind: 'failed', because: 'certificate' },
    });
  });

  test.each([signed, unsigned])('who has the domain at its registrar signs what they like', reading => {
    const after = applyAttack(reading, 'take-over-registrar', now);
    asksNothing(after);
    expect(after.mx).toMatchObject({ status: 'secure', hosts: [{ host: 'mail.attacker.example' }] });
    expect(after.stsRecord).toMatchObject({ kind: 'records', status: 'secure' });
    const { stsRecord, sts2016 } = after;
    const record = selectStsRecord(stsRecord.kind === 'records' ? stsRecord.records : []);
    const before = selectStsRecord(reading.stsRecord.kind === 'records' ? reading.stsRecord.records : []);
    // Another id: senders that hold the old policy fetch anew.
    expect(record.ok && before.ok && record.value.id !== before.value.id).toBe(true);
    expect(sts2016).toMatchObject({
      kind: 'records',
      status: 'secure',
      records: [[bodyOf(after.sts2016Copy)]],
    });
    expect(after.tlsRpt).toEqual({ kind: 'none', status: 'secure' });
  });

  test('and publishes nothing that there was not', () => {
    expect(changed(unseen, 'take-over-registrar')).toEqual({});
  });
});

describe('DNSSEC that breaks', () => {
  test('is that of the domain’s own zone, and of the hosts in it', () => {
    const apex: HostReading = { ...host, host: DOMAIN };
    const alike: HostReading = { ...host, host: `x${DOMAIN}` };
    const without: HostReading = { ...host, addresses: 'none' };
    const reading = withHosts(signed, [host, second, apex, alike, without]);
    const after = applyAttack(reading, 'dnssec-broken', now);
    expect(after.mx).toMatchObject({ status: 'bogus' });
    expect(hostsOf(after).map(({ addresses }) => addresses)).toEqual([
      'bogus',
      'found',
      'bogus',
      'found',
      'none',
    ]);
    expect([after.stsRecord, after.sts2016, after.tlsRpt]).toMatchObject([
      { status: 'bogus' },
      { status: 'bogus' },
      { status: 'bogus' },
    ]);
  });

  test('also where there is no mail, and nowhere in a zone that nobody signs', () => {
    expect(applyAttack(noMail, 'dnssec-broken', now).mx).toEqual({
      kind: 'no-mail',
      status: 'bogus',
      because: 'null-mx',
    });
    expect(changed(unseen, 'dnssec-broken')).toEqual({});
    const insecure = { ...unsigned, tlsRpt: { kind: 'none', status: 'insecure' } } as const;
    expect(changed(insecure, 'dnssec-broken')).toEqual({});
  });
});

test('stale TLSA records name nothing that is there, and are as usable as before', () => {
  const after = hostsOf(applyAttack(signed, 'tlsa-stale', now))[0]!.tlsa;
  const before = host.tlsa.kind === 'secure' ? host.tlsa.records : [];
  expect(after).toEqual({
    ...host.tlsa,
    records: before.map(record => ({ ...record, data: '5'.repeat(64) })),
  });
});
