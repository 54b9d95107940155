import type { AdviseWords } from '../../advise-words.ts';
import { saySpan, sayList } from '../../date.ts';
import { reportAddress } from '../../terms/report-address.ts';
import { letters } from '../terms.ts';
import { simulate } from '../simulate.ts';
import { recommend } from './recommend.ts';

const hostList = ({ hosts }: { readonly hosts: readonly string[] }) => sayList(hosts, 'en');
/** Within a sentence nothing is in capitals. */
const become = (result: keyof typeof simulate.results) => simulate.results[result].toLowerCase();
const STANDARDS = { dane: 'DANE', 'mta-sts': 'MTA-STS', 'tls-rpt': 'TLS-RPT' } as const;
const CHECKS = { dane: 'DANE', 'mta-sts': 'MTA-STS', 'dane-and-mta-sts': 'both' } as const;
const DUTIES = {
  dnssec: 'DNSSEC',
  starttls: 'STARTTLS',
  'tls-version': 'TLS 1.2 or newer',
  dane: 'DANE',
} as const;

export const verdicts: AdviseWords['verdicts'] = {
  good: 'In your favour',
  open: 'Still to gain',
  bad: 'Affects you',
  none: 'Does not matter to you',
  unknown: 'Cannot be said',
};

export const forYou: AdviseWords['forYou'] = {
  'no-mail': () => 'This domain receives no mail.',
  'not-measured': () => 'This could not be measured from here.',
  'dane-works': facts => `You use DANE, and it is right: ${hostList(facts)}.`,
  'dane-broken': facts =>
    `You publish DANE, but it is wrong at ${hostList(facts)}: whoever checks does not deliver there.`,
  'dane-gaps': facts => `You publish DANE, but it does not cover everything. Missing: ${hostList(facts)}.`,
  'dane-idle': () => 'There are TLSA records, but without DNSSEC none of them counts.',
  'dane-none': () => 'You do not publish DANE yet.',
  'dane-ready': () => 'Everything is ready: the zones are signed. Only the TLSA records are missing.',
  'domain-unsigned': () => 'Your domain has no DNSSEC.',
  'domain-bogus': () => 'Your DNSSEC is broken: the signature is wrong.',
  'no-tls': () => 'Not every mail server offers encryption (STARTTLS). DANE cannot do without.',
  'signed-throughout': () =>
    'Your domain and the zones of your mail servers are signed. This does not hold you back.',
  'hosts-unsigned': facts => `These mail servers are in a zone without DNSSEC: ${hostList(facts)}.`,
  'hosts-bogus': facts => `The DNSSEC of these mail servers is broken: ${hostList(facts)}.`,
  'tlsa-by-you': () =>
    'Your mail servers are under your own domain: you publish the TLSA records and keep them up yourself.',
  'tlsa-by-both': facts =>
    `You keep the TLSA records of ${hostList(facts)} yourself; for your other mail servers whoever runs them does.`,
  'tlsa-by-others': facts =>
    `The TLSA records belong to whoever runs your mail servers (${hostList(facts)}); you need not keep them up.`,
  'own-servers': () => 'Your mail servers are under your own domain; you do not depend on such a provider.',
  provider: ({ name, dane }) =>
    ({
      yes: `Your mail is at ${name}. DANE can be had there, but it does not work for you yet.`,
      'switch-on': `Your mail is at ${name}. DANE can be had there once you switch it on.`,
      'after-move': `Your mail is at ${name}, under a name where DANE cannot work. Under their new name it can.`,
      no: `Your mail is at ${name}. No DANE for receiving was found there.`,
      unknown: `Your mail is at ${name}. Whether DANE can be had there is not known: ask.`,
    })[dane],
  'unknown-provider': facts =>
    `Your mail is with somebody else (${hostList(facts)}). What they can do is not known: ask.`,
  'provider-has-dane': facts => `Your provider takes part: DANE works at ${hostList(facts)}.`,
  letter: ({ sender, letter }) =>
    `Played: mail from a sender that checks ${CHECKS[sender]}: ${letters[letter].name}.`,
  overall: ({ letter }) =>
    `How your domain stands today: ${letters[letter].name}. ${letters[letter].meaning}`,
  advice: ({ choice }) => `The advice for you: ${recommend.choices[choice].name}.`,
  'standards-used': ({ used }) =>
    used.length === 0
      ? 'Of these three, none is at work with you yet.'
      : `Of these three, at work with you: ${sayList(
          used.map(each => STANDARDS[each]),
          'en',
        )}.`,
  'sts-in-use': ({ mode }) =>
    mode === 'enforce'
      ? 'You use the finished standard (RFC 8461), in mode enforce.'
      : mode === 'testing'
        ? 'You use the finished standard (RFC 8461), still in mode testing.'
        : 'You published a policy that demands nothing (none).',
  'sts-old-record': () => 'You still publish the record of 2016. No sender looks at it any more.',
  'sts-broken': () => 'You publish MTA-STS, but it is not right.',
  'sts-none': () => 'You do not use MTA-STS. The standard is finished; you can start.',
  'own-choice-dane': () => 'You demand encryption, with DANE.',
  'own-choice-enforce': () => 'You demand encryption, with MTA-STS in mode enforce.',
  'own-choice-testing': () =>
    'You only have failures reported (testing): mail without a secure connection still comes in.',
  'own-choice-open': () => 'You laid down nothing: mail comes in without a secure connection as well.',
  'dnssec-anyway': () =>
    'You have DNSSEC already, at your mail servers too. This advantage does not matter to you.',
  'without-dnssec': () =>
    'Not everything of yours is signed: MTA-STS can start already, without waiting for that.',
  'without-dnssec-used': () => 'You profit: MTA-STS protects where DNSSEC is missing.',
  reports: ({ to }) => `You receive reports at ${sayList(to.map(reportAddress), 'en')}.`,
  'reports-none': () => 'You do not ask for reports yet, so failed deliveries go unnoticed.',
  'reports-broken': () => 'Your record for reports is wrong; nothing arrives.',
  'reports-mailed': () => 'You receive them by mail: signed, so changes show. They can be read on the way.',
  'reports-https': () => 'You receive them over HTTPS: nobody on the way can read them.',
  'policy-host': ({ host }) => `The web server is there and serves your policy: ${host}.`,
  'policy-host-elsewhere': ({ target }) => `You outsourced this: the policy is kept at ${target}.`,
  'policy-host-fails': () => 'The web server with your policy does not work as it should.',
  'policy-host-none': () => 'You have no such web server yet; MTA-STS needs one.',
  'max-age': ({ maxAge }) =>
    `Senders keep your policy for ${saySpan(maxAge, 'en')}. What keeping the policies of others costs you can be worked out.`,
  'no-policy-to-keep': () => 'You publish no policy, so nobody keeps one of yours.',
  'policy-testing-kept': () => 'Senders keep your policy, but it demands nothing yet.',
  together: () => 'You use both, and they do not contradict each other.',
  'only-dane': () => 'You use DANE and no MTA-STS that demands anything. MTA-STS can be added.',
  'only-sts': () => 'You use MTA-STS without working DANE. DANE can be added.',
  neither: () => 'You use neither in a way that demands anything of a sender.',
  contradiction: facts =>
    `With you they collide: one lets mail through and the other does not, at ${hostList(facts)}.`,
  'certificates-good': () => 'Your certificates come from a recognised issuer and bear the right name.',
  'certificates-by-dane': facts =>
    `DANE vouches for ${hostList(facts)}, but for MTA-STS the certificate there will not do.`,
  'certificates-refused': facts => `For MTA-STS the certificate will not do at ${hostList(facts)}.`,
  'first-contact': ({ mtaSts, later, dane }) =>
    `Played, with the policy hidden: a sender with MTA-STS at first contact: ${become(mtaSts)}; later: ${become(later)}; a sender with DANE: ${become(dane)}.${mtaSts === 'leaked' && dane === 'stopped' ? ' DANE makes up for it where it is checked.' : ''}`,
  'direct-link': ({ dane, mtaSts }) =>
    `Played, with the policy’s web server in other hands: a sender with DANE: ${become(dane)}; with MTA-STS: ${become(mtaSts)}.`,
  strip: ({ dane, mtaSts }) =>
    `Played, with the encryption taken away: a sender with DANE: ${become(dane)}; with MTA-STS that knows you: ${become(mtaSts)}.`,
  misissued: ({ dane, mtaSts }) =>
    `Played, with a certificate issued to the wrong person: a sender with DANE: ${become(dane)}; with MTA-STS: ${become(mtaSts)}.`,
  attackers: ({ passive, active }) =>
    `Mail from senders that check nothing: ${letters[passive].name}. For the domain as a whole: ${letters[active].name}.`,
  'sending-unseen': () =>
    'What your own mail server checks when it sends cannot be seen from outside. Say it with the recommendation.',
  'duty-met': () => 'You comply for receiving: DNSSEC, STARTTLS and DANE.',
  'duty-open': ({ missing }) =>
    `Still missing for the obligation (STARTTLS and DANE): ${sayList(
      missing.map(each => DUTIES[each]),
      'en',
    )}.`,
  'kept-well': () => 'What you publish is right at this moment.',
  faults: ({ count }) => (count === 1 ? 'Yours has 1 fault in it.' : `Yours has ${count} faults in it.`),
  'nothing-to-keep': () => 'You publish nothing yet that asks for upkeep.',
};
