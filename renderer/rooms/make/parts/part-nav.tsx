import { useStore } from 'zustand';
import { MAKE_PARTS, type MakePart } from '../../../../shared/generate/draft/make-part.ts';
import { wordsOf } from '../../../../shared/words/say.ts';
import { goTo, place, writePlace } from '../../../state/location.ts';
import { useLanguage } from '../../../state/use-words.ts';

/** What can be made, and which of it is on the screen. */
export function PartNav({ part }: { part: MakePart }) {
  const words = wordsOf(useLanguage()).make;
  const here = useStore(place);
  return (
    <nav className="part-nav" aria-label={words.partsLabel}>
      {MAKE_PARTS.map(each => (
        <a
          key={each}
          href={writePlace({ ...here, part: each })}
          aria-current={each === part ? 'page' : undefined}
          onClick={event => {
            event.preventDefault();
            goTo({ part: each });
          }}
        >
          {words.parts[each].name}
        </a>
      ))}
    </nav>
  );
}
