import { assert, constantFrom, property, uint8Array } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nameToText } from '../../../../../electron/dns/wire/wire-name.ts';
import { compareNames, isWithin, labName } from '../../../../../electron/lab/zones/lab-name.ts';
import { payloadLimit, readQuery, writeReply } from '../../../../../electron/lab/zones/lab-message.ts';
import { labScenarios } from '../../../../../electron/lab/lab-scenarios.ts';
import { runningLab } from '../running-lab.ts';

const running = runningLab();

describe('names', () => {
  test('RFC 4034 §6.1: the example of canonical order', () => {
    const inOrder = [
      'example',
      'a.example',
      'yljkjljk.a.example',
      'Z.a.example',
      'zABC.a.EXAMPLE',
      'z.example',
      '\\001.z.example',
      '*.z.example',
      '\\200.z.example',
    ].map(labName);
    expect(inOrder.toReversed().sort(compareNames)).toEqual(inOrder);
  });

  test.each([
    ['a.nl', 'nl', true],
    ['nl', 'nl', true],
    ['nl', '.', true],
    ['anl', 'nl', false],
    ['nl', 'a.nl', false],
  ])('%s lies in %s: %s', (name, zone, expected) => {
    expect(isWithin(labName(name), labName(zone))).toBe(expected);
  });
});

describe('queries', () => {
  const query = (tail: string, counts = '0001000000000000') => Buffer.from(`abcd0110${counts}${tail}`, 'hex');
  const question = '026e6c0000010001';

  test('are read with their EDNS', () => {
    const read = readQuery(query(`${question}00002904d000008000 0000`.replace(' ', ''), '0001000000000001'));
    expect(read).toMatchObject({ id: 0xabcd, type: 1, checkingDisabled: true });
    expect(nameToText(read!.name)).toBe('nl');
    expect(read!.edns).toEqual({ payloadSize: 1_232, dnssecOk: true });
  });

  test.each([
    ['nothing', Buffer.alloc(0)],
    ['a header alone', query('')],
    ['a question cut short', query(question.slice(0, -2))],
    ['a name that points at itself', query('c00c00010001')],
    ['a name that points into the header', query('c00600010001')],
    ['two questions', query(question + question, '0002000000000000')],
    ['an answer', Buffer.from(`abcd81000001000000000000${question}`, 'hex')],
    ['a name of more than 255 octets', query(`${`3f${'61'.repeat(63)}`.repeat(4)}0000010001`)],
  ])('are not read from %s', (_what, bytes) => {
    expect(readQuery(bytes)).toBeUndefined();
  });

  test('never throw, whatever the bytes, and the answer repeats their id and question', () => {
    const header = constantFrom('abcd01000001000000000000', 'abcd01000001000000000001');
    assert(
      property(header, uint8Array({ maxLength: 80 }), (head, tail) => {
        const bytes = Buffer.concat([Buffer.from(head, 'hex'), tail]);
        const read = readQuery(bytes);
        if (!read) return;
        const reply = writeReply(read, { rcode: 3, answer: [], authority: [] }, payloadLimit(read));
        expect(reply.readUInt16BE(0)).toBe(0xabcd);
        expect(reply.subarray(12, 12 + read.question.length)).toEqual(read.question);
      }),
    );
  });
});

test('no answer that a check needs is too large for UDP', async () => {
  const questions = labScenarios().flatMap(({ domain, zones, hosts }) => [
    ...Object.keys(zones).flatMap(zone => [`${zone} DNSKEY`, `${zone} DS`]),
    ...Object.keys(hosts).flatMap(host => [`${host} A`, `${host} AAAA`, `_25._tcp.${host} TLSA`]),
    ...['MX', 'A', 'AAAA'].map(type => `${domain} ${type}`),
    ...['_mta-sts', '_smtp._tls', '_smtp_sts', 'mta-sts'].map(label => `${label}.${domain} TXT`),
  ]);
  const wanted = questions.flatMap(question => question.split(' '));
  const said = await running().dig('+ignore', '+noedns', '+dnssec', '+bufsize=1232', ...wanted);
  const flags = [...said.matchAll(/;; flags: ([a-z ]+);/g)].map(match => match[1]);
  expect(flags).toHaveLength(questions.length);
  expect(flags.filter(each => each!.includes('tc'))).toEqual([]);
});
