import type { ProtectionWords } from '../protection/protection-words.ts';

export const protection: ProtectionWords = {
  holds: (letter, who, isOpenAtFirst) =>
    `${letter}${isOpenAtFirst ? ', but not at the first contact,' : ''} for ${who}.`,
  everyone: 'every sender that can encrypt',
  who: checks => `senders that check ${checks}`,
  checks: {
    dane: 'DANE',
    'mta-sts': 'only MTA-STS',
    'dane-and-mta-sts': 'both',
    opportunistic: 'nothing',
  },
  suchAs: (checks, names) => `${checks} (such as ${names})`,
  refusedAt: (places, who) => `But not at ${places}: ${who} do not deliver there; they try the other one.`,
  noFamily: (seen, missing) => `As far as could be seen, with ${seen}: this place has no ${missing}.`,
  notSeen: places => `As far as could be seen: ${places} was not looked at from here.`,
  until: (day, who, letter) =>
    `Until ${day} for ${who}: a certificate ends then. If nobody renews it, the level becomes: ${letter}.`,
  noMail: {
    'null-mx': 'This domain receives no mail, on purpose.',
    'no-address': 'This domain has no mail server: no mail arrives.',
    'no-such-domain': 'This name does not exist: no mail arrives.',
  },
};
