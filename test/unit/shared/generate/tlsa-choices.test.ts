import { describe, expect, test } from 'vitest';
import { readDomain } from '../../../../shared/reading/read-domain.ts';
import { type TlsaRecord, writeTlsaRecord } from '../../../../shared/dane/index.ts';
import type { Evidence } from '../../../../shared/evidence/evidence.ts';
import { DEFAULT_TTL } from '../../../../shared/generate/record-set.ts';
import { proposeTlsa, tlsaChoices } from '../../../../shared/generate/tlsa-choices.ts';
import {
  answer,
  certificateOf,
  DOMAIN,
  HOST,
  madeEvidence,
  session,
  tls,
  wholeAnswer,
} from '../../../support/made-evidence.ts';
import { hostName, madeDomain, type MadeHost, recordFor, SECONDS } from './plans/made-domain.ts';

const one = (host: Partial<MadeHost> = {}) => madeDomain({ hosts: [{ keys: ['1'], records: [], ...host }] });
const choicesOf = (evidence: Evidence) => tlsaChoices(readDomain(evidence), SECONDS)[0]!;
const text = (record: TlsaRecord) => writeTlsaRecord(record);

describe('DANE-06, RFC 7672 §3.1: what is offered and what is advised', () => {
  const issued = madeEvidence({
    dns: [answer(`_25._tcp.${HOST}`, 'TLSA', [])],
    smtp: [session({ kind: 'tls', tls: tls('a', { chain: ['a'.repeat(64), 'c'.repeat(64)] }) })],
    certificates: [certificateOf('a'), certificateOf('c', { commonNames: ['Voorbeeld CA'], isCa: true })],
  });
  test('3 1 1 of the server’s key is advised, 2 1 1 of its issuer is there to choose', () => {
    const { choices, advised } = choicesOf(issued);
    expect(choices.map(({ text, origin }) => [text, origin.kind])).toEqual([
      [`3 1 1 ${'a'.repeat(64)}`, 'server-key'],
      [`2 1 1 ${'c'.repeat(64)}`, 'issuer'],
    ]);
    expect(advised).toEqual([`3 1 1 ${'a'.repeat(64)}`]);
  });
  test('never usage 0 or 1: what is published of these is not advised', () => {
    const { choices, advised } = choicesOf(one({ records: [{ ...recordFor('1'), certificateUsage: 1 }] }));
    expect(choices.find(({ isPublished }) => isPublished)?.isUsable).toBe(false);
    expect(advised).toEqual([text(recordFor('1'))]);
  });
  test('a server with several keys gets a record of each', () => {
    expect(choicesOf(one({ keys: ['1', '2'] })).advised).toEqual([
      text(recordFor('1')),
      text(recordFor('2')),
    ]);
  });
  test('what is published stays, as far as it harms nothing (DANE-10, RFC 7671 §8.4)', () => {
    const records = [recordFor('1'), recordFor('5'), recordFor('9', 1, 2), recordFor('1', 0)];
    expect(choicesOf(one({ records })).advised).toEqual(
      [recordFor('1'), recordFor('5'), recordFor('1', 0)].map(text),
    );
  });
  test('a combination that fits one address of two and not the other goes', () => {
    const records = [recordFor('1'), recordFor('2'), recordFor('1', 0)];
    expect(choicesOf(one({ keys: ['1', '2'], records })).advised).toEqual(
      [recordFor('1'), recordFor('2')].map(text),
    );
  });
  test('where nothing was seen what is published stays', () => {
    const { isSeen, advised } = choicesOf(one({ keys: [], records: [recordFor('9')] }));
    expect([isSeen, advised]).toEqual([false, [text(recordFor('9'))]]);
  });
  test('what was brought for one host is not offered for another', () => {
    const two = madeDomain({ hosts: ['1', '2'].map(key => ({ keys: [key], records: [] })) });
    const brought = [{ host: hostName(1), name: 'nieuw.pem', record: recordFor('e') }];
    const offered = tlsaChoices(readDomain(two), SECONDS, brought).map(({ choices }) =>
      choices.some(({ origin }) => origin.kind === 'brought'),
    );
    expect(offered).toEqual([false, true]);
  });
  test('what was brought is for the next key, and advised beside this one’s', () => {
    const brought = [{ host: hostName(0), name: 'nieuw.pem', record: recordFor('e') }];
    const [host] = tlsaChoices(readDomain(one({ records: [recordFor('1')] })), SECONDS, brought);
    expect(host?.advised).toEqual([text(recordFor('1')), text(recordFor('e'))]);
  });
});

