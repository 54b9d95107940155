import type { FindingSentences } from '../../catalogue.ts';
import { sayDay, sayList } from '../../date.ts';
import { untrusted } from '../terms.ts';
import { sayCertificateChange, sayKeyChange } from './certificate-change.ts';

export const certificate: FindingSentences<'certificate'> = {
  'certificate.trusted': ({ host, until, issuer }) => ({
    title: `The certificate of ${host} is valid and trusted.`,
    meaning: `It was issued by ${issuer} and holds until ${sayDay(until, 'en')}. The name is right.`,
    action: '',
  }),
  'certificate.expired': ({ host, at, pinned }) => ({
    title: `The certificate of ${host} has expired.`,
    meaning: `It held until ${sayDay(at, 'en')}. Senders that follow MTA-STS will not deliver. ${pinned?.to === 'key' || pinned?.to === 'certificate' ? 'For DANE the date does not count here, as the TLSA record names this server itself: senders with DANE still deliver.' : 'With DANE the date does not count where the record is of usage 3.'}`,
    action: `Renew the certificate and see to it that this happens by itself from now on.${sayCertificateChange({ ...(pinned && { pinned }) })}`,
  }),
  'certificate.not-yet-valid': ({ host, at, ...change }) => ({
    title: `The certificate of ${host} is not valid yet.`,
    meaning: `It only holds from ${sayDay(at, 'en')}.`,
    action: `Check the clock of the mail server, or have a new certificate issued.${sayCertificateChange(change)}`,
  }),
  'certificate.ends-soon': ({ host, at, days, ...change }) => ({
    title: `The certificate of ${host} expires in ${days} ${days === 1 ? 'day' : 'days'}.`,
    meaning: `It holds until ${sayDay(at, 'en')}. After that, senders that check it will refuse.`,
    action: `Check whether renewal happens by itself.${sayCertificateChange(change)}`,
  }),
  'certificate.name-mismatch': ({ host, names, ...change }) => ({
    title: `The certificate does not belong to the name ${host}.`,
    meaning:
      names.length > 0
        ? `It was issued for ${sayList(names.slice(0, 5), 'en')}. Senders that check the name (MTA-STS) will not deliver.`
        : 'It holds no server name. Senders that check the name (MTA-STS) will not deliver.',
    action: `Have a certificate issued that has ${host} as a name.${sayCertificateChange(change)}`,
  }),
  'certificate.untrusted': ({ host, reason, ...change }) => ({
    title: `The certificate of ${host} is not generally trusted.`,
    meaning: `Reason: ${untrusted[reason]}. Mail is encrypted, but a sender cannot know whether this is the right server.`,
    action: `Use a certificate from a recognised issuer and send the intermediate certificates along${change.pinned ? '' : ', or publish DANE'}.${sayCertificateChange(change)}`,
  }),
  'certificate.untrusted-with-dane': ({ host, reason, ...change }) => ({
    title: `The certificate of ${host} is not from a recognised issuer; with DANE it need not be.`,
    meaning: `Reason: ${untrusted[reason]}. Because of the TLSA record senders with DANE are sure all the same that they have the right server. Senders that check only MTA-STS cannot: a policy cannot work with this certificate.`,
    action: `Nothing has to be done for DANE. Do you want MTA-STS as well? Then get a certificate from a recognised issuer first.${sayCertificateChange(change)}`,
  }),
  'certificate.weak-key': ({ host, algorithm, bits, ...change }) => ({
    title: `The certificate of ${host} has a short key (${algorithm}, ${bits} bits).`,
    meaning: 'The Dutch NCSC guideline for TLS (2025) calls this length one to phase out, or insufficient.',
    action: `At the next renewal use an ECDSA key (P-256) or RSA of at least 3072 bits.${sayKeyChange(change)}`,
  }),
  'certificate.weak-signature': ({ host, algorithm, ...change }) => ({
    title: `The certificate of ${host} is signed with a weak method (${algorithm}).`,
    meaning: 'Signatures with SHA-1 or MD5 can be forged.',
    action: `Have a new certificate issued.${sayCertificateChange(change)}`,
  }),
  'certificate.not-measured': () => ({
    title: 'No certificate was seen.',
    meaning: 'From here no encrypted connection with any mail server could be made.',
    action: '',
  }),
};
