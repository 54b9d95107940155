import type { FindingSentences } from '../../catalogue.ts';
import { sayList } from '../../date.ts';
import { causes } from '../causes.ts';

const FAMILIES = { ipv4: 'IPv4', ipv6: 'IPv6' } as const;

export const starttls: FindingSentences<'starttls'> = {
  'starttls.offered': ({ hosts, versions }) => ({
    title: 'The mail servers offer an encrypted connection.',
    meaning: `${sayList(hosts, 'en')}: STARTTLS works, with ${sayList(versions, 'en')}. Somebody who only listens cannot see what the mail says.`,
    action: '',
  }),
  'starttls.missing': ({ host, address }) => ({
    title: `${host} offers no encryption.`,
    meaning: `The server at ${address} does not know STARTTLS. Mail to this server travels the internet as a postcard: anyone on the way can read it.`,
    action: 'Turn on STARTTLS on this mail server, or ask your supplier to do so.',
  }),
  'starttls.refused': ({ host, address, code }) => ({
    title: `${host} offers encryption but then refuses it.`,
    meaning: `To the command STARTTLS ${address} answered with error code ${code}. Senders then send the mail unencrypted, or not at all.`,
    action:
      'Ask whoever runs the mail server to check certificate and key: often they are missing or cannot be read.',
  }),
  'starttls.unavailable': ({ host, address, code, text }) => ({
    title: `${host} says that it cannot do TLS now.`,
    meaning: `To the command STARTTLS ${address} answered ${code} “${text}”. So the server has STARTTLS on, and cannot use it. In most cases its key and certificate do not belong together, or cannot be read. Most senders then send the mail unencrypted. Where the server has TLSA records, senders with DANE keep the mail and try again later.`,
    action:
      'Look at key and certificate on the mail server: do they belong together, and may the server read them? Its log tells what is wrong.',
  }),
  'starttls.handshake-failed': ({ host, address, cause }) => ({
    title: `No secure connection with ${host} could be made.`,
    meaning: `The server at ${address} offers STARTTLS, but setting it up failed: ${causes[cause.kind](cause as never)}.`,
    action: 'Ask whoever runs the mail server to check the TLS settings and the certificate.',
  }),
  'starttls.text-in-clear': ({ host, address, text }) => ({
    title: `${host} sent text in the clear after it was time to encrypt.`,
    meaning: `After its answer to STARTTLS, ${address} also sent this, outside of the encryption: “${text}”. That does not belong there. Somebody on the way may have put it in, or the server has a fault. Good senders throw such text away. Senders that do not can be misled by it.`,
    action:
      'Repeat the check from another network. If the text still comes, ask whoever runs the mail server to update it (see CVE-2011-0411). If it comes on one network only, ask whoever runs that network what changes mail traffic there.',
  }),
  'starttls.old-version': ({ host, version }) => ({
    title: `${host} uses outdated encryption (${version}).`,
    meaning:
      'TLS 1.0 and 1.1 have been abolished. More and more senders refuse them, and they can be broken.',
    action: 'Turn on TLS 1.2 and TLS 1.3 on the mail server.',
  }),
  'starttls.turned-away': ({ host, address, code, text }) => ({
    title: `${host} did not want to talk to Postzegel.`,
    meaning: `The server at ${address} answered ${code} “${text}”. So the encryption was not measured. That says nothing about its safety.`,
    action: 'Try again later, or from a place with another IP address.',
  }),
  'starttls.masked': ({ host, address, sign }) => ({
    title: `Something on the way to ${host} hides what the server says.`,
    meaning: `Part of what came from ${address} has been overwritten (“${sign}”). Firewalls that inspect mail traffic do that, and they hide STARTTLS as well. That may be a firewall in your own network, or one before the mail server. So the encryption was not measured.`,
    action:
      'Repeat the check from another network. If it looks the same there, ask whoever runs the mail server to turn off the inspection of SMTP in the firewall before it.',
  }),
  'starttls.silent': ({ host, address, afterMs }) => ({
    title: `${host} was connected to, and did not greet in time.`,
    meaning: `The connection with ${address} was made, but the greeting did not come within ${Math.round(afterMs / 1000)} seconds. Some servers wait on purpose, to keep spam out, and senders are to wait up to 5 minutes. So the encryption was not measured. That says nothing about its safety.`,
    action:
      'Repeat the check later. If it stays like this, ask whoever runs the mail server how long it lets senders wait.',
  }),
  'starttls.no-family': ({ family, addresses, noRoad }) => ({
    title: noRoad
      ? `This place has no ${FAMILIES[family]}.`
      : `From this place no ${FAMILIES[family]} address could be reached.`,
    meaning: `Nothing was measured at ${sayList(addresses, 'en')}, ${noRoad ? 'as no way leads there from here' : 'most likely as this place has no working connection of that kind; it may also be that the servers do not answer there'}. That says nothing about their safety. What was measured holds for their other addresses.`,
    action: `To have this measured as well, do the check in a place with ${FAMILIES[family]}.`,
  }),
  'starttls.unreachable': ({ host, address, cause }) => ({
    title: `${host} could not be reached at ${address}.`,
    meaning: `The connection failed: ${causes[cause.kind](cause as never)}. So nothing was measured here.`,
    action:
      'Try again. If it stays like this, ask whoever runs the mail server whether this address is still in use.',
  }),
  'starttls.connection-refused': ({ host, addresses }) => ({
    title: `${host} could not be connected to: the connection was refused.`,
    meaning: `A connection with ${sayList(addresses, 'en')} on port 25 was refused. Either the server is down or its port 25 is closed, or the network of this place blocks mail traffic. From here nobody can tell which. So the encryption was not measured.`,
    action:
      'Do the check in another place, where port 25 is open, and open its file here; or run the command below there and paste what it prints. If the connection is refused there too, ask whoever runs the mail server whether it is running.',
  }),
  'starttls.port-25-blocked': ({ host, addresses }) => ({
    title: 'From this place mail traffic (port 25) is probably blocked.',
    meaning: `${addresses === 1 ? `The only address, of ${host}, did not answer on port 25` : `None of the ${addresses} addresses answered on port 25`}, although the DNS works. Many office and home networks do not allow it.${addresses === 1 ? ' It may also be that the server is down.' : ''} So the encryption was not measured; that says nothing about the domain.`,
    action:
      'Do the check in a place where port 25 is open, and open its file here. Or run the command below there and paste what it prints.',
  }),
  'starttls.no-mx': () => ({
    title: 'There is no mail server to look at.',
    meaning: 'Without the name of a mail server that has an address there is no connection to measure.',
    action: '',
  }),
};
