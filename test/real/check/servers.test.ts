import { expect, test } from 'vitest';
import { BED_DOMAINS, type BedDomain, MANY_MX_COUNT } from '../bed/bed-domains.ts';
import { policyText } from '../bed/bed-web.ts';
import { describeWithBed } from '../bed/describe-with-bed.ts';
import { curlSays, delvSays, digSays, opensslSays, posttlsFingerSays } from '../bed/opinions.ts';

// The ground that the other tests here stand on: the servers are as their descriptions say, in the eyes of programs
// that are not ours.

describeWithBed('the servers, in the eyes of other programs', bed => {
  const mx = [
    ['healthy', { rcode: 'NOERROR', authenticData: true, data: ['10 mail.gezond.nl.'] }],
    ['onlyMtaSts', { rcode: 'NOERROR', authenticData: false, data: ['10 mail.alleen-sts.nl.'] }],
    ['wrongDs', { rcode: 'SERVFAIL', authenticData: false, data: [] }],
    ['nullMx', { rcode: 'NOERROR', authenticData: true, data: ['0 .'] }],
    ['noMx', { rcode: 'NOERROR', authenticData: true, data: [] }],
    ['serverFailure', { rcode: 'SERVFAIL', authenticData: false, data: [] }],
    ['missing', { rcode: 'NXDOMAIN', authenticData: false, data: [] }],
  ] as const satisfies readonly (readonly [BedDomain, object])[];
  test.for(mx)('dig: the MX of the domain "%s"', async ([domain, answer]) => {
    expect(await digSays(bed(), BED_DOMAINS[domain], 'MX')).toEqual(answer);
  });

  test('dig: thirty MX records, in one answer', async () => {
    expect((await digSays(bed(), BED_DOMAINS.manyMx, 'MX')).data).toHaveLength(MANY_MX_COUNT);
  });

  const validation = [
    ['healthy', 'secure'],
    ['international', 'secure'],
    ['noMx', 'secure'],
    ['onlyMtaSts', 'insecure'],
    ['wrongDs', 'bogus'],
    ['serverFailure', 'failed'],
  ] as const satisfies readonly (readonly [BedDomain, string])[];
  test.for(validation)('delv: the domain "%s" is %s', async ([domain, verdict]) => {
    expect(await delvSays(bed(), BED_DOMAINS[domain], 'MX')).toBe(verdict);
  });

  const dane = [
    ['healthy', 'Verified'],
    ['international', 'Verified'],
    ['tlsaMismatch', 'Untrusted'],
    ['noStartTls', 'no TLS'],
    ['nullMx', 'nullMX'],
    ['wrongDs', 'Host not found, try again'],
    ['serverFailure', 'Host not found, try again'],
    ['missing', 'Host not found'],
    ['mxWithoutAddress', 'has a valid address'],
    ['portClosed', 'Connection refused'],
  ] as const satisfies readonly (readonly [BedDomain, string])[];
  test.for(dane)('posttls-finger -l dane: the domain "%s" is "%s"', async ([domain, verdict]) => {
    expect(await posttlsFingerSays(bed(), 'dane', BED_DOMAINS[domain])).toBe(verdict);
  });

  test('posttls-finger -l secure: a mail host with the right certificate and no DANE is verified', async () => {
    expect(await posttlsFingerSays(bed(), 'secure', BED_DOMAINS.onlyMtaSts)).toBe('Verified');
  });

  test('openssl: the healthy mail host sends its certificate and the intermediate, and both verify', async () => {
    const session = await opensslSays(bed(), bed().addresses.healthyMail, `mail.${BED_DOMAINS.healthy}`);
    expect(session).toMatchObject({ version: 'TLSv1.3', verification: 'OK' });
    expect(session.chain).toHaveLength(2);
  });

  test('curl: the policy of the healthy domain is served as it was written', async () => {
    expect(await curlSays(bed(), BED_DOMAINS.healthy)).toEqual({
      kind: 'response',
      status: 200,
      contentType: 'text/plain',
      location: '',
      body: policyText(BED_DOMAINS.healthy),
    });
  });

  test('curl: one policy host has the certificate of another, and one redirects', async () => {
    expect(await curlSays(bed(), BED_DOMAINS.policyWrongCertificate)).toEqual({ kind: 'wrong-certificate' });
    expect(await curlSays(bed(), BED_DOMAINS.policyRedirected)).toMatchObject({
      status: 301,
      location: 'https://www.sts-omgeleid.nl/.well-known/mta-sts.txt',
    });
  });
});
