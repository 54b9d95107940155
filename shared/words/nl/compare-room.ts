import type { CompareRoomWords } from '../compare-room-words.ts';
import { caching } from './caching.ts';
import { play } from './play.ts';

export const compareRoom: CompareRoomWords = {
  title: domain => `DANE, MTA-STS of allebei voor ${domain}?`,
  start: {
    title: 'DANE, MTA-STS of allebei?',
    lead: 'In mei 2016 vergeleek het Forum Standaardisatie STARTTLS + DANE met SMTP STS, dat toen nog een ontwerp was. Hier leest u wat er toen stond, wat er nu van waar is, en wat het voor uw domein betekent.',
  },
  sectionsLabel: 'Wat wilt u vergelijken?',
  sections: {
    recommendation: {
      name: 'Advies',
      what: 'Wat bij uw situatie past, waarom, en wat dat zou veranderen.',
    },
    advisory: {
      name: 'Toen, nu, voor u',
      what: 'De tabel uit het advies van 2016, regel voor regel: wat er toen stond, wat er nu geldt, en hoe het bij u zit.',
    },
    criteria: {
      name: 'Criteria',
      what: 'De vier toetsingscriteria van het Forum: het oordeel van toen, en wat er sindsdien is veranderd.',
    },
    attacks: {
      name: 'Aanvallen nagespeeld',
      what: 'Wat er met een mail gebeurt als iemand aanvalt, of als er iets misgaat.',
    },
    caching: {
      name: 'Wat onthouden kost',
      what: 'In 2016 was een bezwaar tegen STS dat onthouden zwaar is voor kleine aanbieders. Reken het na.',
    },
    print: { name: 'Afdrukken', what: 'Alles op een rij, om af te drukken of als pdf te bewaren.' },
  },
  invite:
    'Vul hierboven een domein in, of kies hieronder een oefendomein. Dan staat er ook bij hoe het daar zit.',
  print: {
    button: 'Afdrukken of bewaren als pdf',
    hint: 'Kies in het afdrukvenster een printer, of “Opslaan als pdf”.',
  },
  play,
  caching,
};
