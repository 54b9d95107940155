import type { FindingSentences } from '../../catalogue.ts';
import { sayList } from '../../date.ts';
import { causes } from '../causes.ts';
import { danglingAlias, lookupFailed } from '../lookup.ts';
import { slips } from '../record-slip.ts';
import { saySyntax } from '../syntax.ts';

export const tlsRpt: FindingSentences<'tls-rpt'> = {
  'tls-rpt.present': ({ rua }) => ({
    title: 'Senders know where to report problems.',
    meaning: `Daily reports on failed security (TLS-RPT) go to ${sayList(rua, 'en')}.`,
    action: '',
  }),
  'tls-rpt.none': () => ({
    title: 'You do not ask for reports on failed security.',
    meaning:
      'With TLS-RPT senders tell you daily whether DANE and MTA-STS succeed for them. Without reports you only hear of it when mail does not arrive.',
    action: 'Publish a TXT record at `_smtp._tls`, such as `v=TLSRPTv1; rua=mailto:tls@yourdomain.nl`.',
  }),
  'tls-rpt.none-while-enforcing': () => ({
    title: 'You enforce security but do not ask for reports.',
    meaning:
      'If something goes wrong with your certificate or policy, senders do not deliver and you hear nothing of it.',
    action: 'Publish a TXT record at `_smtp._tls`, such as `v=TLSRPTv1; rua=mailto:tls@yourdomain.nl`.',
  }),
  'tls-rpt.invalid': ({ problem }) => ({
    title: 'The record for reports (TLS-RPT) is not valid.',
    meaning: `So senders send no reports. What is wrong: ${saySyntax(problem)}.`,
    action: 'Make it one TXT record, such as `v=TLSRPTv1; rua=mailto:tls@yourdomain.nl`.',
  }),
  'tls-rpt.undeliverable': ({ rua }) => ({
    title: 'Your record asks for reports, but no report can go anywhere.',
    meaning: `The record names ${sayList(rua, 'en')}. Senders send only to a whole mail address with \`mailto:\` or to \`https:\`, so you get no reports.`,
    action: 'Put an address in the record, such as `v=TLSRPTv1; rua=mailto:tls@yourdomain.nl`.',
  }),
  'tls-rpt.record-read-differently': ({ by, missed }) => ({
    title: 'Not every sender reads the whole record for reports.',
    meaning: `${
      by === 'mox'
        ? 'mox refuses a record with a space at its end, and'
        : 'tlsrpt-reporter, the program for Postfix, reads only a `rua=` right behind `v=TLSRPTv1;`, with no space before that semicolon. It'
    } therefore sends nothing to ${sayList(missed, 'en')}. Of other senders that is not known.`,
    action:
      'Put all addresses in one rua, with commas in between and no space at the end: `v=TLSRPTv1; rua=…,…`.',
  }),
  'tls-rpt.several-records': ({ count }) => ({
    title: `There are ${count} TLS-RPT records in the DNS; there may be only one.`,
    meaning: 'So senders send no reports.',
    action: 'Put them together: one record may hold several addresses, with commas in between.',
  }),
  'tls-rpt.not-measured': ({ cause }) => ({
    title: 'TLS-RPT could not be looked at.',
    meaning: `Looking it up failed: ${causes[cause.kind](cause as never)}.`,
    action: 'Try again, perhaps with another DNS server.',
  }),
  'tls-rpt.lookup-failed': facts =>
    lookupFailed(facts, 'So senders do not know where to send reports, and send none.'),
  'tls-rpt.alias-dangling': facts => danglingAlias(facts, 'So there is no record that asks for reports.'),
  'tls-rpt.record-ignored': ({ text, slip }) => ({
    title: 'There is a record for reports that senders do not recognise.',
    meaning: `It begins with “${text}”. What is wrong: ${slips[slip]}. Senders look for exactly \`v=TLSRPTv1;\`, with these capitals and nothing before it.`,
    action: 'Have the record begin with `v=TLSRPTv1; rua=`.',
  }),
  'tls-rpt.record-warning': ({ problem }) => ({
    title: 'There is something in the record for reports that should not be there.',
    meaning: `Senders take the record all the same. What there is: ${saySyntax(problem)}.`,
    action: 'Fix the record at the next change.',
  }),
};
