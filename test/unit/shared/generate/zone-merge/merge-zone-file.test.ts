import { describe, expect, test } from 'vitest';
import { mergeZoneFile } from '../../../../../shared/generate/zone-merge/merge-zone-file.ts';
import { unifiedDiff } from '../../../../../shared/generate/zone-merge/unified-diff.ts';
import type { RecordSetChange } from '../../../../../shared/overlay/proposal.ts';
import { a, aaaa, cname, mx, NEW, OLD, set, tlsa, txt, ZONE } from '../zone/example-change.ts';

/** 2026-11-18 */
const NOW = 1_795_000_000;
const HEAD = `$ORIGIN ${ZONE}.\n$TTL 1h\n@ SOA ns h 7 2 3 4 5\n@ NS ns.elders.nl.\n`;
const AFTER = HEAD.replace('h 7', 'h 8');

function merge(text: string, ...sets: readonly RecordSetChange[]) {
  const result = mergeZoneFile(text, { zone: ZONE, sets }, NOW);
  if (!result.ok) throw new Error(JSON.stringify(result.errors));
  return result.value;
}
/** The new file without its head. */
function merged(tail: string, ...sets: readonly RecordSetChange[]): string {
  const value = merge(HEAD + tail, ...sets);
  if (value.kind !== 'merged') throw new Error(JSON.stringify(value.clashes));
  expect(value.text.startsWith(AFTER)).toBe(true);
  return value.text.slice(AFTER.length);
}
const POLICY = set('_mta-sts', [txt('v=STSv1; id=1;')], [txt('v=STSv1; id=2;')]);
const KEY = set('_25._tcp.mx', [tlsa(OLD)], [tlsa(OLD), tlsa(NEW)]);

