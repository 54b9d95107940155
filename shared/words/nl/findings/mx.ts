import { sayList } from '../../date.ts';
import type { FindingSentences } from '../../catalogue.ts';
import { causes } from '../causes.ts';

export const mx: FindingSentences<'mx'> = {
  'mx.hosts': ({ hosts }) => ({
    title: `Mail voor dit domein gaat naar ${sayList(hosts, 'nl')}.`,
    meaning: 'In het DNS staat welke mailservers de post voor uw domein aannemen (MX-records).',
    action: '',
  }),
  'mx.null': () => ({
    title: 'Dit domein ontvangt met opzet geen mail.',
    meaning:
      'Er staat een leeg MX-record (“null MX”). Andere mailservers weten dan dat zij hier niets hoeven te bezorgen.',
    action: '',
  }),
  'mx.null-beside-others': () => ({
    title: 'Het domein zegt tegelijk wel én geen mail te ontvangen.',
    meaning:
      'Naast gewone MX-records staat een leeg MX-record. Wat een verzender dan doet, ligt niet vast: mail kan verloren gaan.',
    action:
      'Haal het lege MX-record (een punt als naam) weg als u mail wilt ontvangen. Haal anders alle andere MX-records weg.',
  }),
  'mx.none-but-address': () => ({
    title: 'Er is geen MX-record; mail gaat naar het adres van het domein zelf.',
    meaning:
      'Verzenders proberen dan de server waar ook de naam van het domein naar wijst, vaak de webserver. Dat is zelden de bedoeling.',
    action:
      'Publiceer een MX-record met de naam van uw mailserver. Ontvangt het domein geen mail, publiceer dan een leeg MX-record: `MX 0 .`',
  }),
  'mx.none': () => ({
    title: 'Dit domein kan geen mail ontvangen: er is geen MX-record en geen adres.',
    meaning: 'Wie een bericht stuurt, krijgt het terug als onbestelbaar.',
    action:
      'Publiceer een MX-record met de naam van uw mailserver. Is het de bedoeling dat het domein geen mail ontvangt, publiceer dan `MX 0 .`',
  }),
  'mx.domain-missing': () => ({
    title: 'Dit domein bestaat niet in het DNS.',
    meaning:
      'Het DNS antwoordt dat de naam niet bestaat. Misschien is er een typefout, of is de registratie verlopen.',
    action:
      'Controleer hoe u de naam hebt getypt. Klopt die, vraag dan bij uw registrar na of de registratie nog loopt.',
  }),
  'mx.alias': ({ host, target, first, isPinnedByTarget }) => ({
    title: `De mailserver ${host} is een alias van ${target}.`,
    meaning:
      'Een MX-record hoort naar een naam met een adres te wijzen, niet naar een alias (CNAME). Sommige verzenders bezorgen dan niet, en DANE wordt er lastiger door.',
    action:
      first.length === 0
        ? `Zet in het MX-record direct ${target}${isPinnedByTarget ? '' : `, of geef ${host} eigen adressen`}.`
        : [
            ...(isPinnedByTarget
              ? []
              : [`Het eenvoudigst: geef ${host} eigen adressen; dan hoeft er verder niets te veranderen.`]),
            `Wilt u ${target} in het MX-record zetten? Doe dan eerst dit:`,
            sayList(
              first.map(each =>
                each === 'policy'
                  ? `zet een regel \`mx: ${target}\` in het MTA-STS-beleid en verander de id`
                  : `publiceer op \`_25._tcp.${target}\` een TLSA-record dat past`,
              ),
              'nl',
            ) + '.',
            'Wacht ten minste een dag en verander pas dan het MX-record.',
          ].join(' '),
  }),
  'mx.no-address': ({ host }) => ({
    title: `De mailserver ${host} heeft geen adres.`,
    meaning:
      'De naam staat in een MX-record, maar heeft geen IPv4- of IPv6-adres. Verzenders kunnen deze server niet bereiken.',
    action: 'Geef de naam een A- of AAAA-record, of haal het MX-record weg.',
  }),
  'mx.address-as-name': ({ host }) => ({
    title: `In het MX-record staat een IP-adres (${host}) in plaats van een naam.`,
    meaning: 'Een MX-record moet naar een naam wijzen. Met een IP-adres komt mail niet aan.',
    action: 'Geef de mailserver een naam met een A- of AAAA-record en zet die naam in het MX-record.',
  }),
  'mx.private-address': ({ host, address }) => ({
    title: `De mailserver ${host} wijst naar een intern adres (${address}).`,
    meaning:
      'Dit adres werkt alleen binnen een eigen netwerk. Van buiten kan niemand er mail bezorgen. Postzegel heeft er geen verbinding mee gemaakt.',
    action:
      'Zet een adres in het DNS dat van buiten bereikbaar is. Wilt u een intern net controleren, sta interne adressen dan toe bij de opties.',
  }),
  'mx.too-many': ({ count, limit }) => ({
    title: `Er zijn ${count} mailservers; de eerste ${limit} zijn bekeken.`,
    meaning: 'Zoveel MX-records zijn ongebruikelijk. De rest is niet gecontroleerd.',
    action:
      'Haal mailservers weg die u niet meer gebruikt. Elke server die u noemt, moet net zo goed beveiligd zijn.',
  }),
  'mx.not-measured': ({ cause }) => ({
    title: 'De mailservers konden niet worden opgezocht.',
    meaning: `De DNS-vraag naar MX-records mislukte: ${causes[cause.kind](cause as never)}.`,
    action:
      'Controleer uw internetverbinding, of kies bij de opties een andere DNS-server, en probeer het opnieuw.',
  }),
  'mx.server-failure': ({ rcode }) => {
    const meaning =
      'Zolang dat zo is, kunnen verzenders niet opzoeken waar de mail heen moet. Zij wachten, en sturen het bericht na één tot vijf dagen terug.';
    return rcode === 'YXDOMAIN'
      ? {
          title: 'Een DNAME-record maakt van de naam van dit domein een naam die te lang is (YXDOMAIN).',
          meaning,
          action: 'Vraag uw DNS-beheerder het DNAME-record naar een kortere naam te laten wijzen.',
        }
      : {
          title: `De DNS-servers van dit domein geven een fout (${rcode}).`,
          meaning,
          action:
            'Vraag uw DNS-beheerder naar deze fout te kijken. Vaak is een nameserver stuk of zijn de DNSSEC-handtekeningen ongeldig.',
        };
  },
};
