import { describe, expect, test } from 'vitest';
import type { UpstreamExchange } from '../../../../../electron/dnssec/ask-upstream.ts';
import { createValidator } from '../../../../../electron/dnssec/index.ts';
import { rcodeName } from '../../../../../electron/dns/wire/record-type.ts';
import { responseBytes } from '../../../../support/dns-message.ts';
import { fixedExchange, type Reply } from '../../../../support/fixed-exchange.ts';
import { chainReplies, chainSettings, signedText } from '../../../../support/small-chain.ts';
import { zoneRecord } from '../../../../support/zone-records.ts';

/** RFC 6895 §2.3, all that a query may meet, and one that nobody has defined. NOERROR and NXDOMAIN are answers. */
const CODES = [1, 2, 4, 5, 6, 7, 8, 9, 10, 11, 16, 23];

const unsignedChild = {
  'sub.example DS': { authority: signedText('sub.example. NSEC z.example. NS RRSIG NSEC') },
  'www.sub.example DS': {},
};
const soa = signedText('example. SOA ns.example. admin.example. 1 3600 900 604800 300');

interface Walk {
  readonly name: string;
  readonly replies: Readonly<Record<string, Reply>>;
  readonly status: string;
  /** Every question on the way that the answer rests on. */
  readonly steps: readonly string[];
}
const CHAIN = ['. DNSKEY', 'example DS', 'example DNSKEY'];

const WALKS: Readonly<Record<string, Walk>> = {
  'a signed answer': {
    name: 'www.example',
    replies: {},
    status: 'secure',
    steps: [...CHAIN, 'www.example A'],
  },
  'a name proven absent': {
    name: 'no.example',
    replies: {
      'no.example A': {
        rcode: 3,
        authority: [...soa, ...signedText('example. NSEC z.example. NS SOA RRSIG NSEC')],
      },
    },
    status: 'secure',
    steps: [...CHAIN, 'no.example A'],
  },
  'an unsigned child': {
    name: 'www.sub.example',
    replies: {
      ...unsignedChild,
      'www.sub.example A': { answer: [zoneRecord('www.sub.example. A 192.0.2.1')] },
    },
    status: 'insecure',
    steps: [...CHAIN, 'sub.example DS', 'www.sub.example A'],
  },
  'an unsigned child, answered with the signed SOA of its parent': {
    name: 'www.sub.example',
    replies: { ...unsignedChild, 'www.sub.example A': { authority: soa } },
    status: 'insecure',
    steps: [...CHAIN, 'sub.example DS', 'www.sub.example A'],
  },
  'an unsigned child, answered with the delegation’s own NSEC': {
    name: 'www.sub.example',
    replies: {
      ...unsignedChild,
      'www.sub.example A': { authority: signedText('sub.example. NSEC z.example. NS RRSIG NSEC') },
    },
    status: 'insecure',
    steps: [...CHAIN, 'sub.example DS', 'www.sub.example A'],
  },
  'a CNAME that lost its DNAME': {
    name: 'www.dn.example',
    replies: {
      'www.dn.example A': { answer: [zoneRecord('www.dn.example. CNAME www.example.')] },
      'dn.example DNAME': { answer: signedText('dn.example. DNAME example.') },
      'dn.example DS': { authority: signedText('dn.example. NSEC z.example. DNAME RRSIG NSEC') },
      'www.dn.example DS': { authority: signedText('dn.example. NSEC z.example. A RRSIG NSEC') },
    },
    status: 'secure',
    steps: [...CHAIN, 'dn.example DNAME', 'www.dn.example A', 'www.example A'],
  },
};

const rows = Object.entries(WALKS).flatMap(([about, walk]) =>
  walk.steps.flatMap(step => CODES.map(rcode => ({ about, step, code: rcodeName(rcode), rcode, walk }))),
);

/** The replies of a walk; the one step answers so until it is mended. */
function withBroken({ replies }: Walk, step: string, broken: (name: string, type: string) => Buffer) {
  const right = fixedExchange(chainReplies(replies));
  const asked: string[] = [];
  let isMended = false;
  const exchange: UpstreamExchange = async (name, type) => {
    asked.push(`${name} ${type}`);
    return `${name} ${type}` === step && !isMended ? broken(name, type) : right(name, type);
  };
  const validator = createValidator({ ...chainSettings(), exchange });
  return { validator, asked, mend: () => (isMended = true) };
}

