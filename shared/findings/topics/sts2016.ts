import type { Sts2016Problem } from '../../sts2016/index.ts';
import { kind } from '../finding-kind.ts';

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
} as const;
