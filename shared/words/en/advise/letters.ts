import type { Need } from '../../../advise/recommend/advice.ts';
import type { AdviseWords } from '../../advise-words.ts';

const NEEDS: Readonly<Record<Need, string>> = {
  dnssec:
    '- DNSSEC on the zone that these mail servers are in; without it DANE cannot work (RFC 7672 §2.2.2).',
  'repair-dnssec':
    '- Mending the DNSSEC of the zone that these mail servers are in: its signature is wrong now.',
  starttls: '- STARTTLS on every mail server and every address (RFC 3207).',
  tlsa: '- TLSA records for every mail server, preferably 3 1 1 (RFC 7672 §3.1.1).',
  'repair-denial':
    '- Valid answers to questions for TLSA records of these mail servers; now there are none (RFC 7672 §2.1.2).',
  'repair-tlsa':
    '- TLSA records for every mail server that fit today’s certificate; now they do not (RFC 7672 §2.2).',
  certificate: '- A certificate from a recognised issuer in the name of every mail server (RFC 8461 §4.2).',
};

export const lettersToSend: AdviseWords['recommend']['letters'] = {
  provider: ({ domain, provider, hosts, needs }) => ({
    to: provider ?? 'whoever runs our mail servers',
    subject: `Secure receiving of mail for ${domain}`,
    body: [
      'Dear sir or madam,',
      `You run the mail servers of ${domain}: ${hosts.join(', ')}. STARTTLS and DANE are mandatory for Dutch public bodies (comply or explain). A check with Postzegel showed that this is needed:`,
      ...needs.map(need => NEEDS[need]),
      'Please let us know: can you deliver this, when, and what do we have to do ourselves? And how do you see to it that the TLSA records follow when you renew a certificate (RFC 7671 §8.1)?',
      'Kind regards,',
    ],
  }),
  move: ({ domain, provider, hosts }) => ({
    to: `the administrator of our environment at ${provider}`,
    subject: `DANE for ${domain} at ${provider}`,
    body: [
      'Dear sir or madam,',
      `The MX of ${domain} points to ${hosts.join(', ')}. That name is in a zone without DNSSEC, so DANE cannot work there. ${provider} has a new MX name that is signed.`,
      'Please plan the move for us. At Exchange Online it goes like this:',
      '- Check that our domain has DNSSEC; set an existing MTA-STS policy to testing, under a new id; shorten the TTL of the MX and wait until the old TTL has passed.',
      `- Run: Enable-DnssecForVerifiedDomain -DomainName ${domain}. Add the name you get as an MX, test it, make it the first, then remove the old one.`,
      '- Before the old MX goes, have all that names the old host use the new name: connectors of partners, a mail filter in the cloud, a smart host.',
      '- Put the new name into the MTA-STS policy and set it to enforce again, under a new id.',
      `- Run: Enable-SmtpDaneInbound -DomainName ${domain}, and check with Get-SmtpDaneInboundStatus.`,
      'Please let us know when this can be done, and whether you need anything from us.',
      'Kind regards,',
    ],
  }),
  'switch-on': ({ domain, provider }) => ({
    to: `the administrator of our environment at ${provider}`,
    subject: `Switching on DANE for ${domain} at ${provider}`,
    body: [
      'Dear sir or madam,',
      `Mail for ${domain} already comes in at a signed name of ${provider}. DANE is not switched on yet.`,
      `- Run: Enable-SmtpDaneInbound -DomainName ${domain}.`,
      '- Check after half an hour with Get-SmtpDaneInboundStatus, and with Postzegel.',
      'Please let us know when this is done.',
      'Kind regards,',
    ],
  }),
  'dns-host': ({ domain }) => ({
    to: 'whoever runs our DNS',
    subject: `DNSSEC for ${domain}`,
    body: [
      'Dear sir or madam,',
      `The domain ${domain} is not signed with DNSSEC. DANE is mandatory for Dutch public bodies (comply or explain), and cannot work without DNSSEC (RFC 7672 §2.1.1).`,
      'Please sign the zone (algorithm 13, RFC 9904), have the DS record placed through the registrar, and have signatures renewed automatically. Let us know when it is done; we shall check it.',
      'Kind regards,',
    ],
  }),
  sending: ({ domain }) => ({
    to: 'the provider who sends mail for us',
    subject: `Checks when sending mail from ${domain}`,
    body: [
      'Dear sir or madam,',
      `You send mail for ${domain}. For Dutch public bodies DANE is mandatory when sending as well (comply or explain). Please let us know:`,
      '- Do you check DANE (RFC 7672) at every destination, with a resolver that validates DNSSEC?',
      '- Do you check MTA-STS (RFC 8461), and does DANE go first there (RFC 8461 §2)?',
      '- Do you send reports (RFC 8460) to domains that ask for them?',
      'Kind regards,',
    ],
  }),
};
