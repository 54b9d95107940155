import { sayList } from '../../date.ts';
import type { FindingSentences } from '../../catalogue.ts';

export const dane: FindingSentences<'dane'> = {
  'dane.valid': ({ host, certificateUsage }) => ({
    title: `DANE klopt voor ${host}.`,
    meaning:
      certificateUsage === 3
        ? 'In het ondertekende DNS staat de vingerafdruk van precies deze server (TLSA 3). Verzenders met DANE bezorgen alleen aan de echte server, en alleen versleuteld.'
        : 'In het ondertekende DNS staat de vingerafdruk van de uitgever van het certificaat (TLSA 2). Verzenders met DANE bezorgen alleen aan een server met een certificaat van die uitgever.',
    action: '',
  }),
  'dane.none': () => ({
    title: 'Er is geen DANE.',
    meaning:
      'Verzenders kunnen niet controleren of zij de echte mailserver hebben. Voor Nederlandse overheden is DANE verplicht (“pas toe of leg uit”).',
    action: 'Publiceer voor elke mailserver een TLSA-record, of vraag uw leverancier dat te doen.',
  }),
  'dane.needs-dnssec': () => ({
    title: 'DANE kan nog niet: het domein is niet ondertekend.',
    meaning:
      'Een TLSA-record telt alleen als uw domein én de naam van de mailserver met DNSSEC ondertekend zijn.',
    action: 'Regel eerst DNSSEC. Daarna kunt u TLSA-records publiceren.',
  }),
  'dane.mx-not-secure': ({ hosts }) => ({
    title: 'Er zijn TLSA-records, maar zonder DNSSEC tellen ze niet.',
    meaning: `Voor ${sayList(hosts, 'nl')} staat een TLSA-record in het DNS. De weg ernaartoe is niet ondertekend; iemand onderweg kan een andere mailserver opgeven.`,
    action: 'Laat DNSSEC aanzetten voor uw domein en voor de zone van de mailserver.',
  }),
  'dane.partial': ({ covered, uncovered }) => ({
    title: 'Niet elke mailserver heeft DANE.',
    meaning: `${sayList(covered, 'nl')} wel, ${sayList(uncovered, 'nl')} niet. Een aanvaller houdt de eerste tegen, en de mail gaat onbeschermd langs de andere.`,
    action: 'Publiceer ook voor de andere mailservers een TLSA-record, of haal ze uit uw MX-records.',
  }),
  'dane.mismatch': ({ host }) => ({
    title: `Het TLSA-record past niet bij het certificaat van ${host}.`,
    meaning:
      'Verzenders met DANE bezorgen nu niet: de mail blijft wachten en komt na enkele dagen terug. Vaak is het certificaat vernieuwd en het TLSA-record vergeten.',
    action:
      'Publiceer vandaag nog een TLSA-record dat bij het huidige certificaat past. Zet daarna een vaste volgorde op: eerst het record, dan het certificaat.',
  }),
  'dane.unusable': ({ host }) => ({
    title: `De TLSA-records van ${host} zijn voor mail niet bruikbaar.`,
    meaning:
      'Voor mail tellen alleen soort 2 en 3. Verzenders versleutelen dan wel, maar controleren niet welke server zij hebben.',
    action: 'Publiceer een TLSA-record van de vorm `3 1 1`.',
  }),
  'dane.no-starttls': ({ host }) => ({
    title: `${host} heeft een TLSA-record, maar biedt geen versleuteling.`,
    meaning: 'Verzenders met DANE eisen versleuteling en bezorgen dus niets meer bij deze server.',
    action: 'Zet STARTTLS aan op de mailserver, of haal het TLSA-record weg tot dat gebeurd is.',
  }),
  'dane.lookup-failed': ({ host, detail }) => ({
    title: `Het TLSA-record van ${host} is niet op te zoeken.`,
    meaning: `Het antwoord van het DNS is ongeldig of een fout: ${detail}. Verzenders met DANE nemen dan geen risico en stellen bezorging uit.`,
    action:
      'Vraag de DNS-beheerder van de mailserver hiernaar te kijken. De nameserver moet ook vragen goed beantwoorden naar records die er niet zijn.',
  }),
  'dane.not-measured': ({ host }) => ({
    title: `Of DANE klopt voor ${host}, is niet gemeten.`,
    meaning: 'Er is een TLSA-record, maar het certificaat van de server is van hier niet gezien.',
    action: 'Controleer van een plek waar poort 25 open is.',
  }),
  'dane.mx-bogus': () => ({
    title: 'Over DANE valt niets te zeggen zolang DNSSEC stuk is.',
    meaning:
      'Verzenders die DANE controleren, geloven de opgave van uw mailservers nu niet. Zij kijken niet verder en stellen de mail uit.',
    action: 'Laat eerst DNSSEC herstellen; controleer daarna opnieuw.',
  }),
};
