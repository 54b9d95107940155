import { useStore } from 'zustand';
import { goTo, type Place, place, writePlace } from '../state/location.ts';

interface PlaceNavProps<Key extends string> {
  readonly label: string;
  readonly items: readonly (readonly [key: Key, name: string])[];
  readonly current: Key;
  /** Where an item leads. */
  readonly leadsTo: (key: Key) => Partial<Place>;
}

/** The parts of a room, and which of them is on the screen. */
export function PlaceNav<Key extends string>({ label, items, current, leadsTo }: PlaceNavProps<Key>) {
  const here = useStore(place);
  return (
    <nav className="part-nav" aria-label={label}>
      {items.map(([key, name]) => (
        <a
          key={key}
          href={writePlace({ ...here, ...leadsTo(key) })}
          aria-current={key === current ? 'page' : undefined}
          onClick={event => {
            event.preventDefault();
            goTo(leadsTo(key));
          }}
        >
          {name}
        </a>
      ))}
    </nav>
  );
}
