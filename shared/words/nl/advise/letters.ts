import type { Need } from '../../../advise/recommend/advice.ts';
import type { AdviseWords } from '../../advise-words.ts';

const NEEDS: Readonly<Record<Need, string>> = {
  dnssec: '- DNSSEC op de zone waarin deze mailservers staan; zonder dat kan DANE niet (RFC 7672 §2.2.2).',
  'repair-dnssec':
    '- Herstel van de DNSSEC van de zone waarin deze mailservers staan: de handtekening klopt nu niet.',
  starttls: '- STARTTLS op elke mailserver en elk adres (RFC 3207).',
  tlsa: '- TLSA-records voor elke mailserver, bij voorkeur 3 1 1 (RFC 7672 §3.1.1).',
  'repair-denial':
    '- Geldige antwoorden op vragen naar TLSA-records van deze mailservers; nu komt er geen (RFC 7672 §2.1.2).',
  'repair-tlsa':
    '- TLSA-records voor elke mailserver die passen bij het certificaat van nu; nu is dat niet zo (RFC 7672 §2.2).',
  certificate: '- Een certificaat van een erkende uitgever op de naam van elke mailserver (RFC 8461 §4.2).',
};

export const lettersToSend: AdviseWords['recommend']['letters'] = {
  provider: ({ domain, provider, hosts, needs }) => ({
    to: provider ?? 'de beheerder van onze mailservers',
    subject: `Veilige ontvangst van mail voor ${domain}`,
    body: [
      'Geachte heer of mevrouw,',
      `U beheert de mailservers voor ${domain}: ${hosts.join(', ')}. STARTTLS en DANE zijn voor Nederlandse overheden verplicht (pas toe of leg uit). Bij controle met Postzegel bleek dat het volgende nodig is:`,
      ...needs.map(need => NEEDS[need]),
      'Wilt u ons laten weten: kunt u dit leveren, wanneer, en wat moeten wij zelf doen? En hoe zorgt u dat de TLSA-records meegaan als u een certificaat vernieuwt (RFC 7671 §8.1)?',
      'Met vriendelijke groet,',
    ],
  }),
  move: ({ domain, provider, hosts }) => ({
    to: `de beheerder van onze omgeving bij ${provider}`,
    subject: `DANE voor ${domain} bij ${provider}`,
    body: [
      'Geachte heer of mevrouw,',
      `De MX van ${domain} wijst naar ${hosts.join(', ')}. Die naam staat in een zone zonder DNSSEC, dus DANE kan daar niet. ${provider} heeft een nieuwe MX-naam die ondertekend is.`,
      'Wilt u de overstap voor ons plannen? Bij Exchange Online gaat dat zo:',
      '- Controleer dat ons domein DNSSEC heeft; zet een bestaand MTA-STS-beleid op testing, met een nieuw id; maak de TTL van de MX kort en wacht tot de oude TTL voorbij is.',
      `- Voer uit: Enable-DnssecForVerifiedDomain -DomainName ${domain}. Zet de naam die u krijgt erbij als MX, test, maak hem de eerste, en verwijder daarna de oude.`,
      '- Laat voordat de oude MX verdwijnt alles wat de oude naam noemt, de nieuwe gebruiken: connectors van partners, een mailfilter in de cloud, een smart host.',
      '- Zet in het MTA-STS-beleid de nieuwe naam en weer enforce, met een nieuw id.',
      `- Voer uit: Enable-SmtpDaneInbound -DomainName ${domain}, en controleer met Get-SmtpDaneInboundStatus.`,
      'Wilt u laten weten wanneer dit kan, en of u iets van ons nodig hebt?',
      'Met vriendelijke groet,',
    ],
  }),
  'switch-on': ({ domain, provider }) => ({
    to: `de beheerder van onze omgeving bij ${provider}`,
    subject: `DANE aanzetten voor ${domain} bij ${provider}`,
    body: [
      'Geachte heer of mevrouw,',
      `De mail van ${domain} komt al binnen op een ondertekende naam van ${provider}. DANE staat nog niet aan.`,
      `- Voer uit: Enable-SmtpDaneInbound -DomainName ${domain}.`,
      '- Controleer na een half uur met Get-SmtpDaneInboundStatus, en met Postzegel.',
      'Wilt u laten weten wanneer dit is gedaan?',
      'Met vriendelijke groet,',
    ],
  }),
  'dns-host': ({ domain }) => ({
    to: 'de beheerder van ons DNS',
    subject: `DNSSEC voor ${domain}`,
    body: [
      'Geachte heer of mevrouw,',
      `Het domein ${domain} is niet ondertekend met DNSSEC. DANE is voor Nederlandse overheden verplicht (pas toe of leg uit), en kan niet zonder DNSSEC (RFC 7672 §2.1.1).`,
      'Wilt u de zone ondertekenen (algoritme 13, RFC 9904), het DS-record via de registrar laten plaatsen, en de handtekeningen automatisch laten vernieuwen? Laat ons weten wanneer het klaar is; dan controleren wij het.',
      'Met vriendelijke groet,',
    ],
  }),
  sending: ({ domain }) => ({
    to: 'de aanbieder die mail voor ons verzendt',
    subject: `Controle bij het verzenden van mail van ${domain}`,
    body: [
      'Geachte heer of mevrouw,',
      `U verzendt mail voor ${domain}. DANE is voor Nederlandse overheden ook bij verzenden verplicht (pas toe of leg uit). Wilt u laten weten:`,
      '- Controleert u DANE (RFC 7672) bij elke bestemming, met een resolver die DNSSEC controleert?',
      '- Controleert u MTA-STS (RFC 8461), en gaat DANE daarbij voor (RFC 8461 §2)?',
      '- Verstuurt u rapporten (RFC 8460) aan domeinen die daarom vragen?',
      'Met vriendelijke groet,',
    ],
  }),
};
