import type { AdviseWords } from '../../advise-words.ts';
import { forYou, verdicts } from './for-you.ts';
import { recommend } from './recommend.ts';

export const advise: AdviseWords = {
  title: 'DANE en MTA-STS vergeleken',
  titleFor: domain => `DANE en MTA-STS vergeleken voor ${domain}`,
  lead: 'In mei 2016 vergeleek een notitie voor het Forum Standaardisatie de twee. Dit is wat zij zei, hoe het nu is, en wat het voor u betekent.',
  table: {
    title: 'Toen, nu, en voor u',
    parts: {
      table: 'De tabel van de notitie',
      analysis: 'De analyse van de notitie',
      conclusions: 'De conclusies van de notitie',
      since: 'Wat de notitie niet kon weten',
    },
    sides: { dane: 'DANE', sts: 'MTA-STS', both: 'Beide' },
    stances: { for: 'voordeel', against: 'nadeel', neutral: 'neutraal' },
    claim: 'Waarover',
    memo: 'Toen (2016)',
    now: 'Nu',
    forYou: 'Voor u',
    note: 'Kanttekening:',
    source: (source, date) => `Bron: ${source}, ${date}.`,
    weak: 'Eén zwakke bron.',
    secondary: 'Niet zelf nagekeken.',
    invite: 'Controleer een domein om dit in te vullen.',
    why: 'Hoe weten we dit?',
    restsOn: 'Bevinding',
    simulated: 'Nagespeeld',
    looked: 'Gezien bij',
  },
  criteria: {
    title: 'De vier criteria',
    lead: 'Zo wordt bepaald of een standaard op de lijst van verplichte standaarden komt. De notitie legde SMTP STS langs deze vier.',
    names: {
      'added-value': 'Toegevoegde waarde',
      'open-process': 'Open standaardisatieproces',
      support: 'Draagvlak',
      listing: 'Opname bevordert adoptie',
    },
    changed: 'Wat is veranderd',
  },
  verdicts,
  forYou,
  recommend,
  page: {
    measured: moment => `Gemeten op ${moment}.`,
    practice: 'Dit is een oefendomein.',
    unmeasured: 'Er is nog geen domein gecontroleerd.',
    sources: 'Bronnen',
    sourcesLead:
      'De notitie: Forum Standaardisatie, FS-20160608.03D, 27 mei 2016. Verder, met de datum van de bron:',
    analysisElsewhere: 'De analyse van de notitie, zin voor zin, staat in Postzegel zelf.',
  },
};
