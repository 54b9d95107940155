import { saySpan, sayDay, sayList } from '../../date.ts';
import type { FindingSentences, FindingWords } from '../../catalogue.ts';
import { causes } from '../causes.ts';
import { danglingAlias, lookupFailed } from '../lookup.ts';
import { sts2016 } from '../sts2016-terms.ts';
import { slips } from '../record-slip.ts';
import { saySyntax } from '../syntax.ts';
import { untrusted } from '../terms.ts';
import { isNotTheFile, type SenderOpinions, type StatusMeaning } from '../../../mtasts/index.ts';

const asIfNone = 'Verzenders die het beleid nog niet kennen, doen alsof er geen MTA-STS is.';
/** Wat verzenders doen met wat volgens de standaard niet geldt. */
const standing = ({ takenBy, refusedBy }: SenderOpinions): string => {
  if (takenBy.length === 0) return asIfNone;
  const refused =
    refusedBy.length === 0
      ? ''
      : ` Het wordt geweigerd door ${sayList(refusedBy, 'nl')}: daar is het alsof er geen MTA-STS is.`;
  return `Volgens de standaard geldt het niet.${refused} Het wordt toch overgenomen door ${sayList(takenBy, 'nl')}. Van andere verzenders is dat niet bekend.`;
};
/** En met wat wel geldt, maar niet overal wordt overgenomen. */
const split = ({ takenBy, refusedBy }: SenderOpinions): string =>
  `Het wordt geweigerd door ${sayList(refusedBy, 'nl')}: daar is het alsof er geen MTA-STS is. ${takenBy.length === 0 ? '' : `Het wordt wel overgenomen door ${sayList(takenBy, 'nl')}. `}Van andere verzenders is dat niet bekend.`;
const readDifferently = {
  'other-records': 'er staan nog andere TXT-records op dezelfde naam',
  'id-twice': 'de id staat er twee keer in',
  'version-cut': 'het is zo in stukken geknipt dat de versie niet in één stuk staat',
};

/** What the status of a web server says that gives no policy. */
const policyStatus: Readonly<
  Record<StatusMeaning, (status: number, by: string | undefined) => FindingWords>
> = {
  'bot-check': (status, by) => ({
    title: `Een controle op bots houdt verzenders weg bij het MTA-STS-beleid (status ${status}).`,
    meaning: `De webserver geeft een pagina${by === undefined ? '' : ` van ${by}`} die alleen mensen doorlaat. Verzenders zijn programma’s en komen daar niet langs. ${asIfNone}`,
    action:
      'Zet de controle op bots uit voor `/.well-known/mta-sts.txt` op de host `mta-sts.` van uw domein.',
  }),
  'no-access': status => ({
    title: `De webserver geeft geen toegang tot het MTA-STS-beleid (status ${status}).`,
    meaning: `${status === 401 || status === 407 ? 'Hij vraagt om een naam en een wachtwoord.' : 'De toegangsregels, of een beveiliging tegen bots, houden het bestand gesloten.'} Verzenders loggen niet in. ${asIfNone}`,
    action:
      'Laat iedereen `/.well-known/mta-sts.txt` lezen, zonder wachtwoord: kijk naar de rechten op het bestand, de toegangsregels, en beveiliging zoals een firewall of een controle op bots.',
  }),
  missing: status => ({
    title: `Het MTA-STS-beleid staat niet op de webserver (status ${status}).`,
    meaning: `De webserver antwoordt, maar dat bestand is er niet. ${asIfNone}`,
    action:
      'Zet het bestand op `/.well-known/mta-sts.txt`. Sommige webhosts slaan mappen over die met een punt beginnen; op GitHub Pages helpt een leeg bestand `.nojekyll`.',
  }),
  trouble: status => ({
    title: `De webserver heeft een storing en geeft het MTA-STS-beleid niet (status ${status}).`,
    meaning: `${status === 429 ? 'Hij zegt dat er te vaak om gevraagd wordt.' : 'De fout zit in de webserver, of in wat daarachter staat.'} ${asIfNone}`,
    action:
      'Probeer het later opnieuw. Blijft het zo, vraag dan de beheerder van de webserver in het foutenlog te kijken.',
  }),
  other: status => ({
    title: `De webserver geeft het MTA-STS-beleid niet (status ${status}).`,
    meaning: `Alleen status 200 telt. ${asIfNone}`,
    action: 'Laat de webserver het bestand op `/.well-known/mta-sts.txt` geven met status 200.',
  }),
};

