import type { ShellText } from '../../shared/generate/quoting/shell.ts';
import type { DomainName } from '../../shared/model/domain-name.ts';
import type { Language } from '../../shared/words/say.ts';

/** What `--help` prints, and what a wrong call is answered with. */
export const USAGE: Readonly<Record<Language, string>> = {
  nl: `Postzegel: hoe goed is de mail naar een domein beschermd?

  postzegel check <domein>     controleer een domein (ook een e-mailadres of webadres)
  postzegel check --lab        controleer een oefendomein, zonder internet
  postzegel check --from BEST  lees een bewaarde controle (uitvoer van --json)
  postzegel simulate <domein>  wat elke soort verzender doet, ook bij een aanval (ook --from)
  postzegel simulate --lab     hetzelfde voor alle oefendomeinen
  postzegel compare <domein>   DANE en MTA-STS: toen, nu en voor dit domein, met advies (ook --lab, --from)
  postzegel make mta-sts|tls-rpt|tlsa|plan|dnssec|sending
                               schrijf wat u moet publiceren; meer: postzegel make --help

  --json                 bewijs en bevindingen als JSON (bij check)
  --since BEST           een eerdere, bewaarde controle om mee te vergelijken (bij check)
  --attack NAAM          één aanval, stap voor stap (bij simulate); none is zonder aanval
  --markdown, --html     een pagina om te bewaren of af te drukken (bij compare)
  --lang nl|en           taal
  --resolver ADRES       DNS-server: een IP-adres, tls://naam of https://naam/pad
  --allow-private        maak ook verbinding met interne adressen
  --trust-anchors BEST   andere DNSSEC-ankers dan die van de root (JSON), voor een intern netwerk
  -h, --help             deze tekst

Afsluitcode: 0 in orde, 1 er zijn bevindingen, 2 niet te meten, 3 gevaar (bij make),
64 verkeerde aanroep, 70 fout in Postzegel, 74 uitvoer niet te schrijven, 130 afgebroken.
`,
  en: `Postzegel: how well is mail to a domain protected?

  postzegel check <domain>     check a domain (an e-mail or web address will do)
  postzegel check --lab        check a practice domain, without internet
  postzegel check --from FILE  read a saved check (what --json printed)
  postzegel simulate <domain>  what every kind of sender does, under attack too (--from as well)
  postzegel simulate --lab     the same for all practice domains
  postzegel compare <domain>   DANE and MTA-STS: then, now and for this domain, with advice (--lab and --from as well)
  postzegel make mta-sts|tls-rpt|tlsa|plan|dnssec|sending
                               write what you have to publish; more: postzegel make --help

  --json                 evidence and findings as JSON (with check)
  --since FILE           an earlier, saved check to compare with (with check)
  --attack NAME          one attack, step by step (with simulate); none is without one
  --markdown, --html     a page to save or print (with compare)
  --lang nl|en           language
  --resolver ADDRESS     DNS server: an IP address, tls://name or https://name/path
  --allow-private        also connect to internal addresses
  --trust-anchors FILE   other DNSSEC anchors than the root's (JSON), for an internal network
  -h, --help             this text

Exit status: 0 fine, 1 findings, 2 could not measure, 3 danger (with make),
64 wrong call, 70 a mistake of Postzegel's, 74 output could not be written, 130 interrupted.
`,
};

/** A disk that is full, somebody's share of it, or the largest file that may be. */
const isFull = (code: string) => ['ENOSPC', 'EDQUOT', 'EFBIG'].includes(code);

