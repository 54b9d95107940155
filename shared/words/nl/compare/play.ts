import type { PlayWords } from '../../compare-room-words.ts';

export const play: PlayWords = {
  invite:
    'Om een aanval na te spelen is een domein nodig. Kies hieronder een oefendomein, of vul hierboven een domein in.',
  attack: { label: 'Wat gebeurt er?', hint: 'Een aanval, of een ongeluk zonder kwade wil.' },
  groups: { attacks: 'Aanvallen', accidents: 'Ongelukken' },
  contact: {
    label: 'Kent de verzender dit domein al?',
    hint: 'Wie eerder mailde, kan een beleid hebben onthouden.',
  },
  senders: {
    label: 'Verzenders naast elkaar',
    hint: 'Een tot drie. Verzenders verschillen in wat zij controleren.',
  },
  actors: {
    sender: 'verzender',
    dns: 'DNS',
    'policy-host': 'beleidsserver',
    receiver: 'uw mailserver',
    attacker: 'aanvaller',
  },
  remarks: {
    forged: 'Dit antwoord komt van de aanvaller.',
    'held-back': 'De aanvaller houdt het antwoord tegen.',
    stripped: 'De aanvaller haalt het aanbod van versleuteling weg.',
    impostor: 'Aan de andere kant zit de aanvaller.',
    'reads-along': 'De aanvaller leest mee.',
    'has-mail': 'De aanvaller heeft de mail.',
    tampers: 'De aanvaller kan dit rapport lezen of weggooien.',
    accident: 'Dit komt door het ongeluk.',
    saved: 'De aanvaller krijgt de mail niet. De verzender houdt hem vast.',
    harmed: 'Niemand valt aan, en toch komt de mail niet aan.',
  },
  controls: {
    label: 'Afspelen',
    first: 'Begin',
    previous: 'Vorige',
    play: 'Afspelen',
    pause: 'Pauze',
    next: 'Volgende',
    last: 'Einde',
    keys: 'Toetsen: pijl links en rechts voor een stap, Home en End voor begin en einde.',
  },
  position: (at, of) => `Stap ${at} van ${of}`,
  scene: 'De verzender heeft een mail voor dit domein.',
  end: (word, meaning) => `Afloop: ${word}. Dat wil zeggen: ${meaning}.`,
  outcome: 'Afloop',
  notYet: 'nog onderweg',
  inWords: 'Alle stappen in woorden',
  table: {
    title: 'Alle verzenders en alle aanvallen',
    lead: 'Elk vak is nagespeeld met dit domein. Kies een vak om te zien hoe het gaat.',
    attack: 'Wat er gebeurt',
    leaks: (count, of) => `lekt bij ${count} van ${of} verzenders`,
    leaksNowhere: 'lekt bij geen verzender',
  },
  open: (attack, sender, result) => `${attack}, verzender ${sender}: ${result}`,
};
