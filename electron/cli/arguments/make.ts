import type { PolicyFields } from '../../../shared/generate/draft/changed-policy.ts';
import type { Drafts } from '../../../shared/generate/draft/drafts.ts';
import { type PolicyServerId, POLICY_SERVERS } from '../../../shared/generate/servers/policy-servers.ts';
import { type SendingServerId, SENDING_SERVERS } from '../../../shared/generate/servers/sending-servers.ts';
import { type DialectId, DIALECTS } from '../../../shared/generate/zone/dialects.ts';
import type { Language } from '../../../shared/words/say.ts';
import {
  type Call,
  type ObserveArguments,
  observing,
  OBSERVING,
  type Option,
  strange,
  strangeOption,
  type Understood,
  understood,
} from './options.ts';

interface Making extends ObserveArguments {
  readonly command: 'make';
  readonly dialect: DialectId;
}
interface Publishing extends Making {
  /** Only what is to be changed in this zone. */
  readonly zone: string | undefined;
  /** The domain, typed once more by who knows of the danger. */
  readonly confirm: string | undefined;
}
interface PolicyArguments {
  readonly fields: Partial<PolicyFields>;
  readonly id: string | undefined;
  readonly host: Pick<Drafts, 'host' | 'addresses' | 'target'> | undefined;
}

/** Besides records: the policy as a file, settings for who serves it, and what it would have been in 2016. */
export type PolicyFormat = 'policy' | 'sts-2016' | PolicyServerId;

export interface MakeMtaSts extends Publishing, PolicyArguments {
  readonly what: 'mta-sts';
  readonly format: PolicyFormat | undefined;
}
export interface MakeTlsRpt extends Publishing {
  readonly what: 'tls-rpt';
  readonly rua: readonly string[];
}
export interface MakeTlsa extends Publishing {
  readonly what: 'tlsa';
  readonly host: string | undefined;
  readonly certificate: string | undefined;
  readonly records: readonly string[];
  readonly ttl: string | undefined;
}
export interface MakePlan extends Making, PolicyArguments {
  readonly what: 'plan';
  readonly plan: (typeof PLANS)[number];
  readonly mxHost: string | undefined;
  readonly certificate: string | undefined;
  readonly nextRecord: string | undefined;
  readonly ics: boolean;
  readonly confirm: string | undefined;
}
export interface MakeDnssec extends ObserveArguments {
  readonly command: 'make';
  readonly what: 'dnssec';
  readonly dnskey: string | undefined;
}
export interface MakeSending {
  readonly command: 'make';
  readonly what: 'sending';
  readonly language: Language;
  readonly server: SendingServerId;
  /** One of the files alone. */
  readonly file: string | undefined;
}
export type MakeArguments = MakeMtaSts | MakeTlsRpt | MakeTlsa | MakePlan | MakeDnssec | MakeSending;

const PUBLISHING = [...OBSERVING, 'format', 'zone', 'confirm'] as const satisfies readonly Option[];
const POLICY = ['mx', 'id', 'policy-address', 'policy-alias'] as const satisfies readonly Option[];
const PLANS = ['mta-sts', 'move', 'withdraw', 'rollover', 'keep'] as const;
const PLAN_OPTIONS: Readonly<Record<(typeof PLANS)[number], readonly Option[]>> = {
  'mta-sts': ['mx', 'policy-address', 'policy-alias'],
  move: ['mx', 'host', 'certificate', 'next-record'],
  withdraw: [],
  keep: ['host'],
  rollover: ['host', 'certificate', 'next-record'],
};

/** `make <what>`: each with its own options. */
export function makeArguments(call: Call): Understood<MakeArguments> {
  const [what, ...positionals] = call.positionals;
  const rest = { ...call, positionals };
  switch (what) {
    case 'mta-sts':
      return mtaSts(rest);
    case 'tls-rpt':
      return published(what, rest, ['rua'], base => ({ ...base, what, rua: call.values.rua ?? [] }));
    case 'tlsa':
      return published(what, rest, ['host', 'certificate', 'record', 'ttl'], base => {
        const { host, certificate, record: records = [], ttl } = call.values;
        return { ...base, what, host, certificate, records, ttl };
      });
    case 'plan':
      return plan(rest);
    case 'dnssec':
      return dnssec(rest);
    case 'sending':
      return sending(rest);
    case undefined:
    default:
      return strange(`make ${what ?? ''}`.trimEnd());
  }
}

/** What all have in common that end in records for a zone. */
function published<Wanted>(
  what: string,
  call: Call,
  options: readonly Option[],
  wanted: (base: Publishing) => Wanted,
): Understood<Wanted> {
  const { zone, confirm } = call.values;
  return made(what, call, [...PUBLISHING, ...options], base => wanted({ ...base, zone, confirm }));
}

