import type { Opinion, Program } from './opinions.ts';

/** Where another program says something else of a case than we do, with the text that decides it. */
interface ArguedDifference {
  readonly from: Program;
  readonly theirs: Opinion | 'no TLS' | 'no certificate';
  readonly ours: Opinion;
  /** What the cases are about. */
  readonly concerns: readonly string[];
  readonly because: string;
}

const WITHOUT_TLS_REFUSED = [
  'no STARTTLS, 3 1 1',
  'no STARTTLS, records of no use',
  'an unsigned MX, no STARTTLS, 3 1 1',
];

/** All differences there are. A test fails when one is missing here, and when one here no longer occurs. */
export const ARGUED_DIFFERENCES: readonly ArguedDifference[] = [
  {
    from: 'posttls-finger',
    theirs: 'no TLS',
    ours: 'refused',
    concerns: WITHOUT_TLS_REFUSED,
    because:
      'RFC 7672 §2.2: with TLSA records, usable or not, no mail goes without TLS. posttls-finger says what it met and ' +
      'sends nothing; the Postfix beside it, which does send, defers.',
  },
  {
    from: 'posttls-finger',
    theirs: 'no TLS',
    ours: 'unproven',
    concerns: ['no STARTTLS, no records'],
    because:
      'RFC 7672 §2.2: without TLSA records the mail goes in the clear; the Postfix beside it has it go.',
  },
  {
    from: 'ldns-dane',
    theirs: 'no certificate',
    ours: 'refused',
    concerns: WITHOUT_TLS_REFUSED,
    because: 'RFC 6698 §4: it holds certificates against records, and here no certificate is presented.',
  },
  {
    from: 'ldns-dane',
    theirs: 'no certificate',
    ours: 'unproven',
    concerns: ['no STARTTLS, no records'],
    because: 'RFC 6698 §4: the same.',
  },
  {
    from: 'ldns-dane',
    theirs: 'refused',
    ours: 'proven',
    concerns: ['3 1 1, certificate for another name'],
    because:
      'RFC 7671 §5.1, RFC 7672 §3.1.1: with usage 3 the names in the certificate are not looked at. ldns-dane follows ' +
      'RFC 6698, which leaves that open, and does look (its option -n turns that off).',
  },
  {
    from: 'ldns-dane',
    theirs: 'proven',
    ours: 'unproven',
    concerns: ['1 1 1 alone: of no use to mail', '0 0 1 alone: of no use to mail'],
    because:
      'RFC 7672 §3.1.3: senders may treat usages 0 and 1 as unusable, as no set of authorities is agreed on between ' +
      'mail servers; Postfix does. ldns-dane checks any service, and was given the authority (RFC 6698 §2.1.1).',
  },
  {
    from: 'ldns-dane',
    theirs: 'proven',
    ours: 'refused',
    concerns: ['1 1 1 of the server beside 3 1 1 of another'],
    because: 'RFC 7672 §3.1.3, as above: without the 1 1 1 a record that does not match is left.',
  },
  {
    from: 'ldns-dane',
    theirs: 'unproven',
    ours: 'proven',
    concerns: ['the host is an alias, TLSA at what it stands for'],
    because:
      'RFC 7671 §7, RFC 7672 §2.2.2: where all aliases are secure the records are looked for at the end of them first. ' +
      'ldns-dane asks at the name it was given (RFC 6698 §3).',
  },
  {
    from: 'ldns-dane',
    theirs: 'proven',
    ours: 'unproven',
    concerns: ['an unsigned MX, 3 1 1 of the server'],
    because:
      'RFC 7672 §2.2.1: whoever forges an unsigned MX record names a host of their own. ldns-dane is given the host and ' +
      'never sees the MX record; Postfix says "Trusted" and not "Verified".',
  },
  {
    from: 'ldns-dane',
    theirs: 'proven',
    ours: 'refused',
    concerns: ['a bogus MX'],
    because: 'RFC 7672 §2.1.2: a bogus MX record leads nowhere. ldns-dane never sees it.',
  },
];
