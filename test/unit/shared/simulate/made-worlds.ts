import { writeStsPolicy } from '../../../../shared/mtasts/index.ts';
import { type Run, type Sender, simulate, type World, worldOf } from '../../../../shared/simulate/index.ts';
import type { HostView } from '../../../../shared/simulate/world.ts';
import { DOMAIN, HOST, madeEvidence, NOW } from '../../../support/made-evidence.ts';

/** Worlds from hand-made Evidence: DANE 3 1 1, MTA-STS in mode enforce, TLS-RPT and the record of 2016. */

export const now = NOW / 1_000;
export const DAY = 86_400;

export const record2016 = (fields = 'to=true; mx=*.voorbeeld.nl; a=dnssec; c=webpki; e=999999') =>
  `v=STS1; ${fields}; rua=mailto:sts@${DOMAIN}`;

export const with2016 = (world: World, fields?: string): World => ({
  ...world,
  sts2016: { kind: 'records', status: statusOf(world), records: [[record2016(fields)]] },
});

export const withPolicy = (world: World, mode: 'enforce' | 'testing' | 'none', more = {}): World => ({
  ...world,
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

export const withId = (world: World, id: string): World => ({
  ...world,
  stsRecord: { kind: 'records', status: statusOf(world), records: [[`v=STSv1; id=${id};`]] },
});

export const withHosts = (world: World, hosts: readonly HostView[]): World => {
  if (world.mx.kind !== 'hosts') throw new Error('no hosts');
  return { ...world, mx: { ...world.mx, hosts } };
};

export const onlyHost = ({ mx }: World): HostView => {
  const [host] = mx.kind === 'hosts' ? mx.hosts : [];
  if (!host) throw new Error('no hosts');
  return host;
};

const statusOf = ({ mx }: World) => ('status' in mx ? mx.status : 'insecure');

/** Everything there is, in signed zones. */
export const signed: World = with2016(withPolicy(worldOf(madeEvidence()), 'enforce'));

/** The same in zones that nobody signs, and so without TLSA records. */
export const unsigned: World = with2016(
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
export const cacheOf = (world: World, sender: Sender, age = 3_600) =>
  simulate(world, sender, { now: now - age }).cache;
