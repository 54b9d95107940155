import type { Topic } from '../../../../shared/findings/finding.ts';
import type { MakePart } from '../../../../shared/generate/draft/make-part.ts';
import { wordsOf } from '../../../../shared/words/say.ts';
import { focusContent } from '../../../parts/focus-content.ts';
import { goTo, place, writePlace } from '../../../state/location.ts';
import { useLanguage, useWords } from '../../../state/use-words.ts';

/** The topics that there are records to write for. */
const PARTS: { readonly [Each in Topic]?: MakePart } = {
  dnssec: 'dnssec',
  dane: 'tlsa',
  'mta-sts': 'mta-sts',
  'tls-rpt': 'tls-rpt',
};

/** From a topic to the room where its records are written; nothing where there are none. */
export function MakeLink({ topic }: { topic: Topic }) {
  const { result } = useWords();
  const { make } = wordsOf(useLanguage());
  const part = PARTS[topic];
  if (!part) return null;
  return (
    <p>
      <a
        className="make-link"
        href={writePlace({ ...place.getState(), room: 'make', part })}
        onClick={event => {
          event.preventDefault();
          goTo({ room: 'make', part });
          focusContent();
        }}
      >
        {result.make(make.parts[part].name)}
      </a>
    </p>
  );
}
