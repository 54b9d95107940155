import { SkipLink } from '@nl-design-system-candidate/skip-link-react';
import { Suspense, useEffect } from 'react';
import { useStore } from 'zustand';
import { connection } from './host/api.ts';
import { CheckRoom } from './rooms/check/check-room.tsx';
import { forgetResult, loadPracticeDomains } from './rooms/check/check-store.ts';
import { CompareRoom, fetchLaterRooms, MakeRoom } from './rooms/later-rooms.ts';
import { place, type Room } from './state/location.ts';
import { focusContent } from './parts/focus-content.ts';
import { Masthead } from './parts/masthead.tsx';
import { Mishap } from './parts/mishap.tsx';
import { useWords } from './state/use-words.ts';

export function App() {
  const words = useWords();
  const { state } = useStore(connection);
  const broken =
    state === 'open' ? undefined : { gone: words.lost, 'not-admitted': words.unknownPage }[state];
  const { room } = useStore(place);
  useEffect(() => {
    void loadPracticeDomains();
    fetchLaterRooms();
  }, []);
  return (
    <>
      <SkipLink
        href="#content"
        onClick={event => {
          // The hash says where the user is, so it cannot be a place in the page as well.
          event.preventDefault();
          focusContent();
        }}
      >
        {words.skipToContent}
      </SkipLink>
      <Masthead />
      <main id="content" tabIndex={-1}>
        {broken && (
          <div className="notice notice-problem" role="alert">
            <p>
              <strong>{broken.what}</strong> {broken.action}
            </p>
            <button type="button" className="link-button" onClick={() => window.location.reload()}>
              {words.lost.reload}
            </button>
          </div>
        )}
        <Mishap onMishap={forgetResult}>
          <Suspense>
            <RoomOf room={room} />
          </Suspense>
        </Mishap>
      </main>
    </>
  );
}

function RoomOf({ room }: { room: Room }) {
  switch (room) {
    case 'check':
      return <CheckRoom />;
    case 'make':
      return <MakeRoom />;
    case 'compare':
      return <CompareRoom />;
  }
}
