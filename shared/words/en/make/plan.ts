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
    'read-reports': ({ weeks }) => `Read the reports for ${weeks} weeks and mend what goes wrong.`,
    'mend-hosts': ({ hosts }) =>
      `Do not enforce yet: ${sayList(hosts, 'en')} ${hosts.length === 1 ? 'is' : 'are'} not in the policy, or ${hosts.length === 1 ? 'has' : 'have'} no encryption with a valid certificate. Mend that, check again and make a new plan.`,
    'move-mail': ({ hosts }) =>
      `Check first that each new mail server has encryption with a valid certificate in its own name, and TLSA records if you have DANE. Then change the MX records: mail now goes to ${sayList(hosts, 'en')}. Keep the old mail servers on until the next step.`,
    'wait-for-caches': ({ maxAge }) =>
      `Wait for ${saySpan(maxAge, 'en')}: that is how long senders keep the old policy. Keep the web server running for so long.`,
    'remove-record': () => 'Remove the record.',
    'remove-policy': () => 'Remove the policy and the host.',
    'publish-this-key': ({ host }) =>
      `Publish the record that names the key of ${host}. Records that name the certificate or the issuer go.`,
    'publish-next-key': ({ host }) => `Publish the record of the new key beside the old one, for ${host}.`,
    'keep-key': ({ host }) => `Set ${host} to keep the same key when it renews. Above is by which option.`,
    'renew-same-key': ({ host, until }) =>
      `Renew the certificate of ${host} with the same key, no later than ${sayDay(until, 'en')}.`,
    'install-certificate': ({ host, until }) =>
      `Put the new certificate on ${host} now, no later than ${sayDay(until, 'en')}.`,
    verify: ({ host }) => `Check ${host} again with Postzegel.`,
    'remove-old-key': ({ host }) => `Remove the record of the old key of ${host}.`,
  },
};