/** Sentences of the command line alone. */
export const CLI_WORDS = {
  nl: {
    wrong: (problem: string) => `Dit begrijpt Postzegel niet: ${problem}`,
    unreadableFile: (file: string) => `${file} is niet te lezen. Controleer de naam en de rechten.`,
    notEvidence: (file: string) =>
      `${file} is geen bewaarde controle van Postzegel. Bewaar er een met: postzegel check <domein> --json`,
    tooMuchEvidence: (file: string) =>
      `In ${file} staat meer dan een controle van Postzegel kan bevatten. Het bestand is dus veranderd of met de hand gemaakt, en wordt niet geopend.`,
    noNameInEvidence: (file: string, text: string) =>
      `In ${file} staat “${text}” waar een naam of adres hoort. Het bestand is dus veranderd of met de hand gemaakt, en wordt niet geopend.`,
    notAnchors: (file: string) =>
      `${file} bevat geen DNSSEC-ankers: een JSON-lijst van DS- of DNSKEY-gegevens.`,
    unwritten: (code: string) =>
      `De uitvoer is niet helemaal geschreven: ${isFull(code) ? 'er is geen ruimte meer' : code}. Gebruik niet wat er wel staat.`,
    unconfirmed: (domain: DomainName) =>
      `Er is niets geschreven. Wilt u dit toch? Voeg dan toe: --confirm ${domain}`,
    mxUnknown:
      'De MX-records waren niet op te vragen, dus welke mailservers het domein heeft is niet bekend. Probeer het later of met een andere --resolver, of noem ze met --mx.',
    whichHost: (hosts: ShellText) => `Voor welke mailserver? Kies er een met --host: ${hosts}`,
    noSuchHost: (host: string, hosts: ShellText) =>
      `${host} is geen mailserver van dit domein. Dat zijn: ${hosts}`,
    noHosts: 'Dit domein heeft geen mailservers.',
    noSuchZone: (zone: string, zones: ShellText) => `In de zone ${zone} verandert niets; wel in: ${zones}`,
    oneZoneAFile: (zones: ShellText) =>
      `Een OctoDNS-bestand gaat over één zone. Kies er een met --zone: ${zones}`,
    notTlsa: (text: string) =>
      `“${text}” is geen TLSA-record. Het heeft de vorm: 3 1 1 gevolgd door 64 hexadecimale cijfers.`,
    unusable: (text: string, why: string) => `“${text}” telt niet voor mail: ${why}.`,
    policyFirst:
      'Zet eerst het nieuwe beleid op de webserver: dezelfde opdracht met --format policy. Publiceer daarna dit record.',
    moveWhere: 'Naar welke mailservers? Noem ze allemaal met --mx, ook die blijven.',
    noPlan: 'Er is niets te doen: zover is dit domein al.',
    noPolicy: 'Dit domein heeft geen MTA-STS-beleid om mee te stoppen.',
    noSuchFile: (file: string, files: string) => `${file} hoort hier niet bij. Kies uit: ${files}`,
    changes: (before: string, after: string) => `${before} → ${after}`,
  },
  en: {
    wrong: (problem: string) => `Postzegel does not understand this: ${problem}`,
    unreadableFile: (file: string) => `${file} cannot be read. Check its name and permissions.`,
    notEvidence: (file: string) =>
      `${file} is not a saved check of Postzegel. Save one with: postzegel check <domain> --json`,
    tooMuchEvidence: (file: string) =>
      `${file} holds more than a check of Postzegel can hold. So the file was changed or made by hand, and is not opened.`,
    noNameInEvidence: (file: string, text: string) =>
      `${file} has “${text}” where a name or an address belongs. So the file was changed or made by hand, and is not opened.`,
    notAnchors: (file: string) => `${file} holds no DNSSEC anchors: a JSON list of DS or DNSKEY data.`,
    unwritten: (code: string) =>
      `The output was not written as a whole: ${isFull(code) ? 'there is no room left' : code}. Do not use what is there.`,
    unconfirmed: (domain: DomainName) =>
      `Nothing was written. Do you want this all the same? Then add: --confirm ${domain}`,
    mxUnknown:
      'The MX records could not be looked up, so which mail servers the domain has is not known. Try again later or with another --resolver, or name them with --mx.',
    whichHost: (hosts: ShellText) => `For which mail server? Choose one with --host: ${hosts}`,
    noSuchHost: (host: string, hosts: ShellText) =>
      `${host} is no mail server of this domain. These are: ${hosts}`,
    noHosts: 'This domain has no mail servers.',
    noSuchZone: (zone: string, zones: ShellText) =>
      `Nothing changes in the zone ${zone}; but it does in: ${zones}`,
    oneZoneAFile: (zones: ShellText) =>
      `A file of OctoDNS is about one zone. Choose one with --zone: ${zones}`,
    notTlsa: (text: string) =>
      `“${text}” is no TLSA record. It has the form: 3 1 1 followed by 64 hexadecimal digits.`,
    unusable: (text: string, why: string) => `“${text}” does not count for mail: ${why}.`,
    policyFirst:
      'Put the new policy on the web server first: the same command with --format policy. Publish this record after it.',
    moveWhere: 'To which mail servers? Name them all with --mx, those that stay as well.',
    noPlan: 'There is nothing to do: the domain has got that far already.',
    noPolicy: 'This domain has no MTA-STS policy to stop with.',
    noSuchFile: (file: string, files: string) => `${file} is not among them. Choose from: ${files}`,
    changes: (before: string, after: string) => `${before} → ${after}`,
  },
} as const;
