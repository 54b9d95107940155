import { describe, expect, test } from 'vitest';
import { findingsIn } from '../../../support/findings-in.ts';
import { readDomain } from '../../../../shared/reading/read-domain.ts';
import { collectEvidence } from '../../../../electron/checks/collect-evidence.ts';
import { rcodeName, typeName } from '../../../../electron/dns/wire/record-type.ts';
import { parseMessage } from '../../../../electron/dns/wire/wire-message.ts';
import { nameToText } from '../../../../electron/dns/wire/wire-name.ts';
import { rootTrustAnchors } from '../../../../electron/dnssec/index.ts';
import type { Network } from '../../../../electron/network.ts';
import { evidence as evidenceSchema } from '../../../../shared/evidence/evidence.ts';
import { parseDomainName } from '../../../../shared/model/domain-name.ts';
import { letters } from '../../../../shared/simulate/index.ts';
import { responseBytes, type Sections } from '../../../support/dns-message.ts';
import { loopbackNetwork } from '../../../support/loopback-network.ts';
import { zoneRecord } from '../../../support/zone-records.ts';

const parsed = parseDomainName('gemeente.example');
if (!parsed.ok) throw new Error('no domain');
const DOMAIN = parsed.value;

/** A network whose one resolver says this to each question. */
function resolverThatSays(says: (name: string, type: string) => Sections): Network {
  return {
    ...loopbackNetwork(),
    resolvers: ['192.0.2.53'],
    trustAnchors: rootTrustAnchors,
    exchange: async query => {
      const message = parseMessage(query);
      const asked = message.ok ? message.value.questions[0]! : undefined;
      const bytes = responseBytes(
        asked!.name,
        asked!.type,
        says(nameToText(asked!.name), typeName(asked!.type)),
      );
      return { kind: 'response', bytes, via: { transport: 'udp', server: '192.0.2.53' } };
    },
  };
}

async function check(says: (name: string, type: string) => Sections) {
  const evidence = await collectEvidence(DOMAIN, resolverThatSays(says), { application: 'test' });
  expect(evidenceSchema.safeParse(JSON.parse(JSON.stringify(evidence))).success).toBe(true);
  return { evidence, findings: findingsIn(evidence, Date.now()) };
}
const ROOT = '. NS';

describe('a resolver that answers nothing, the root included', () => {
  test.each([1, 2, 3, 4, 5, 9, 16, 0])('code %i: that is told, and nothing of the domain', async rcode => {
    const { evidence, findings } = await check(() => ({ rcode }));
    expect(findings.map(({ id, verdict, facts }) => ({ id, verdict, facts }))).toEqual([
      {
        id: 'dnssec.resolver-unusable',
        verdict: 'not-measured',
        facts: { resolver: '192.0.2.53', rcode: rcodeName(rcode), saidOfRoot: true },
      },
    ]);
    expect(letters(readDomain(evidence), Math.floor(Date.now() / 1_000)).overall).toBe('unknown');
  });

  test('one that refuses the root and fails for the rest', async () => {
    const { findings } = await check((name, type) => ({ rcode: `${name} ${type}` === ROOT ? 5 : 2 }));
    expect(findings.map(({ id }) => id)).toEqual(['dnssec.resolver-unusable']);
  });
});

describe('a resolver that does answer', () => {
  const address = (name: string, type: string): Sections =>
    name === DOMAIN && type === 'MX'
      ? { answer: [zoneRecord(`${DOMAIN}. MX 10 mx.${DOMAIN}.`)] }
      : { rcode: 5 };
  const rootServers: Sections = { answer: [zoneRecord('. NS a.root-servers.net.')] };
  test.each<[string, (name: string, type: string) => Sections]>([
    [
      'the root, and not the domain: that is about the domain',
      (name, type) => (`${name} ${type}` === ROOT ? rootServers : { rcode: 2 }),
    ],
    ['the domain, and not the root: it may serve its own names only', address],
    [
      'that there is no such domain, and refuses the root',
      (name, type) => ({
        rcode: `${name} ${type}` === ROOT ? 5 : 3,
      }),
    ],
  ])('%s', async (_, says) => {
    const { findings } = await check(says);
    const ids = findings.map(({ id }) => id);
    expect(ids).not.toContain('dnssec.resolver-unusable');
    expect(ids.length).toBeGreaterThan(1);
  });
});
