import { sayList } from '../date.ts';
import type { SimulateWords } from '../catalogue.ts';

export const simulate: SimulateWords = {
  senders: {
    'no-tls': 'never encrypts',
    opportunistic: 'encrypts where it can',
    dane: 'checks DANE',
    'mta-sts': 'checks MTA-STS',
    sts2016: 'SMTP STS (2016)',
    'dane-and-mta-sts': 'DANE and MTA-STS',
  },
  shortSenders: {
    'no-tls': 'never TLS',
    opportunistic: 'TLS',
    dane: 'DANE',
    'mta-sts': 'MTA-STS',
    sts2016: 'STS 2016',
    'dane-and-mta-sts': 'both',
  },
  attacks: {
    none: { name: 'nothing wrong', what: 'Everything is as it is now.' },
    'strip-starttls': {
      name: 'STARTTLS stripped',
      what: 'Somebody on the connection takes away the offer of encryption and reads along.',
    },
    'forge-mx': {
      name: 'MX forged',
      what: 'Somebody names their own server in the DNS, with a valid certificate for that server.',
    },
    redirect: {
      name: 'connection redirected',
      what: 'Somebody leads the connection to their own server, with a self-made certificate.',
    },
    'misissued-certificate': {
      name: 'certificate misissued',
      what: 'Somebody redirects the connection, and got a certificate in the mail server’s name from a recognised issuer.',
    },
    'stolen-old-key': {
      name: 'old key stolen',
      what: 'Somebody redirects the connection, with a replaced certificate that has not expired yet and its key.',
    },
    'strip-tlsa': { name: 'TLSA stripped', what: 'Somebody leaves the TLSA records out of the answer.' },
    'forge-tlsa': {
      name: 'TLSA forged',
      what: 'Somebody gives TLSA records of their own and redirects the connection.',
    },
    'suppress-policy': {
      name: 'policy hidden',
      what: 'Somebody holds back the record and the web server of the policy.',
    },
    'suppress-policy-and-redirect': {
      name: 'policy hidden, connection redirected',
      what: 'Somebody holds back the policy and redirects the connection.',
    },
    'impersonate-policy-host': {
      name: 'policy host impersonated',
      what: 'Somebody pretends to be the web server of the policy, without a valid certificate.',
    },
    'take-over-policy-host': {
      name: 'policy host taken over',
      what: 'Somebody has the web server, puts “mode: none” there, and redirects the connection.',
    },
    'replace-sts2016': {
      name: 'policy of 2016 replaced',
      what: 'Somebody gives an SMTP STS policy and a mail server of their own in the DNS.',
    },
    'tamper-reports': {
      name: 'reports tampered with',
      what: 'Somebody reads, changes or drops the reports.',
    },
    'take-over-registrar': {
      name: 'domain taken over',
      what: 'Somebody has the account at the registrar, and signs what they like.',
    },
    'dnssec-broken': { name: 'DNSSEC broken', what: 'The domain’s signatures no longer fit. An accident.' },
    'tlsa-stale': {
      name: 'TLSA forgotten',
      what: 'The certificate was renewed with another key, the TLSA records were not. An accident.',
    },
    'certificate-expired': {
      name: 'certificate expired',
      what: 'Nobody renewed the certificate. An accident.',
    },
    'mx-moved': {
      name: 'moved, policy forgotten',
      what: 'Mail moved to another server; policy and TLSA still name the old one. An accident.',
    },
  },
  steps: {
    'mx-found': host => `Finds the mail servers; begins with ${host}.`,
    'mx-failed': () => 'Gets no answer when it asks for the mail servers.',
    'mx-bogus': () => 'The signature under the mail servers does not fit: the answer does not count.',
    'mx-insecure': domain =>
      `The mail servers of ${domain} are in DNS without a signature: whoever wants to can forge them.`,
    'no-mail': () => 'This domain takes no mail.',
    'host-unreachable': host => `${host} cannot be reached.`,
    'host-unknown': host => `How ${host} answers was not measured.`,
    'no-tls-offered': host => `${host} offers no encryption.`,
    'tls-not-wanted': host => `Does not ask ${host} for encryption.`,
    'tls-made': host => `Makes an encrypted connection with ${host}.`,
    'tls-old': host =>
      `${host} uses an outdated encryption, which somebody who tries can break: so it proves nothing.`,
    'tls-too-old': host => `${host} has an outdated encryption only, which this sender refuses.`,
    'tlsa-secure': host => `Finds signed TLSA records for ${host}.`,
    'tlsa-none': host => `There are no TLSA records for ${host}.`,
    'tlsa-ignored': host => `The TLSA records for ${host} do not count: nothing vouches for them.`,
    'tlsa-unusable': host =>
      `None of the TLSA records for ${host} is of use to mail: encrypts, and checks nothing.`,
    'tlsa-failed': host => `Asking for TLSA records of ${host} gets no valid answer: this server is skipped.`,
    'dane-demanded': host => `Demands DANE, which proves nothing here: ${host} is skipped.`,
    'tlsa-unknown': host => `The TLSA records for ${host} were not measured.`,
    'dane-matched': host => `The certificate of ${host} fits a TLSA record.`,
    'dane-mismatch': host => `The certificate of ${host} fits none of the TLSA records.`,
    'policy-cached': domain => `Has the policy of ${domain} from an earlier time.`,
    'policy-expired': domain => `The policy it kept of ${domain} has expired.`,
    'policy-none': domain => `Finds no policy of ${domain}.`,
    'policy-unknown': domain => `The policy of ${domain} was not measured.`,
    'policy-fetched': domain => `Fetches the policy of ${domain}.`,
    'policy-fetch-failed': domain => `Cannot fetch the policy of ${domain}.`,
    'policy-later': domain => `Fetches the policy of ${domain} only after this mail.`,
    'policy-unchanged': () => 'There is no newer policy.',
    'policy-mode-none': () => 'The policy says: ask for nothing (none).',
    'policy-trusted-unauthenticated': domain => `Trusts the policy of ${domain} at first contact, unchecked.`,
    'policy-disregarded': () => 'This policy was never met before, so it does not count.',
    'policy-applied': () => 'The policy was met; from now on it counts.',
    'policy-not-authenticated': () => 'The new policy cannot be shown to be genuine, and is not used.',
    'mx-not-in-policy': host => `${host} is not in the policy.`,
    'certificate-good': host => `The certificate of ${host} is valid and in the right name.`,
    'certificate-refused': host => `The certificate of ${host} will not do.`,
    'reported-only': () => 'Delivers all the same, and reports what was wrong.',
    'dane-decides': host => `For ${host} DANE decides; the policy does not change that.`,
    recheck: () => 'First looks whether there is a newer policy.',
    wait: () => 'Tries again later, for one to five days; then the mail goes back.',
  },
  results: {
    safe: 'safe',
    unproven: 'unproven',
    open: 'open',
    leaked: 'LEAKED',
    stopped: 'stopped',
    unknown: 'unknown',
  },
  legend: {
    safe: 'delivered, encrypted, to the server proven to be the real one',
    unproven: 'delivered and encrypted, but nothing proved to whom',
    open: 'delivered without encryption',
    leaked: 'read by somebody else, or delivered to them',
    stopped: 'not delivered: put off or refused',
    unknown: 'not measured',
  },
  contact: { first: 'at first contact', later: 'a day after an earlier mail' },
  table: 'What becomes of a mail, for each kind of sender',
  assumption: 'Whoever does not check DANE does not look at the signatures of DNSSEC either, in this table.',
  report: to => `Reports to ${to}.`,
  tampered: isSigned =>
    isSigned
      ? 'Whoever is on the way can read that report or throw it away. Changing it shows: it is signed (DKIM).'
      : 'Whoever is on the way can read that report, change it or throw it away.',
  today: 'A mail sent today, step by step:',
  atHost: host => `(at ${host})`,
  refusedAt: places =>
    `But not at ${sayList(places, 'en')}: mail is refused there, and senders try the other one.`,
  worst: host => `When the mail comes to ${host}, it goes like this:`,
};
