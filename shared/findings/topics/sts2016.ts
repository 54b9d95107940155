import type { Sts2016Problem } from '../../sts2016/index.ts';
import { kind } from '../finding-kind.ts';
import type { LookupFailure } from './lookup.ts';

export const STS2016 = {
  /** The forerunner of March 2016 lives under MTA-STS: nobody honours it any more. */
  'sts2016.present': kind(
    'mta-sts',
    'notice',
    'draft-margolis-smtp-sts-00 §3',
    'remove-sts2016',
    'domain-owner',
  ),
  'sts2016.invalid': kind<{ readonly problem: Sts2016Problem }>(
    'mta-sts',
    'notice',
    'draft-margolis-smtp-sts-00 §3',
    'remove-sts2016',
    'domain-owner',
  ),
  /** Where the draft is at odds with itself, or advises otherwise. */
  'sts2016.contradiction': kind<{ readonly problem: Sts2016Problem }>(
    'mta-sts',
    'notice',
    'draft-margolis-smtp-sts-00 §3',
    'remove-sts2016',
    'domain-owner',
  ),
  /** Nobody looks there: but it is the domain's own DNS servers that give an error. */
  'sts2016.lookup-failed': kind<LookupFailure>('mta-sts', 'notice', 'RFC 1035 §4.1.1', 'nothing', 'dns-host'),
} as const;
