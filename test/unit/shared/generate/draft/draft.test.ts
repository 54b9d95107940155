import { domainToASCII } from 'node:url';
import { readDomain } from '../../../../../shared/reading/read-domain.ts';
import { describe, expect, test } from 'vitest';
import { withPolicy } from '../../../../../shared/generate/draft/changed-policy.ts';
import { isConfirmed } from '../../../../../shared/generate/draft/confirmed.ts';
import { firstDrafts } from '../../../../../shared/generate/draft/drafts.ts';
import { sts2016Line } from '../../../../../shared/generate/draft/sts2016-line.ts';
import type { DomainName } from '../../../../../shared/model/domain-name.ts';
import { parseSts2016Record } from '../../../../../shared/sts2016/index.ts';
import { DOMAIN, HOST, madeEvidence, NOW } from '../../../../support/made-evidence.ts';

const HEALTHY = madeEvidence();
const first = firstDrafts(readDomain(HEALTHY), NOW);
const ANNOUNCED = '20270101T000000';

describe('RFC 8461 §3.1: the id of a policy that is announced', () => {
  test('stays where nothing of the policy changes', () => {
    expect(first.id).toBe(ANNOUNCED);
    expect(withPolicy(readDomain(HEALTHY), first, { mode: first.mode, mx: first.mx }, NOW)).toEqual(first);
  });

  test.each([{ mode: 'testing' }, { maxAge: '86400' }, { mx: '*.voorbeeld.nl' }] as const)(
    'changes with %j, to one that differs even in the same second',
    fields => {
      const changed = withPolicy(readDomain(HEALTHY), first, fields, NOW);
      expect(changed).toEqual({ ...first, ...fields, id: '20270101T000001' });
    },
  );

  test('that the user typed himself is his', () => {
    const typed = { ...first, id: 'eigen1' };
    expect(withPolicy(readDomain(HEALTHY), typed, { mode: 'testing' }, NOW).id).toBe('eigen1');
  });
});

describe('a danger is confirmed by the domain itself', () => {
  const international = domainToASCII('súdwest-fryslân.nl');
  test.each([
    [DOMAIN, DOMAIN, true],
    [DOMAIN, ' Voorbeeld.NL ', true],
    [DOMAIN, '', false],
    [DOMAIN, 'ja', false],
    [DOMAIN, `post@${DOMAIN}`, false],
    [DOMAIN, `www.${DOMAIN}`, false],
    [international, 'Súdwest-Fryslân.nl', true],
    [international, international, true],
  ])('%s by %j: %s', (name, typed, expected) => {
    expect(isConfirmed(name as DomainName, typed)).toBe(expected);
  });
});

describe('draft-margolis-smtp-sts-00 §3.1: what the policy would have been in 2016', () => {
  /** The text of the record in the line of a zone file. */
  const textOf = (line: string) =>
    [...line.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(match => match[1]!.replaceAll(/\\(.)/g, '$1')).join('');

  test.each([
    [{}, { tlsOnly: true, mx: [HOST], maxLifetime: 999_999 }],
    [
      { mode: 'testing', maxAge: '86400' },
      { tlsOnly: false, maxLifetime: 86_400 },
    ],
    [
      { mode: 'none', mx: '' },
      { tlsOnly: false, mx: [] },
    ],
    [{ maxAge: 'een week' }, { maxLifetime: 0 }],
    [{ mx: `${HOST}\n*.voorbeeld.nl` }, { mx: [HOST, '*.voorbeeld.nl'] }],
    [
      { rua: 'mailto:a@voorbeeld.nl\nhttps://voorbeeld.nl/r' },
      { reportTo: [{ uri: 'mailto:a@voorbeeld.nl' }, { uri: 'https://voorbeeld.nl/r' }] },
    ],
    [{ rua: 'a@voorbeeld.nl' }, { reportTo: [{ uri: 'mailto:a@voorbeeld.nl' }] }],
  ] as const)('%j reads back', (fields, expected) => {
    const line = sts2016Line(DOMAIN, { ...first, ...fields });
    expect(line).toMatch(/^_smtp_sts\.voorbeeld\.nl\. IN TXT "v=STS1; /);
    expect(parseSts2016Record([textOf(line)], DOMAIN)).toMatchObject({ ok: true, value: expected });
  });

  test('whatever the fields hold, it is one line with its quotes in order', () => {
    const line = sts2016Line(DOMAIN, { ...first, mx: 'a"b;c\\d\n\u0000e', rua: 'x".nl' });
    expect(line).toMatch(/^\S+ IN TXT (?:"(?:[^"\\\n]|\\[^\n])*" ?)+$/);
  });
});
