import type { Evidence } from '../../../../shared/evidence/evidence.ts';
import type { Milliseconds } from '../../../../shared/model/time.ts';
import type { Drafts } from '../../../../shared/generate/draft/drafts.ts';

/** What every form of the room is given: what was filled in, how to change it, and the check that it begins from. */
export interface FormProps {
  readonly draft: Drafts;
  readonly change: (fields: Partial<Drafts>) => void;
  readonly evidence: Evidence;
  readonly now: Milliseconds;
}
