import type { MakeWords } from '../../make-words.ts';

export const verify: MakeWords['verify'] = {
  title: 'See whether it is there',
  lead: 'Done publishing? Postzegel asks every name server of the zone, and looks only at what was to change.',
  button: 'Verify at the name servers',
  again: 'Verify once more',
  busy: 'Asking…',
  progress: (ready, total) => `${ready} of ${total} done`,
  cancel: 'Stop asking',
  steps: {
    zone: 'Finding the name servers for',
    'name-server': 'Asking',
    resolver: 'Asking your DNS server',
    policy: 'Fetching the policy from',
  },
  states: {
    'as-wanted': 'is there as it should',
    'not-yet': 'not yet: the old one is still here',
    different: 'other than asked for',
    'no-answer': 'no answer',
  },
  overall: {
    everywhere: lingers => ({
      says: 'It is right everywhere.',
      next: `Every server gives what you wanted. ${lingers === '' ? '' : `Others on the internet can hold the old for another ${lingers}. `}Now check the whole domain again.`,
    }),
    'not-yet': lingers => ({
      says: 'Not yet everywhere.',
      next: `Nothing is wrong, but somewhere the old is still there. Have you published? Then wait a few minutes and verify once more.${lingers === '' ? '' : ` Once it is everywhere, others can hold the old for another ${lingers}.`}`,
    }),
    wrong: () => ({
      says: 'Something else is there than you wanted.',
      next: 'Waiting will not help here. See below what is there, fix it at your DNS host or on the web server, and verify again.',
    }),
    bogus: () => ({
      says: 'It is there, but the DNSSEC signature over it is not right.',
      next: 'Senders that check DNSSEC will not believe it. Have your DNS host sign the zone again, and verify after that.',
    }),
    'no-answer': () => ({
      says: 'Not every server answered.',
      next: 'Those that did give what you wanted. Verify once more in a moment. If a server stays silent, ask your DNS host whether it still takes part.',
    }),
  },
  servers: 'What each name server gives',
  server: 'name server',
  found: 'what is there',
  resolver: 'your DNS server',
  resolverDiffers: {
    behind: lingers =>
      `Your own DNS server still gives the old. That is usual: it holds it for a time${lingers === '' ? '' : `, ${lingers} at most`}.`,
    apart: () =>
      'Your own DNS server gives something else than the name servers. That can be right if your organisation has an internal DNS of its own.',
  },
  at: moment => `Verified on ${moment}.`,
  policy: 'The policy on the web server',
  serial: serial => `version ${serial} of the zone`,
  held: 'Here is',
  heldNothing: 'Nothing is here.',
  wanted: 'Asked for was',
  wantedNothing: 'Asked for was: nothing.',
  zoneless: name => `No zone with name servers was found for ${name}.`,
  leftOut: names => `Not asked, as there are too many: ${names}.`,
  silence: {
    rcode: rcode => `the server refuses (${rcode})`,
    'not-authoritative': 'this server knows nothing of the zone, though the zone names it',
  },
  checkAgain: 'Check the whole domain again',
  practice: {
    button: 'Publish in the practice network',
    lead: 'This is a practice domain. Here you can really publish, and nothing can break.',
    webServer: address => `For a web server of your own you can take the address ${address} here.`,
    done: 'Published in the practice network.',
  },
};
