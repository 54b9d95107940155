import { describe, expect, test } from 'vitest';
import type { ForYouFact, ForYouKind } from '../../../../shared/advise/for-you.ts';
import type { ReadyLetter, Reason } from '../../../../shared/advise/recommend/advice.ts';
import type { OfKind } from '../../../../shared/model/of-kind.ts';
import { type Language, sayAdviceReason, sayForYou, sayLetter } from '../../../../shared/words/say.ts';

type Facts<Union extends { readonly kind: string }> = {
  readonly [Kind in Union['kind']]: Omit<OfKind<Union, Kind>, 'kind'>;
};
const hosts = ['mx1.voorbeeld.nl', 'mx2.voorbeeld.nl'];
const played = { dane: 'stopped', mtaSts: 'leaked' } as const;

/** Facts for every kind: a kind without a sample does not compile. */
const FOR_YOU: Facts<ForYouFact> = {
  'no-mail': {},
  'not-measured': {},
  'dane-works': { hosts },
  'dane-broken': { hosts },
  'dane-gaps': { hosts },
  'dane-idle': { hosts },
  'dane-none': { hosts },
  'dane-ready': {},
  'domain-unsigned': {},
  'domain-bogus': {},
  'no-tls': {},
  'signed-throughout': {},
  'hosts-unsigned': { hosts },
  'hosts-bogus': { hosts },
  'tlsa-by-you': { hosts },
  'tlsa-by-both': { hosts },
  'tlsa-by-others': { hosts },
  'own-servers': { hosts },
  provider: { name: 'Wolkpost', dane: 'after-move' },
  'unknown-provider': { hosts },
  'provider-has-dane': { hosts },
  letter: { sender: 'dane', letter: 'sealed' },
  overall: { letter: 'closed' },
  advice: { choice: 'both' },
  'standards-used': { used: ['dane', 'tls-rpt'] },
  'sts-in-use': { mode: 'testing' },
  'sts-old-record': {},
  'sts-broken': {},
  'sts-none': {},
  'own-choice-dane': {},
  'own-choice-enforce': {},
  'own-choice-testing': {},
  'own-choice-open': {},
  'dnssec-anyway': {},
  'without-dnssec': {},
  'without-dnssec-used': {},
  reports: { to: ['mailto:tls@voorbeeld.nl'] },
  'reports-none': {},
  'reports-broken': {},
  'reports-mailed': {},
  'reports-https': {},
  'policy-host': { host: 'mta-sts.voorbeeld.nl' },
  'policy-host-elsewhere': { target: 'beleid.elders.nl' },
  'policy-host-fails': {},
  'policy-host-none': {},
  'max-age': { maxAge: 604_800 },
  'no-policy-to-keep': {},
  'policy-testing-kept': {},
  together: {},
  'only-dane': {},
  'only-sts': {},
  neither: {},
  contradiction: { hosts },
  'certificates-good': {},
  'certificates-by-dane': { hosts },
  'certificates-refused': { hosts },
  'first-contact': { ...played, later: 'stopped' },
  'direct-link': played,
  strip: played,
  misissued: played,
  attackers: { passive: 'closed', active: 'sealed' },
  'sending-unseen': {},
  'duty-met': {},
  'duty-open': { missing: ['dnssec', 'dane'] },
  'kept-well': {},
  faults: { count: 2 },
  'nothing-to-keep': {},
};

const REASONS: Facts<Reason> = {
  'no-mail': {},
  'not-measured': {},
  'domain-signed': {},
  'domain-unsigned': {},
  'domain-bogus': {},
  'tls-missing': {},
  'dane-holds': {},
  'dane-broken': {},
  'dane-gaps': {},
  'dane-idle': {},
  'dane-none': {},
  'sts-holds': {},
  'sts-testing': {},
  'sts-broken': {},
  'sts-none': {},
  duty: {},
  'some-check-sts-only': {},
  'no-web-host': {},
  'no-staff': {},
  'provider-told-no': {},
  'sending-unseen': {},
  'sending-own': {},
  'sending-exchange-online': {},
  'sending-provider': {},
  'hosts-unsigned': { hosts },
  'hosts-bogus': { hosts },
  'own-servers': { hosts },
  'unknown-provider': { hosts },
  provider: { name: 'Wolkpost', dane: 'no' },
  letter: { sender: 'mta-sts', letter: 'broken' },
};

const LETTERS: Facts<ReadyLetter> = {
  provider: {
    domain: 'voorbeeld.nl',
    provider: undefined,
    hosts,
    needs: ['dnssec', 'repair-dnssec', 'starttls', 'tlsa', 'repair-tlsa', 'repair-denial', 'certificate'],
  },
  move: { domain: 'voorbeeld.nl', provider: 'Wolkpost', hosts },
  'switch-on': { domain: 'voorbeeld.nl', provider: 'Wolkpost' },
  'dns-host': { domain: 'voorbeeld.nl' },
  sending: { domain: 'voorbeeld.nl' },
};

const samples = <Fact extends { readonly kind: string }>(facts: Facts<Fact>): readonly Fact[] =>
  Object.entries<object>(facts).map(([kind, rest]) => ({ kind, ...rest }) as unknown as Fact);
const NO_WORDS = /undefined|NaN|\[object|\{|\}| {2}/;
const ENGLISH = /\b(the|your|with|which|does|cannot|mail server)\b/i;
const DUTCH = /\b(het|een|niet|voor|uw|wordt|naar)\b/i;

describe.each<[Language, RegExp]>([
  ['nl', ENGLISH],
  ['en', DUTCH],
])('every sentence of the comparison in %s', (language, other) => {
  test.each(samples<ForYouFact>(FOR_YOU))('for you: $kind', fact => {
    const said = sayForYou(fact, language);
    expect(said).toMatch(/^\p{Lu}.*\.$/su);
    expect(said).not.toMatch(NO_WORDS);
    expect(said).not.toMatch(other);
    for (const host of 'hosts' in fact && SHOWS_HOSTS.includes(fact.kind) ? fact.hosts : []) {
      expect(said).toContain(host);
    }
  });

  test.each(samples<Reason>(REASONS))('reason: $kind', reason => {
    const said = sayAdviceReason(reason, language);
    expect(said).toMatch(/^\p{Lu}.*\.$/su);
    expect(said).not.toMatch(NO_WORDS);
    expect(said).not.toMatch(other);
  });

  test.each(samples<ReadyLetter>(LETTERS))('letter: $kind', letter => {
    const { to, subject, body } = sayLetter(letter, language);
    expect(subject).toContain('voorbeeld.nl');
    expect(body.length).toBeGreaterThan(2);
    for (const text of [to, subject, ...body]) {
      expect(text).toMatch(/\S/);
      expect(text).not.toMatch(NO_WORDS);
      expect(text).not.toMatch(other);
    }
  });

  test.each(['yes', 'switch-on', 'after-move', 'no', 'unknown'] as const)(
    'a provider where DANE is: %s',
    dane => {
      const facts = { kind: 'provider', name: 'Wolkpost', dane } as const;
      expect(sayForYou(facts, language)).toContain('Wolkpost');
      expect(sayAdviceReason(facts, language)).toContain('Wolkpost');
    },
  );
});

/** Those whose sentence is about certain hosts. */
const SHOWS_HOSTS: readonly ForYouKind[] = [
  'dane-works',
  'dane-broken',
  'dane-gaps',
  'hosts-unsigned',
  'hosts-bogus',
  'contradiction',
  'certificates-by-dane',
  'certificates-refused',
];