describe('RFC 4035 §4.3: without an answer that is needed it is indeterminate, and asked again', () => {
  test.each(Object.entries(WALKS))('unbroken: %s', async (_, { name, replies, status }) => {
    expect((await createValidator(chainSettings(replies)).resolve(name, 'A')).status).toBe(status);
  });

  test.each(rows)('$about: $code to $step', async ({ step, rcode, code, walk }) => {
    const { validator, asked, mend } = withBroken(walk, step, (name, type) =>
      responseBytes(name, type, { rcode }),
    );
    const result = await validator.resolve(walk.name, 'A');
    const [name, type] = step.split(' ');
    expect(result).toMatchObject({
      status: 'indeterminate',
      reason: { kind: 'no-answer', infoCode: 23, name, type, detail: code },
    });
    mend();
    const before = asked.length;
    expect((await validator.resolve(walk.name, 'A')).status).toBe(walk.status);
    expect(asked.slice(before)).toContain(step);
  });

  test.each(rows.filter(({ rcode }) => rcode === 2))(
    '$about: with records under SERVFAIL to $step they count for nothing',
    async ({ step, walk }) => {
      const reply = chainReplies(walk.replies)[step]!;
      const { validator } = withBroken(walk, step, (name, type) =>
        responseBytes(name, type, { ...reply, rcode: 2 }),
      );
      expect((await validator.resolve(walk.name, 'A')).status).not.toBe('bogus');
    },
  );

  const truncated = (bytes: Buffer) => {
    bytes[2]! |= 0x02;
    return bytes;
  };
  const unreadable: readonly [string, (name: string, type: string) => Buffer, string][] = [
    ['nothing', () => Buffer.alloc(0), 'too-short'],
    ['half a header', () => Buffer.alloc(7), 'too-short'],
    ['records that are not there', (name, type) => cut(responseBytes(name, type, {}), 7), 'bad-record'],
    ['RFC 2181 §9: what did not fit', (name, type) => truncated(responseBytes(name, type, {})), 'truncated'],
    ['an answer to another name', (_, type) => responseBytes('other.example', type, {}), 'mismatched'],
    ['an answer to another type', name => responseBytes(name, 'TXT', {}), 'mismatched'],
    ['a question', (name, type) => asQuestion(responseBytes(name, type, {})), 'mismatched'],
  ];
  const steps = WALKS['an unsigned child']!.steps;
  test.each(
    unreadable.flatMap(([about, make, detail]) => steps.map(step => ({ about, make, detail, step }))),
  )('$about, to $step', async ({ make, detail, step }) => {
    const walk = WALKS['an unsigned child']!;
    const { validator, mend } = withBroken(walk, step, make);
    expect(await validator.resolve(walk.name, 'A')).toMatchObject({
      status: 'indeterminate',
      reason: { kind: 'no-answer', infoCode: 22, detail },
    });
    mend();
    expect((await validator.resolve(walk.name, 'A')).status).toBe('insecure');
  });

  test('the zones above the step are told of all the same', async () => {
    const walk = WALKS['a signed answer']!;
    const { validator } = withBroken(walk, 'example DNSKEY', (name, type) =>
      responseBytes(name, type, { rcode: 2 }),
    );
    const { chain } = await validator.resolve(walk.name, 'A');
    expect(chain.map(({ zone, status }) => [zone, status])).toEqual([['.', 'secure']]);
  });

  test('many who wait for one step share what it came to: it is not asked once for each', async () => {
    const walk = WALKS['a signed answer']!;
    const { validator, asked } = withBroken(walk, 'example DS', (name, type) =>
      responseBytes(name, type, { rcode: 2 }),
    );
    const results = await Promise.all(Array.from({ length: 10 }, () => validator.resolve(walk.name, 'A')));
    expect(results.map(({ status }) => status)).toEqual(Array.from({ length: 10 }, () => 'indeterminate'));
    expect(asked.filter(step => step === 'example DS')).toHaveLength(1);
  });
});

function cut(bytes: Buffer, answers: number): Buffer {
  bytes.writeUInt16BE(answers, 6);
  return bytes;
}

function asQuestion(bytes: Buffer): Buffer {
  bytes[2]! &= 0x7f;
  return bytes;
}