export const mtaSts: FindingSentences<'mta-sts'> & FindingSentences<'sts2016'> = {
  'mta-sts.none': ({ hasDane, unmet = [] }) => ({
    title: 'Er is geen MTA-STS.',
    meaning: hasDane
      ? 'Verzenders die DANE controleren, zijn zeker van uw mailservers. Voor verzenders die alleen MTA-STS controleren, zoals Google, is nu niets bewezen: voor hen is uw mail een dichte envelop, en iemand onderweg kan die omleiden.'
      : 'Met MTA-STS vraagt u verzenders om versleuteling en een geldig certificaat te eisen. Het helpt bij verzenders die geen DANE controleren.',
    action:
      unmet.length > 0
        ? `Overweeg MTA-STS naast DANE. Zorg eerst voor versleuteling met een certificaat van een erkende uitgever op ${sayList(unmet, 'nl')}; publiceer pas daarna een beleid, en begin met de stand “testing”.`
        : 'Overweeg MTA-STS naast DANE. Begin met de stand “testing”.',
  }),
  'mta-sts.enforce': ({ maxAge }) => ({
    title: 'MTA-STS staat aan en dwingt af.',
    meaning: `Verzenders die MTA-STS kennen, bezorgen alleen versleuteld bij uw eigen servers. Zij onthouden dat ${saySpan(maxAge, 'nl')}.`,
    action: '',
  }),
  'mta-sts.testing': () => ({
    title: 'MTA-STS staat in de proefstand (testing).',
    meaning: 'Verzenders melden wat er misgaat, maar bezorgen altijd. De proefstand beschermt nog niet.',
    action:
      'Vraag om rapporten (TLS-RPT). Melden die enkele weken geen fouten, zet de stand dan op “enforce” en verander de id in het DNS.',
  }),
  'mta-sts.mode-none': () => ({
    title: 'MTA-STS is uitgeschakeld (mode none).',
    meaning: 'Dit beleid zegt dat er geen beleid meer is. Zo hoort u MTA-STS af te bouwen.',
    action: 'Is de bewaartijd van het oude beleid voorbij, dan mogen het record en het bestand weg.',
  }),
  'mta-sts.record-invalid': ({ problem, ...opinions }) => ({
    title: 'Het MTA-STS-record in het DNS is ongeldig.',
    meaning: `${standing(opinions)} Wat er niet klopt: ${saySyntax(problem)}.`,
    action: 'Maak er één TXT-record van, van de vorm `v=STSv1; id=20261101T120000;`.',
  }),
  'mta-sts.several-records': ({ count, ...opinions }) => ({
    title: `Er staan ${count} MTA-STS-records in het DNS; er mag er maar één zijn.`,
    meaning: standing(opinions),
    action: 'Haal alle records op `_mta-sts` weg behalve het nieuwste.',
  }),
  'mta-sts.policy-unreachable': ({ cause }) => ({
    title: 'Het MTA-STS-beleid is niet op te halen.',
    meaning: `Het record in het DNS kondigt een beleid aan, maar de webserver geeft het niet: ${causes[cause.kind](cause as never)}. ${asIfNone}`,
    action: 'Zorg dat het bestand `/.well-known/mta-sts.txt` op `mta-sts.<domein>` via HTTPS bereikbaar is.',
  }),
  'mta-sts.policy-status': ({ status, meaning, by }) => policyStatus[meaning](status, by),
  'mta-sts.policy-redirect': ({ location }) => ({
    title: 'De webserver stuurt door naar een ander adres; dat mag bij MTA-STS niet.',
    meaning: `Verzenders volgen de doorverwijzing naar ${location} niet. ${asIfNone}`,
    action: 'Geef het bestand rechtstreeks op het adres `https://mta-sts.<domein>/.well-known/mta-sts.txt`.',
  }),
  'mta-sts.policy-certificate': ({ reason }) => ({
    title: 'Het certificaat van de MTA-STS-webserver klopt niet.',
    meaning: `Reden: ${untrusted[reason]}. Verzenders halen het beleid dan niet op. ${asIfNone}`,
    action: 'Geef `mta-sts.<domein>` een geldig certificaat met precies die naam.',
  }),
  'mta-sts.policy-certificate-ends-soon': ({ at, days }) => ({
    title: `Het certificaat van de MTA-STS-webserver verloopt over ${days} ${days === 1 ? 'dag' : 'dagen'}.`,
    meaning: `Na ${sayDay(at, 'nl')} kunnen verzenders het beleid niet meer ophalen.`,
    action: 'Controleer of het vernieuwen vanzelf gaat.',
  }),
  'mta-sts.policy-invalid': ({ problem, ...opinions }) => ({
    title: 'Het MTA-STS-beleid is ongeldig.',
    meaning: `${standing(opinions)} Wat er niet klopt: ${saySyntax(problem)}.`,
    action: isNotTheFile(problem)
      ? 'Zorg dat de webserver op `/.well-known/mta-sts.txt` het bestand zelf geeft, als gewone tekst.'
      : 'Verbeter het bestand en verander daarna de id in het DNS.',
  }),
  'mta-sts.policy-too-large': ({ limitBytes }) => ({
    title: 'Het MTA-STS-beleid is veel te groot.',
    meaning: `Verzenders lezen niet verder dan ongeveer ${Math.round(limitBytes / 1024)} kB. ${asIfNone}`,
    action: 'Controleer of de webserver wel het juiste bestand geeft. Een beleid is een paar regels lang.',
  }),
  'mta-sts.policy-type': ({ contentType }) => ({
    title: 'Het MTA-STS-beleid heeft niet het soort “text/plain”.',
    meaning:
      contentType === ''
        ? 'De webserver noemt geen soort. Maddy en postfix-mta-sts-resolver weigeren het beleid daarom, mox en postfix-tlspol niet.'
        : `De webserver noemt het “${contentType}”. Maddy en postfix-mta-sts-resolver weigeren het beleid daarom, mox en postfix-tlspol niet.`,
    action: 'Stel de webserver in op `Content-Type: text/plain`.',
  }),
  'mta-sts.mx-not-covered': ({ host, mode }) => ({
    title: `De mailserver ${host} staat niet in het MTA-STS-beleid.`,
    meaning:
      mode === 'enforce'
        ? 'Verzenders met MTA-STS bezorgen niet bij deze server.'
        : 'Zet u het beleid op “enforce”, dan bezorgen verzenders met MTA-STS niet bij deze server.',
    action: `Zet een regel \`mx: ${host}\` in het beleid en verander daarna de id in het DNS.`,
  }),
  'mta-sts.mx-certificate': ({ host, mode }) => ({
    title: `De mailserver ${host} voldoet niet aan het eigen MTA-STS-beleid.`,
    meaning:
      mode === 'enforce'
        ? 'Er is geen versleuteling, of het certificaat is niet geldig voor deze naam. Verzenders met MTA-STS bezorgen hier niet.'
        : 'Er is geen versleuteling, of het certificaat is niet geldig voor deze naam. In de stand “enforce” zou mail hier niet aankomen.',
    action:
      mode === 'enforce'
        ? 'Herstel eerst STARTTLS en het certificaat van deze server. Lukt dat vandaag niet? Zet het beleid dan tot die tijd op “testing”, met een nieuwe id in het DNS.'
        : 'Herstel eerst STARTTLS en het certificaat van deze server. Laat het beleid tot die tijd op “testing” staan.',
  }),
  'mta-sts.pattern-unused': ({ pattern }) => ({
    title: `In het MTA-STS-beleid staat ${pattern}, maar geen mailserver heet zo.`,
    meaning: 'Dat is geen fout, wel een plek waar later een vreemde server zou mogen staan.',
    action: 'Haal de regel weg als u hem niet meer nodig hebt, en verander daarna de id in het DNS.',
  }),
  'mta-sts.max-age-short': ({ maxAge }) => ({
    title: `Verzenders onthouden uw MTA-STS-beleid maar ${saySpan(maxAge, 'nl')}.`,
    meaning: 'Hoe korter, hoe vaker een verzender weer zonder beleid begint, en dan is hij te misleiden.',
    action: 'Zet `max_age` op ten minste een week (604800), liever op enkele weken.',
  }),
  'mta-sts.policy-without-record': () => ({
    title: 'Er is wel een MTA-STS-beleid, maar geen record in het DNS.',
    meaning: 'Zonder het TXT-record op `_mta-sts` kijkt geen verzender naar het beleid.',
    action: 'Publiceer het TXT-record `v=STSv1; id=…;` op `_mta-sts`.',
  }),
  'mta-sts.not-measured': ({ cause }) => ({
    title: 'MTA-STS kon niet worden bekeken.',
    meaning: `Het opzoeken mislukte: ${causes[cause.kind](cause as never)}.`,
    action: 'Probeer het opnieuw, eventueel met een andere DNS-server.',
  }),
  'mta-sts.lookup-failed': facts => lookupFailed(facts, asIfNone),
  'mta-sts.alias-dangling': facts => danglingAlias(facts, 'Er is dus geen MTA-STS-record.'),
  'mta-sts.host-alias-dangling': facts =>
    danglingAlias(facts, `Verzenders kunnen het MTA-STS-beleid dus niet ophalen. ${asIfNone}`),
  'mta-sts.record-ignored': ({ text, slip }) => ({
    title: 'Er staat een MTA-STS-record dat verzenders niet herkennen.',
    meaning: `Het begint met “${text}”. Wat er niet klopt: ${slips[slip]}. Verzenders zoeken precies \`v=STSv1;\`, met deze hoofdletters en met niets ervoor. ${asIfNone}`,
    action: 'Laat het record beginnen met `v=STSv1; id=`.',
  }),
  'mta-sts.record-warning': ({ problem }) => ({
    title: 'In het MTA-STS-record staat iets dat daar niet hoort.',
    meaning: `Verzenders nemen het record toch. Wat er is: ${saySyntax(problem)}.`,
    action: 'Maak er bij de volgende wijziging een record van, van de vorm `v=STSv1; id=20261101T120000;`.',
  }),
  'mta-sts.record-read-differently': ({ because, ...opinions }) => ({
    title: 'Niet elke verzender neemt het MTA-STS-record over.',
    meaning: `Het record is geldig, maar ${readDifferently[because]}. ${split(opinions)}`,
    action:
      'Laat op `_mta-sts` één TXT-record staan, van de vorm `v=STSv1; id=20261101T120000;`, in één stuk tekst.',
  }),
  'mta-sts.policy-read-differently': ({ keys, ...opinions }) => ({
    title: 'Niet elke verzender leest het MTA-STS-beleid hetzelfde.',
    meaning: [
      ...(keys.length === 0
        ? []
        : [
            `Er staat meer dan één waarde voor ${sayList(keys, 'nl')}. Volgens de standaard telt de eerste; Maddy en postfix-mta-sts-resolver nemen de laatste.`,
          ]),
      ...(opinions.refusedBy.length === 0
        ? []
        : [
            `Het beleid is geldig, maar heeft een regel die niet elke verzender kan lezen, zoals een eigen regel met een dubbele punt in de waarde. ${split(opinions)}`,
          ]),
    ].join(' '),
    action:
      'Laat alleen de regels version, mode, mx en max_age staan, elk behalve mx één keer. Verander daarna de id in het DNS.',
  }),
  'mta-sts.policy-warning': ({ problem }) => ({
    title: 'In het MTA-STS-beleid staat iets dat daar niet hoort.',
    meaning: `Verzenders nemen het beleid toch. Wat er is: ${saySyntax(problem)}.`,
    action: 'Verbeter het bestand bij de volgende wijziging.',
  }),
  'mta-sts.delegated': ({ name, target }) => ({
    title: `${name} verwijst naar ${target}.`,
    meaning: 'Een ander houdt dit deel van MTA-STS voor u bij. Dat mag. Wijzigingen vraagt u daar aan.',
    action: '',
  }),
  'mta-sts.parent-only': ({ parent }) => ({
    title: `${parent} heeft MTA-STS, maar dat geldt niet voor dit domein.`,
    meaning:
      'MTA-STS geldt per domein. Een subdomein met eigen mail heeft een eigen record, een eigen beleid en een eigen certificaat nodig.',
    action: 'Publiceer MTA-STS ook voor dit domein.',
  }),
  'mta-sts.contradicts-dane': ({ host, refuses, because }) =>
    refuses === 'dane'
      ? {
          title: `DANE en MTA-STS spreken elkaar tegen over ${host}.`,
          meaning:
            'MTA-STS zou de mail doorlaten, maar het TLSA-record past niet. Wie DANE controleert, bezorgt niet: MTA-STS mag DANE niet opzijzetten.',
          action: 'Herstel eerst het TLSA-record.',
        }
      : {
          title: `DANE en MTA-STS spreken elkaar tegen over ${host}.`,
          meaning:
            'DANE klopt, maar het MTA-STS-beleid keurt de server af. Wie alleen MTA-STS controleert, bezorgt niet.',
          action:
            because === 'policy'
              ? 'Zet de server in het beleid, en verander daarna de id in het DNS.'
              : 'Geef de server een certificaat dat voor zijn naam geldt, in de volgorde die bij het certificaat staat: het TLSA-record moet blijven passen.',
        },
  'mta-sts.id-unchanged': ({ id }) => ({
    title: 'Het MTA-STS-beleid is veranderd, de id in het DNS niet.',
    meaning: `Bij een eerdere controle was het beleid anders, met dezelfde id (${id}). Verzenders die het oude beleid bewaren, zien niet dat er een nieuw is.`,
    action: 'Geef het record op `_mta-sts` een nieuwe id, bijvoorbeeld de datum en de tijd.',
  }),
  'sts2016.present': () => ({
    title: 'Er staat nog een record van het oude SMTP STS-ontwerp uit 2016.',
    meaning: 'Dat ontwerp is nooit een standaard geworden. Geen verzender kijkt naar `_smtp_sts`.',
    action: 'Het record mag weg.',
  }),
  'sts2016.invalid': ({ problem }) => ({
    title: 'Het record van het ontwerp uit 2016 klopt ook volgens dat ontwerp niet.',
    meaning: `Wat er niet klopt: ${sts2016[problem.kind](problem as never)}.`,
    action: 'Het record mag weg.',
  }),
  'sts2016.contradiction': ({ problem }) => ({
    title: 'Over dit record zegt het ontwerp uit 2016 twee dingen.',
    meaning: `Het gaat hierom: ${sts2016[problem.kind](problem as never)}.`,
    action: 'Er is niets te doen. Het record mag ook weg.',
  }),
  'sts2016.lookup-failed': facts =>
    lookupFailed(
      facts,
      'Geen verzender kijkt nog naar het ontwerp uit 2016. Maar deze DNS-servers antwoorden ook voor de rest van uw domein.',
    ),
};
