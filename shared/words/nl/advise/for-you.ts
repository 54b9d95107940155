import type { AdviseWords } from '../../advise-words.ts';
import { saySpan, sayList } from '../../date.ts';
import { reportAddress } from '../../terms/report-address.ts';
import { letters } from '../terms.ts';
import { simulate } from '../simulate.ts';
import { recommend } from './recommend.ts';

const hostList = ({ hosts }: { readonly hosts: readonly string[] }) => sayList(hosts, 'nl');
/** Within a sentence nothing is in capitals. */
const become = (result: keyof typeof simulate.results) => simulate.results[result].toLowerCase();
const STANDARDS = { dane: 'DANE', 'mta-sts': 'MTA-STS', 'tls-rpt': 'TLS-RPT' } as const;
const CHECKS = { dane: 'DANE', 'mta-sts': 'MTA-STS', 'dane-and-mta-sts': 'beide' } as const;
const DUTIES = {
  dnssec: 'DNSSEC',
  starttls: 'STARTTLS',
  'tls-version': 'TLS 1.2 of nieuwer',
  dane: 'DANE',
} as const;

export const verdicts: AdviseWords['verdicts'] = {
  good: 'Gunstig voor u',
  open: 'Kan nog',
  bad: 'Nadelig voor u',
  none: 'Geldt niet voor u',
  unknown: 'Niet te zeggen',
};

