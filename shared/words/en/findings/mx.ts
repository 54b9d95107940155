import type { FindingSentences } from '../../catalogue.ts';
import { sayList } from '../../date.ts';
import { causes } from '../causes.ts';

export const mx: FindingSentences<'mx'> = {
  'mx.hosts': ({ hosts }) => ({
    title: `Mail for this domain goes to ${sayList(hosts, 'en')}.`,
    meaning: 'The DNS says which mail servers take in the mail for your domain (MX records).',
    action: '',
  }),
  'mx.null': () => ({
    title: 'This domain receives no mail, on purpose.',
    meaning:
      'There is an empty MX record (“null MX”). Other mail servers then know that there is nothing to deliver here.',
    action: '',
  }),
  'mx.null-beside-others': () => ({
    title: 'The domain says at once that it does and does not receive mail.',
    meaning:
      'An empty MX record stands beside ordinary ones. What a sender does then is not laid down: mail can get lost.',
    action:
      'Remove the empty MX record (a dot for a name) if you want to receive mail. Otherwise remove all the others.',
  }),
  'mx.none-but-address': () => ({
    title: 'There is no MX record; mail goes to the address of the domain itself.',
    meaning:
      'Senders then try the server that the domain name points to, often the web server. That is seldom what is meant.',
    action:
      'Publish an MX record with the name of your mail server. If the domain receives no mail, publish an empty one: `MX 0 .`',
  }),
  'mx.none': () => ({
    title: 'This domain cannot receive mail: it has no MX record and no address.',
    meaning: 'Whoever sends a message gets it back as undeliverable.',
    action:
      'Publish an MX record with the name of your mail server. If the domain is not meant to receive mail, publish `MX 0 .`',
  }),
  'mx.domain-missing': () => ({
    title: 'This domain does not exist in the DNS.',
    meaning:
      'The DNS answers that there is no such name. Perhaps there is a typing error, or the registration has lapsed.',
    action:
      'Check how you typed the name. If it is right, ask your registrar whether the registration still runs.',
  }),
  'mx.alias': ({ host, target, first, isPinnedByTarget }) => ({
    title: `The mail server ${host} is an alias of ${target}.`,
    meaning:
      'An MX record should point to a name with an address, not to an alias (CNAME). Some senders will not deliver, and it makes DANE harder.',
    action:
      first.length === 0
        ? `Put ${target} in the MX record${isPinnedByTarget ? '' : `, or give ${host} addresses of its own`}.`
        : [
            ...(isPinnedByTarget
              ? []
              : [`Simplest: give ${host} addresses of its own; then nothing else has to change.`]),
            `To put ${target} in the MX record, first`,
            sayList(
              first.map(each =>
                each === 'policy'
                  ? `add a line \`mx: ${target}\` to the MTA-STS policy and change the id`
                  : `publish a TLSA record that fits at \`_25._tcp.${target}\``,
              ),
              'en',
            ) + ',',
            'and wait at least a day. Only then change the MX record.',
          ].join(' '),
  }),
  'mx.no-address': ({ host }) => ({
    title: `The mail server ${host} has no address.`,
    meaning:
      'The name stands in an MX record but has no IPv4 or IPv6 address. Senders cannot reach this server.',
    action: 'Give the name an A or AAAA record, or remove the MX record.',
  }),
  'mx.address-as-name': ({ host }) => ({
    title: `The MX record holds an IP address (${host}) instead of a name.`,
    meaning: 'An MX record has to point to a name. With an IP address mail does not arrive.',
    action: 'Give the mail server a name with an A or AAAA record, and put that name in the MX record.',
  }),
  'mx.private-address': ({ host, address }) => ({
    title: `The mail server ${host} points to an internal address (${address}).`,
    meaning:
      'This address only works inside a network of one’s own. Nobody outside can deliver mail to it. Postzegel did not connect to it.',
    action:
      'Publish an address that can be reached from outside. To check an internal network, allow internal addresses in the options.',
  }),
  'mx.too-many': ({ count, limit }) => ({
    title: `There are ${count} mail servers; the first ${limit} were looked at.`,
    meaning: 'So many MX records are unusual. The others were not checked.',
    action:
      'Remove mail servers that you no longer use. Every server you name has to be protected equally well.',
  }),
  'mx.not-measured': ({ cause }) => ({
    title: 'The mail servers could not be looked up.',
    meaning: `The DNS question for MX records failed: ${causes[cause.kind](cause as never)}.`,
    action: 'Check your internet connection, or choose another DNS server in the options, and try again.',
  }),
  'mx.server-failure': ({ rcode }) => {
    const meaning =
      'As long as that is so, senders cannot look up where the mail has to go. They wait, and return the message after one to five days.';
    return rcode === 'YXDOMAIN'
      ? {
          title: 'A DNAME record makes of the name of this domain one that is too long (YXDOMAIN).',
          meaning,
          action: 'Ask your DNS host to have the DNAME record point to a shorter name.',
        }
      : {
          title: `The DNS servers of this domain give an error (${rcode}).`,
          meaning,
          action:
            'Ask your DNS host to look into this error. Often a name server is down, or the DNSSEC signatures are not valid.',
        };
  },
};
