import { sayDay } from '../../date.ts';
import type { FindingSentences } from '../../catalogue.ts';
import { sayReason } from '../validation.ts';

export const dnssec: FindingSentences<'dnssec'> = {
  'dnssec.secure': () => ({
    title: 'De DNS-gegevens zijn ondertekend en de handtekeningen kloppen.',
    meaning:
      'Met DNSSEC staat er een digitale handtekening onder uw DNS-gegevens. Niemand kan onderweg ongemerkt een andere mailserver opgeven.',
    action: '',
  }),
  'dnssec.unsigned': () => ({
    title: 'De DNS-gegevens van dit domein zijn niet ondertekend.',
    meaning:
      'Zonder DNSSEC kan iemand onderweg een valse mailserver opgeven zonder dat de verzender het merkt. DANE werkt alleen met DNSSEC.',
    action:
      'Vraag uw DNS-beheerder DNSSEC aan te zetten: eerst wordt de zone ondertekend, en pas dan komt het DS-record via uw registrar. Bij veel Nederlandse registrars is dat één knop.',
  }),
  'dnssec.bogus': ({ reason, hasKeys }) => ({
    title: `De DNSSEC-handtekeningen van ${reason.zone === '.' ? 'de root' : reason.zone} kloppen niet.`,
    meaning: `Voor iedereen die DNSSEC controleert, bestaat uw domein nu niet: mail komt niet aan of blijft wachten. Ook een certificaat vernieuwen lukt dan niet: uitgevers controleren DNSSEC sinds 15 maart 2026. Wat er misgaat: ${sayReason(reason)}.`,
    action:
      reason.kind === 'no-key-for-ds'
        ? sayWrongDs(hasKeys, 'via uw registrar')
        : 'Vraag uw DNS-beheerder de zone vandaag nog opnieuw te ondertekenen. Het DS-record bij uw registrar hoeft niet te veranderen.',
  }),
  'dnssec.mx-unsigned': ({ host, hasDane, within }) => ({
    title: `De naam van de mailserver ${host} is niet ondertekend.`,
    meaning: hasDane
      ? 'De adressen staan in een DNS-zone zonder DNSSEC. DANE werkt toch: de naam in uw MX-record is ondertekend, en daar staat ook het TLSA-record.'
      : 'De mailserver staat in een DNS-zone zonder DNSSEC. Daarom kan DANE voor deze server niet werken, ook al is uw eigen domein wel ondertekend.',
    action: hasDane
      ? ''
      : within
        ? `Laat eerst de zone ${within.zone} ondertekenen. Zet daarna het DS-record ervan in uw eigen zone ${within.parent}; daar komt geen registrar aan te pas. Staan er al TLSA-records? Controleer vooraf of die passen.`
        : 'Vraag de leverancier van deze mailserver om DNSSEC en DANE, of om een naam in een ondertekende zone.',
  }),
  'dnssec.mx-bogus': ({ host, reason, hasKeys, within }) => ({
    title: `De DNSSEC-handtekeningen bij de mailserver ${host} kloppen niet.`,
    meaning: `Verzenders die DNSSEC controleren, kunnen deze server niet vinden en bezorgen er niet. De fout zit in de zone ${reason.zone}: ${sayReason(reason)}.`,
    action: within
      ? reason.kind === 'no-key-for-ds'
        ? sayWrongDs(hasKeys, `in uw eigen zone ${within.parent}`)
        : `Laat de zone ${within.zone} vandaag nog opnieuw ondertekenen. Het DS-record in ${within.parent} hoeft niet te veranderen.`
      : 'Meld dit bij de leverancier van de mailserver.',
  }),
  'dnssec.not-measured': ({ name, reason }) => ({
    title: `Of ${name} goed ondertekend is, kon niet worden vastgesteld.`,
    meaning: `Niet alle DNS-antwoorden kwamen binnen: ${sayReason(reason)}.`,
    action: 'Probeer het opnieuw, eventueel met een andere DNS-server of van een andere plek.',
  }),
  'dnssec.resolver-strips': ({ resolver }) => ({
    title: 'De DNS-server van dit netwerk laat de handtekeningen weg.',
    meaning: `Via ${resolver} komen geen DNSSEC-gegevens binnen. Daarom kan Postzegel van hier niet zien of het domein goed ondertekend is. Dat zegt niets over het domein.`,
    action:
      'Kies bij de opties een andere DNS-server, bijvoorbeeld een dienst met DNS over HTTPS, en controleer opnieuw.',
  }),
  'dnssec.resolver-unusable': ({ resolver, rcode, saidOfRoot }) => ({
    title: 'De DNS-server van dit netwerk geeft geen bruikbaar antwoord.',
    meaning: [
      `${resolver} ${whatItDoes(rcode)} (${rcode}).`,
      ...(saidOfRoot ? ['Dat geldt ook voor de root, het begin van het DNS.'] : []),
      'Daarom kon Postzegel niets meten. Dat zegt niets over het domein.',
    ].join(' '),
    action:
      'Kies bij de opties een andere DNS-server en controleer opnieuw. Sommige DNS-servers antwoorden alleen apparaten van hun eigen netwerk.',
  }),
  'dnssec.signature-ends-soon': ({ zone, at, days }) => ({
    title: `De handtekeningen van ${zone} verlopen over ${days} ${days === 1 ? 'dag' : 'dagen'}.`,
    meaning: `Op ${sayDay(at, 'nl')} verloopt een handtekening. Wordt die niet vernieuwd, dan komt mail daarna niet meer aan.`,
    action: 'Vraag uw DNS-beheerder of het vernieuwen vanzelf gaat.',
  }),
  'dnssec.weak-algorithm': ({ zone, algorithm }) => ({
    title: `De zone ${zone} is ondertekend met een verouderd algoritme (${algorithm}).`,
    meaning:
      'Controlerende DNS-servers tellen dit algoritme niet meer mee, of binnenkort niet meer. Het domein geldt dan als niet ondertekend, en DANE valt stil uit.',
    action:
      'Vraag uw DNS-beheerder over te gaan op algoritme 13 (ECDSA P-256), in deze volgorde: eerst wordt de zone met beide ondertekend, dan verandert het DS-record, en de oude sleutels gaan het laatst weg.',
  }),
  'dnssec.sha1-ds': ({ zone }) => ({
    title: `Het DS-record van ${zone} gebruikt alleen SHA-1.`,
    meaning: 'SHA-1 is verouderd. Nieuwe DS-records horen SHA-256 te gebruiken.',
    action:
      'Laat via uw registrar een DS-record met SHA-256 (digest type 2) van dezelfde sleutel ernaast plaatsen. Haal daarna het oude weg.',
  }),
  'dnssec.nsec3-iterations': ({ zone, iterations }) => ({
    title: `De zone ${zone} gebruikt ${iterations} extra NSEC3-rondes.`,
    meaning:
      'De norm is nul. Boven een grens behandelen controlerende DNS-servers de zone als niet ondertekend: DANE valt dan stil uit.',
    action: 'Vraag uw DNS-beheerder het aantal NSEC3-rondes op 0 te zetten.',
  }),
  'dnssec.nsec3-salt': ({ zone }) => ({
    title: `De zone ${zone} gebruikt een NSEC3-salt.`,
    meaning: 'Dat voegt geen veiligheid toe en wordt afgeraden. Schadelijk is het niet.',
    action: 'Vraag uw DNS-beheerder bij gelegenheid de salt leeg te maken.',
  }),
};

/** A DS record that fits no key: what makes mail come again soonest, and in which order DNSSEC comes back. */
const sayWrongDs = (hasKeys: boolean, where: string): string =>
  hasKeys
    ? `Laat vandaag nog ${where} het DS-record aanpassen aan de sleutels die er nu zijn. Vraag het juiste DS-record aan uw DNS-beheerder. Kan dat vandaag niet, laat het dan weghalen: dan geldt de zone als niet ondertekend en komt de mail weer.`
    : `Laat vandaag nog ${where} het DS-record weghalen: de zone heeft geen sleutels waar het bij kan passen. Dan geldt de zone als niet ondertekend en komt de mail weer zodra anderen het DS-record vergeten zijn, meestal binnen een dag. Laat de zone later ondertekenen, en zet pas daarna een nieuw DS-record.`;

/** What a resolver does that answers everything with the one response code. */
function whatItDoes(rcode: string): string {
  if (rcode === 'REFUSED') return 'weigert elke vraag';
  return rcode === 'NOERROR' || rcode === 'NXDOMAIN'
    ? 'antwoordt op elke vraag dat er niets is'
    : 'beantwoordt elke vraag met een fout';
}
