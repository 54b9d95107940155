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
  show: 'Wat u dan publiceert',
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
    'prepare-host': ({ host }) =>
      `Maak ${host} klaar: de server neemt mail voor uw domein aan en biedt versleuteling (STARTTLS) met een certificaat op de eigen naam van een erkende uitgever. Stuur er een testbericht naartoe.`,
    'sign-host': ({ host }) =>
      `Laat de zone waar ${host} in staat ondertekenen met DNSSEC, of vraag de leverancier of dat al zo is. Zonder DNSSEC tellen TLSA-records van deze server niet.`,
    'publish-host-tlsa': ({ host, owner }) =>
      `Publiceer het TLSA-record van ${host} op ${owner}. Beheert een leverancier die server? Dan doet de leverancier dit.`,
    'bring-host-tlsa': ({ host, owner }) =>
      `Op ${owner} moet een TLSA-record (3 1 1) komen dat past bij het certificaat van ${host}. Staat er al een dat de leverancier bijhoudt? Laat het dan zoals het is. Haal anders het certificaat van die server, of de publieke sleutel of aanvraag ervan, en maak dit plan daarmee opnieuw: dan staat het record erin.`,
    'move-mail': ({ hosts }) =>
      `Verander de MX-records: mail gaat nu naar ${sayList(hosts, 'nl')}. Doe dat alleen als de stappen hiervoor klaar zijn: versleuteling met een geldig certificaat, en in een ondertekend domein een TLSA-record dat past. Er komt nog mail op servers die niet meer genoemd worden; laat die aan tot een latere stap zegt dat ze weg kunnen.`,
    'leave-hosts': ({ hosts }) =>
      `Controleer opnieuw met Postzegel of alles klopt. Daarna ${hosts.length === 1 ? 'kan' : 'kunnen'} ${sayList(hosts, 'nl')} voor dit domein uit: niemand bezorgt daar nog.`,
    'policy-host-address': ({ host, isKnown }) =>
      isKnown
        ? `Geef ${host} een adres: publiceer deze records.`
        : `Kies de webserver die het beleid aanbiedt en geef ${host} het adres daarvan (A en AAAA), of een alias (CNAME) als een ander het aanbiedt.`,
    'policy-host-certificate': ({ host }) =>
      `Richt de webserver in voor ${host}, met een certificaat op die naam van een erkende uitgever dat vanzelf vernieuwt.`,
    'fetch-policy': ({ url }) =>
      `Haal het beleid zelf op, vanaf een ander netwerk: ${url}. Het moet komen zonder waarschuwing en zonder doorverwijzing. Ga pas dan verder.`,
    'wait-for-caches': ({ maxAge }) =>
      `Wacht ${saySpan(maxAge, 'nl')}: zo lang onthouden verzenders het oude beleid. Laat de webserver zolang draaien.`,
    'remove-record': () => 'Haal het record weg.',
    'remove-policy': () => 'Haal het beleid en de host weg.',
    'publish-this-key': ({ host }) =>
      `Publiceer het record dat de sleutel van ${host} noemt. Records die het certificaat of de uitgever noemen, gaan weg.`,
    'publish-next-key': ({ host }) =>
      `Publiceer het record van de nieuwe sleutel naast het oude, voor ${host}.`,
    'keep-key': ({ host }) =>
      `Stel in dat ${host} bij vernieuwen dezelfde sleutel houdt. De optie daarvoor: --reuse-key bij certbot en lego; andere programma's noemen die in hun handleiding.`,
    'renew-same-key': ({ host, until }) =>
      `Vernieuw het certificaat van ${host} met dezelfde sleutel. Dat mag vanaf nu op elk moment, maar niet later dan ${sayDay(until, 'nl')}.`,
    'install-certificate': ({ host, until }) =>
      `Zet nu het nieuwe certificaat op ${host}, niet later dan ${sayDay(until, 'nl')}.`,
    verify: ({ host }) => `Controleer ${host} opnieuw met Postzegel.`,
    'remove-old-key': ({ host }) => `Haal het record van de oude sleutel van ${host} weg.`,
  },
};