function made<Wanted>(
  what: string,
  { values, positionals, language }: Call,
  options: readonly Option[],
  wanted: (base: Making) => Wanted,
): Understood<Wanted> {
  const [domain, ...rest] = positionals;
  const option = strangeOption(values, options);
  if (option !== undefined) return strange(option);
  if (rest.length > 0) return strange(rest.join(' '));
  const observed = observing(values, domain, language);
  if (!observed) return strange(`make ${what}`);
  const dialect = dialectOf(values.format);
  return dialect ? understood(wanted({ ...observed, command: 'make', dialect })) : badFormat(values.format);
}

const isOneOf = <Key extends string>(table: Readonly<Record<Key, unknown>>, key: string): key is Key =>
  Object.hasOwn(table, key);

function dialectOf(format = 'zone-file'): DialectId | undefined {
  return isOneOf(DIALECTS, format) ? format : undefined;
}

const badFormat = (format: string | undefined, more: readonly string[] = []) =>
  strange(`--format ${format} (${[...Object.keys(DIALECTS), ...more].join(', ')})`);

const POLICY_FORMATS: readonly PolicyFormat[] = [
  'policy',
  ...(Object.keys(POLICY_SERVERS) as PolicyServerId[]),
  'sts-2016',
];

function mtaSts(call: Call): Understood<MakeMtaSts> {
  const { mode, format: typed } = call.values;
  const isMode = mode === undefined || mode === 'testing' || mode === 'enforce' || mode === 'none';
  if (!isMode) return strange(`--mode ${mode} (testing, enforce, none)`);
  const policy = policyArguments(call, mode);
  if (!policy.ok) return policy;
  const format = POLICY_FORMATS.find(each => each === typed);
  if (typed !== undefined && !format && !dialectOf(typed)) return badFormat(typed, POLICY_FORMATS);
  const { format: _own, ...others } = call.values;
  const values = format ? others : call.values;
  return published('mta-sts', { ...call, values }, [...POLICY, 'mode', 'max-age'], base => ({
    ...base,
    ...policy.wanted,
    what: 'mta-sts',
    format,
  }));
}

function policyArguments({ values }: Call, mode?: PolicyFields['mode']): Understood<PolicyArguments> {
  const { 'policy-address': addresses, 'policy-alias': target, 'max-age': maxAge, mx, id } = values;
  if (addresses && target !== undefined) return strange(`--policy-address, --policy-alias`);
  const fields = {
    ...(mode && { mode }),
    ...(maxAge !== undefined && { maxAge }),
    ...(mx && { mx: mx.join('\n') }),
  };
  if (addresses) {
    return understood({ fields, id, host: { host: 'address', addresses: addresses.join('\n'), target: '' } });
  }
  return understood({
    fields,
    id,
    host: target === undefined ? undefined : { host: 'alias', addresses: '', target },
  });
}

function plan(call: Call): Understood<MakePlan> {
  const [name, ...positionals] = call.positionals;
  const which = PLANS.find(each => each === name);
  if (!which) return strange(`make plan ${name ?? ''} (${PLANS.join(', ')})`);
  const policy = policyArguments(call);
  if (!policy.ok) return policy;
  const { host: mxHost, certificate, 'next-record': nextRecord, ics, confirm } = call.values;
  const isTwice = certificate !== undefined && nextRecord !== undefined;
  const isNeither = certificate === undefined && nextRecord === undefined;
  if (isTwice || (isNeither && which === 'rollover')) {
    return strange(`make plan ${which} (--next-record, --certificate)`);
  }
  const options = [...OBSERVING, 'format', 'ics', 'confirm', ...PLAN_OPTIONS[which]] as const;
  return made(`plan ${which}`, { ...call, positionals }, options, base => ({
    ...base,
    ...policy.wanted,
    what: 'plan',
    plan: which,
    mxHost,
    certificate,
    nextRecord,
    ics: ics === true,
    confirm,
  }));
}

function dnssec({ values, positionals, language }: Call): Understood<MakeDnssec> {
  const [domain, ...rest] = positionals;
  const { dnskey } = values;
  const option = strangeOption(values, [...OBSERVING, 'dnskey']);
  if (option !== undefined) return strange(option);
  if (rest.length > 0) return strange(rest.join(' '));
  const observed = observing(values, domain, language);
  // The DS of a key depends on the name of its zone (RFC 4034 §5.1.4).
  if (!observed || (dnskey !== undefined && domain === undefined)) return strange('make dnssec');
  return understood({ ...observed, command: 'make', what: 'dnssec', dnskey });
}

function sending({ values, positionals, language }: Call): Understood<MakeSending> {
  const { server = '', file } = values;
  const option = strangeOption(values, ['server', 'file']);
  if (option !== undefined) return strange(option);
  if (positionals.length > 0) return strange(positionals.join(' '));
  if (!isOneOf(SENDING_SERVERS, server)) {
    return strange(`--server ${server} (${Object.keys(SENDING_SERVERS).join(', ')})`);
  }
  return understood({ command: 'make', what: 'sending', language, server, file });
}
