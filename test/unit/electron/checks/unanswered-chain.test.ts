import { afterAll, beforeAll, expect, test } from 'vitest';
import { findingsIn } from '../../../support/findings-in.ts';
import { collectEvidence } from '../../../../electron/checks/collect-evidence.ts';
import { parseMessage } from '../../../../electron/dns/wire/wire-message.ts';
import { nameToText } from '../../../../electron/dns/wire/wire-name.ts';
import { typeName } from '../../../../electron/dns/wire/record-type.ts';
import { type Lab, startLab } from '../../../../electron/lab/lab.ts';
import type { Network } from '../../../../electron/network.ts';
import { parseDomainName } from '../../../../shared/model/domain-name.ts';
import { responseBytes } from '../../../support/dns-message.ts';

const NAME = 'lindevoort-oefening.nl';
const parsed = parseDomainName(NAME);
if (!parsed.ok) throw new Error('no domain');
const DOMAIN = parsed.value;

let lab: Lab;
beforeAll(async () => {
  lab = await startLab();
});
afterAll(() => lab.close());

const STEPS = ['. DNSKEY', 'nl DS', 'nl DNSKEY', `${NAME} DS`, `${NAME} DNSKEY`];
const CODES = [
  ['FORMERR', 1],
  ['SERVFAIL', 2],
  ['NOTIMP', 4],
  ['REFUSED', 5],
] as const;

test.each(STEPS.flatMap(step => CODES.map(([rcode, number]) => ({ step, rcode, number }))))(
  'RFC 4035 §4.3: $rcode to $step is not measured, nobody is told to change a DS, and the next check asks again',
  async ({ step, rcode, number }) => {
    let isBroken = true;
    const network: Network = {
      ...lab.network,
      exchange: async (query, signal) => {
        const message = parseMessage(query);
        const { name, type } = message.ok ? message.value.questions[0]! : { name: [], type: 0 };
        if (!isBroken || `${nameToText(name)} ${typeName(type)}` !== step)
          return lab.network.exchange(query, signal);
        return {
          kind: 'response',
          bytes: responseBytes(name, type, { rcode: number }),
          via: { transport: 'lab', server: 'test' },
        };
      },
    };
    const idsNow = async () => {
      const evidence = await collectEvidence(DOMAIN, network, { application: 'test' });
      return findingsIn(evidence, Date.now());
    };
    const findings = await idsNow();
    const ids = findings.map(({ id }) => id);
    expect(ids.filter(id => /bogus|unsigned|strips|unusable/.test(id))).toEqual([]);
    expect(findings.filter(({ actors }) => actors.includes('registrar'))).toEqual([]);
    const told = findings.find(({ id }) => id === 'dnssec.not-measured');
    const [name, type] = step.split(' ');
    expect(told?.facts).toMatchObject({ reason: { kind: 'no-answer', name, type, detail: rcode } });
    isBroken = false;
    expect((await idsNow()).map(({ id }) => id)).toContain('dnssec.secure');
  },
);
