import type { Milliseconds } from '../../../../shared/model/time.ts';
import { useLanguage } from '../../../state/use-words.ts';
import { sayLocalMoment } from './say-local-moment.ts';

/** The date as the post office stamps it. A drawing only: the same stands beside it in words. */
export function Postmark({ at }: { at: Milliseconds }) {
  const language = useLanguage();
  const part = (parts: Intl.DateTimeFormatOptions) => sayLocalMoment(at, language, parts);
  return (
    <svg className="postmark" viewBox="0 0 150 76" aria-hidden="true">
      <path d="M2 22q9-7 18 0t18 0 18 0 18 0M2 34q9-7 18 0t18 0 18 0 18 0M2 46q9-7 18 0t18 0 18 0 18 0M2 58q9-7 18 0t18 0 18 0 18 0" />
      <circle className="postmark-disc" cx="110" cy="38" r="36" />
      <circle cx="110" cy="38" r="36" />
      <circle cx="110" cy="38" r="31" />
      <text x="110" y="28">
        {part({ day: 'numeric', month: 'short' })}
      </text>
      <text x="110" y="43">
        {part({ year: 'numeric' })}
      </text>
      <text x="110" y="58">
        {part({ hour: '2-digit', minute: '2-digit', hour12: false })}
      </text>
    </svg>
  );
}
