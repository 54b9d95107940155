import { keyKindName } from '../../terms/key-kind.ts';
import type { FindingSentences } from '../../catalogue.ts';
import { sayDay, sayList, saySpan } from '../../date.ts';
import { hints, sayNext } from '../dane-hints.ts';
import { daneReasons, overlooks, sayCombination, unusable } from '../dane-terms.ts';

/** The quickest way back from records that do not fit, and the other way, which caches slow down (RFC 7671 §8.1). */
const sayUndo = (held: number): string =>
  `Quickest: were the certificate or key of this server changed? Put back those that fit; then mail comes again at once. If that cannot be done, publish today a TLSA record that fits the present certificate, beside the others. Whoever holds the old records keeps to them for up to ${saySpan(held, 'en')}.`;

export const dane: FindingSentences<'dane'> = {
  'dane.valid': valid => ({
    title: `DANE is right for ${valid.host}.`,
    meaning: `${
      valid.certificateUsage === 3
        ? 'The signed DNS holds the fingerprint of precisely this server (TLSA 3). Senders with DANE deliver only to the genuine server, and only encrypted.'
        : 'The signed DNS holds the fingerprint of the issuer of the certificate (TLSA 2). Senders with DANE deliver only to a server with a certificate from that issuer.'
    } ${sayNext(valid)}`,
    action: '',
  }),
  'dane.none': () => ({
    title: 'There is no DANE.',
    meaning:
      'Senders cannot check whether they have the genuine mail server. For Dutch government bodies DANE is mandatory (“comply or explain”).',
    action: 'Publish a TLSA record for every mail server, or ask your supplier to do so.',
  }),
  'dane.needs-dnssec': () => ({
    title: 'DANE is not possible yet: the domain is not signed.',
    meaning:
      'A TLSA record only counts if both your domain and the name of the mail server are signed with DNSSEC.',
    action: 'Arrange DNSSEC first. After that you can publish TLSA records.',
  }),
  'dane.mx-not-secure': ({ hosts, isDomainSigned }) => ({
    title: 'There are TLSA records, but without DNSSEC they do not count.',
    meaning: `There is a TLSA record in the DNS for ${sayList(hosts, 'en')}. The way to it is not signed; somebody on that way can name another mail server.`,
    action: `Check first that the TLSA records fit the certificate: they count from the moment that DNSSEC works, and wrong ones then stop mail. Then have DNSSEC turned on for ${isDomainSigned ? 'the zone of the mail server' : 'your domain and for the zone of the mail server'}.`,
  }),
  'dane.insecure-mx': ({ hosts }) => ({
    title: `The TLSA records of ${sayList(hosts, 'en')} fit, but your own domain is not signed.`,
    meaning:
      'Senders such as Postfix do go by the TLSA record at that mail server: a false server of that name is noticed. But as your domain is not signed, somebody on the way can name another mail server altogether.',
    action: 'Have your own domain signed as well (DNSSEC); then DANE counts for all senders.',
  }),
  'dane.insecure-mx-mismatch': ({ host, address, isDelivered, reason, hint, held }) => ({
    title: `The TLSA record does not fit the certificate of ${host} at ${address}, and some senders go by it.`,
    meaning: `Your domain is not signed, and still: with its default setting (\`smtp_tls_dane_insecure_mx_policy = dane\`) Postfix goes by this record and ${isDelivered ? `passes ${address} by for another address or another server` : 'puts off the mail'}. ${hints[hint]?.what ?? `What does not fit: ${daneReasons[reason.kind](reason as never)}.`}`,
    action:
      hints[hint]?.action ??
      `Ask whoever runs the mail server to make the TLSA record and the certificate fit again. ${sayUndo(held)}`,
  }),
  'dane.wrong-name': ({ name, hosts }) => ({
    title: 'A TLSA record stands at the wrong name.',
    meaning: `It stands at \`${name}\`. Senders look at the name of the mail server, so below ${sayList(
      hosts.map(host => `\`_25._tcp.${host}\``),
      'en',
    )}. Nobody looks here.`,
    action:
      'Publish the TLSA record at the name of the mail server. Check that it fits; then remove this one.',
  }),
  'dane.lookup-unanswered': ({ host }) => ({
    title: `The TLSA record of ${host} could not be looked up.`,
    meaning:
      'The question whether there is a TLSA record got no answer. So whether DANE is right was not measured.',
    action: 'Try again later, or with another DNS server.',
  }),
  'dane.partial': ({ covered, uncovered }) => ({
    title: 'Not every mail server has DANE.',
    meaning: `${sayList(covered, 'en')} does, ${sayList(uncovered, 'en')} does not. An attacker blocks the first, and the mail goes unprotected via the other.`,
    action:
      'Publish a TLSA record for the other mail servers too, or take these out of your MX records, and keep them on for as long as others may hold the old records.',
  }),
  'dane.mismatch': ({ host, address, isDelivered, reason, hint, held }) => ({
    title: `The TLSA record does not fit the certificate of ${host} at ${address}.`,
    meaning: `${isDelivered ? `Senders with DANE now pass ${address} by, and deliver at another address or another server. When that one fails, their mail waits.` : 'Senders with DANE do not deliver now: mail waits and is returned after one to five days.'} ${hints[hint]?.what ?? `Often the certificate was renewed and the TLSA record forgotten. What does not fit: ${daneReasons[reason.kind](reason as never)}.`}`,
    action:
      hints[hint]?.action ??
      `${sayUndo(held)} Then settle on a fixed order: first the record, then the certificate.`,
  }),
  'dane.other-certificate': ({ host, address, fits, fails }) => ({
    title: `${host} has two certificates, and the TLSA record fits only one of them.`,
    meaning: `The server at ${address} has a certificate with a key of the kind ${keyKindName(fits)}, which the TLSA record fits, and one with a key of the kind ${keyKindName(fails)}, which it does not fit. Which one a sender gets depends on what the sender can do. Senders with DANE that get the second one do not deliver: mail waits and is returned after one to five days.`,
    action: `Publish a TLSA record for the certificate with ${keyKindName(fails)} too. Or have that certificate taken away from the server, once no TLSA record is left for it.`,
  }),
  'dane.unusable': ({ host }) => ({
    title: `The TLSA records of ${host} are of no use for mail.`,
    meaning:
      'For mail only usages 2 and 3 count. Senders then do encrypt, but do not check which server they have.',
    action:
      'Publish a TLSA record of the form `3 1 1` that fits the present certificate, and remove those that do not count.',
  }),
  'dane.no-starttls': ({ host, address, isDelivered, held }) => ({
    title: `${host} has a TLSA record but offers no encryption at ${address}.`,
    meaning: isDelivered
      ? `Senders with DANE insist on encryption. They pass ${address} by, and deliver at another address or another server. When that one fails, their mail waits.`
      : 'Senders with DANE insist on encryption, so they no longer deliver anything to this server.',
    action: isDelivered
      ? `Turn on STARTTLS at ${address}.`
      : `Turn STARTTLS on again, with the certificate and key that the TLSA record names: then mail comes again at once. Only if that cannot be done today, remove the TLSA record; it can take ${saySpan(held, 'en')} before everybody knows. Publish it again when STARTTLS works.`,
  }),
  'dane.lookup-failed': ({ host, detail }) => ({
    title: `The TLSA record of ${host} cannot be looked up.`,
    meaning: `The answer of the DNS is not valid, or is an error: ${detail}. Senders with DANE take no risk then, and put off delivery.`,
    action:
      'Ask the DNS host of the mail server to look into this. The name server also has to answer properly when asked for records that are not there.',
  }),
  'dane.not-measured': ({ host }) => ({
    title: `Whether DANE is right for ${host} was not measured.`,
    meaning: 'There is a TLSA record, but the certificate of the server was not seen from here.',
    action: 'Check from a place where port 25 is open.',
  }),
  'dane.mx-bogus': () => ({
    title: 'Nothing can be said of DANE while DNSSEC is broken.',
    meaning:
      'Senders that check DANE do not believe what is said of your mail servers now. They look no further and delay the mail.',
    action: 'Have DNSSEC fixed first; then check again.',
  }),
  'dane.overlooks': ({ host, overlooked }) => ({
    title: `At ${host} ${sayList(
      overlooked.map(each => overlooks[each]),
      'en',
    )}; for DANE that does not matter.`,
    meaning:
      'The TLSA record (usage 3) names precisely this key. Senders with DANE then do not look at names and dates. Senders with MTA-STS do.',
    action: '',
  }),
  'dane.only-by-search': ({ host }) => ({
    title: `Not every sender finds the way to the TLSA record of ${host}.`,
    meaning:
      'There is more than one issuer of the same name: the server sends them, or they are in the TLSA records. Postfix and other senders with OpenSSL try only one, do not come to the right one and do not deliver. Those that try every way do deliver.',
    action:
      'Publish a TLSA record `3 1 1` of the present certificate beside the others. After that send only the chain that belongs to the certificate, and remove records of other issuers.',
  }),
  'dane.combination-unmatched': ({ host, combination }) => ({
    title: `Of the TLSA records of ${host} none of ${sayCombination(combination)} fits.`,
    meaning:
      'Another record does. But a sender that knows just this kind, or prefers it, goes by it alone and then does not deliver.',
    action:
      'Is it for the next certificate? Then publish that one as a record of the same kind as the one that fits. Otherwise remove the records of this kind, or add one that fits the present certificate.',
  }),
  'dane.record-unusable': ({ host, record, why }) => ({
    title: `One TLSA record of ${host} does not count.`,
    meaning: `It is \`${record}\`: ${unusable[why.kind](why as never)}. Senders skip it.`,
    action: 'Remove this record, or fix it.',
  }),
  'dane.ttl-long': ({ host, ttl }) => ({
    title: `A mistake in the TLSA record of ${host} stays for long.`,
    meaning: `Others remember the record for ${saySpan(ttl, 'en')} (its TTL). That is how long it takes before a correction is known everywhere.`,
    action: 'Set the TTL to an hour (`3600`).',
  }),
  'dane.rollover-due': ({ host, at, ttl }) => ({
    title: `The next TLSA record of ${host} should be there by now.`,
    meaning: `The certificate is valid until ${sayDay(at, 'en')}. Others remember the records for ${saySpan(ttl, 'en')} (their TTL), and a record for a new key has to be there twice as long beforehand. Otherwise senders with DANE put off the mail.`,
    action:
      'Add the TLSA record of the next certificate now. If you keep the same key when you renew, a `3 1 1` record goes on fitting.',
  }),
  'dane.denial-broken': ({ host }) => ({
    title: `Beside the TLSA record of ${host} the name server does not answer properly.`,
    meaning:
      'There are no other records at that name, but the name server cannot prove it validly. Senders do find the TLSA record. Internet.nl counts it as a failure, and should the record get lost, senders with DANE put off all mail.',
    action:
      'Ask the DNS host of the mail server to update the name server. The answer “this is not there” has to be signed too.',
  }),
};
