import type { Letter } from '../../shared/simulate/index.ts';

/** The states of the letter, and the letter that is still being looked at. */
export type PicturedLetter = Letter | 'waiting';

/** The one picture that everything comes back to. Its words stand beside it, so it is left out for screen readers. */
export function LetterPicture({ letter, className }: { letter: PicturedLetter; className: string }) {
  return (
    <svg className={`letter ${className}`} data-letter={letter} viewBox="0 0 96 72" aria-hidden="true">
      <LetterShape letter={letter} />
    </svg>
  );
}

/** The same within another picture: 96 wide and 72 high. */
export function LetterShape({ letter }: { letter: PicturedLetter }) {
  return letter === 'postcard' ? <Postcard /> : <Envelope letter={letter} />;
}

function Postcard() {
  return (
    <>
      <rect className="letter-paper" x="4" y="8" width="88" height="56" rx="2" />
      <path
        className="letter-line"
        d="M48 14v44M54 34h30M54 43h30M54 52h20M12 20h28M12 29h28M12 38h28M12 47h18"
      />
      <path className="letter-mark" d="M72 13h13v14H72z" />
    </>
  );
}

function Envelope({ letter }: { letter: PicturedLetter }) {
  const isOpenQuestion = letter === 'unknown' || letter === 'waiting';
  return (
    <>
      <rect
        className="letter-paper"
        x="4"
        y="8"
        width="88"
        height="56"
        rx="2"
        strokeDasharray={isOpenQuestion ? '5 4' : undefined}
      />
      {!isOpenQuestion && <path className="letter-line" d="M5 63l31-29M91 63 60 34" />}
      {letter === 'closed' && (
        <path className="letter-flap-loose" d="m5 10 20 15m5 4 9 7m5 4q4 3 8 0m5-4 9-7m5-4 20-15" />
      )}
      {letter === 'sealed' && <path className="letter-flap" d="m5 9.5 43 33 43-33z" />}
      {(letter === 'broken' || letter === 'no-mail') && (
        <path className="letter-line" d="m5 10 43 32 43-32" />
      )}
      {letter === 'no-mail' && <path className="letter-bar" d="M16 60 80 12" />}
      {letter === 'unknown' && (
        <text className="letter-question" x="48" y="50" textAnchor="middle">
          ?
        </text>
      )}
      {letter === 'sealed' && (
        <>
          <circle className="letter-seal" cx="48" cy="42" r="13" />
          <path className="letter-seal-mark" d="m42 42 4.5 4.5L55 38" />
        </>
      )}
      {letter === 'broken' && (
        <>
          <path className="letter-seal-half" d="M46 29a13 13 0 0 0-3 25l3-8-4-6 5-5z" />
          <path className="letter-seal-half" d="M53 30a13 13 0 0 1 3 25l-3-7 4-6-5-5z" />
        </>
      )}
    </>
  );
}
