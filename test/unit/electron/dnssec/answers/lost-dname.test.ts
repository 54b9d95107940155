import { describe, expect, test } from 'vitest';
import { createValidator } from '../../../../../electron/dnssec/index.ts';
import { fixedExchange } from '../../../../support/fixed-exchange.ts';
import { chainReplies, chainSettings, exampleKey, signedText } from '../../../../support/small-chain.ts';
import { zoneRecord } from '../../../../support/zone-records.ts';
import { newKey } from '../../../../support/zone-signing.ts';

/** What is asked for a name whose CNAME came without a signature, and without the DNAME that it was made from. */
async function looked(name: string, dname?: string) {
  const asked: string[] = [];
  const made = dname === undefined ? undefined : `${name.slice(0, -dname.length)}a.example`;
  const target = made ?? 'a.example';
  const replies = fixedExchange(
    chainReplies({
      [`${name} A`]: {
        answer: [zoneRecord(`${name}. CNAME ${target}.`), ...signedText(`${target}. A 192.0.2.1`)],
      },
      ...(dname !== undefined && {
        [`${dname} DNAME`]: { answer: signedText(`${dname}. DNAME a.example.`) },
      }),
    }),
  );
  const exchange = (question: string, type: string) => {
    if (type === 'DNAME') asked.push(question);
    return replies(question, type).catch(() => replies('nothing', 'DNAME'));
  };
  const { status } = await createValidator({ ...chainSettings(), exchange: answered(exchange) }).resolve(
    name,
    'A',
  );
  return { status, asked };
}

/** Names of which nothing is known are there, and have nothing. */
const answered =
  (exchange: (name: string, type: string) => Promise<Uint8Array>) => async (name: string, type: string) => {
    try {
      return await exchange(name, type);
    } catch {
      const authority = type === 'DS' ? signedText(`${name}. NSEC zz.${name}. A RRSIG NSEC`) : [];
      return fixedExchange({ [`${name} ${type}`]: { authority } })(name, type);
    }
  };

describe('RFC 6672 §5.3.1: a CNAME without signature, whose DNAME an upstream dropped', () => {
  const name = 'a.b.c.d.e.example';
  test.each([
    ['right above', 'b.c.d.e.example', 'secure', ['b.c.d.e.example']],
    ['two above', 'c.d.e.example', 'secure', ['b.c.d.e.example', 'c.d.e.example']],
    ['three above', 'd.e.example', 'secure', ['b.c.d.e.example', 'c.d.e.example', 'd.e.example']],
    [
      'further up, where nobody looks',
      'e.example',
      'bogus',
      ['b.c.d.e.example', 'c.d.e.example', 'd.e.example'],
    ],
  ])('%s', async (_, dname, status, asked) => {
    expect(await looked(name, dname)).toEqual({ status, asked });
  });

  test.each([
    ['a.b.example', ['b.example']],
    ['b.example', []],
  ])('of %s, nothing is asked at the top', async (short, asked) => {
    expect(await looked(short)).toEqual({ status: 'bogus', asked });
  });

  test('of a CNAME whose signature is wrong, or a DNAME without one, nothing above is asked', async () => {
    const asked: string[] = [];
    const statusOf = async (answer: ReturnType<typeof signedText>) => {
      const replies = fixedExchange(
        chainReplies({ [`${name} A`]: { answer: [...answer, ...signedText('a.example. A 192.0.2.1')] } }),
      );
      const exchange = answered((question, type) => {
        if (type === 'DNAME') asked.push(question);
        return replies(question, type);
      });
      return (await createValidator({ ...chainSettings(), exchange }).resolve(name, 'A')).status;
    };
    const forged = signedText(`${name}. CNAME a.example.`, newKey(13), { keyTag: exampleKey.keyTag });
    expect(await statusOf(forged)).toBe('bogus');
    expect(await statusOf([zoneRecord('d.e.example. DNAME x.example.')])).not.toBe('secure');
    expect(asked).toEqual([]);
  });
});
