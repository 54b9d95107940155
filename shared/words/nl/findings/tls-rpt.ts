import { sayList } from '../../date.ts';
import type { FindingSentences } from '../../catalogue.ts';
import { causes } from '../causes.ts';
import { danglingAlias, lookupFailed } from '../lookup.ts';
import { slips } from '../record-slip.ts';
import { saySyntax } from '../syntax.ts';

export const tlsRpt: FindingSentences<'tls-rpt'> = {
  'tls-rpt.present': ({ rua }) => ({
    title: 'Verzenders weten waar zij problemen kunnen melden.',
    meaning: `Dagelijkse rapporten over mislukte beveiliging (TLS-RPT) gaan naar ${sayList(rua, 'nl')}.`,
    action: '',
  }),
  'tls-rpt.none': () => ({
    title: 'U vraagt niet om rapporten over mislukte beveiliging.',
    meaning:
      'Met TLS-RPT melden verzenders u dagelijks of DANE en MTA-STS bij hen slagen. Zonder rapporten hoort u het pas als mail niet aankomt.',
    action: 'Publiceer op `_smtp._tls` een TXT-record zoals `v=TLSRPTv1; rua=mailto:tls@uwdomein.nl`.',
  }),
  'tls-rpt.none-while-enforcing': () => ({
    title: 'U dwingt beveiliging af, maar vraagt niet om rapporten.',
    meaning:
      'Gaat er iets mis met uw certificaat of beleid, dan bezorgen verzenders niet en hoort u daar niets van.',
    action: 'Publiceer op `_smtp._tls` een TXT-record zoals `v=TLSRPTv1; rua=mailto:tls@uwdomein.nl`.',
  }),
  'tls-rpt.invalid': ({ problem }) => ({
    title: 'Het record voor rapporten (TLS-RPT) is ongeldig.',
    meaning: `Verzenders sturen daarom geen rapporten. Wat er niet klopt: ${saySyntax(problem)}.`,
    action: 'Maak er één TXT-record van, zoals `v=TLSRPTv1; rua=mailto:tls@uwdomein.nl`.',
  }),
  'tls-rpt.undeliverable': ({ rua }) => ({
    title: 'Uw record vraagt om rapporten, maar er kan nergens een rapport heen.',
    meaning: `Het record noemt ${sayList(rua, 'nl')}. Verzenders sturen alleen naar een volledig mailadres met \`mailto:\` of naar \`https:\`, dus u krijgt geen rapporten.`,
    action: 'Zet een adres in het record, zoals `v=TLSRPTv1; rua=mailto:tls@uwdomein.nl`.',
  }),
  'tls-rpt.record-read-differently': ({ by, missed }) => ({
    title: 'Niet elke verzender leest het hele record voor rapporten.',
    meaning: `${
      by === 'mox'
        ? 'mox weigert een record met een spatie achteraan, en stuurt'
        : 'tlsrpt-reporter, het programma voor Postfix, leest alleen een `rua=` direct achter `v=TLSRPTv1;`, zonder spatie voor die puntkomma. Het stuurt'
    } dus niets naar ${sayList(missed, 'nl')}. Van andere verzenders is dat niet bekend.`,
    action:
      'Zet alle adressen in één rua, met komma’s ertussen en zonder spatie achteraan: `v=TLSRPTv1; rua=…,…`.',
  }),
  'tls-rpt.several-records': ({ count }) => ({
    title: `Er staan ${count} TLS-RPT-records in het DNS; er mag er maar één zijn.`,
    meaning: 'Verzenders sturen daarom geen rapporten.',
    action: 'Voeg ze samen: meer adressen mogen in één record, met een komma ertussen.',
  }),
  'tls-rpt.not-measured': ({ cause }) => ({
    title: 'TLS-RPT kon niet worden bekeken.',
    meaning: `Het opzoeken mislukte: ${causes[cause.kind](cause as never)}.`,
    action: 'Probeer het opnieuw, eventueel met een andere DNS-server.',
  }),
  'tls-rpt.lookup-failed': facts =>
    lookupFailed(facts, 'Verzenders weten dus niet waar rapporten heen moeten, en sturen er geen.'),
  'tls-rpt.alias-dangling': facts => danglingAlias(facts, 'Er is dus geen record dat om rapporten vraagt.'),
  'tls-rpt.record-ignored': ({ text, slip }) => ({
    title: 'Er staat een record voor rapporten dat verzenders niet herkennen.',
    meaning: `Het begint met “${text}”. Wat er niet klopt: ${slips[slip]}. Verzenders zoeken precies \`v=TLSRPTv1;\`, met deze hoofdletters en met niets ervoor.`,
    action: 'Laat het record beginnen met `v=TLSRPTv1; rua=`.',
  }),
  'tls-rpt.record-warning': ({ problem }) => ({
    title: 'In het record voor rapporten staat iets dat daar niet hoort.',
    meaning: `Verzenders nemen het record toch. Wat er is: ${saySyntax(problem)}.`,
    action: 'Verbeter het record bij de volgende wijziging.',
  }),
};
