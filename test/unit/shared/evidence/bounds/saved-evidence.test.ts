import { describe, expect, test } from 'vitest';
import { DEFAULT_LIMITS } from '../../../../../electron/network.ts';
import { CAPS, LONGEST } from '../../../../../shared/evidence/bounds/caps.ts';
import { readSavedEvidence } from '../../../../../shared/evidence/bounds/saved-evidence.ts';
import {
  answer,
  certificateOf,
  DOMAIN,
  madeEvidence,
  session,
  tls,
} from '../../../../support/made-evidence.ts';

const NOT_EVIDENCE = { ok: false, errors: [{ kind: 'not-evidence' }] };
const TOO_MUCH = { ok: false, errors: [{ kind: 'too-much' }] };
const times = <Value>(count: number, value: Value): Value[] => Array.from({ length: count }, () => value);
const mx = (count: number) =>
  answer(DOMAIN, 'MX', times(count, { type: 'MX', preference: 10, exchange: 'mx.voorbeeld.nl' } as const));

describe('a saved check', () => {
  test('is read as it was saved, alone or beside its findings', () => {
    const evidence = madeEvidence();
    expect(readSavedEvidence(structuredClone(evidence))).toEqual({ ok: true, value: evidence, warnings: [] });
    expect(readSavedEvidence({ evidence, findings: [] })).toEqual({
      ok: true,
      value: evidence,
      warnings: [],
    });
  });

  test.each([[undefined], [null], [7], [[]], [{}], [{ ...madeEvidence(), version: 2 }]])(
    'anything else is none: %j',
    content => expect(readSavedEvidence(content)).toEqual(NOT_EVIDENCE),
  );

  const many = (changes: object) => ({ ...madeEvidence(), ...changes });
  const { dns, zones, https, certificates } = madeEvidence();
  test.each([
    ['look-ups', many({ dns: times(CAPS.lookups + 1, dns[0]) })],
    ['records', madeEvidence({ dns: [mx(CAPS.records + 1)] })],
    ['zones', many({ zones: times(CAPS.zones + 1, zones[0]) })],
    ['sessions', many({ smtp: times(CAPS.sessions + 1, session({ kind: 'no-starttls' })) })],
    ['pages', many({ https: times(CAPS.exchanges + 1, https[0]) })],
    [
      'certificates',
      many({
        certificates: Object.fromEntries(
          Array.from({ length: CAPS.certificates + 1 }, (_, at) => [at, certificates['a'.repeat(64)]]),
        ),
      }),
    ],
    [
      'certificates of a handshake',
      madeEvidence({
        smtp: [session({ kind: 'tls', tls: tls('a', { chain: times(CAPS.chain + 1, 'aa') }) })],
      }),
    ],
    ['letters of a name', many({ dns: [{ ...dns[0], name: 'a'.repeat(LONGEST.word + 1) }] })],
    [
      'letters of a text',
      madeEvidence({ certificates: [certificateOf('a', { subject: 'a'.repeat(LONGEST.certificate + 1) })] }),
    ],
    ['values', { dns: times(2_000_001, 1) }],
    ['lists in each other', { dns: JSON.parse('['.repeat(100_000) + ']'.repeat(100_000)) }],
  ])('with more %s than a check can hold is refused, and told as that', (_, content) => {
    expect(readSavedEvidence(content)).toEqual(TOO_MUCH);
  });

  test('with as much of everything as a check can hold is opened', () => {
    const full = many({ dns: [mx(CAPS.records), ...times(CAPS.lookups - 1, dns[1])] });
    expect(readSavedEvidence(full).ok).toBe(true);
  });

  test('a list too long is refused before its items are looked at, one too wrong for what is in it', () => {
    expect(readSavedEvidence(many({ dns: times(CAPS.lookups + 1, 'no look-up') }))).toEqual(TOO_MUCH);
    expect(readSavedEvidence(many({ dns: times(CAPS.lookups, 'no look-up') }))).toEqual(NOT_EVIDENCE);
  });
});

test('a check is held to less than the caps of what it is kept in', () => {
  const { mxHosts, addressesPerHost, httpsBodyBytes, smtpReplyBytes, nameServers } = DEFAULT_LIMITS;
  expect(mxHosts * addressesPerHost).toBeLessThan(CAPS.sessions);
  // Of each host: AAAA, A, and two questions at each of two TLSA base domains.
  expect(mxHosts * 6 + 20).toBeLessThan(CAPS.lookups);
  expect(httpsBodyBytes).toBeLessThan(LONGEST.text);
  // "250-" and a line end.
  expect(smtpReplyBytes / 5).toBeLessThan(CAPS.replyLines);
  expect(nameServers).toBeLessThan(CAPS.nameServers);
});