describe('DANE-14, RFC 7671 §11: times to live', () => {
  test('an hour where nothing is said, and one for the whole set (RFC 2181 §5.2)', () => {
    const evidence = one({ records: [recordFor('1'), recordFor('5')], ttl: 86_400 });
    const [set] = proposeTlsa(
      readDomain(evidence),
      tlsaChoices(readDomain(evidence), SECONDS),
      {},
    ).recordSets;
    expect(set?.after.map(({ ttl }) => ttl)).toEqual([DEFAULT_TTL, DEFAULT_TTL]);
  });
  test('what the user asks for', () => {
    const evidence = one();
    const [set] = proposeTlsa(
      readDomain(evidence),
      tlsaChoices(readDomain(evidence), SECONDS),
      {},
      300,
    ).recordSets;
    expect(set?.after.map(({ ttl }) => ttl)).toEqual([300]);
  });
});

describe('where records go', () => {
  const proposed = (evidence: Evidence) =>
    proposeTlsa(readDomain(evidence), tlsaChoices(readDomain(evidence), SECONDS), {}).recordSets.map(
      ({ name, type, after }) => [name, type, after.length],
    );

  test('RFC 7672 §2.2.3: at _25._tcp of each MX host', () => {
    const evidence = madeDomain({ hosts: ['1', '2'].map(key => ({ keys: [key], records: [] })) });
    expect(proposed(evidence)).toEqual([0, 1].map(at => [`_25._tcp.${hostName(at)}`, 'TLSA', 1]));
  });
  test('RFC 7672 §2.2.2: of a host behind an alias, at the name that the alias leads to', () => {
    const target = `post.${DOMAIN}`;
    const alias = { owner: HOST, ttl: 60, type: 'CNAME' as const, target };
    const address = { owner: target, ttl: 60, type: 'A' as const, address: '192.0.2.25' };
    const dns = [wholeAnswer(HOST, 'A', [alias, address]), answer(`_25._tcp.${HOST}`, 'TLSA', [])];
    expect(proposed(madeEvidence({ dns }))).toEqual([[`_25._tcp.${target}`, 'TLSA', 1]]);
    // Unless they are at the host’s own name, and senders find them there.
    const own = madeEvidence({ dns: [dns[0]!, answer(`_25._tcp.${target}`, 'TLSA', [])] });
    expect(proposed(own)).toEqual([[`_25._tcp.${HOST}`, 'TLSA', 1]]);
  });
  test('two hosts with one set behind an alias get what both need', () => {
    const alias = `dane.${DOMAIN}`;
    const records = [recordFor('1')];
    const evidence = madeDomain({ hosts: ['1', '2'].map(key => ({ keys: [key], records, alias })) });
    expect(proposed(evidence)).toEqual([[alias, 'TLSA', 2]]);
  });
  test('an alias without records goes when records come, and not when none do', () => {
    const owner = `_25._tcp.${HOST}`;
    const evidence = madeEvidence({
      dns: [answer(owner, 'TLSA', [{ type: 'CNAME', target: 'www.elders.nl' }])],
    });
    expect(proposed(evidence)).toEqual([
      [owner, 'CNAME', 0],
      [owner, 'TLSA', 1],
    ]);
    expect(
      proposeTlsa(readDomain(evidence), tlsaChoices(readDomain(evidence), SECONDS), { [HOST]: [] })
        .recordSets,
    ).toEqual([]);
  });
  test('a record that was brought in capitals and pieces is one record', () => {
    const record = {
      ...recordFor('e'),
      data: recordFor('e')
        .data.toString()
        .toUpperCase()
        .replaceAll(/(.{8})/g, '$1 '),
    };
    const evidence = one();
    const hosts = tlsaChoices(readDomain(evidence), SECONDS, [{ host: hostName(0), name: '', record }]);
    const [set] = proposeTlsa(readDomain(evidence), hosts, {}).recordSets;
    expect(set?.after.at(-1)).toMatchObject({ data: recordFor('e').data });
  });
});
