import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import type { DnsLookup } from '../../../shared/evidence/dns.ts';
import { evidence as evidenceSchema, type Evidence } from '../../../shared/evidence/evidence.ts';
import type { Bed } from '../bed/bed.ts';
import { ALL_BED_DOMAINS, BED_DOMAINS, type BedDomain, MANY_MX_COUNT } from '../bed/bed-domains.ts';
import { checkOnBed } from '../bed/check-on-bed.ts';
import { describeWithBed } from '../bed/describe-with-bed.ts';
import { curlSays, delvSays, digSays, opensslSays } from '../bed/opinions.ts';

describeWithBed('what a check observes is what other programs see', bed => {
  test.for(ALL_BED_DOMAINS)(
    'the evidence of the domain "%s" is complete and fits its schema',
    async domain => {
      const { evidence } = await checkOnBed(bed(), domain);
      // As it is saved: what JSON drops must not be missed.
      expect(evidenceSchema.parse(JSON.parse(JSON.stringify(evidence)))).toEqual(evidence);
      expect(evidence).toMatchObject({ domain: BED_DOMAINS[domain], end: 'complete' });
    },
  );

  const mailHosts = [
    ['healthy', 'healthyMail'],
    ['international', 'sharedMail'],
    ['onlyMtaSts', 'sharedMail'],
  ] as const satisfies readonly (readonly [BedDomain, keyof Bed['addresses']])[];
  test.for(mailHosts)(
    'the mail host of "%s": TLS and chain are as openssl sees them',
    async ([domain, host]) => {
      const { evidence } = await checkOnBed(bed(), domain);
      const hostName = `mail.${BED_DOMAINS[domain]}`;
      const address = bed().addresses[host];
      const openssl = await opensslSays(bed(), address, hostName);
      expect(evidence.smtp).toHaveLength(1);
      expect(evidence.smtp[0]).toMatchObject({
        host: hostName,
        address,
        port: 25,
        outcome: {
          kind: 'tls',
          tls: {
            version: openssl.version,
            cipherSuite: openssl.cipherSuite,
            chain: openssl.chain,
            webPki: { kind: 'trusted' },
          },
        },
      });
      for (const sha256 of openssl.chain) {
        const der = Buffer.from(evidence.certificates[sha256]?.der ?? '', 'base64');
        expect(createHash('sha256').update(der).digest('hex')).toBe(sha256);
      }
    },
  );

  test('the greeting and the EHLO reply are kept as Postfix gave them', async () => {
    const { evidence } = await checkOnBed(bed(), 'healthy');
    expect(evidence.smtp[0]?.banner).toEqual({ code: 220, lines: ['mail.gezond.nl ESMTP Postfix'] });
    expect(evidence.smtp[0]?.ehlo?.lines).toEqual(expect.arrayContaining(['mail.gezond.nl', 'STARTTLS']));
  });

  test('a Postfix without STARTTLS is seen to be without it', async () => {
    const { evidence } = await checkOnBed(bed(), 'noStartTls');
    expect(evidence.smtp.map(session => session.outcome.kind)).toEqual(['no-starttls']);
  });

  test('an address where nothing listens refuses the connection', async () => {
    const { evidence } = await checkOnBed(bed(), 'portClosed');
    expect(evidence.smtp.map(session => session.outcome)).toEqual([
      { kind: 'failed', stage: 'connect', cause: { kind: 'connection-refused' } },
    ]);
  });

  test.for(['healthy', 'international', 'onlyMtaSts'] as const)(
    'the policy of "%s" is the text that curl gets',
    async domain => {
      const { evidence } = await checkOnBed(bed(), domain);
      const curl = await curlSays(bed(), BED_DOMAINS[domain]);
      expect(curl.kind).toBe('response');
      if (curl.kind !== 'response') return;
      const { status, contentType, body } = curl;
      expect(policyExchange(evidence)).toMatchObject({
        tls: { webPki: { kind: 'trusted' } },
        outcome: { kind: 'response', status, contentType, body, bodyComplete: true },
      });
    },
  );

  test('RFC 8461 §3.3: a redirect is recorded and not followed', async () => {
    const { evidence } = await checkOnBed(bed(), 'policyRedirected');
    const curl = await curlSays(bed(), BED_DOMAINS.policyRedirected);
    expect(curl).toMatchObject({ kind: 'response', status: 301 });
    if (curl.kind !== 'response') return;
    expect(evidence.https).toHaveLength(1);
    expect(policyExchange(evidence)?.outcome).toMatchObject({ status: 301, location: curl.location });
  });

  const validation: readonly BedDomain[] = [
    'healthy',
    'international',
    'noMx',
    'nullMx',
    'onlyMtaSts',
    'wrongDs',
  ];
  test.for(validation)('the DNSSEC status of the MX of "%s" is what delv says', async domain => {
    const { evidence } = await checkOnBed(bed(), domain);
    const delv = await delvSays(bed(), BED_DOMAINS[domain], 'MX');
    expect(lookup(evidence, BED_DOMAINS[domain], 'MX')?.result).toMatchObject({
      kind: 'answer',
      status: delv,
    });
  });

  const answers: readonly BedDomain[] = [
    'healthy',
    'onlyMtaSts',
    'nullMx',
    'noMx',
    'mxAlias',
    'manyMx',
    'missing',
  ];
  test.for(answers)('the MX records of "%s" are those that dig shows', async domain => {
    const { evidence } = await checkOnBed(bed(), domain);
    const dig = await digSays(bed(), BED_DOMAINS[domain], 'MX');
    const result = lookup(evidence, BED_DOMAINS[domain], 'MX')?.result;
    expect(result).toMatchObject({ kind: 'answer', rcode: dig.rcode });
    const records = result?.kind === 'answer' ? result.records : [];
    const data = records.flatMap(record =>
      record.type === 'MX' ? [`${record.preference} ${record.exchange}.`] : [],
    );
    // The root, which a null MX names, is written without a label before its dot.
    expect(data.map(each => each.replace(/ \.\.$/, ' .')).toSorted()).toEqual(dig.data);
  });

  test('all MX hosts of thirty are named, and no more are looked at than the limit', async () => {
    const { evidence } = await checkOnBed(bed(), 'manyMx');
    const hosts = new Set(
      evidence.smtp.flatMap(session => (session.outcome.kind === 'tls' ? [session.host] : [])),
    );
    expect(hosts.size).toBe(12);
    const result = lookup(evidence, BED_DOMAINS.manyMx, 'MX')?.result;
    expect(result?.kind === 'answer' && result.records.length).toBe(MANY_MX_COUNT);
  });
});

function lookup(evidence: Evidence, name: string, type: string): DnsLookup | undefined {
  return evidence.dns.find(each => each.name === name && each.type === type);
}

function policyExchange(evidence: Evidence) {
  return evidence.https.find(exchange => exchange.url.endsWith('/.well-known/mta-sts.txt'));
}
