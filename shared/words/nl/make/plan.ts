import { sayDay, sayList, saySpan } from '../../date.ts';
import type { MakeWords } from '../../make-words.ts';

export const plan: MakeWords['plan'] = {
  rollout: 'Stappenplan',
  withdrawal: 'Stappenplan om te stoppen',
  move: 'Stappenplan voor andere mailservers',
  lead: 'Doe de stappen in deze volgorde, en geen stap eerder dan de datum.',
  calendar: 'Zet in de agenda (.ics)',
  from: day => `vanaf ${day}`,
  wait: span => `ten minste ${span} na de vorige stap`,
  show: 'Wat er dan in het DNS moet',
  done: day => `gedaan op ${day}`,
  markDone: 'Dit is gedaan',
  undo: 'Toch niet gedaan',
  startAgain: 'Plan opnieuw beginnen',
  kept: 'Dit plan loopt. Een wachttijd telt vanaf de dag dat de stap ervoor klaar was.',
  actions: {
    'publish-tls-rpt': () => 'Publiceer het record voor rapporten, zodat u hoort wat er misgaat.',
    'serve-policy': ({ mode, maxAge }) =>
      `Zet het beleid op de webserver: stand ${mode}, ${saySpan(maxAge, 'nl')} te onthouden.`,
    'announce-policy': ({ id }) => `Publiceer daarna het record, met id ${id}.`,
    'read-reports': ({ weeks }) => `Lees ${weeks} weken lang de rapporten en herstel wat misgaat.`,
    'mend-hosts': ({ hosts }) =>
      `Dwing nog niets af: ${sayList(hosts, 'nl')} ${hosts.length === 1 ? 'staat' : 'staan'} niet in het beleid, of ${hosts.length === 1 ? 'heeft' : 'hebben'} geen versleuteling met een geldig certificaat. Herstel dat, controleer opnieuw en maak dan een nieuw plan.`,
    'move-mail': ({ hosts }) =>
      `Controleer eerst of elke nieuwe mailserver versleuteling heeft met een geldig certificaat op de eigen naam, en TLSA-records als u DANE hebt. Verander dan de MX-records: mail gaat nu naar ${sayList(hosts, 'nl')}. Laat de oude mailservers aan tot de volgende stap.`,
    'wait-for-caches': ({ maxAge }) =>
      `Wacht ${saySpan(maxAge, 'nl')}: zo lang onthouden verzenders het oude beleid. Laat de webserver zolang draaien.`,
    'remove-record': () => 'Haal het record weg.',
    'remove-policy': () => 'Haal het beleid en de host weg.',
    'publish-this-key': ({ host }) =>
      `Publiceer het record dat de sleutel van ${host} noemt. Records die het certificaat of de uitgever noemen, gaan weg.`,
    'publish-next-key': ({ host }) =>
      `Publiceer het record van de nieuwe sleutel naast het oude, voor ${host}.`,
    'keep-key': ({ host }) =>
      `Stel in dat ${host} bij vernieuwen dezelfde sleutel houdt. Hierboven staat met welke optie.`,
    'renew-same-key': ({ host, until }) =>
      `Vernieuw het certificaat van ${host} met dezelfde sleutel, niet later dan ${sayDay(until, 'nl')}.`,
    'install-certificate': ({ host, until }) =>
      `Zet nu het nieuwe certificaat op ${host}, niet later dan ${sayDay(until, 'nl')}.`,
    verify: ({ host }) => `Controleer ${host} opnieuw met Postzegel.`,
    'remove-old-key': ({ host }) => `Haal het record van de oude sleutel van ${host} weg.`,
  },
};