describe('what becomes of a set in a zone file', () => {
  test.each<[string, string, RecordSetChange, string]>([
    [
      'a record is replaced in its line, comment and spacing kept',
      '_mta-sts\tTXT  "v=STSv1; id=1;"\t; note\n',
      POLICY,
      '_mta-sts\tTXT  "v=STSv1; id=2;"\t; note\n',
    ],
    [
      'RFC 8461 §3.1: every old record of that version goes, other TXT stays',
      '_mta-sts TXT "v=STSv1; id=0"\n TXT "other"\n TXT "V = stsv1; id=9"\n',
      POLICY,
      '_mta-sts TXT "v=STSv1; id=2;"\n TXT "other"\n',
    ],
    [
      'RFC 8461 §8.3: every record of a version that goes',
      '_mta-sts TXT "v=STSv1; id=0"\n TXT "other"\n',
      set('_mta-sts', [txt('v=STSv1; id=1;')], []),
      '_mta-sts TXT "other"\n',
    ],
    [
      'RFC 7208 §3.3: strings are one text, also where the version is cut in two',
      '_mta-sts TXT "v=ST" "Sv1; id=0"\n',
      POLICY,
      '_mta-sts TXT "v=STSv1; id=2;"\n',
    ],
    [
      'RFC 8460 §3: the same for TLS-RPT',
      '_smtp._tls TXT "v=TLSRPTv1; rua=mailto:a@b.nl"\n',
      set('_smtp._tls', [], [txt('v=TLSRPTv1; rua=mailto:c@d.nl;')]),
      '_smtp._tls TXT "v=TLSRPTv1; rua=mailto:c@d.nl;"\n',
    ],
    [
      'a new set comes at the end',
      'www A 192.0.2.1',
      POLICY,
      'www A 192.0.2.1\n_mta-sts 3600 IN TXT "v=STSv1; id=2;"\n',
    ],
    [
      'under another origin its name is relative to that, or absolute',
      '$ORIGIN sub\n',
      POLICY,
      `$ORIGIN sub\n_mta-sts.${ZONE}. 3600 IN TXT "v=STSv1; id=2;"\n`,
    ],
    [
      'a second key comes behind the first',
      `_25._tcp.mx TLSA 3 1 1 ${OLD}\nwww A 192.0.2.1\n`,
      KEY,
      `_25._tcp.mx TLSA 3 1 1 ${OLD}\n_25._tcp.mx 3600 IN TLSA 3 1 1 ${NEW}\nwww A 192.0.2.1\n`,
    ],
    [
      'RFC 2181 §5.2: records that stay get the TTL of the set',
      `_25._tcp.mx 60 TLSA 3 1 1 ${OLD}\n`,
      KEY,
      `_25._tcp.mx 3600 TLSA 3 1 1 ${OLD}\n_25._tcp.mx 3600 IN TLSA 3 1 1 ${NEW}\n`,
    ],
    [
      'a record over several lines is written on one',
      `_25._tcp.mx IN ( TLSA 3 1 1 ; old\n ${OLD} ) ; note\n`,
      set('_25._tcp.mx', [tlsa(OLD)], [tlsa(NEW)]),
      `_25._tcp.mx 3600 IN TLSA 3 1 1 ${NEW} ; note\n`,
    ],
    [
      'RFC 3597 §5: a type by number gets its name',
      `_25._tcp.mx TYPE52 \\# 35 030101${OLD}\n`,
      set('_25._tcp.mx', [tlsa(OLD)], [tlsa(NEW)]),
      `_25._tcp.mx TLSA 3 1 1 ${NEW}\n`,
    ],
    [
      'what is written in small letters stays so',
      '_mta-sts txt "v=STSv1; id=1;"\n',
      POLICY,
      '_mta-sts txt "v=STSv1; id=2;"\n',
    ],
    [
      'RFC 7208 §3: the letters of a text count',
      'x TXT "v=STSv1; id=A"\n',
      set('x', [txt('v=STSv1; id=A')], [txt('v=STSv1; id=a')]),
      'x TXT "v=STSv1; id=a"\n',
    ],
    [
      'a set goes away with its lines',
      'weg CNAME elders.nl. ; note\n',
      set('weg', [cname('elders.nl')], []),
      '',
    ],
    [
      'who took the name from a line that goes gets it written out',
      'weg TXT "v=STSv1; id=1;"\n\tA 192.0.2.1\n',
      set('weg', [txt('v=STSv1; id=1;')], []),
      'weg\tA 192.0.2.1\n',
    ],
    [
      'an alias that makes room for addresses',
      'mta-sts CNAME elders.nl.\n',
      set('mta-sts', [cname('elders.nl')], [cname('anders.nl')]),
      'mta-sts CNAME anders.nl.\n',
    ],
  ])('%s', (_what, tail, change, expected) => {
    expect(merged(tail, change)).toBe(expected);
  });

  test('RFC 1035 §5.1: who took the TTL from a line that changes gets it written out', () => {
    const head = '@ 300 SOA ns h 7 2 3 4 5\n@ NS ns.elders.nl.\n';
    const value = merge(
      `${head}weg 60 CNAME elders.nl.\nwww A 192.0.2.1\nftp A 192.0.2.2\n`,
      set('weg', [cname('elders.nl')], []),
    );
    expect(value.kind === 'merged' && value.text).toBe(
      `${head.replace(' 7 ', ' 8 ')}www 60 A 192.0.2.1\nftp A 192.0.2.2\n`,
    );
  });

  test.each([
    ['over several lines', `weg 60 IN ( TXT\n "v=STSv1; id=1;" )\nwww A 192.0.2.1\n`],
    ['on one line', `weg 60 IN TXT "v=STSv1; id=1;"\nwww A 192.0.2.1\n`],
  ])(
    'RFC 1035 §5.1: who takes the TTL of a record %s that changes gets its own written out',
    (_how, tail) => {
      const head = '@ 300 SOA ns h 7 2 3 4 5\n@ NS ns.elders.nl.\n';
      const change = set('weg', [txt('v=STSv1; id=1;')], [txt('v=STSv1; id=2;')]);
      const value = merge(head + tail, change);
      expect(value.kind === 'merged' && value.text).toBe(
        `${head.replace(' 7 ', ' 8 ')}weg 3600 IN TXT "v=STSv1; id=2;"\nwww 60 A 192.0.2.1\n`,
      );
    },
  );

  test('behind a record without a name of its own the name is written', () => {
    const first = `_25._tcp.mx A 192.0.2.1\n TLSA 3 1 1 ${OLD}\n`;
    expect(merged(first, KEY)).toBe(`${first}_25._tcp.mx 3600 IN TLSA 3 1 1 ${NEW}\n`);
    const written = `_25._tcp.MX.${ZONE}. TLSA 3 1 1 ${OLD}\n`;
    expect(merged(written, KEY)).toBe(`${written}_25._tcp.MX.${ZONE}. 3600 IN TLSA 3 1 1 ${NEW}\n`);
  });

  test('what is new comes behind the last of its set, whichever of them goes', () => {
    const [first, last] = [`_25._tcp.mx TLSA 3 1 1 ${OLD}\n`, `_25._tcp.mx TLSA 3 1 1 ${NEW}\n`];
    const [other, more] = ['ee'.repeat(32), 'ff'.repeat(32)];
    const change = set('_25._tcp.mx', [tlsa(OLD), tlsa(NEW)], [tlsa(NEW), tlsa(other), tlsa(more)]);
    expect(merged(`${first}www A 192.0.2.1\n${last}`, change)).toBe(
      `${first.replace(OLD, other)}www A 192.0.2.1\n${last}_25._tcp.mx 3600 IN TLSA 3 1 1 ${more}\n`,
    );
  });

  test('behind a last line without its end it begins one of its own', () => {
    expect(merged(`_25._tcp.mx TLSA 3 1 1 ${OLD}`, KEY)).toBe(
      `_25._tcp.mx TLSA 3 1 1 ${OLD}\n_25._tcp.mx 3600 IN TLSA 3 1 1 ${NEW}\n`,
    );
  });

  test('of what is the same in the file and in the DNS nothing is told', () => {
    const tail = '_mta-sts TXT "v=STSv1; id=1;"\n';
    expect(merge(HEAD + tail, POLICY).notes).toEqual([{ kind: 'serial', from: 7, to: 8 }]);
    expect(
      merge(HEAD + tail, set('_mta-sts', [txt('v=STSv1; id=1;')], [txt('v=STSv1; id=1;')])).notes,
    ).toEqual([]);
  });

  test('line ends are those of the first line, be it empty', () => {
    const value = merge(`\r\n${HEAD.replaceAll('\n', '\r\n')}`, POLICY);
    expect(value.kind === 'merged' && value.text).toMatch(/id=2;"\r\n$/);
  });

  test('line ends stay those of the file', () => {
    const value = merge(HEAD.replaceAll('\n', '\r\n'), POLICY);
    const added = '_mta-sts 3600 IN TXT "v=STSv1; id=2;"\n';
    expect(value.kind === 'merged' && value.text).toBe((AFTER + added).replaceAll('\n', '\r\n'));
  });

  test('an alias may make room in the same change', () => {
    const both = [
      set('mta-sts', [cname('elders.nl')], []),
      set('mta-sts', [], [a('192.0.2.1'), a('192.0.2.2')]),
    ];
    expect(merged('mta-sts CNAME elders.nl.\n', ...both)).toBe(
      'mta-sts 3600 IN A 192.0.2.1\nmta-sts 3600 IN A 192.0.2.2\n',
    );
  });

  test.each<[string, string, RecordSetChange]>([
    ['TXT in pieces of its own', '_mta-sts TXT "v=STSv1; id=2;"\n', POLICY],
    ['an address in another form', 'x AAAA 2001:DB8:0:0::0001\n', set('x', [], [aaaa('2001:db8::1')])],
    [
      'a name in capitals, hex in words',
      `_25._TCP.MX.Voorbeeld.NL. TLSA 3 1 1 ( ${OLD.toUpperCase().slice(0, 10)}\n ${OLD.slice(10)} )\n`,
      set('_25._tcp.mx', [], [tlsa(OLD)]),
    ],
    ['RFC 4343 §3: a target in other letters', 'x CNAME ELDERS.nl.\n', set('x', [], [cname('elders.nl')])],
    ['a record with a TTL of its own', '_mta-sts 60 TXT "v=STSv1; id=2;"\n', POLICY],
    ['a relative target', 'x MX 10 Mx\n', set('x', [], [mx(10, `mx.${ZONE}`)])],
  ])('what is there already is left alone, and no serial is raised: %s', (_what, tail, change) => {
    const value = merge(HEAD + tail, change);
    expect(value).toMatchObject({
      kind: 'merged',
      text: HEAD + tail,
      hunks: [],
      notes: [{ kind: 'not-loaded' }],
    });
    expect(value.changes.map(({ kind }) => kind)).toEqual(['as-wanted']);
  });

  test('what the file has otherwise than the DNS is told', () => {
    const value = merge(`${HEAD}_mta-sts TXT "v=STSv1; id=0;"\n`, POLICY);
    expect(value.notes).toMatchObject([
      {
        kind: 'differs',
        onlyInFile: [{ strings: ['v=STSv1; id=0;'] }],
        onlyInDns: [{ strings: ['v=STSv1; id=1;'] }],
      },
      { kind: 'serial', from: 7, to: 8 },
    ]);
  });

  test('the mark that name servers stumble over goes', () => {
    const value = merge(`\u00ef\u00bb\u00bf${HEAD}`, POLICY);
    expect(value.kind === 'merged' && value.text.startsWith('$ORIGIN')).toBe(true);
  });

  test('an SOA record as hex keeps its serial, and that is told', () => {
    const soa = '@ SOA \\# 22 00 00 00000007 00000002 00000003 00000004 00000005\n';
    const value = merge(`$TTL 60\n${soa}@ NS ns\n`, POLICY);
    expect(value.notes.at(-1)).toEqual({ kind: 'serial-unread', line: 2 });
  });
});

describe('what clashes', () => {
  const clashes = (tail: string, ...sets: readonly RecordSetChange[]) => {
    const value = merge(HEAD + tail, ...sets);
    return value.kind === 'clash' ? value.clashes : value.text;
  };

  test.each<[string, string, RecordSetChange, object]>([
    [
      'RFC 1034 §3.6.2: an alias at the name',
      '_mta-sts CNAME elders.nl.\n',
      POLICY,
      { kind: 'alias', line: 5, target: 'elders.nl' },
    ],
    [
      'RFC 1034 §3.6.2: an alias beside other records',
      'x A 192.0.2.1\nx TXT "a"\n',
      set('x', [], [cname('elders.nl')]),
      { kind: 'beside-alias', line: 5, others: ['A', 'TXT'] },
    ],
    [
      'RFC 6672 §2.4: below a DNAME',
      'mx DNAME elders.nl.\n',
      KEY,
      { kind: 'below-dname', line: 5, above: `mx.${ZONE}`, target: 'elders.nl' },
    ],
    [
      'RFC 1034 §4.2.1: below a delegation',
      'mx NS ns.mx\n NS ns2.mx\n',
      KEY,
      { kind: 'delegated', line: 5, above: `mx.${ZONE}` },
    ],
    [
      'RFC 1034 §4.2.1: at a delegation',
      '_mta-sts NS ns.elders.nl.\n',
      POLICY,
      { kind: 'delegated', line: 5, above: `_mta-sts.${ZONE}` },
    ],
    [
      'a TLSA record that nobody saw',
      `_25._tcp.mx TLSA 3 1 1 ${'ee'.repeat(32)}\n`,
      KEY,
      { kind: 'unseen-records', line: 5, records: [{ data: 'ee'.repeat(32) }] },
    ],
    [
      'another alias than the one that was seen',
      'x CNAME a.nl.\n',
      set('x', [cname('b.nl')], [cname('c.nl')]),
      { kind: 'unseen-records', line: 5 },
    ],
  ])('%s', (_what, tail, change, clash) => {
    expect(clashes(tail, change)).toMatchObject([clash]);
  });

  test('one clash is enough for nothing to change', () => {
    expect(clashes('_mta-sts CNAME elders.nl.\n', POLICY, KEY)).toHaveLength(1);
  });

  test('DNAME at the very name, a wildcard and a delegation elsewhere are no clash', () => {
    expect(clashes(`_mta-sts DNAME elders.nl.\n* CNAME elders.nl.\nx NS ns.elders.nl.\n`, POLICY)).toContain(
      'id=2',
    );
  });

  test.each([
    [
      'RFC 4035 §2: a signed file',
      `${HEAD}@ RRSIG A 13 2 1 2 3 4 x. AA==\n@ NSEC x. A\n`,
      { kind: 'signed', line: 5, type: 'RRSIG' },
    ],
    [
      'a signed file, its type by number',
      `${HEAD}@ TYPE50 \\# 0\n`,
      { kind: 'signed', line: 5, type: 'NSEC3' },
    ],
    [
      'the file of another zone',
      HEAD.replace(ZONE, 'elders.nl'),
      { kind: 'other-zone', line: 3, apex: 'elders.nl', zone: ZONE },
    ],
  ])('nothing is put into %s', (_what, text, problem) => {
    expect(mergeZoneFile(text, { zone: ZONE, sets: [POLICY] }, NOW)).toEqual({
      ok: false,
      errors: [problem],
    });
  });

  test('the file of the zone above takes what lies in it, and says what is elsewhere', () => {
    const text = HEAD.replace(ZONE, 'nl');
    expect(merge(text, POLICY)).toMatchObject({ kind: 'merged' });
    const elsewhere = { ...KEY, name: '_25._tcp.mx.example' };
    expect(merge(text, POLICY, elsewhere)).toMatchObject({
      kind: 'clash',
      clashes: [{ kind: 'outside', apex: 'nl' }],
    });
  });
});

test('the difference shows what changes and three lines around it, line ends included', () => {
  const rest = Array.from({ length: 9 }, (_, at) => `h${at} A 192.0.2.${at}\n`).join('');
  const value = merge(`${HEAD}${rest}_mta-sts TXT "v=STSv1; id=1;"`, POLICY);
  expect(value.kind === 'merged' && unifiedDiff(value.hunks, 'a', 'b')).toBe(`--- a
+++ b
@@ -1,6 +1,6 @@
 $ORIGIN ${ZONE}.
 $TTL 1h
-@ SOA ns h 7 2 3 4 5
+@ SOA ns h 8 2 3 4 5
 @ NS ns.elders.nl.
 h0 A 192.0.2.0
 h1 A 192.0.2.1
@@ -11,4 +11,4 @@
 h6 A 192.0.2.6
 h7 A 192.0.2.7
 h8 A 192.0.2.8
-_mta-sts TXT "v=STSv1; id=1;"
\\ No newline at end of file
+_mta-sts TXT "v=STSv1; id=2;"
\\ No newline at end of file
`);
  expect(unifiedDiff([], 'a', 'b')).toBe('');
});

describe('what clashes, and what does not, at its boundaries', () => {
  const kinds = (tail: string, ...sets: readonly RecordSetChange[]) => {
    const value = merge(HEAD + tail, ...sets);
    return value.kind === 'clash' ? value.clashes : value.kind;
  };

  test('a record that only goes is taken away where it is, be it below a delegation', () => {
    const goes = set('a.sub', [cname('elders.nl')], []);
    expect(kinds('sub NS ns.elders.nl.\na.sub CNAME elders.nl.\n', goes)).toBe('merged');
  });

  test('what would go and nobody saw is told, also where nothing comes', () => {
    const goes = set('x', [cname('b.nl')], []);
    expect(kinds('x CNAME a.nl.\n', goes)).toMatchObject([{ kind: 'unseen-records', line: 5 }]);
  });

  test('RFC 1034 §3.6.2: an alias beside what the same change makes', () => {
    const both = [set('x', [], [cname('elders.nl')]), set('x', [], [a('192.0.2.1')])];
    expect(kinds('', ...both)).toEqual([
      { kind: 'beside-alias', name: `x.${ZONE}`, type: 'CNAME', others: ['A'], line: 1 },
    ]);
    expect(kinds('x A 192.0.2.9\n', both[0]!)).toMatchObject([{ kind: 'beside-alias', line: 5 }]);
  });

  test('of several at one place the first is told, each kind once', () => {
    const tail = '_mta-sts CNAME a.nl.\n_mta-sts NS ns.elders.nl.\n NS ns2.elders.nl.\n';
    expect(kinds(tail, POLICY)).toMatchObject([
      { kind: 'alias', line: 5 },
      { kind: 'delegated', line: 6 },
    ]);
  });

  test('outside the zone, where the file does not say where its zone begins, it is the first line', () => {
    const elsewhere = { ...POLICY, name: 'elders.nl' };
    const value = merge('$TTL 60\n@ NS ns.elders.nl.\n', elsewhere);
    expect(value).toMatchObject({ kind: 'clash', clashes: [{ kind: 'outside', line: 1, apex: ZONE }] });
  });

  test('what only goes and lies elsewhere is not in this file', () => {
    const elsewhere = { ...set('x', [cname('b.nl')], []), name: 'x.elders.nl' };
    expect(kinds('', POLICY, elsewhere)).toBe('merged');
  });

  test('types that are not read are in nobody’s way', () => {
    expect(kinds('_mta-sts CAA 0 issue "x"\nmx CAA 0 issue "x"\n', POLICY, KEY)).toBe('merged');
  });

  test('RFC 7671 §8.1: of TLSA all that is to be there is, whatever the DNS had already', () => {
    expect(merged('', KEY)).toBe([OLD, NEW].map(data => `_25._tcp.mx 3600 IN TLSA 3 1 1 ${data}\n`).join(''));
  });

  test('what is to be taken away and is not in the file is told, and nothing is done', () => {
    const value = merge(HEAD, set('x', [cname('b.nl')], []));
    expect(value).toMatchObject({ kind: 'merged', text: HEAD, notes: [{ kind: 'not-loaded' }] });
  });

  test('what comes and was expected to be there is told as a difference', () => {
    const value = merge(HEAD, set('x', [a('192.0.2.1')], [a('192.0.2.2')]));
    expect(value.notes[0]).toMatchObject({
      kind: 'differs',
      onlyInFile: [],
      onlyInDns: [{ address: '192.0.2.1' }],
    });
  });

  test('TXT without a version is not taken for one of the same', () => {
    const change = set('x', [txt('a')], [txt('b')]);
    expect(merged('x TXT "c"\nx TXT "a"\n', change)).toBe('x TXT "c"\nx TXT "b"\n');
  });
});

test('what becomes of each set, in a word', () => {
  const kindOf = (tail: string, change: RecordSetChange) => merge(HEAD + tail, change).changes[0]?.kind;
  const [there, gone] = [`_25._tcp.mx TLSA 3 1 1 ${OLD}\n`, set('_25._tcp.mx', [tlsa(OLD)], [])];
  expect([
    kindOf('', KEY),
    kindOf(there, KEY),
    kindOf(there, set('_25._tcp.mx', [tlsa(OLD)], [tlsa(NEW)])),
    kindOf(there, gone),
    kindOf('', gone),
  ]).toEqual(['add', 'add', 'replace', 'remove', 'as-wanted']);
});

test('a file that cannot be read is left alone, and told why', () => {
  expect(mergeZoneFile(`${HEAD}a "`, { zone: ZONE, sets: [POLICY] }, NOW)).toEqual({
    ok: false,
    errors: [{ kind: 'open-quote', line: 5 }],
  });
});
