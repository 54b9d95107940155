import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { collectEvidence } from '../../../../electron/checks/collect-evidence.ts';
import { collectPublication } from '../../../../electron/checks/publication/collect-publication.ts';
import { contract } from '../../../../shared/contract/contract.ts';
import { evidence as evidenceSchema } from '../../../../shared/evidence/evidence.ts';
import type { FailureCause } from '../../../../shared/evidence/failure-cause.ts';
import { publicationEvidence } from '../../../../shared/evidence/publication.ts';
import { type DomainName, parseDomainName } from '../../../../shared/model/domain-name.ts';
import { assess } from '../../../../shared/assessment/assessment.ts';
import { stepsFor } from '../../../../shared/advise/recommend/receiving-steps.ts';
import { asText, PLAIN } from '../../../../shared/report/as-text.ts';
import { sayCause } from '../../../../shared/words/say.ts';
import { answeringNetwork } from '../../../support/answering-network.ts';

const application = 'test';

/** A name of so many characters, in labels as long as may be. */
function nameOf(characters: number, end = 'nl'): string {
  let name = end;
  while (name.length < characters - 1) {
    name = `${'a'.repeat(Math.min(63, characters - name.length - 1))}.${name}`;
  }
  return name;
}

function domainOf(text: string): DomainName {
  const parsed = parseDomainName(text);
  if (!parsed.ok) throw new Error(text);
  return parsed.value;
}

const unhandled: unknown[] = [];
const note = (error: unknown) => unhandled.push(error);
beforeEach(() => process.on('unhandledRejection', note));
afterEach(async () => {
  await new Promise(resolve => setImmediate(resolve));
  process.off('unhandledRejection', note);
  expect(unhandled.splice(0)).toEqual([]);
});

/** The whole check, with all that is done with it afterwards. */
async function check(domain: string, zone: string) {
  const network = answeringNetwork(zone);
  const evidence = await collectEvidence(domainOf(domain), network, { application });
  expect(evidence.end).toBe('complete');
  expect(evidenceSchema.safeParse(JSON.parse(JSON.stringify(evidence))).success).toBe(true);
  const assessment = assess(evidence, Date.now());
  const { findings } = assessment;
  for (const language of ['nl', 'en'] as const) {
    asText({ assessment, known: [], steps: stepsFor(assessment, []), language, width: 80, style: PLAIN });
  }
  const causeAt = (name: string, type: string): FailureCause | undefined => {
    const result = evidence.dns.find(lookup => lookup.name === name && lookup.type === type)?.result;
    return result?.kind === 'failed' ? result.cause : undefined;
  };
  return { evidence, findings, causeAt, asked: network.asked };
}

const TOO_LONG: FailureCause = { kind: 'impossible-name', problem: 'name-too-long' };

test('RFC 1035 §2.3.4: a name that does not fit is a failed look-up, whose reason can be said', () => {
  for (const problem of ['empty-label', 'label-too-long', 'name-too-long', 'bad-character'] as const) {
    const said = (['nl', 'en'] as const).map(language =>
      sayCause({ kind: 'impossible-name', problem }, language),
    );
    expect(said[0]).toContain('DNS');
    expect(said[1]).not.toBe(said[0]);
  }
});

describe('a domain that is so long that its own records do not fit before it', () => {
  test.each(Array.from({ length: 13 }, (_, at) => 241 + at))('%i characters', async length => {
    const domain = nameOf(length);
    expect(domain).toHaveLength(length);
    const { causeAt, asked, findings } = await check(domain, `${domain} MX 10 mx.example`);
    const fits = (name: string) => name.length <= 253;
    for (const [name, type] of [
      [domain, 'MX'],
      [`_mta-sts.${domain}`, 'TXT'],
      [`mta-sts.${domain}`, 'A'],
      [`_smtp._tls.${domain}`, 'TXT'],
      [`_smtp_sts.${domain}`, 'TXT'],
    ] as const) {
      expect([name, causeAt(name, type)]).toEqual([name, fits(name) ? undefined : TOO_LONG]);
      expect(asked.includes(`${name} ${type}`)).toBe(fits(name));
    }
    // What cannot be asked is not measured; it is no fault of the domain.
    const blamed = findings.filter(({ topic, verdict }) => topic === 'tls-rpt' && verdict === 'problem');
    expect(blamed).toEqual([]);
  });
});

