import type { FindingSentences, FindingWords } from '../../catalogue.ts';
import { sayDay, sayList, saySpan } from '../../date.ts';
import { causes } from '../causes.ts';
import { danglingAlias, lookupFailed } from '../lookup.ts';
import { sts2016 } from '../sts2016-terms.ts';
import { slips } from '../record-slip.ts';
import { saySyntax } from '../syntax.ts';
import { untrusted } from '../terms.ts';
import { isNotTheFile, type SenderOpinions, type StatusMeaning } from '../../../mtasts/index.ts';

const asIfNone = 'Senders that do not know the policy yet act as if there were no MTA-STS.';
/** What senders do with what by the standard does not count. */
const standing = ({ takenBy, refusedBy }: SenderOpinions): string => {
  if (takenBy.length === 0) return asIfNone;
  const refused =
    refusedBy.length === 0
      ? ''
      : ` It is refused by ${sayList(refusedBy, 'en')}: there it is as if there were no MTA-STS.`;
  return `By the standard it does not count.${refused} It is taken all the same by ${sayList(takenBy, 'en')}. Of other senders that is not known.`;
};
/** And with what does count, but is not taken everywhere. */
const split = ({ takenBy, refusedBy }: SenderOpinions): string =>
  `It is refused by ${sayList(refusedBy, 'en')}: there it is as if there were no MTA-STS. ${takenBy.length === 0 ? '' : `It is taken by ${sayList(takenBy, 'en')}. `}Of other senders that is not known.`;
const readDifferently = {
  'other-records': 'there are other TXT records at the same name',
  'id-twice': 'the id is in it twice',
  'version-cut': 'it is cut into pieces such that the version is not in one piece',
};

/** What the status of a web server says that gives no policy. */
const policyStatus: Readonly<
  Record<StatusMeaning, (status: number, by: string | undefined) => FindingWords>
> = {
  'bot-check': (status, by) => ({
    title: `A check on bots keeps senders from the MTA-STS policy (status ${status}).`,
    meaning: `The web server gives a page${by === undefined ? '' : ` of ${by}`} that lets only people through. Senders are programs and do not get past it. ${asIfNone}`,
    action:
      'Turn the check on bots off for `/.well-known/mta-sts.txt` on the host `mta-sts.` of your domain.',
  }),
  'no-access': status => ({
    title: `The web server refuses access to the MTA-STS policy (status ${status}).`,
    meaning: `${status === 401 || status === 407 ? 'It asks for a name and a password.' : 'Its access rules, or protection against bots, keep the file closed.'} Senders do not log in. ${asIfNone}`,
    action:
      'Let everybody read `/.well-known/mta-sts.txt`, without a password: look at the permissions of the file, the access rules, and protection such as a firewall or a check on bots.',
  }),
  missing: status => ({
    title: `The MTA-STS policy is not on the web server (status ${status}).`,
    meaning: `The web server answers, but there is no such file there. ${asIfNone}`,
    action:
      'Put the file at `/.well-known/mta-sts.txt`. Some web hosts leave out folders that begin with a dot; on GitHub Pages an empty file `.nojekyll` helps.',
  }),
  trouble: status => ({
    title: `The web server is in trouble and does not give the MTA-STS policy (status ${status}).`,
    meaning: `${status === 429 ? 'It says that it is asked too often.' : 'The fault is in the web server, or in what is behind it.'} ${asIfNone}`,
    action:
      'Try again later. If it stays like this, ask whoever runs the web server to look in its error log.',
  }),
  other: status => ({
    title: `The web server does not give the MTA-STS policy (status ${status}).`,
    meaning: `Only status 200 counts. ${asIfNone}`,
    action: 'Have the web server give the file at `/.well-known/mta-sts.txt` with status 200.',
  }),
};

