import type { DnssecStatus } from '../../../shared/evidence/dnssec-status.ts';
import type { Question } from './zone-text.ts';

/** A difference from another validator, with the text that decides it. */
interface ArguedDifference {
  readonly from: 'unbound' | 'delv';
  /** The statuses: theirs, and ours. */
  readonly theirs: DnssecStatus;
  readonly ours: DnssecStatus;
  /** Which questions, in which zones. */
  readonly concerns: (zone: string, question: Question) => boolean;
  readonly because: string;
  /** Left to chance, so that it need not be there. */
  readonly sometimes?: true;
}

const isCnameBelowDname = (_zone: string, { name, type }: Question) => name === 'www.dn' && type === 'CNAME';
const isTooLong = ({ about }: Question) => about === 'DNAME, too long';
const inOptOutZone = (zone: string) => zone.endsWith('nsec3-opt-out');

/** All differences there are. A test fails when one is missing here, and when one here no longer occurs. */
export const ARGUED_DIFFERENCES: readonly ArguedDifference[] = [
  {
    from: 'unbound',
    theirs: 'bogus',
    ours: 'secure',
    concerns: isCnameBelowDname,
    because:
      'RFC 6672 §5.3.1: a CNAME that was synthesised from a signed DNAME has no signature, and is as good as the ' +
      'DNAME. Unbound knows that when it follows the alias, and not when the CNAME itself is asked for.',
  },
  {
    from: 'unbound',
    theirs: 'bogus',
    ours: 'indeterminate',
    concerns: (zone, { type }) => zone.startsWith('powerdns') && type === 'RRSIG',
    because:
      'RFC 4033 §5: PowerDNS refuses to answer about signatures alone, and an answer that does not come is no bogus ' +
      'one. Unbound has one code, SERVFAIL, for both.',
  },
  ...(['secure', 'bogus'] as const).map(
    ours =>
      ({
        from: 'unbound',
        theirs: 'insecure',
        ours,
        concerns: (_zone, question) => isTooLong(question),
        because:
          'RFC 6672 §2.2: a DNAME that makes too long a name comes with its signature under YXDOMAIN, so that it can be ' +
          'judged like any other. Unbound judges answers under NOERROR and NXDOMAIN only, and leaves AD away.',
      }) satisfies ArguedDifference,
  ),
  {
    from: 'unbound',
    theirs: 'bogus',
    ours: 'indeterminate',
    concerns: (zone, question) => zone.startsWith('knot') && isTooLong(question),
    because:
      'RFC 4035 §4.3: the resolver makes nothing of how Knot answers with a DNAME that makes too long a name, and says ' +
      'SERVFAIL: nobody knows what there is.',
  },
  {
    from: 'delv',
    theirs: 'bogus',
    ours: 'secure',
    concerns: isCnameBelowDname,
    because:
      'RFC 6672 §5.3.1, as above: delv says secure too, but not in a zone whose denials are broken, as it then asks ' +
      'for a DS at the name of the CNAME.',
  },
  ...(['unbound', 'delv'] as const).map(
    from =>
      ({
        from,
        theirs: 'bogus',
        ours: 'secure',
        concerns: (zone, { name }) => zone.startsWith('powerdns') && name.endsWith('.dn'),
        because:
          'RFC 6672 §5.3.1: PowerDNS gives its answers in random order, and a resolver that finds the CNAME before the ' +
          'DNAME passes on the CNAME alone, without anything that vouches for it. We look for the DNAME then.',
        sometimes: true,
      }) satisfies ArguedDifference,
  ),
  {
    from: 'delv',
    theirs: 'secure',
    ours: 'insecure',
    concerns: inOptOutZone,
    because:
      'RFC 5155 §9.2: no AD flag for an answer in which the NSEC3 record that covers the next closer name has the ' +
      'opt-out flag. delv prints "fully validated", Unbound leaves the flag away.',
  },
];
