import { describe, expect, test } from 'vitest';
import { createValidator } from '../../../../../electron/dnssec/index.ts';
import { nsec3Hash } from '../../../../../electron/dnssec/nsec3.ts';
import { DEFAULT_VALIDATOR_LIMITS, workBudget } from '../../../../../electron/dnssec/work-budget.ts';
import type { Reply } from '../../../../support/fixed-exchange.ts';
import { byRoot, chainSettings, rootKey, signed, signedText } from '../../../../support/small-chain.ts';
import { nameOf, toBase32Hex, zoneRecord } from '../../../../support/zone-records.ts';
import { dsRecord, keyRecord, newKey } from '../../../../support/zone-signing.ts';

const NXDOMAIN = 3;
const WWW = 'www.sub.example';
const soa = signedText('example. SOA ns.example. admin.example. 1 3600 900 604800 300');
const resolve = (replies: Readonly<Record<string, Reply>>, name = WWW, type = 'A') =>
  createValidator(chainSettings(replies)).resolve(name, type);

const hashOf = (name: string) =>
  nsec3Hash(nameOf(name), { iterations: 0, salt: Buffer.alloc(0) }, workBudget(DEFAULT_VALIDATOR_LIMITS));
const shifted = (name: string, by: bigint) =>
  Buffer.from(
    (BigInt(`0x${Buffer.from(hashOf(name)).toString('hex')}`) + by).toString(16).padStart(40, '0'),
    'hex',
  );
const nsec3 = (owner: Uint8Array, next: Uint8Array, types: string, flags: number) =>
  signedText(`${toBase32Hex(owner)}.example. NSEC3 1 ${flags} 0 - ${toBase32Hex(next)} ${types}`);
const matching = (name: string, types: string) => nsec3(hashOf(name), shifted(name, 1n), types, 1);
const span = (name: string) => nsec3(shifted(name, -1n), shifted(name, 1n), 'A RRSIG', 1);
const apex = matching('example.', 'NS SOA RRSIG DNSKEY NSEC3PARAM');

const byNsec = { 'sub.example DS': { authority: signedText('sub.example. NSEC z.example. NS RRSIG NSEC') } };
const byNsec3 = { 'sub.example DS': { authority: matching('sub.example.', 'NS') } };
const byOptOut = { 'sub.example DS': { authority: [...apex, ...span('sub.example.')] } };

describe('RFC 4035 §5.2: an unsigned child whose answer is vouched for by its parent only', () => {
  const delegations = [
    ['NSEC', byNsec, 'unsigned-delegation'],
    ['NSEC3', byNsec3, 'unsigned-delegation'],
    ['opt-out', byOptOut, 'opt-out'],
  ] as const;
  const authorities = [
    ['the signed SOA of the parent', soa],
    [
      'that, and the NSEC of the delegation',
      [...soa, ...signedText('sub.example. NSEC z.example. NS RRSIG NSEC')],
    ],
    ['that, and the NSEC3 of the delegation', [...soa, ...matching('sub.example.', 'NS')]],
    ['that, and the opt-out span alone', [...soa, ...span('sub.example.')]],
    ['a signed NS set of the parent', signedText('example. NS ns.example.')],
    ['the signed SOA of the root', byRoot([zoneRecord('. SOA ns. admin. 1 3600 900 604800 300')])],
  ] as const;
  const questions = [
    ['a name, and NODATA', WWW, 'A', 0],
    ['a name, and NXDOMAIN', WWW, 'A', NXDOMAIN],
    ['a deep name, and NXDOMAIN', `a.b.${WWW}`, 'TLSA', NXDOMAIN],
    ['the child itself, and NODATA', 'sub.example', 'MX', 0],
    ['a name below, its DS', WWW, 'DS', 0],
  ] as const;
  const rows = delegations.flatMap(([proof, delegation, kind]) =>
    authorities.flatMap(([about, authority]) =>
      questions.map(([question, name, type, rcode]) => ({
        proof,
        delegation,
        kind,
        about,
        authority,
        question,
        name,
        type,
        rcode,
      })),
    ),
  );
  test.each(rows)(
    '$question with $about, delegated by $proof: insecure',
    async ({ delegation, kind, authority, name, type, rcode }) => {
      const result = await resolve({ ...delegation, [`${name} ${type}`]: { rcode, authority } }, name, type);
      expect(result).toMatchObject({ status: 'insecure', reason: { kind } });
    },
  );

  test.each(delegations)(
    'records under a signature of the parent that does not fit, by %s',
    async (_, delegation) => {
      const answer = signedText(`${WWW}. A 192.0.2.1`, newKey(13));
      expect((await resolve({ ...delegation, [`${WWW} A`]: { answer } })).status).toBe('insecure');
    },
  );
});

describe('what is not below an unsigned delegation is bogus as before', () => {
  test.each([
    ['NODATA', 'www.example', 0],
    ['NXDOMAIN', 'www.example', NXDOMAIN],
    ['NXDOMAIN, deep', 'a.www.example', NXDOMAIN],
  ])('%s with the signed SOA alone', async (_, name, rcode) => {
    const replies = { [`${name} A`]: { rcode, authority: soa }, 'a.www.example DS': {} };
    expect(await resolve(replies, name)).toMatchObject({
      status: 'bogus',
      reason: { kind: 'denial-missing', zone: 'example', name, type: 'A' },
    });
  });

  test('RFC 5155 §8.4: a name error right below a zone with opt-out, with no span at all', async () => {
    const replies = {
      'no.example A': { rcode: NXDOMAIN, authority: soa },
      'no.example DS': { authority: [...apex, ...span('no.example.')] },
    };
    expect((await resolve(replies, 'no.example')).status).toBe('bogus');
  });

  test('a parent that says that the type is there', async () => {
    const replies = {
      'www.example A': { authority: signedText('www.example. NSEC z.example. A RRSIG NSEC') },
      'www.example DS': { authority: [...apex, ...span('www.example.')] },
    };
    expect((await resolve(replies, 'www.example')).status).toBe('bogus');
  });
});

describe('a signer that misleads does not hide the right one', () => {
  const subKey = newKey(13);
  const bySub = (line: string) => signed([zoneRecord(line)], subKey, { signer: 'sub.example.' });
  const signedChild = {
    'sub.example DS': { answer: signed([dsRecord('sub.example.', subKey)]) },
    'www.sub.example DS': { authority: bySub(`${WWW}. NSEC z.sub.example. TXT RRSIG NSEC`) },
    'sub.example DNSKEY': {
      answer: signed([keyRecord('sub.example.', subKey)], subKey, { signer: 'sub.example.' }),
    },
  };
  test.each([
    ['the SOA of the parent first', [...soa, ...bySub(`${WWW}. NSEC z.sub.example. TXT RRSIG NSEC`)]],
    [
      'an NSEC of the parent first',
      [
        ...signedText('sub.example. NSEC z.example. NS DS RRSIG NSEC'),
        ...bySub(`${WWW}. NSEC z.sub.example. TXT RRSIG NSEC`),
      ],
    ],
  ])('a signed child that proves an absence, %s: secure', async (_, authority) => {
    expect((await resolve({ ...signedChild, [`${WWW} A`]: { authority } })).status).toBe('secure');
  });

  test('a signature of the root beside the one of the zone: secure', async () => {
    const [record, right] = signedText('www.example. A 192.0.2.1');
    const [, wrong] = signedText('www.example. A 192.0.2.1', rootKey, { signer: '.' });
    const answer = [record!, wrong!, right!];
    expect((await resolve({ 'www.example A': { answer } }, 'www.example')).status).toBe('secure');
  });
});