export const mtaSts: FindingSentences<'mta-sts'> & FindingSentences<'sts2016'> = {
  'mta-sts.none': ({ hasDane, unmet = [] }) => ({
    title: 'There is no MTA-STS.',
    meaning: hasDane
      ? 'Senders that check DANE are sure of your mail servers. For senders that check only MTA-STS, such as Google, nothing is proven now: to them your mail is a closed envelope, and somebody on the way can redirect it.'
      : 'With MTA-STS you ask senders to insist on encryption and a valid certificate. It helps with senders that do not check DANE.',
    action:
      unmet.length > 0
        ? `Consider MTA-STS beside DANE. First see to encryption with a certificate from a recognised issuer on ${sayList(unmet, 'en')}; only then publish a policy, and begin with mode “testing”.`
        : 'Consider MTA-STS beside DANE. Begin with mode “testing”.',
  }),
  'mta-sts.enforce': ({ maxAge }) => ({
    title: 'MTA-STS is on and enforces.',
    meaning: `Senders that know MTA-STS deliver only encrypted, and only to your own servers. They remember that for ${saySpan(maxAge, 'en')}.`,
    action: '',
  }),
  'mta-sts.testing': () => ({
    title: 'MTA-STS is on trial (mode testing).',
    meaning: 'Senders report what goes wrong but always deliver. The trial does not protect yet.',
    action:
      'Ask for reports (TLS-RPT). If they tell of no failures for some weeks, set the mode to “enforce” and change the id in the DNS.',
  }),
  'mta-sts.mode-none': () => ({
    title: 'MTA-STS is switched off (mode none).',
    meaning: 'This policy says that there is no policy any more. That is the right way to end MTA-STS.',
    action: 'When the lifetime of the old policy has passed, the record and the file may go.',
  }),
  'mta-sts.record-invalid': ({ problem, ...opinions }) => ({
    title: 'The MTA-STS record in the DNS is not valid.',
    meaning: `${standing(opinions)} What is wrong: ${saySyntax(problem)}.`,
    action: 'Make it one TXT record of the form `v=STSv1; id=20261101T120000;`.',
  }),
  'mta-sts.several-records': ({ count, ...opinions }) => ({
    title: `There are ${count} MTA-STS records in the DNS; there may be only one.`,
    meaning: standing(opinions),
    action: 'Remove all records at `_mta-sts` but the newest.',
  }),
  'mta-sts.policy-unreachable': ({ cause }) => ({
    title: 'The MTA-STS policy cannot be fetched.',
    meaning: `The record in the DNS announces a policy, but the web server does not give it: ${causes[cause.kind](cause as never)}. ${asIfNone}`,
    action:
      'See to it that the file `/.well-known/mta-sts.txt` on the host `mta-sts.` of your domain can be had over HTTPS.',
  }),
  'mta-sts.policy-status': ({ status, meaning, by }) => policyStatus[meaning](status, by),
  'mta-sts.policy-redirect': ({ location }) => ({
    title: 'The web server redirects to another address; MTA-STS does not allow that.',
    meaning: `Senders do not follow the redirect to ${location}. ${asIfNone}`,
    action: 'Serve the file right at `https://mta-sts.<domain>/.well-known/mta-sts.txt`.',
  }),
  'mta-sts.policy-certificate': ({ reason }) => ({
    title: 'The certificate of the MTA-STS web server is not right.',
    meaning: `Reason: ${untrusted[reason]}. Senders then do not fetch the policy. ${asIfNone}`,
    action: 'Give the host `mta-sts.` a valid certificate with exactly that name.',
  }),
  'mta-sts.policy-certificate-ends-soon': ({ at, days }) => ({
    title: `The certificate of the MTA-STS web server expires in ${days} ${days === 1 ? 'day' : 'days'}.`,
    meaning: `After ${sayDay(at, 'en')} senders can no longer fetch the policy.`,
    action: 'Check whether renewal happens by itself.',
  }),
  'mta-sts.policy-invalid': ({ problem, ...opinions }) => ({
    title: 'The MTA-STS policy is not valid.',
    meaning: `${standing(opinions)} What is wrong: ${saySyntax(problem)}.`,
    action: isNotTheFile(problem)
      ? 'See to it that the web server gives the file itself at `/.well-known/mta-sts.txt`, as plain text.'
      : 'Fix the file, and then change the id in the DNS.',
  }),
  'mta-sts.policy-too-large': ({ limitBytes }) => ({
    title: 'The MTA-STS policy is far too large.',
    meaning: `Senders read no further than about ${Math.round(limitBytes / 1024)} kB. ${asIfNone}`,
    action: 'Check whether the web server gives the right file. A policy is a few lines long.',
  }),
  'mta-sts.policy-type': ({ contentType }) => ({
    title: 'The MTA-STS policy is not of the type “text/plain”.',
    meaning:
      contentType === ''
        ? 'The web server names no type. Maddy and postfix-mta-sts-resolver refuse the policy because of that, mox and postfix-tlspol do not.'
        : `The web server calls it “${contentType}”. Maddy and postfix-mta-sts-resolver refuse the policy because of that, mox and postfix-tlspol do not.`,
    action: 'Set the web server to `Content-Type: text/plain`.',
  }),
  'mta-sts.mx-not-covered': ({ host, mode }) => ({
    title: `The mail server ${host} is not in the MTA-STS policy.`,
    meaning:
      mode === 'enforce'
        ? 'Senders with MTA-STS do not deliver to this server.'
        : 'If you set the policy to “enforce”, senders with MTA-STS will not deliver to this server.',
    action: `Put a line \`mx: ${host}\` in the policy, and then change the id in the DNS.`,
  }),
  'mta-sts.mx-certificate': ({ host, mode }) => ({
    title: `The mail server ${host} does not keep your own MTA-STS policy.`,
    meaning:
      mode === 'enforce'
        ? 'There is no encryption, or the certificate is not valid for this name. Senders with MTA-STS do not deliver here.'
        : 'There is no encryption, or the certificate is not valid for this name. In mode “enforce” mail would not arrive here.',
    action:
      mode === 'enforce'
        ? 'First fix STARTTLS and the certificate of this server. Can that not be done today? Then set the policy to “testing” until it is, with a new id in the DNS.'
        : 'First fix STARTTLS and the certificate of this server. Leave the policy on “testing” till then.',
  }),
  'mta-sts.pattern-unused': ({ pattern }) => ({
    title: `The MTA-STS policy has ${pattern}, but no mail server is called that.`,
    meaning: 'That is no fault, but it is a place where a strange server might stand later.',
    action: 'Remove the line if you no longer need it, and then change the id in the DNS.',
  }),
  'mta-sts.max-age-short': ({ maxAge }) => ({
    title: `Senders remember your MTA-STS policy for only ${saySpan(maxAge, 'en')}.`,
    meaning:
      'The shorter it is, the more often a sender begins without a policy again, and then it can be misled.',
    action: 'Set `max_age` to at least a week (604800), better some weeks.',
  }),
  'mta-sts.policy-without-record': () => ({
    title: 'There is an MTA-STS policy but no record in the DNS.',
    meaning: 'Without the TXT record at `_mta-sts` no sender looks at the policy.',
    action: 'Publish the TXT record `v=STSv1; id=…;` at `_mta-sts`.',
  }),
  'mta-sts.not-measured': ({ cause }) => ({
    title: 'MTA-STS could not be looked at.',
    meaning: `Looking it up failed: ${causes[cause.kind](cause as never)}.`,
    action: 'Try again, perhaps with another DNS server.',
  }),
  'mta-sts.lookup-failed': facts => lookupFailed(facts, asIfNone),
  'mta-sts.alias-dangling': facts => danglingAlias(facts, 'So there is no MTA-STS record.'),
  'mta-sts.host-alias-dangling': facts =>
    danglingAlias(facts, `So senders cannot fetch the MTA-STS policy. ${asIfNone}`),
  'mta-sts.record-ignored': ({ text, slip }) => ({
    title: 'There is an MTA-STS record that senders do not recognise.',
    meaning: `It begins with “${text}”. What is wrong: ${slips[slip]}. Senders look for exactly \`v=STSv1;\`, with these capitals and nothing before it. ${asIfNone}`,
    action: 'Have the record begin with `v=STSv1; id=`.',
  }),
  'mta-sts.record-warning': ({ problem }) => ({
    title: 'There is something in the MTA-STS record that should not be there.',
    meaning: `Senders take the record all the same. What there is: ${saySyntax(problem)}.`,
    action: 'At the next change make it a record of the form `v=STSv1; id=20261101T120000;`.',
  }),
  'mta-sts.record-read-differently': ({ because, ...opinions }) => ({
    title: 'Not every sender takes the MTA-STS record.',
    meaning: `The record is valid, but ${readDifferently[because]}. ${split(opinions)}`,
    action:
      'Leave one TXT record at `_mta-sts`, of the form `v=STSv1; id=20261101T120000;`, in one piece of text.',
  }),
  'mta-sts.policy-read-differently': ({ keys, ...opinions }) => ({
    title: 'Not every sender reads the MTA-STS policy alike.',
    meaning: [
      ...(keys.length === 0
        ? []
        : [
            `There is more than one value for ${sayList(keys, 'en')}. By the standard the first counts; Maddy and postfix-mta-sts-resolver take the last.`,
          ]),
      ...(opinions.refusedBy.length === 0
        ? []
        : [
            `The policy is valid, but has a line that not every sender can read, such as a line of your own with a colon in its value. ${split(opinions)}`,
          ]),
    ].join(' '),
    action:
      'Leave only the lines version, mode, mx and max_age, each but mx once. Then change the id in the DNS.',
  }),
  'mta-sts.policy-warning': ({ problem }) => ({
    title: 'There is something in the MTA-STS policy that should not be there.',
    meaning: `Senders take the policy all the same. What there is: ${saySyntax(problem)}.`,
    action: 'Fix the file at the next change.',
  }),
  'mta-sts.delegated': ({ name, target }) => ({
    title: `${name} points to ${target}.`,
    meaning:
      'Somebody else keeps this part of MTA-STS for you. That is allowed. Changes are to be asked for there.',
    action: '',
  }),
  'mta-sts.parent-only': ({ parent }) => ({
    title: `${parent} has MTA-STS, but that is not for this domain.`,
    meaning:
      'MTA-STS is per domain. A subdomain with mail of its own needs a record, a policy and a certificate of its own.',
    action: 'Publish MTA-STS for this domain too.',
  }),
  'mta-sts.contradicts-dane': ({ host, refuses, because }) =>
    refuses === 'dane'
      ? {
          title: `DANE and MTA-STS contradict each other about ${host}.`,
          meaning:
            'MTA-STS would let the mail through, but the TLSA record does not fit. Whoever checks DANE does not deliver: MTA-STS may not override DANE.',
          action: 'Fix the TLSA record first.',
        }
      : {
          title: `DANE and MTA-STS contradict each other about ${host}.`,
          meaning:
            'DANE is right, but the MTA-STS policy rejects the server. Whoever checks only MTA-STS does not deliver.',
          action:
            because === 'policy'
              ? 'Put the server in the policy, and then change the id in the DNS.'
              : 'Give the server a certificate that is valid for its name, in the order that stands at the certificate: the TLSA record has to go on fitting.',
        },
  'mta-sts.id-unchanged': ({ id }) => ({
    title: 'The MTA-STS policy has changed, and the id in the DNS has not.',
    meaning: `At an earlier check the policy was another, with the same id (${id}). Senders that keep the old policy do not see that there is a new one.`,
    action: 'Give the record at `_mta-sts` a new id, such as the date and time.',
  }),
  'sts2016.present': () => ({
    title: 'There still is a record of the old SMTP STS draft of 2016.',
    meaning: 'That draft never became a standard. No sender looks at `_smtp_sts`.',
    action: 'The record may go.',
  }),
  'sts2016.invalid': ({ problem }) => ({
    title: 'The record of the draft of 2016 is wrong by that draft too.',
    meaning: `What is wrong: ${sts2016[problem.kind](problem as never)}.`,
    action: 'The record may go.',
  }),
  'sts2016.contradiction': ({ problem }) => ({
    title: 'About this record the draft of 2016 says two things.',
    meaning: `It is about this: ${sts2016[problem.kind](problem as never)}.`,
    action: 'There is nothing to do. The record may go as well.',
  }),
  'sts2016.lookup-failed': facts =>
    lookupFailed(
      facts,
      'No sender looks at the draft of 2016 any more. But these DNS servers also answer for the rest of your domain.',
    ),
};
