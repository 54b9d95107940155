import type { AdviseWords } from '../../advise-words.ts';
import { forYou, verdicts } from './for-you.ts';
import { recommend } from './recommend.ts';

export const advise: AdviseWords = {
  title: 'DANE and MTA-STS compared',
  titleFor: domain => `DANE and MTA-STS compared for ${domain}`,
  lead: 'In May 2016 a memo for the Dutch Standardisation Forum compared the two. This is what it said, how it is now, and what it means for you.',
  table: {
    title: 'Then, now, and for you',
    parts: {
      table: 'The table of the memo',
      analysis: 'The analysis of the memo',
      conclusions: 'The conclusions of the memo',
      since: 'What the memo could not know',
    },
    sides: { dane: 'About DANE', sts: 'About MTA-STS', both: 'About both' },
    stances: { for: 'for', against: 'against', neutral: 'neither for nor against' },
    claim: 'About',
    memo: 'Then (2016)',
    now: 'Now',
    forYou: 'For you',
    note: 'A remark:',
    source: (source, date) => `Source: ${source}, ${date}.`,
    weak: 'One weak source.',
    secondary: 'Second hand.',
    invite: 'Check a domain to fill this in.',
    why: 'What this rests on',
    restsOn: 'Finding',
    simulated: 'Played',
    looked: 'Seen at',
  },
  criteria: {
    title: 'The four criteria',
    lead: 'By these it is decided whether a standard gets on the list of mandatory standards. The memo held SMTP STS against these four.',
    names: {
      'added-value': 'Added value',
      'open-process': 'Open standardisation process',
      support: 'Support',
      listing: 'Listing promotes adoption',
    },
    changed: 'What changed',
  },
  verdicts,
  forYou,
  recommend,
  page: {
    measured: moment => `Measured on ${moment}.`,
    practice: 'This is a practice domain.',
    unmeasured: 'No domain was checked yet.',
    sources: 'Sources',
    sourcesLead:
      'The memo: Forum Standaardisatie, FS-20160608.03D, 27 May 2016. Others, with the date of the source:',
    analysisElsewhere: 'The analysis of the memo, statement by statement, is in Postzegel itself.',
  },
};
