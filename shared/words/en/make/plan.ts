import { sayDay, sayList, saySpan } from '../../date.ts';
import type { MakeWords } from '../../make-words.ts';

export const plan: MakeWords['plan'] = {
  rollout: 'Plan',
  withdrawal: 'Plan to stop',
  move: 'Plan for other mail servers',
  lead: 'Do the steps in this order, and no step before its date.',
  calendar: 'Put in the calendar (.ics)',
  from: day => `from ${day}`,
  wait: span => `at least ${span} after the step before`,
  show: 'What then has to be in the DNS',
  done: day => `done on ${day}`,
  markDone: 'This is done',
  undo: 'Not done after all',
  startAgain: 'Start the plan again',
  kept: 'This plan is under way. A wait counts from the day that the step before it was done.',
  actions: {
    'publish-tls-rpt': () => 'Publish the record for reports, so that you hear what goes wrong.',
    'serve-policy': ({ mode, maxAge }) =>
      `Put the policy on the web server: mode ${mode}, to be kept for ${saySpan(maxAge, 'en')}.`,
    'announce-policy': ({ id }) => `Then publish the record, with id ${id}.`,
    'read-reports': ({ weeks }) => `Read the reports for ${weeks} weeks and fix what goes wrong.`,
    'mend-hosts': ({ hosts }) =>
      `Do not enforce yet: ${sayList(hosts, 'en')} ${hosts.length === 1 ? 'is' : 'are'} not in the policy, or ${hosts.length === 1 ? 'has' : 'have'} no encryption with a valid certificate. Mend that, check again and make a new plan.`,
    'prepare-host': ({ host }) =>
      `Make ${host} ready: it takes mail for your domain, and offers encryption (STARTTLS) with a certificate in its own name from a recognised issuer. Send a test message to it.`,
    'sign-host': ({ host }) =>
      `Have the zone that ${host} is in signed with DNSSEC, or ask its supplier whether that is so. Without it TLSA records of this server do not count.`,
    'publish-host-tlsa': ({ host, owner }) =>
      `Publish the TLSA record of ${host} at ${owner}. Is it run by a supplier? Then it is the supplier who does this.`,
    'bring-host-tlsa': ({ host, owner }) =>
      `At ${owner} a TLSA record (3 1 1) has to be published that fits the certificate of ${host}. Is there one already that its supplier keeps? Then leave it as it is. Else take the certificate, or its public key or request, from that server and make this plan again with it: the record is in it then.`,
    'move-mail': ({ hosts }) =>
      `Change the MX records: mail now goes to ${sayList(hosts, 'en')}. Do so only if the steps before are done: encryption with a valid certificate, and in a signed domain a TLSA record that fits. Mail still comes to servers that are no longer named; keep them on until a later step says that they can go.`,
    'leave-hosts': ({ hosts }) =>
      `Check again with Postzegel that all is right. Then ${sayList(hosts, 'en')} can be switched off for this domain: nobody delivers there any more.`,
    'policy-host-address': ({ host, isKnown }) =>
      isKnown
        ? `Give ${host} an address: publish these records.`
        : `Choose the web server that is to serve the policy, and give ${host} its address (A and AAAA), or an alias (CNAME) if somebody else serves it.`,
    'policy-host-certificate': ({ host }) =>
      `Set up the web server for ${host}, with a certificate in that name from a recognised issuer that renews itself.`,
    'fetch-policy': ({ url }) =>
      `Fetch the policy yourself, from another network: ${url}. It has to come without a warning and without a redirect. Go on only then.`,
    'wait-for-caches': ({ maxAge }) =>
      `Wait for ${saySpan(maxAge, 'en')}: that is how long senders keep the old policy. Keep the web server running for so long.`,
    'remove-record': () => 'Remove the record.',
    'remove-policy': () => 'Remove the policy and the host.',
    'publish-this-key': ({ host }) =>
      `Publish the record that names the key of ${host}. Records that name the certificate or the issuer go.`,
    'publish-next-key': ({ host }) => `Publish the record of the new key beside the old one, for ${host}.`,
    'keep-key': ({ host }) =>
      `Set ${host} to keep the same key when it renews. The option for that: --reuse-key with certbot and lego; other programs name it in their manual.`,
    'renew-same-key': ({ host, until }) =>
      `Renew the certificate of ${host} with the same key. That can be done from now on, at any time, but no later than ${sayDay(until, 'en')}.`,
    'install-certificate': ({ host, until }) =>
      `Put the new certificate on ${host} now, no later than ${sayDay(until, 'en')}.`,
    verify: ({ host }) => `Check ${host} again with Postzegel.`,
    'remove-old-key': ({ host }) => `Remove the record of the old key of ${host}.`,
  },
};
