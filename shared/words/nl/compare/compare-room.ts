import type { CompareRoomWords } from '../../compare-room-words.ts';
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
      what: 'Wat bij uw situatie past, waarom, en wat het advies zou veranderen.',
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
      what: 'Kies wat er gebeurt en wie de mail verstuurt. Postzegel speelt de bezorging stap voor stap na, met de records en servers die bij de controle zijn gezien. Er wordt niets echt aangevallen.',
    },
    caching: {
      name: 'Kosten van beleid bewaren',
      what: 'Wie mail verstuurt en MTA-STS controleert, onthoudt het beleid van elke ontvanger. In 2016 leek dat zwaar voor kleine aanbieders. Met deze getallen rekent u het na.',
    },
    print: {
      name: 'Bewaren en afdrukken',
      what: 'De vergelijking op hoogstens vier bladzijden, met bronnen: voor wie erover beslist.',
    },
  },
  invite:
    'Vul hierboven een domein in, of kies hieronder een oefendomein. Dan staat er ook bij hoe het daar zit.',
  print: {
    button: 'Afdrukken of bewaren als pdf',
    html: 'Bewaren als webpagina',
    markdown: 'Bewaren als Markdown',
    hint: 'Kies in het afdrukvenster een printer, of “Opslaan als pdf”. Hieronder staat wat er op de bladzijden komt.',
    fileName: 'vergelijking',
  },
  play,
  caching,
};
