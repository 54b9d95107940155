import type { ServerWords } from '../../server-words.ts';

const FETCH =
  'Haal het beleid van buiten op: status 200, text/plain, en de tekst van het beleid. Publiceer daarna pas het record voor MTA-STS.';

export const servers: ServerWords = {
  policy: {
    nginx: {
      name: 'nginx',
      steps: {
        http: () =>
          'Zet het bestand voor poort 80 in /etc/nginx/conf.d. De hostnaam moet in het DNS naar deze server verwijzen.',
        certificate: () =>
          'Vraag het certificaat aan. Pas als het er is, kan de volgende configuratie geladen worden.',
        policy: folder => `Zet mta-sts.txt in ${folder}.`,
        https: () => 'Zet nu het bestand voor poort 443 in /etc/nginx/conf.d.',
        fetch: () => FETCH,
      },
    },
    apache: {
      name: 'Apache',
      steps: {
        http: () =>
          'Zet het bestand voor poort 80 in /etc/apache2/sites-available. De hostnaam moet in het DNS naar deze server verwijzen.',
        certificate: () =>
          'Vraag het certificaat aan. Pas als het er is, kan de volgende configuratie geladen worden.',
        policy: folder => `Zet mta-sts.txt in ${folder}.`,
        https: () => 'Zet nu het bestand voor poort 443 in /etc/apache2/sites-available.',
        fetch: () => FETCH,
      },
    },
    caddy: {
      name: 'Caddy',
      steps: {
        policy: folder => `Zet mta-sts.txt in ${folder}.`,
        https: () =>
          'Voeg het .caddy-bestand toe aan uw Caddyfile. De hostnaam moet in het DNS naar deze server verwijzen, met poort 80 en 443 open: Caddy vraagt het certificaat dan zelf aan.',
        fetch: () => FETCH,
      },
    },
    iis: {
      name: 'Microsoft IIS',
      steps: {
        http: () =>
          'Maak een eigen site voor de host, met een binding op poort 80, en zet web.config in de hoofdmap. De hostnaam moet in het DNS naar deze server verwijzen.',
        certificate: () =>
          'Vraag een certificaat voor de host aan, bijvoorbeeld met win-acme en controle via HTTP. Een binding op poort 443 kan pas als het er is.',
        policy: folder => `Zet mta-sts.txt in ${folder}.`,
        https: () => 'Maak een binding op poort 443 met dit certificaat en met SNI.',
        fetch: () => FETCH,
      },
    },
  },
  policySteps: 'Werk in deze volgorde: zo werkt elke stap met wat er dan al is.',
  policyBytes:
    'Neem mta-sts.txt ongewijzigd over: opnieuw opgeslagen door een tekstverwerker kan het andere regeleinden of een merkteken aan het begin krijgen, en dan weigeren verzenders het.',
  sending: {
    postfix: {
      name: 'Postfix',
      how: 'De regels horen in main.cf; resolv.conf is voor de machine zelf, waar een resolver moet draaien die DNSSEC controleert, zoals Unbound. systemd-resolved en NetworkManager overschrijven resolv.conf: stel de resolver dan daar in. Draait Postfix in een chroot, dan leest het een kopie in /var/spool/postfix/etc: start Postfix opnieuw na een wijziging. Met dane-check.sh ziet u of DANE echt aanstaat: bij internet.nl moet “Verified” staan. Voor MTA-STS moet postfix-tlspol draaien: dat geeft DANE voorrang, wat postfix-mta-sts-resolver alleen niet doet. Let op: valt postfix-tlspol uit, dan houdt Postfix alle uitgaande mail vast (4.7.5, client TLS configuration problem) tot het weer draait. Bewaak het dus. De regels van tlsrpt.cf zijn voor Postfix 3.10 en later, ook QUERYwithTLSRPT, en vragen om een programma dat de rapporten verzamelt.',
    },
    exim: {
      name: 'Exim',
      how: 'Zet in de router die naar MX-records zoekt en in het transport daarachter de regels bij die er nog niet staan: dnssec_request_domains in beide, hosts_try_dane in het transport. In de configuratie waarmee Exim wordt geleverd, heten ze zoals hier. Laat de rest staan, zoals DKIM. resolv.conf is voor de machine zelf, waar een resolver moet draaien die DNSSEC controleert, zoals Unbound. MTA-STS kent Exim niet.',
    },
    'exchange-online': {
      name: 'Exchange Online',
      how: 'U hoeft niets in te stellen: Exchange Online controleert bij het verzenden DANE en MTA-STS. Alleen een uitgaande connector kan dat veranderen: met SmtpDaneMode en MtaStsMode, sinds begin 2026. Kijk of die bij u op Opportunistic staan, en niet op None. Mail die niet weg kan, komt na 24 uur terug; uw beheerder kan daar 12 uur van maken.',
    },
  },
  settings: {
    smtp_tls_security_level:
      'DANE voor wie TLSA-records heeft; voor anderen versleuteling als het kan, zonder te weten wie de ontvanger is.',
    smtp_dns_support_level: 'Vraagt DNS-records op met DNSSEC. Zonder deze regel doet Postfix geen DANE.',
    smtp_tls_CAfile: 'De uitgevers die Postfix vertrouwt. MTA-STS eist een certificaat van een van hen.',
    smtp_tls_policy_maps:
      'Vraagt postfix-tlspol per ontvanger wat er geldt: DANE als de ontvanger dat heeft, anders zijn MTA-STS-beleid, anders niets.',
    smtp_tlsrpt_enable: 'Geeft elke geslaagde en mislukte verbinding door voor de TLS-rapporten.',
    smtp_tlsrpt_socket_name: 'Waar het programma luistert dat de rapporten verzamelt en verstuurt.',
    smtpd_tls_security_level:
      'Biedt versleuteling aan wie mail komt brengen. Eisen mag een openbare mailserver niet.',
    smtpd_tls_chain_files: 'De sleutel en het certificaat van de mailserver; de TLSA-records gaan hierover.',
    nameserver: 'De resolver op de machine zelf. Alleen die is te vertrouwen over DNSSEC.',
    options: 'Laat programma’s zien of een antwoord met DNSSEC gecontroleerd is.',
    dnslookup: 'De router die mail voor andere domeinen bij hun mailservers bezorgt.',
    remote_smtp: 'Het transport dat de mail aan die servers overdraagt.',
    driver: 'Het onderdeel van Exim dat dit werk doet.',
    domains: 'Geldt voor alle domeinen behalve de eigen.',
    transport: 'Geeft de mail aan het transport met deze naam.',
    ignore_target_hosts: 'Slaat mailservers over die naar deze machine zelf verwijzen.',
    dnssec_request_domains: 'Vraagt DNS-records op met DNSSEC, voor alle domeinen.',
    no_more: 'Is er geen mailserver, dan komt de mail terug bij de afzender.',
    hosts_try_dane: 'DANE voor elke server die TLSA-records heeft.',
  },
  receivingPostfix:
    'De regels horen in main.cf en vervangen die met smtpd_tls_cert_file en smtpd_tls_key_file. Postfix 3.4 of later.',
  exchange: {
    prepare:
      'Zorg dat het domein met DNSSEC is ondertekend, in het beheercentrum als in orde staat, en maar één MX-record heeft, met prioriteit 0 of 10.',
    'mta-sts-testing': 'Is er een MTA-STS-beleid, zet het dan op testing en wijzig het id.',
    'lower-ttl':
      'Verlaag de TTL van het MX-record tot zo weinig als uw DNS-beheerder toelaat, maar niet minder dan 30 seconden, en wacht tot de oude TTL voorbij is.',
    'enable-dnssec':
      'Voer dit uit. Het antwoord, DnssecMxValue, is de naam van de nieuwe mailhost. Voor deze stap kondigde Microsoft ook een wizard in het beheercentrum aan (derde kwartaal 2026).',
    'add-mx':
      'Voeg die naam toe als tweede MX-record met prioriteit 20 en test met de Microsoft Remote Connectivity Analyzer of er mail langs binnenkomt. Laat ook alles wat de oude host noemt, de nieuwe naam gebruiken: connectors van partners, een mailfilter in de cloud, een eigen smart host.',
    'swap-mx': 'Geef het oude MX-record prioriteit 30 en het nieuwe prioriteit 0.',
    'remove-old-mx': 'Verwijder het oude MX-record.',
    'restore-ttl': 'Zet de TTL van het nieuwe MX-record op 3600 seconden.',
    'enable-dane': 'Voer dit uit. Het duurt 15 tot 30 minuten voordat de TLSA-records er zijn.',
    'roll-back':
      'Alleen als het misgaat: zet het MTA-STS-beleid op testing, laat de MX weer naar de oude host verwijzen, wacht de TTL af, en voer dan dit uit.',
    check: 'Voer dit uit en controleer het domein hier opnieuw: de mailhost heeft nu TLSA-records.',
    'mta-sts-enforce':
      'Noem in het MTA-STS-beleid de nieuwe mailhost in plaats van de oude, zet het terug op enforce en wijzig het id. Schrijf de naam voluit: *.mx.microsoft past er niet op.',
  },
  keys: {
    'saved-with-certificate':
      'Zonder optie maakt certbot bij elke vernieuwing een nieuwe sleutel. Het bewaart de optie bij het certificaat, maar pas als het ook echt vernieuwt: daarom één keer met --force-renewal. Hoe het certificaat heet, ziet u met certbot certificates.',
    'kept-unless-asked':
      'acme.sh houdt de sleutel vanzelf; de opdracht met 0 is alleen nodig als er ooit om nieuwe is gevraagd. Zet er de opties bij van de eerste keer, ook --keylength: een andere lengte geeft een nieuwe sleutel. Na 1 maakt het bij elke vernieuwing een nieuwe, tot het 0 krijgt.',
    'given-every-time':
      'Zonder de optie maakt lego bij elke vernieuwing een nieuwe sleutel: geef haar dus elke keer op, met de opties van de eerste keer. Voor versie 5 is de opdracht lego renew. Gaat u van een oudere versie naar versie 5? Voer dan eerst lego migrate uit.',
  },
  newKey:
    'Publiceer eerst het TLSA-record van een nieuwe sleutel naast het oude, wacht minstens twee keer de TTL, en laat de mailserver pas dan die sleutel gebruiken. Deze programma’s zetten een nieuwe sleutel meteen op de plaats van de oude: laat de mailserver daarom kopieën lezen, en vervang die pas na het wachten.',
};
