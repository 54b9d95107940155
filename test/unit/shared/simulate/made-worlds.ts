import { writeStsPolicy } from '../../../../shared/mtasts/index.ts';
import type { DomainName } from '../../../../shared/model/domain-name.ts';
import { type Run, type Sender, simulate } from '../../../../shared/simulate/index.ts';
import type { DomainReading } from '../../../../shared/reading/domain-reading.ts';
import { readDomain } from '../../../../shared/reading/read-domain.ts';
import type { HostReading } from '../../../../shared/reading/domain-reading.ts';
import { DOMAIN, HOST, madeEvidence, NOW } from '../../../support/made-evidence.ts';

/** Worlds from hand-made Evidence: DANE 3 1 1, MTA-STS in mode enforce, TLS-RPT and the record of 2016. */

export const now = NOW / 1_000;
/** A name that a test made up. */
export const domainName = (name: string) => name as DomainName;
export const DAY = 86_400;

export const record2016 = (fields = 'to=true; mx=*.voorbeeld.nl; a=dnssec; c=webpki; e=999999') =>
  `v=STS1; ${fields}; rua=mailto:sts@${DOMAIN}`;

export const with2016 = (reading: DomainReading, fields?: string): DomainReading => ({
  ...reading,
  sts2016: { kind: 'records', status: statusOf(reading), records: [[record2016(fields)]] },
});

export const withPolicy = (
  reading: DomainReading,
  mode: 'enforce' | 'testing' | 'none',
  more = {},
): DomainReading => ({
  ...reading,
  stsPolicy: {
    kind: 'served',
    body: writeStsPolicy({
      mode,
      maxAge: 14 * DAY,
      mx: mode === 'none' ? [] : [HOST],
      extensions: [],
      ...more,
    }),
  },
});

export const withId = (reading: DomainReading, id: string): DomainReading => ({
  ...reading,
  stsRecord: { kind: 'records', status: statusOf(reading), records: [[`v=STSv1; id=${id};`]] },
});

export const withHosts = (reading: DomainReading, hosts: readonly HostReading[]): DomainReading => {
  if (reading.mx.kind !== 'hosts') throw new Error('no hosts');
  return { ...reading, mx: { ...reading.mx, hosts } };
};

export const onlyHost = ({ mx }: DomainReading): HostReading => {
  const [host] = mx.kind === 'hosts' ? mx.hosts : [];
  if (!host) throw new Error('no hosts');
  return host;
};

const statusOf = ({ mx }: DomainReading) => ('status' in mx ? mx.status : 'insecure');

/** Everything there is, in signed zones. */
export const signed: DomainReading = with2016(withPolicy(readDomain(madeEvidence()), 'enforce'));

/** The same in zones that nobody signs, and so without TLSA records. */
export const unsigned: DomainReading = with2016(
  withId(
    {
      ...signed,
      mx: {
        kind: 'hosts',
        status: 'insecure',
        hosts: [{ ...onlyHost(signed), tlsa: { kind: 'none' } }],
      },
    },
    '20270101T000000',
  ),
);

export const kinds = (run: Run) => run.steps.map(({ kind }) => kind);

/** What a sender holds that has delivered undisturbed some time ago. */
export const cacheOf = (reading: DomainReading, sender: Sender, age = 3_600) =>
  simulate(reading, sender, { now: now - age }).cache;
