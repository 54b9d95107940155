import { sayList } from '../../date.ts';
import type { FindingSentences } from '../../catalogue.ts';
import { causes } from '../causes.ts';

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
  'starttls.unreachable': ({ host, address, cause }) => ({
    title: `${host} was niet bereikbaar op ${address}.`,
    meaning: `De verbinding mislukte: ${causes[cause.kind](cause as never)}. Daarom is hier niets gemeten.`,
    action:
      'Probeer het opnieuw. Blijft het zo, vraag dan de beheerder van de mailserver of dit adres nog in gebruik is.',
  }),
  'starttls.port-25-blocked': ({ addresses }) => ({
    title: 'Van deze plek is mailverkeer (poort 25) waarschijnlijk geblokkeerd.',
    meaning: `Geen van de ${addresses} adressen gaf antwoord op poort 25, terwijl het DNS wel werkt. Veel kantoor- en thuisnetwerken staan dit niet toe. De versleuteling is daarom niet gemeten; dat zegt niets over het domein.`,
    action:
      'Doe de controle op een plek waar poort 25 open is, en open dat bestand hier. Of voer daar de opdracht hieronder uit en plak de uitvoer.',
  }),
  'starttls.no-mx': () => ({
    title: 'Er is geen mailserver om te bekijken.',
    meaning: 'Zonder bereikbare naam van een mailserver valt er geen verbinding te meten.',
    action: '',
  }),
};
