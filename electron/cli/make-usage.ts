import type { Language } from '../../shared/words/say.ts';

/** What `make --help` prints. */
export const MAKE_USAGE: Readonly<Record<Language, string>> = {
  nl: `Postzegel: schrijf wat een domein moet publiceren. Op stdout staat alleen de tekst zelf; de uitleg staat op stderr.

  postzegel make tls-rpt <domein>      het record voor TLS-rapporten
    --rua ADRES                        waar ze heen mogen: mailadres of https-adres (mag vaker)

  postzegel make mta-sts <domein>      het MTA-STS-record; het beleid met --format policy
    --mode testing|enforce|none  --max-age SECONDEN  --mx PATROON (mag vaker)  --id ID
    --policy-address IP (mag vaker)    het beleid op een eigen webserver
    --policy-alias NAAM                het beleid bij een ander
    --format policy|nginx|apache|caddy|iis|sts-2016

  postzegel make tlsa <domein>         de TLSA-records van de mailservers
    --host HOST                        alleen die van deze mailserver
    --certificate BEST                 ook het record van het volgende certificaat, of van de sleutel
                                       of aanvraag (CSR) ervan (PEM of DER; een sleutel blijft waar hij is)
    --record "3 1 1 …"                 precies dit record, in plaats van het advies (mag vaker)
    --ttl SECONDEN

  postzegel make plan mta-sts <domein>     in stappen naar MTA-STS (ook --mx, --policy-address, --policy-alias)
  postzegel make plan move <domein>        naar andere mailservers: alle --mx, en van een nieuwe --certificate BEST
  postzegel make plan withdraw <domein>    in stappen stoppen met MTA-STS
  postzegel make plan rollover <domein>    een nieuwe sleutel: --next-record "3 1 1 …" of --certificate BEST, en --host
  postzegel make plan keep <domein>        een nieuw certificaat met dezelfde sleutel: --host
    --ics                                  als agendabestand

  postzegel make dnssec <domein>       wat u uw DNS-beheerder vraagt
    --dnskey BEST                      het DS-record voor de registrar (- is stdin)
  postzegel make sending --server postfix|exim|exchange-online   controleren bij het verzenden
    --file NAAM                        alleen dit bestand

  --format zone-file|nsupdate|pdnsutil|windows-dns|azure-dns|route53|cloudflare|transip|octodns
  --zone ZONE            alleen wat in deze zone verandert
  --confirm DOMEIN       schrijf het ook als het mail kan tegenhouden
  --lab, --from, --resolver, --allow-private, --trust-anchors, --lang: zie postzegel --help

Voorbeeld: postzegel make tlsa voorbeeld.nl --format nsupdate | nsupdate -k sleutel

Afsluitcode: 0 geschreven, of niets te doen; 2 niet te meten; 3 gevaar, niets geschreven; 64 verkeerde aanroep;
70 fout in Postzegel; 74 uitvoer niet te schrijven; 130 afgebroken.
`,
  en: `Postzegel: write what a domain has to publish. On stdout there is the text alone; what is said about it is on stderr.

  postzegel make tls-rpt <domain>      the record for TLS reports
    --rua ADDRESS                      where they may go: a mail address or https address (may be repeated)

  postzegel make mta-sts <domain>      the MTA-STS record; its policy with --format policy
    --mode testing|enforce|none  --max-age SECONDS  --mx PATTERN (may be repeated)  --id ID
    --policy-address IP (may be repeated)   the policy on a web server of your own
    --policy-alias NAME                the policy with somebody else
    --format policy|nginx|apache|caddy|iis|sts-2016

  postzegel make tlsa <domain>         the TLSA records of the mail servers
    --host HOST                        those of this mail server alone
    --certificate FILE                 the record of the next certificate as well, or of its key or
                                       request (CSR) (PEM or DER; a key stays where it is)
    --record "3 1 1 …"                 exactly this record, in place of the advice (may be repeated)
    --ttl SECONDS

  postzegel make plan mta-sts <domain>     to MTA-STS in steps (--mx, --policy-address, --policy-alias as well)
  postzegel make plan move <domain>        to other mail servers: every --mx, and --certificate FILE of a new one
  postzegel make plan withdraw <domain>    out of MTA-STS in steps
  postzegel make plan rollover <domain>    a new key: --next-record "3 1 1 …" or --certificate FILE, and --host
  postzegel make plan keep <domain>        a new certificate with the same key: --host
    --ics                                  as a calendar file

  postzegel make dnssec <domain>       what to ask of your DNS host
    --dnskey FILE                      the DS record for the registrar (- is stdin)
  postzegel make sending --server postfix|exim|exchange-online   to check when sending
    --file NAME                        this file alone

  --format zone-file|nsupdate|pdnsutil|windows-dns|azure-dns|route53|cloudflare|transip|octodns
  --zone ZONE            only what changes in this zone
  --confirm DOMAIN       write it even if it can stop mail
  --lab, --from, --resolver, --allow-private, --trust-anchors, --lang: see postzegel --help

Example: postzegel make tlsa example.nl --format nsupdate | nsupdate -k key

Exit status: 0 written, or nothing to do; 2 could not measure; 3 danger, nothing written; 64 wrong call;
70 a mistake of Postzegel's; 74 output could not be written; 130 interrupted.
`,
};
