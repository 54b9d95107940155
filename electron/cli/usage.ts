import type { Language } from '../../shared/words/say.ts';

/** What `--help` prints, and what a wrong call is answered with. */
export const USAGE: Readonly<Record<Language, string>> = {
  nl: `Postzegel: hoe goed is de mail naar een domein beschermd?

  postzegel check <domein>     controleer een domein (ook een e-mailadres of webadres)
  postzegel check --lab        controleer een oefendomein, zonder internet
  postzegel check --from BEST  lees een bewaarde controle (uitvoer van --json)
  postzegel simulate <domein>  wat elke soort verzender doet, ook bij een aanval (ook --lab, --from)
  postzegel compare <domein>   DANE en MTA-STS: toen, nu en voor dit domein, met advies (ook --lab, --from)

  --json                 bewijs en bevindingen als JSON (bij check)
  --since BEST           een eerdere, bewaarde controle om mee te vergelijken (bij check)
  --attack NAAM          één aanval, stap voor stap (bij simulate); none is zonder aanval
  --markdown, --html     een pagina om te bewaren of af te drukken (bij compare)
  --lang nl|en           taal
  --resolver ADRES       DNS-server: een IP-adres, tls://naam of https://naam/pad
  --allow-private        maak ook verbinding met interne adressen
  --trust-anchors BEST   andere DNSSEC-ankers dan die van de root (JSON), voor een intern netwerk
  -h, --help             deze tekst

Afsluitcode: 0 in orde, 1 er zijn bevindingen, 2 niet te meten, 64 verkeerde aanroep, 70 fout in Postzegel, 130 afgebroken.
`,
  en: `Postzegel: how well is mail to a domain protected?

  postzegel check <domain>     check a domain (an e-mail or web address will do)
  postzegel check --lab        check a practice domain, without internet
  postzegel check --from FILE  read a saved check (what --json printed)
  postzegel simulate <domain>  what every kind of sender does, under attack too (--lab and --from as well)
  postzegel compare <domain>   DANE and MTA-STS: then, now and for this domain, with advice (--lab and --from as well)

  --json                 evidence and findings as JSON (with check)
  --since FILE           an earlier, saved check to compare with (with check)
  --attack NAME          one attack, step by step (with simulate); none is without one
  --markdown, --html     a page to save or print (with compare)
  --lang nl|en           language
  --resolver ADDRESS     DNS server: an IP address, tls://name or https://name/path
  --allow-private        also connect to internal addresses
  --trust-anchors FILE   other DNSSEC anchors than the root's (JSON), for an internal network
  -h, --help             this text

Exit status: 0 fine, 1 findings, 2 could not measure, 64 wrong call, 70 a mistake of Postzegel's, 130 interrupted.
`,
};

/** Sentences of the command line alone. */
export const CLI_WORDS = {
  nl: {
    wrong: (problem: string) => `Dit begrijpt Postzegel niet: ${problem}`,
    unreadableFile: (file: string) => `${file} is niet te lezen. Controleer de naam en de rechten.`,
    notEvidence: (file: string) =>
      `${file} is geen bewaarde controle van Postzegel. Bewaar er een met: postzegel check <domein> --json`,
    notAnchors: (file: string) =>
      `${file} bevat geen DNSSEC-ankers: een JSON-lijst van DS- of DNSKEY-gegevens.`,
    step: { started: 'bezig', answered: 'antwoord', failed: 'geen antwoord' },
  },
  en: {
    wrong: (problem: string) => `Postzegel does not understand this: ${problem}`,
    unreadableFile: (file: string) => `${file} cannot be read. Check its name and permissions.`,
    notEvidence: (file: string) =>
      `${file} is not a saved check of Postzegel. Save one with: postzegel check <domain> --json`,
    notAnchors: (file: string) => `${file} holds no DNSSEC anchors: a JSON list of DS or DNSKEY data.`,
    step: { started: 'busy', answered: 'answered', failed: 'no answer' },
  },
} as const;
