import { sayList } from '../../date.ts';
import type { FindingSentences } from '../../catalogue.ts';
import { causes } from '../causes.ts';

const FAMILIES = { ipv4: 'IPv4', ipv6: 'IPv6' } as const;

export const starttls: FindingSentences<'starttls'> = {
  'starttls.offered': ({ hosts, versions }) => ({
    title: 'De mailservers bieden een versleutelde verbinding aan.',
    meaning: `${sayList(hosts, 'nl')}: STARTTLS werkt, met ${sayList(versions, 'nl')}. Wie alleen meeleest, ziet de inhoud van de mail niet.`,
    action: '',
  }),
  'starttls.missing': ({ host, address }) => ({
    title: `${host} biedt geen versleuteling aan.`,
    meaning: `De server op ${address} kent geen STARTTLS. Mail naar deze server gaat als een briefkaart over het internet: iedereen onderweg kan meelezen.`,
    action: 'Zet STARTTLS aan op deze mailserver, of vraag uw leverancier dat te doen.',
  }),
  'starttls.refused': ({ host, address, code }) => ({
    title: `${host} biedt versleuteling aan, maar weigert die daarna.`,
    meaning: `Op de opdracht STARTTLS antwoordde ${address} met foutcode ${code}. Verzenders sturen de mail dan onversleuteld, of helemaal niet.`,
    action:
      'Vraag de beheerder van de mailserver het certificaat en de sleutel te controleren: die ontbreken vaak of zijn onleesbaar.',
  }),
  'starttls.unavailable': ({ host, address, code, text }) => ({
    title: `${host} zegt dat TLS nu niet kan.`,
    meaning: `Op de opdracht STARTTLS antwoordde ${address} met ${code} “${text}”. De server heeft STARTTLS dus aan staan, maar kan het niet gebruiken. Meestal horen sleutel en certificaat niet bij elkaar, of zijn ze niet te lezen. De meeste verzenders sturen de mail dan onversleuteld. Heeft de server TLSA-records, dan houden verzenders met DANE de mail vast en proberen ze het later weer.`,
    action:
      'Kijk op de mailserver naar sleutel en certificaat: horen ze bij elkaar, en mag de server ze lezen? In het logboek staat wat er mis is.',
  }),
  'starttls.handshake-failed': ({ host, address, cause }) => ({
    title: `Met ${host} kwam geen beveiligde verbinding tot stand.`,
    meaning: `De server op ${address} biedt STARTTLS aan, maar het opzetten mislukte: ${causes[cause.kind](cause as never)}.`,
    action: 'Vraag de beheerder van de mailserver de TLS-instellingen en het certificaat te controleren.',
  }),
  'starttls.text-in-clear': ({ host, address, text }) => ({
    title: `${host} stuurde nog onversleutelde tekst na het startsein voor versleuteling.`,
    meaning: `Na het antwoord op STARTTLS kwam van ${address} nog, buiten de versleuteling: “${text}”. Dat hoort niet. Iemand onderweg kan het ertussen hebben gezet, of de server heeft een fout. Goede verzenders gooien zulke tekst weg. Verzenders die dat niet doen, kunnen ermee misleid worden.`,
    action:
      'Herhaal de controle vanaf een ander netwerk. Blijft de tekst komen, vraag dan de beheerder de mailserver bij te werken (zie CVE-2011-0411). Komt hij alleen op één netwerk, vraag dan de beheerder van dat netwerk wat daar mailverkeer verandert.',
  }),
  'starttls.old-version': ({ host, version }) => ({
    title: `${host} gebruikt een verouderde versleuteling (${version}).`,
    meaning: 'TLS 1.0 en 1.1 zijn afgeschaft. Steeds meer verzenders weigeren ze, en ze zijn te kraken.',
    action: 'Zet TLS 1.2 en TLS 1.3 aan op de mailserver.',
  }),
  'starttls.turned-away': ({ host, address, code, text }) => ({
    title: `${host} wilde niet met Postzegel praten.`,
    meaning: `De server op ${address} antwoordde ${code} “${text}”. Daarom is de versleuteling niet gemeten. Dat zegt niets over de beveiliging.`,
    action: 'Probeer het later nog eens, of van een plek met een ander IP-adres.',
  }),
  'starttls.masked': ({ host, address, sign }) => ({
    title: `Iets onderweg naar ${host} verbergt wat de server zegt.`,
    meaning: `Een deel van wat van ${address} kwam, is overschreven (“${sign}”). Firewalls die mailverkeer bekijken doen dat, en zij verbergen ook STARTTLS. Dat kan een firewall in uw eigen netwerk zijn, of een die voor de mailserver staat. Daarom is de versleuteling niet gemeten.`,
    action:
      'Herhaal de controle vanaf een ander netwerk. Is het daar hetzelfde, vraag dan de beheerder van de mailserver om in de firewall die ervoor staat de inspectie van SMTP uit te zetten.',
  }),
  'starttls.silent': ({ host, address, afterMs }) => ({
    title: `Met ${host} kwam verbinding, maar de begroeting kwam niet op tijd.`,
    meaning: `De verbinding met ${address} kwam tot stand, maar binnen ${Math.round(afterMs / 1000)} seconden kwam er geen begroeting. Sommige servers wachten met opzet, om spam tegen te houden, en verzenders horen tot 5 minuten te wachten. Daarom is de versleuteling niet gemeten. Dat zegt niets over de beveiliging.`,
    action:
      'Herhaal de controle later. Blijft het zo, vraag dan de beheerder van de mailserver hoe lang die verzenders laat wachten.',
  }),
  'starttls.no-family': ({ family, addresses, noRoad }) => ({
    title: noRoad
      ? `Deze plek heeft geen ${FAMILIES[family]}.`
      : `Van deze plek was geen enkel ${FAMILIES[family]}-adres te bereiken.`,
    meaning: `Op ${sayList(addresses, 'nl')} is niets gemeten, ${noRoad ? 'omdat er vanaf hier geen weg heen is' : 'waarschijnlijk omdat deze plek geen werkende verbinding van die soort heeft; het kan ook zijn dat de servers daar niet antwoorden'}. Dat zegt niets over de beveiliging. Wat wel gemeten is, geldt voor hun andere adressen.`,
    action: `Wilt u ook dit meten, doe de controle dan op een plek met ${FAMILIES[family]}.`,
  }),
  'starttls.unreachable': ({ host, address, cause }) => ({
    title: `${host} was niet bereikbaar op ${address}.`,
    meaning: `De verbinding mislukte: ${causes[cause.kind](cause as never)}. Daarom is hier niets gemeten.`,
    action:
      'Probeer het opnieuw. Blijft het zo, vraag dan de beheerder van de mailserver of dit adres nog in gebruik is.',
  }),
  'starttls.connection-refused': ({ host, addresses }) => ({
    title: `Met ${host} kwam geen verbinding: die werd geweigerd.`,
    meaning: `Een verbinding met ${sayList(addresses, 'nl')} op poort 25 werd geweigerd. De server is uit of poort 25 is daar dicht, of het netwerk van deze plek blokkeert mailverkeer. Welke van de twee is vanaf hier niet te zien. Daarom is de versleuteling niet gemeten.`,
    action:
      'Doe de controle op een andere plek, waar poort 25 open is, en open dat bestand hier; of voer daar de opdracht hieronder uit en plak de uitvoer. Wordt de verbinding daar ook geweigerd, vraag dan de beheerder van de mailserver of die draait.',
  }),
  'starttls.port-25-blocked': ({ host, addresses }) => ({
    title: 'Van deze plek is mailverkeer (poort 25) waarschijnlijk geblokkeerd.',
    meaning: `${addresses === 1 ? `Het enige adres, van ${host}, gaf geen antwoord op poort 25` : `Geen van de ${addresses} adressen gaf antwoord op poort 25`}, terwijl het DNS wel werkt. Veel kantoor- en thuisnetwerken staan dit niet toe.${addresses === 1 ? ' Het kan ook zijn dat de server uit is.' : ''} De versleuteling is daarom niet gemeten; dat zegt niets over het domein.`,
    action:
      'Doe de controle op een plek waar poort 25 open is, en open dat bestand hier. Of voer daar de opdracht hieronder uit en plak de uitvoer.',
  }),
  'starttls.no-mx': () => ({
    title: 'Er is geen mailserver om te bekijken.',
    meaning: 'Zonder bereikbare naam van een mailserver valt er geen verbinding te meten.',
    action: '',
  }),
};
