import type { Change, Choice, Hypothesis } from './advice.ts';
import { receivingChoice, type Told } from './receiving.ts';

/** The same domain, if one thing were otherwise; undefined where it is so already, or does not apply. */
const SUPPOSE: readonly (readonly [Hypothesis, (told: Told) => Told | undefined])[] = [
  [
    'measured',
    ({ situation, choices }) =>
      receivingChoice({ situation, choices }) === 'measure'
        ? { choices, situation: { ...situation, dnssec: 'signed', dane: 'none' } }
        : undefined,
  ],
  [
    'faults-mended',
    told =>
      receivingChoice(told) === 'repair' ? { choices: told.choices, situation: mended(told) } : undefined,
  ],
  [
    'domain-signed',
    ({ situation, choices }) =>
      situation.dnssec === 'unsigned'
        ? { choices, situation: { ...signed(situation), dnssec: 'signed' } }
        : undefined,
  ],
  [
    'hosts-signed',
    ({ situation, choices }) =>
      situation.dnssec === 'signed' && situation.unsignedHosts.length > 0
        ? { choices, situation: { ...signed(situation), unsignedHosts: [] } }
        : undefined,
  ],
  [
    // Only where the names do not say whose they are.
    'own-servers',
    told => (told.situation.provider ? undefined : withChoice(told, 'mailServers', 'own')),
  ],
  ['provider-can', told => withChoice(told, 'providerDane', 'yes')],
  ['provider-cannot', told => withChoice(told, 'providerDane', 'no')],
  ['web-host', told => withChoice(told, 'webHost', 'yes')],
  ['no-web-host', told => withChoice(told, 'webHost', 'no')],
  ['no-staff', told => withChoice(told, 'staff', 'no')],
];

/** Records that nothing vouched for are to be looked at anew. */
const signed = (situation: Told['situation']): Told['situation'] => ({
  ...situation,
  dane: situation.dane === 'idle' ? 'none' : situation.dane,
});

const mended = ({ situation }: Told): Told['situation'] => ({
  ...situation,
  dnssec: situation.dnssec === 'bogus' ? 'signed' : situation.dnssec,
  bogusHosts: [],
  tls: situation.tls === 'missing' ? 'offered' : situation.tls,
  // What was wrong, or could not be seen for it, is to be looked at anew.
  dane: situation.dane === 'works' && situation.dnssec === 'signed' ? 'works' : 'none',
  sts: situation.sts === 'broken' ? 'none' : situation.sts,
});

function withChoice<Key extends keyof Told['choices']>(
  { situation, choices }: Told,
  key: Key,
  value: NonNullable<Told['choices'][Key]>,
): Told | undefined {
  return choices[key] === value ? undefined : { situation, choices: { ...choices, [key]: value } };
}

/** What would make the advice another one: worked out by the same rules, never typed in. */
export function whatWouldChange(told: Told, choice: Choice): readonly Change[] {
  if (choice === 'no-mail') return [];
  return SUPPOSE.flatMap(([hypothesis, suppose]) => {
    const supposed = suppose(told);
    if (!supposed) return [];
    const other = receivingChoice(supposed);
    return other === choice ? [] : [{ if: hypothesis, choice: other }];
  });
}
