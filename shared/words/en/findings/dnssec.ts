import type { FindingSentences } from '../../catalogue.ts';
import { sayReason } from '../validation.ts';
import { sayDay } from '../../date.ts';

export const dnssec: FindingSentences<'dnssec'> = {
  'dnssec.secure': () => ({
    title: 'The DNS records are signed and the signatures are right.',
    meaning:
      'With DNSSEC there is a digital signature under your DNS records. Nobody on the way can name another mail server unnoticed.',
    action: '',
  }),
  'dnssec.unsigned': () => ({
    title: 'The DNS records of this domain are not signed.',
    meaning:
      'Without DNSSEC somebody on the way can name a false mail server and the sender will not notice. DANE only works with DNSSEC.',
    action:
      'Ask your DNS host to turn on DNSSEC: first the zone is signed, and only then is the DS record placed through your registrar. With many registrars that is one button.',
  }),
  'dnssec.bogus': ({ reason, hasKeys }) => ({
    title: `The DNSSEC signatures of ${reason.zone === '.' ? 'the root' : reason.zone} are not right.`,
    meaning: `For everybody who checks DNSSEC your domain does not exist now: mail does not arrive, or waits. Renewing a certificate fails as well: issuers have checked DNSSEC since 15 March 2026. What is wrong: ${sayReason(reason)}.`,
    action:
      reason.kind === 'no-key-for-ds'
        ? sayWrongDs(hasKeys, 'through your registrar')
        : 'Ask your DNS host to sign the zone again today. The DS record at your registrar need not change.',
  }),
  'dnssec.mx-unsigned': ({ host, hasDane, within }) => ({
    title: `The name of the mail server ${host} is not signed.`,
    meaning: hasDane
      ? 'The addresses lie in a DNS zone without DNSSEC. DANE works all the same: the name in your MX record is signed, and the TLSA record stands there.'
      : 'The mail server lies in a DNS zone without DNSSEC. So DANE cannot work for this server, even if your own domain is signed.',
    action: hasDane
      ? ''
      : within
        ? `Have the zone ${within.zone} signed first. After that put its DS record into your own zone ${within.parent}; a registrar does not come into it. Are there TLSA records already? Check before that they fit.`
        : 'Ask the supplier of this mail server for DNSSEC and DANE, or for a name in a signed zone.',
  }),
  'dnssec.mx-bogus': ({ host, reason, hasKeys, within }) => ({
    title: `The DNSSEC signatures of the mail server ${host} are not right.`,
    meaning: `Senders that check DNSSEC cannot find this server and will not deliver there. The fault lies in the zone ${reason.zone}: ${sayReason(reason)}.`,
    action: within
      ? reason.kind === 'no-key-for-ds'
        ? sayWrongDs(hasKeys, `in your own zone ${within.parent}`)
        : `Have the zone ${within.zone} signed again today. The DS record in ${within.parent} need not change.`
      : 'Report this to the supplier of the mail server.',
  }),
  'dnssec.not-measured': ({ name, reason }) => ({
    title: `Whether ${name} is properly signed could not be found out.`,
    meaning: `Not all DNS answers came in: ${sayReason(reason)}.`,
    action: 'Try again, perhaps with another DNS server or from another place.',
  }),
  'dnssec.resolver-strips': ({ resolver }) => ({
    title: 'The DNS server of this network leaves the signatures out.',
    meaning: `No DNSSEC records come in via ${resolver}. So Postzegel cannot see from here whether the domain is properly signed. That says nothing about the domain.`,
    action:
      'Choose another DNS server in the options, for instance a DNS over HTTPS service, and check again.',
  }),
  'dnssec.resolver-unusable': ({ resolver, rcode, saidOfRoot }) => ({
    title: 'The DNS server of this network gives no usable answer.',
    meaning: [
      `${resolver} ${whatItDoes(rcode)} (${rcode}).`,
      ...(saidOfRoot ? ['That is so for the root as well, where all of DNS begins.'] : []),
      'So Postzegel could not measure anything. That says nothing about the domain.',
    ].join(' '),
    action:
      'Choose another DNS server in the options and check again. Some DNS servers answer only devices of their own network.',
  }),
  'dnssec.signature-ends-soon': ({ zone, at, days }) => ({
    title: `The signatures of ${zone} expire in ${days} ${days === 1 ? 'day' : 'days'}.`,
    meaning: `A signature expires on ${sayDay(at, 'en')}. If it is not renewed, mail will no longer arrive after that.`,
    action: 'Ask your DNS host whether renewal happens by itself.',
  }),
  'dnssec.weak-algorithm': ({ zone, algorithm }) => ({
    title: `The zone ${zone} is signed with an outdated algorithm (${algorithm}).`,
    meaning:
      'Validating DNS servers no longer count this algorithm, or soon will not. The domain then passes for unsigned, and DANE falls away silently.',
    action:
      'Ask your DNS host to move to algorithm 13 (ECDSA P-256), as a rollover: first the zone is signed with both, then the DS record changes, and the old keys go last.',
  }),
  'dnssec.sha1-ds': ({ zone }) => ({
    title: `The DS record of ${zone} uses SHA-1 only.`,
    meaning: 'SHA-1 is outdated. New DS records should use SHA-256.',
    action:
      'Have a DS record with SHA-256 (digest type 2) of the same key placed beside it, through your registrar. Remove the old one after that.',
  }),
  'dnssec.nsec3-iterations': ({ zone, iterations }) => ({
    title: `The zone ${zone} uses ${iterations} extra NSEC3 rounds.`,
    meaning:
      'The norm is zero. Beyond a limit validating DNS servers treat the zone as unsigned: DANE then falls away silently.',
    action: 'Ask your DNS host to set the number of NSEC3 iterations to 0.',
  }),
  'dnssec.nsec3-salt': ({ zone }) => ({
    title: `The zone ${zone} uses an NSEC3 salt.`,
    meaning: 'It adds no safety and is advised against. It does no harm.',
    action: 'Ask your DNS host to empty the salt some time.',
  }),
};

/** A DS record that fits no key: what makes mail come again soonest, and in which order DNSSEC comes back. */
const sayWrongDs = (hasKeys: boolean, where: string): string =>
  hasKeys
    ? `Have the DS record changed today, ${where}, to fit the keys that are there now. Ask your DNS host for the right DS record. If that cannot be done today, have it removed: then the zone counts as unsigned, and mail comes again.`
    : `Have the DS record removed today, ${where}: the zone has no keys that it could fit. Then the zone counts as unsigned, and mail comes again as soon as others have forgotten the DS record, mostly within a day. Have the zone signed later, and only then a new DS record placed.`;

/** What a resolver does that answers everything with the one response code. */
function whatItDoes(rcode: string): string {
  if (rcode === 'REFUSED') return 'refuses every question';
  return rcode === 'NOERROR' || rcode === 'NXDOMAIN'
    ? 'answers to every question that there is nothing'
    : 'answers every question with an error';
}
