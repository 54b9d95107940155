import type { Milliseconds } from '../../../../shared/model/time.ts';
import type { DomainReading } from '../../../../shared/reading/domain-reading.ts';
import type { Drafts } from '../../../../shared/generate/draft/drafts.ts';

/** What every form of the room is given: what was filled in, how to change it, and the check that it begins from. */
export interface FormProps {
  readonly draft: Drafts;
  readonly change: (fields: Partial<Drafts>) => void;
  readonly reading: DomainReading;
  readonly now: Milliseconds;
}