export const forYou: AdviseWords['forYou'] = {
  'no-mail': () => 'Dit domein ontvangt geen mail.',
  'not-measured': () => 'Dit kon van hier niet worden gemeten.',
  'dane-works': facts => `U gebruikt DANE, en het klopt: ${hostList(facts)}.`,
  'dane-broken': facts =>
    `U publiceert DANE, maar het klopt niet bij ${hostList(facts)}: wie controleert, bezorgt daar niet.`,
  'dane-gaps': facts => `U publiceert DANE, maar het dekt niet alles. Wat ontbreekt: ${hostList(facts)}.`,
  'dane-idle': () => 'Er staan TLSA-records, maar zonder DNSSEC telt niets ervan.',
  'dane-none': () => 'U publiceert nog geen DANE.',
  'dane-ready': () => 'Alles is er klaar voor: de zones zijn ondertekend. Alleen de TLSA-records ontbreken.',
  'domain-unsigned': () => 'Uw domein heeft geen DNSSEC.',
  'domain-bogus': () => 'Uw DNSSEC is stuk: de handtekening klopt niet.',
  'no-tls': () => 'Niet elke mailserver biedt versleuteling (STARTTLS) aan. Zonder dat kan DANE niet.',
  'signed-throughout': () =>
    'Uw domein en de zones van uw mailservers zijn ondertekend. Dit houdt u niet tegen.',
  'hosts-unsigned': facts => `Deze mailservers staan in een zone zonder DNSSEC: ${hostList(facts)}.`,
  'hosts-bogus': facts => `De DNSSEC van deze mailservers is stuk: ${hostList(facts)}.`,
  'tlsa-by-you': () =>
    'Uw mailservers staan onder uw eigen domein: u publiceert de TLSA-records zelf en houdt ze bij.',
  'tlsa-by-both': facts =>
    `Van ${hostList(facts)} houdt u de TLSA-records zelf bij; bij uw andere mailservers doet de beheerder daarvan dat.`,
  'tlsa-by-others': facts =>
    `De TLSA-records horen bij de beheerder van uw mailservers (${hostList(facts)}); u hoeft ze niet bij te houden.`,
  'own-servers': () => 'Uw mailservers staan onder uw eigen domein; u hangt niet af van zo’n aanbieder.',
  provider: ({ name, dane }) =>
    ({
      yes: `Uw mail staat bij ${name}. Daar kan DANE, maar het werkt voor u nog niet.`,
      'switch-on': `Uw mail staat bij ${name}. Daar kan DANE, als u het aanzet.`,
      'after-move': `Uw mail staat bij ${name}, onder een naam waar DANE niet kan. Onder hun nieuwe naam kan het wel.`,
      no: `Uw mail staat bij ${name}. Daar is geen DANE voor ontvangst gevonden.`,
      unknown: `Uw mail staat bij ${name}. Of DANE daar kan, is niet bekend: vraag het.`,
    })[dane],
  'unknown-provider': facts =>
    `Uw mail staat bij een ander (${hostList(facts)}). Wat die kan, is niet bekend: vraag het.`,
  'provider-has-dane': facts => `Uw aanbieder doet mee: DANE werkt bij ${hostList(facts)}.`,
  letter: ({ sender, letter }) =>
    `Nagespeeld: mail van een verzender die ${CHECKS[sender]} controleert: ${letters[letter].name}.`,
  overall: ({ letter }) =>
    `Zo staat uw domein er vandaag voor: ${letters[letter].name}. ${letters[letter].meaning}`,
  advice: ({ choice }) => `Het advies voor u: ${recommend.choices[choice].name}.`,
  'standards-used': ({ used }) =>
    used.length === 0
      ? 'Van deze drie werkt bij u nog niets.'
      : `Van deze drie werken bij u: ${sayList(
          used.map(each => STANDARDS[each]),
          'nl',
        )}.`,
  'sts-in-use': ({ mode }) =>
    mode === 'enforce'
      ? 'U gebruikt de standaard die klaar is (RFC 8461), in de stand enforce.'
      : mode === 'testing'
        ? 'U gebruikt de standaard die klaar is (RFC 8461), nog in de stand testing.'
        : 'U hebt beleid gepubliceerd dat niets eist (none).',
  'sts-old-record': () => 'U publiceert nog het record van 2016. Geen verzender kijkt daar meer naar.',
  'sts-broken': () => 'U publiceert MTA-STS, maar het klopt niet.',
  'sts-none': () => 'U gebruikt MTA-STS niet. De standaard is klaar; u kunt ermee beginnen.',
  'own-choice-dane': () => 'U eist versleuteling, met DANE.',
  'own-choice-enforce': () => 'U eist versleuteling, met MTA-STS in de stand enforce.',
  'own-choice-testing': () =>
    'U laat alleen melden (testing): mail zonder veilige verbinding komt nog binnen.',
  'own-choice-open': () => 'U hebt niets vastgelegd: mail komt ook binnen zonder veilige verbinding.',
  'dnssec-anyway': () => 'U hebt DNSSEC al, ook bij uw mailservers. Dit voordeel doet er voor u niet toe.',
  'without-dnssec': () =>
    'Bij u is nog niet alles ondertekend: MTA-STS kan alvast, zonder daarop te wachten.',
  'without-dnssec-used': () => 'U profiteert: MTA-STS beschermt waar DNSSEC ontbreekt.',
  reports: ({ to }) => `U ontvangt rapporten op ${sayList(to.map(reportAddress), 'nl')}.`,
  'reports-none': () => 'U vraagt nog niet om rapporten; u merkt dus niet dat bezorging mislukt.',
  'reports-broken': () => 'Uw record voor rapporten klopt niet; er komt niets aan.',
  'reports-mailed': () => 'U ontvangt ze per mail: ondertekend, dus wat is veranderd valt op. Meelezen kan.',
  'reports-https': () => 'U ontvangt ze over HTTPS: onderweg kan niemand meelezen.',
  'policy-host': ({ host }) => `De webserver is er en geeft uw beleid: ${host}.`,
  'policy-host-elsewhere': ({ target }) => `U hebt dit uitbesteed: het beleid staat bij ${target}.`,
  'policy-host-fails': () => 'De webserver met uw beleid werkt niet zoals het moet.',
  'policy-host-none': () => 'U hebt zo’n webserver nog niet; die hoort bij MTA-STS.',
  'max-age': ({ maxAge }) =>
    `Verzenders bewaren uw beleid ${saySpan(maxAge, 'nl')}. Wat het bewaren van andermans beleid u kost, rekent u na.`,
  'no-policy-to-keep': () => 'U publiceert geen beleid, dus niemand bewaart er een van u.',
  'policy-testing-kept': () => 'Verzenders bewaren uw beleid, maar het eist nog niets.',
  together: () => 'U gebruikt beide, en ze spreken elkaar niet tegen.',
  'only-dane': () => 'U gebruikt DANE en geen MTA-STS dat iets eist. MTA-STS kan erbij.',
  'only-sts': () => 'U gebruikt MTA-STS zonder werkende DANE. DANE kan erbij.',
  neither: () => 'U gebruikt nog geen van beide zo dat een verzender iets moet.',
  contradiction: facts => `Bij u botsen ze: de een laat mail toe en de ander niet, bij ${hostList(facts)}.`,
  'certificates-good': () => 'Uw certificaten komen van een erkende uitgever en staan op de goede naam.',
  'certificates-by-dane': facts =>
    `DANE staat in voor ${hostList(facts)}, maar voor MTA-STS voldoet het certificaat daar niet.`,
  'certificates-refused': facts => `Voor MTA-STS voldoet het certificaat niet bij ${hostList(facts)}.`,
  'first-contact': ({ mtaSts, later, dane }) =>
    `Nagespeeld, met het beleid onvindbaar gemaakt: een verzender met MTA-STS bij eerste contact: ${become(mtaSts)}; later: ${become(later)}; een verzender met DANE: ${become(dane)}.${mtaSts === 'leaked' && dane === 'stopped' ? ' DANE vangt dit op bij wie het controleert.' : ''}`,
  'direct-link': ({ dane, mtaSts }) =>
    `Nagespeeld, met de webserver van het beleid in vreemde handen: een verzender met DANE: ${become(dane)}; met MTA-STS: ${become(mtaSts)}.`,
  strip: ({ dane, mtaSts }) =>
    `Nagespeeld, met de versleuteling weggehaald: een verzender met DANE: ${become(dane)}; met MTA-STS die u kent: ${become(mtaSts)}.`,
  misissued: ({ dane, mtaSts }) =>
    `Nagespeeld, met een certificaat dat ten onrechte is uitgegeven: een verzender met DANE: ${become(dane)}; met MTA-STS: ${become(mtaSts)}.`,
  attackers: ({ passive, active }) =>
    `Mail van wie niets controleert: ${letters[passive].name}. Voor het domein als geheel: ${letters[active].name}.`,
  'sending-unseen': () =>
    'Wat uw eigen mailserver controleert als die verzendt, is van buiten niet te zien. Vul het in bij het advies.',
  'duty-met': () => 'U voldoet voor ontvangen: DNSSEC, STARTTLS en DANE.',
  'duty-open': ({ missing }) =>
    `Voor de verplichting (STARTTLS en DANE) ontbreekt nog: ${sayList(
      missing.map(each => DUTIES[each]),
      'nl',
    )}.`,
  'kept-well': () => 'Wat u publiceert, klopt op dit moment.',
  faults: ({ count }) => (count === 1 ? 'Bij u zit hierin 1 fout.' : `Bij u zitten hierin ${count} fouten.`),
  'nothing-to-keep': () => 'U publiceert nog niets dat onderhoud vraagt.',
};
