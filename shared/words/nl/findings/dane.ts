import { keyKindName } from '../../terms/key-kind.ts';
import { sayDay, sayList, saySpan } from '../../date.ts';
import { hints, sayNext } from '../dane-hints.ts';
import { daneReasons, overlooks, sayCombination, unusable } from '../dane-terms.ts';
import type { FindingSentences } from '../../catalogue.ts';

/** The quickest way back from records that do not fit, and the other way, which caches slow down (RFC 7671 §8.1). */
const sayUndo = (held: number): string =>
  `Het snelst: is het certificaat of de sleutel van deze server veranderd? Zet terug wat wel past; dan komt de mail meteen weer. Kan dat niet, publiceer dan vandaag nog een TLSA-record dat bij het huidige certificaat past, naast de andere. Wie de oude records onthoudt, houdt zich daar nog tot ${saySpan(held, 'nl')} aan.`;

export const dane: FindingSentences<'dane'> = {
  'dane.valid': valid => ({
    title: `DANE klopt voor ${valid.host}.`,
    meaning: `${
      valid.certificateUsage === 3
        ? 'In het ondertekende DNS staat de vingerafdruk van precies deze server (TLSA 3). Verzenders met DANE bezorgen alleen aan de echte server, en alleen versleuteld.'
        : 'In het ondertekende DNS staat de vingerafdruk van de uitgever van het certificaat (TLSA 2). Verzenders met DANE bezorgen alleen aan een server met een certificaat van die uitgever.'
    } ${sayNext(valid)}`,
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
  'dane.mx-not-secure': ({ hosts, isDomainSigned }) => ({
    title: 'Er zijn TLSA-records, maar zonder DNSSEC tellen ze niet.',
    meaning: `Voor ${sayList(hosts, 'nl')} staat een TLSA-record in het DNS. De weg ernaartoe is niet ondertekend; iemand onderweg kan een andere mailserver opgeven.`,
    action: `Controleer eerst of de TLSA-records bij het certificaat passen: ze tellen zodra DNSSEC werkt, en verkeerde houden dan mail tegen. Laat daarna DNSSEC aanzetten voor ${isDomainSigned ? 'de zone van de mailserver' : 'uw domein en voor de zone van de mailserver'}.`,
  }),
  'dane.insecure-mx': ({ hosts }) => ({
    title: `De TLSA-records van ${sayList(hosts, 'nl')} passen, maar uw eigen domein is niet ondertekend.`,
    meaning:
      'Verzenders zoals Postfix gaan bij die mailserver wel op het TLSA-record af: een valse server op die naam valt op. Maar omdat uw domein niet ondertekend is, kan iemand onderweg een heel andere mailserver opgeven.',
    action: 'Laat ook uw eigen domein ondertekenen (DNSSEC); dan telt DANE voor alle verzenders.',
  }),
  'dane.insecure-mx-mismatch': ({ host, address, isDelivered, reason, hint, held }) => ({
    title: `Het TLSA-record past niet bij het certificaat van ${host} op ${address}, en sommige verzenders gaan erop af.`,
    meaning: `Uw domein is niet ondertekend, en toch: Postfix gaat met zijn standaardinstelling (\`smtp_tls_dane_insecure_mx_policy = dane\`) op dit record af en ${isDelivered ? `slaat ${address} over voor een ander adres of een andere server` : 'stelt de mail uit'}. ${hints[hint]?.what ?? `Wat er niet past: ${daneReasons[reason.kind](reason as never)}.`}`,
    action:
      hints[hint]?.action ??
      `Vraag wie de mailserver beheert het TLSA-record en het certificaat weer bij elkaar te laten passen. ${sayUndo(held)}`,
  }),
  'dane.wrong-name': ({ name, hosts }) => ({
    title: 'Er staat een TLSA-record op de verkeerde naam.',
    meaning: `Het staat bij \`${name}\`. Verzenders zoeken bij de naam van de mailserver, dus onder ${sayList(
      hosts.map(host => `\`_25._tcp.${host}\``),
      'nl',
    )}. Hier kijkt niemand.`,
    action:
      'Publiceer het TLSA-record bij de naam van de mailserver. Controleer of het past; haal daarna dit record weg.',
  }),
  'dane.lookup-unanswered': ({ host }) => ({
    title: `Het TLSA-record van ${host} kon niet worden opgezocht.`,
    meaning: 'Op de vraag of er een TLSA-record is, kwam geen antwoord. Of DANE klopt, is dus niet gemeten.',
    action: 'Probeer het later opnieuw, of met een andere DNS-server.',
  }),
  'dane.partial': ({ covered, uncovered }) => ({
    title: 'Niet elke mailserver heeft DANE.',
    meaning: `${sayList(covered, 'nl')} wel, ${sayList(uncovered, 'nl')} niet. Een aanvaller houdt de eerste tegen, en de mail gaat onbeschermd langs de andere.`,
    action:
      'Publiceer ook voor de andere mailservers een TLSA-record, of haal deze uit uw MX-records en laat ze nog aan zolang anderen de oude records kunnen onthouden.',
  }),
  'dane.mismatch': ({ host, address, isDelivered, reason, hint, held }) => ({
    title: `Het TLSA-record past niet bij het certificaat van ${host} op ${address}.`,
    meaning: `${isDelivered ? `Verzenders met DANE slaan ${address} nu over en bezorgen via een ander adres of een andere server. Valt die uit, dan blijft hun mail wachten.` : 'Verzenders met DANE bezorgen nu niet: de mail blijft wachten en komt na één tot vijf dagen terug.'} ${hints[hint]?.what ?? `Vaak is het certificaat vernieuwd en het TLSA-record vergeten. Wat er niet past: ${daneReasons[reason.kind](reason as never)}.`}`,
    action:
      hints[hint]?.action ??
      `${sayUndo(held)} Zet daarna een vaste volgorde op: eerst het record, dan het certificaat.`,
  }),
  'dane.other-certificate': ({ host, address, fits, fails }) => ({
    title: `${host} heeft twee certificaten, en het TLSA-record past maar bij één daarvan.`,
    meaning: `De server op ${address} heeft een certificaat met een sleutel van de soort ${keyKindName(fits)}, waar het TLSA-record bij past, en een met een sleutel van de soort ${keyKindName(fails)}, waar het niet bij past. Welk certificaat een verzender krijgt, hangt af van wat die verzender kan. Verzenders met DANE die het tweede krijgen, bezorgen niet: de mail wacht en komt na één tot vijf dagen terug.`,
    action: `Publiceer ook een TLSA-record voor het certificaat met ${keyKindName(fails)}. Of laat dat certificaat van de server halen, zodra er geen TLSA-record meer voor is.`,
  }),
  'dane.unusable': ({ host }) => ({
    title: `De TLSA-records van ${host} zijn voor mail niet bruikbaar.`,
    meaning:
      'Voor mail tellen alleen soort 2 en 3. Verzenders versleutelen dan wel, maar controleren niet welke server zij hebben.',
    action:
      'Publiceer een TLSA-record van de vorm `3 1 1` dat bij het huidige certificaat past, en haal de records weg die niet tellen.',
  }),
  'dane.no-starttls': ({ host, address, isDelivered, held }) => ({
    title: `${host} heeft een TLSA-record, maar biedt geen versleuteling op ${address}.`,
    meaning: isDelivered
      ? `Verzenders met DANE eisen versleuteling. Zij slaan ${address} over en bezorgen via een ander adres of een andere server. Valt die uit, dan blijft hun mail wachten.`
      : 'Verzenders met DANE eisen versleuteling en bezorgen dus niets meer bij deze server.',
    action: isDelivered
      ? `Zet STARTTLS aan op ${address}.`
      : `Zet STARTTLS weer aan, met het certificaat en de sleutel die het TLSA-record noemt: dan komt de mail meteen weer. Kan dat vandaag niet, haal dan pas het TLSA-record weg; het kan ${saySpan(held, 'nl')} duren voordat iedereen dat weet. Publiceer het weer als STARTTLS werkt.`,
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
  'dane.overlooks': ({ host, overlooked }) => ({
    title: `Bij ${host} is ${sayList(
      overlooked.map(each => overlooks[each]),
      'nl',
    )}; voor DANE geeft dat niet.`,
    meaning:
      'Het TLSA-record (soort 3) noemt precies deze sleutel. Verzenders met DANE kijken dan niet naar namen en datums. Verzenders met MTA-STS doen dat wel.',
    action: '',
  }),
  'dane.only-by-search': ({ host }) => ({
    title: `Niet elke verzender vindt de weg naar het TLSA-record van ${host}.`,
    meaning:
      'Er zijn meer uitgevers met dezelfde naam: de server stuurt ze mee, of ze staan in de TLSA-records. Postfix en andere verzenders met OpenSSL proberen er maar één, komen zo niet bij de juiste uit en bezorgen niet. Wie alle wegen probeert, bezorgt wel.',
    action:
      'Publiceer een TLSA-record `3 1 1` van het huidige certificaat naast de andere. Stuur daarna alleen de keten mee die bij het eigen certificaat hoort, en haal records van andere uitgevers weg.',
  }),
  'dane.combination-unmatched': ({ host, combination }) => ({
    title: `Van de TLSA-records van ${host} past geen enkel record ${sayCombination(combination)}.`,
    meaning:
      'Een ander record past wel. Maar een verzender die juist deze soort kent of verkiest, gaat alleen daarop af en bezorgt dan niet.',
    action:
      'Is het voor het volgende certificaat? Publiceer dat dan als record van dezelfde soort als het record dat past. Haal anders de records van deze soort weg, of zet er een bij dat bij het huidige certificaat past.',
  }),
  'dane.record-unusable': ({ host, record, why }) => ({
    title: `Eén TLSA-record van ${host} telt niet mee.`,
    meaning: `Het gaat om \`${record}\`: ${unusable[why.kind](why as never)}. Verzenders slaan het over.`,
    action: 'Haal dit record weg of verbeter het.',
  }),
  'dane.ttl-long': ({ host, ttl }) => ({
    title: `Een fout in het TLSA-record van ${host} blijft lang hangen.`,
    meaning: `Anderen onthouden het record ${saySpan(ttl, 'nl')} (de TTL). Zo lang duurt het voordat een verbetering overal bekend is.`,
    action: 'Zet de TTL op een uur (`3600`).',
  }),
  'dane.rollover-due': ({ host, at, ttl }) => ({
    title: `Voor ${host} hoort het volgende TLSA-record er nu al bij te staan.`,
    meaning: `Het certificaat geldt tot ${sayDay(at, 'nl')}. Anderen onthouden de records ${saySpan(ttl, 'nl')} (de TTL), en een record voor een nieuwe sleutel hoort er twee keer zo lang van tevoren te staan. Anders stellen verzenders met DANE de mail uit.`,
    action:
      'Zet het TLSA-record van het volgende certificaat er nu bij. Houdt u bij het vernieuwen dezelfde sleutel, dan blijft een `3 1 1`-record gewoon passen.',
  }),
  'dane.denial-broken': ({ host }) => ({
    title: `Naast het TLSA-record van ${host} antwoordt de nameserver niet goed.`,
    meaning:
      'Andere records zijn er op die naam niet, maar dat kan de nameserver niet geldig bewijzen. Verzenders vinden het TLSA-record wel. Internet.nl keurt dit af, en raakt het record weg, dan stellen verzenders met DANE alle mail uit.',
    action:
      'Vraag de DNS-beheerder van de mailserver om de nameserver bij te werken. Ook het antwoord “dit is er niet” moet ondertekend zijn.',
  }),
};
