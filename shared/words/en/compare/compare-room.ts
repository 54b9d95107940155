import type { CompareRoomWords } from '../../compare-room-words.ts';
import { caching } from './caching.ts';
import { play } from './play.ts';

export const compareRoom: CompareRoomWords = {
  title: domain => `DANE, MTA-STS or both for ${domain}?`,
  start: {
    title: 'DANE, MTA-STS or both?',
    lead: 'In May 2016 the Dutch Standardisation Forum compared STARTTLS + DANE with SMTP STS, which was still a draft. Here you read what was said then, what of it is true now, and what it means for your domain.',
  },
  sectionsLabel: 'What do you want to compare?',
  sections: {
    recommendation: {
      name: 'Advice',
      what: 'What suits your situation, why, and what would change it.',
    },
    advisory: {
      name: 'Then, now, for you',
      what: 'The table from the advice of 2016, row by row: what it said, what holds now, and how it is at your domain.',
    },
    criteria: {
      name: 'Criteria',
      what: 'The Forum’s four criteria: how they were judged then, and what has changed since.',
    },
    attacks: {
      name: 'Attacks played out',
      what: 'Choose what happens and who sends the mail. Postzegel plays the delivery step by step, with the records and servers that the check saw. Nothing is really attacked.',
    },
    caching: {
      name: 'What caching costs',
      what: 'Who sends mail and checks MTA-STS keeps the policy of every receiver. In 2016 that seemed heavy for small providers. With these numbers you can check it.',
    },
    print: {
      name: 'Save and print',
      what: 'The comparison on four pages at most, with sources: for whoever decides.',
    },
  },
  invite: 'Fill in a domain above, or choose a practice domain below. Then how it is there stands beside it.',
  print: {
    button: 'Print or save as PDF',
    html: 'Save as web page',
    markdown: 'Save as Markdown',
    hint: 'In the print window choose a printer, or “Save as PDF”. What the pages hold is below.',
    fileName: 'comparison',
  },
  play,
  caching,
};