describe('a mail server by a name that only just is one', () => {
  test.each([246, 250, 253])('of %i characters', async length => {
    const host = nameOf(length, 'example');
    const { causeAt } = await check('gemeente.nl', `gemeente.nl MX 10 ${host}\n${host} A 192.0.2.1`);
    const owner = `_25._tcp.${host}`;
    expect(causeAt(owner, 'TLSA')).toEqual(owner.length > 253 ? TOO_LONG : undefined);
    expect(causeAt(owner, 'A')).toEqual(owner.length > 253 ? TOO_LONG : undefined);
  });

  test('an alias of it is: what lies at its end may not leave room for TLSA records', async () => {
    const end = nameOf(251, 'example');
    const { causeAt } = await check(
      'gemeente.nl',
      `gemeente.nl MX 10 mx.gemeente.nl\nmx.gemeente.nl CNAME ${end}`,
    );
    expect(causeAt(`_25._tcp.${end}`, 'TLSA')).toEqual(TOO_LONG);
  });
});

test('an alias to the root: its TLSA records are at `_25._tcp`, and that is what is asked', async () => {
  const { asked, evidence } = await check(
    'gemeente.nl',
    'gemeente.nl MX 10 mx.gemeente.nl\nmx.gemeente.nl CNAME .',
  );
  expect(asked).toContain('_25._tcp TLSA');
  expect(evidence.dns.filter(({ name }) => name.includes('..'))).toEqual([]);
});

test.each([
  ['the root beside another', '0 .\ngemeente.nl MX 10 mx.nl', ['_25._tcp.mx.nl TLSA']],
  ['the root alone, twice', '0 .\ngemeente.nl MX 10 .', []],
  ['one label', '0 nl', ['_25._tcp.nl TLSA']],
  ['a dot in a label', '0 a\\.b.nl', ['_25._tcp.a\\.b.nl TLSA']],
  ['bytes that are no text', '0 \\000\\255\\010.nl', ['_25._tcp.\\000\\255\\010.nl TLSA']],
  ['backslashes', '0 \\\\\\..nl', ['_25._tcp.\\\\\\..nl TLSA']],
  ['blanks and quotes', `0 \\032\\"\\'.nl`, [`_25._tcp.\\032\\"\\'.nl TLSA`]],
])('an MX with %s ends no check', async (_which, exchange, expected) => {
  const { asked } = await check('gemeente.nl', `gemeente.nl MX ${exchange}`);
  const atHosts = asked.filter(each => /^_25.*TLSA$/.test(each) && each !== '_25._tcp.gemeente.nl TLSA');
  expect(atHosts).toEqual(expected);
});

describe('what was published', () => {
  test.each(['gemeente€.nl', '', 'a b.nl', '$(x).nl'])(
    'what is not even written as a name is no call: %j',
    name => {
      const input = {
        domain: 'gemeente.nl',
        network: 'real',
        resolver: '',
        allowPrivateAddresses: false,
        policy: false,
      };
      const refusedAt = (sets: object) =>
        contract.verifyPublication.input.safeParse({ ...input, sets }).error?.issues[0]?.path;
      expect(refusedAt([{ name: '_mta-sts.gemeente.nl', type: 'TXT' }])).toBeUndefined();
      expect(refusedAt([{ name, type: 'TXT' }])).toEqual(['sets', 0, 'name']);
    },
  );

  test.each([
    ['an empty label', 'a..gemeente.nl', 'empty-label'],
    ['a label too long', `${'a'.repeat(64)}.gemeente.nl`, 'label-too-long'],
    ['a name too long', `_mta-sts.${nameOf(250)}`, 'name-too-long'],
  ] as const)(
    'a name with %s is told to be none, and the others are looked at',
    async (_which, name, problem) => {
      const zone = `gemeente.nl NS ns.gemeente.nl\nns.gemeente.nl A 192.0.2.53\nt.gemeente.nl TXT a`;
      const seen = await collectPublication(
        domainOf('gemeente.nl'),
        {
          sets: [
            { name, type: 'TXT' },
            { name: 't.gemeente.nl', type: 'TXT' },
          ],
          policy: false,
        },
        answeringNetwork(zone),
        { application },
      );
      expect(seen.end).toBe('complete');
      expect(publicationEvidence.safeParse(JSON.parse(JSON.stringify(seen))).success).toBe(true);
      const lookup = seen.dns.find(each => each.name === name && each.type === 'TXT');
      expect(lookup?.result).toEqual({ kind: 'failed', cause: { kind: 'impossible-name', problem } });
      const heard = seen.answers.find(each => each.name === 't.gemeente.nl')?.result;
      expect(heard?.kind).toBe('answer');
    },
  );

  test('RFC 1035 §5.1: the zone of a name is looked for by its labels, also where one holds a dot', async () => {
    const network = answeringNetwork('gemeente.nl NS ns.gemeente.nl\nns.gemeente.nl A 192.0.2.53');
    await collectPublication(
      domainOf('gemeente.nl'),
      { sets: [{ name: 'a\\.b.gemeente.nl', type: 'TXT' }], policy: false },
      network,
      { application },
    );
    expect(network.asked).toContain('a\\.b.gemeente.nl NS');
    expect(network.asked).not.toContain('a.b.gemeente.nl NS');
  });
});
