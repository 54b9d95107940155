import type { RecordSlip, StrayMark } from '../../model/records/record-slip.ts';

const backslash =
  'there is a backslash (`\\`) in it, which DNS panels add by themselves where a zone file needs it: type none';
const quotes =
  'there are quotation marks in the text, which DNS panels add by themselves where a zone file needs them: type none';
const html = 'there are signs in it as web pages write them, such as `&quot;`';

/** Why senders see no record in what was meant for one. */
export const slips: Readonly<Record<RecordSlip, string>> = {
  html,
  'curly-quotes': 'there are curly quotation marks in it, as word processors make them',
  backslash,
  quotes,
  before: 'something stands before the version; of a line of a zone file only the text goes into a DNS panel',
  colon: 'there is a colon where `=` or `;` belongs',
  separator: 'behind the version there is no semicolon',
  'no-v': 'the `v=` at the beginning is missing',
  version: 'the version is written in another way',
  case: 'capitals and small letters are not as they have to be',
  spaces: 'there is a space or an invisible character where none belongs',
};

/** What does not belong in a record. */
export const strayMarks: Readonly<Record<StrayMark, string>> = {
  backslash,
  quotes,
  html,
  colon: 'there is a colon where `=` belongs',
};
