import { sayDay, sayList } from '../../date.ts';
import type { FindingSentences } from '../../catalogue.ts';
import { untrusted } from '../terms.ts';
import { sayCertificateChange, sayKeyChange } from './certificate-change.ts';

export const certificate: FindingSentences<'certificate'> = {
  'certificate.trusted': ({ host, until, issuer }) => ({
    title: `Het certificaat van ${host} is geldig en vertrouwd.`,
    meaning: `Het is uitgegeven door ${issuer} en geldt tot ${sayDay(until, 'nl')}. De naam klopt.`,
    action: '',
  }),
  'certificate.expired': ({ host, at, pinned }) => ({
    title: `Het certificaat van ${host} is verlopen.`,
    meaning: `Het gold tot ${sayDay(at, 'nl')}. Verzenders die MTA-STS volgen, bezorgen dan niet. ${pinned?.to === 'key' || pinned?.to === 'certificate' ? 'Voor DANE telt de datum hier niet, want het TLSA-record noemt deze server zelf: verzenders met DANE bezorgen nog.' : 'Bij DANE telt de datum niet als het record van soort 3 is.'}`,
    action: `Vernieuw het certificaat en zorg dat dit voortaan vanzelf gaat.${sayCertificateChange({ ...(pinned && { pinned }) })}`,
  }),
  'certificate.not-yet-valid': ({ host, at, ...change }) => ({
    title: `Het certificaat van ${host} is nog niet geldig.`,
    meaning: `Het geldt pas vanaf ${sayDay(at, 'nl')}.`,
    action: `Controleer de klok van de mailserver, of laat een nieuw certificaat uitgeven.${sayCertificateChange(change)}`,
  }),
  'certificate.ends-soon': ({ host, at, days, ...change }) => ({
    title: `Het certificaat van ${host} verloopt over ${days} ${days === 1 ? 'dag' : 'dagen'}.`,
    meaning: `Het geldt tot ${sayDay(at, 'nl')}. Daarna weigeren verzenders die het controleren.`,
    action: `Controleer of het vernieuwen vanzelf gaat.${sayCertificateChange(change)}`,
  }),
  'certificate.name-mismatch': ({ host, names, ...change }) => ({
    title: `Het certificaat hoort niet bij de naam ${host}.`,
    meaning:
      names.length > 0
        ? `Het is uitgegeven voor ${sayList(names.slice(0, 5), 'nl')}. Verzenders die de naam controleren (MTA-STS), bezorgen dan niet.`
        : 'Er staat geen servernaam in. Verzenders die de naam controleren (MTA-STS), bezorgen dan niet.',
    action: `Laat een certificaat uitgeven waarin ${host} als naam staat.${sayCertificateChange(change)}`,
  }),
  'certificate.untrusted': ({ host, reason, ...change }) => ({
    title: `Het certificaat van ${host} wordt niet algemeen vertrouwd.`,
    meaning: `Reden: ${untrusted[reason]}. De mail wordt wel versleuteld, maar een verzender kan niet weten of dit de juiste server is.`,
    action: `Gebruik een certificaat van een erkende uitgever en stuur de tussencertificaten mee${change.pinned ? '' : ', of publiceer DANE'}.${sayCertificateChange(change)}`,
  }),
  'certificate.untrusted-with-dane': ({ host, reason, ...change }) => ({
    title: `Het certificaat van ${host} komt niet van een erkende uitgever; met DANE hoeft dat ook niet.`,
    meaning: `Reden: ${untrusted[reason]}. Verzenders met DANE weten door het TLSA-record toch zeker dat zij de juiste server hebben. Wie alleen MTA-STS controleert, weet dat niet: een beleid kan met dit certificaat niet werken.`,
    action: `Voor DANE hoeft er niets te gebeuren. Wilt u ook MTA-STS? Zorg dan eerst voor een certificaat van een erkende uitgever.${sayCertificateChange(change)}`,
  }),
  'certificate.weak-key': ({ host, algorithm, bits, ...change }) => ({
    title: `Het certificaat van ${host} heeft een korte sleutel (${algorithm}, ${bits} bits).`,
    meaning: 'De NCSC-richtlijn voor TLS (2025) noemt deze lengte uit te faseren of onvoldoende.',
    action: `Gebruik bij de volgende vernieuwing een ECDSA-sleutel (P-256) of RSA van ten minste 3072 bits.${sayKeyChange(change)}`,
  }),
  'certificate.weak-signature': ({ host, algorithm, ...change }) => ({
    title: `Het certificaat van ${host} is met een zwakke methode ondertekend (${algorithm}).`,
    meaning: 'Handtekeningen met SHA-1 of MD5 zijn na te maken.',
    action: `Laat een nieuw certificaat uitgeven.${sayCertificateChange(change)}`,
  }),
  'certificate.not-measured': () => ({
    title: 'Er is geen certificaat gezien.',
    meaning: 'Er kwam van hier met geen enkele mailserver een versleutelde verbinding tot stand.',
    action: '',
  }),
};
