import { type Actor, ACTORS, type Frame, type Move } from '../../../../shared/simulate/index.ts';
import { wordsOf } from '../../../../shared/words/say.ts';
import { LetterShape } from '../../../parts/letter-picture.tsx';
import { useLanguage } from '../../../state/use-words.ts';
import { CarriedMark } from './carried-mark.tsx';
import { along, BOX, headOf, type Line, lineBetween, PICTURE, PLACES } from './picture-geometry.ts';

interface DeliveryPictureProps {
  readonly frame: Frame;
  /** The mail has not left yet. */
  readonly hasMail: boolean;
  readonly isAttacked: boolean;
}

/** One frame, drawn: who sends what to whom. The caption below says the same, so it is left out for screen readers. */
export function DeliveryPicture({ frame, hasMail, isAttacked }: DeliveryPictureProps) {
  const isKept = frame.moves.some(({ kind }) => kind === 'kept');
  const actors = ACTORS.filter(actor => actor !== 'attacker' || isAttacked);
  return (
    <svg
      className="delivery"
      viewBox={`0 0 ${PICTURE.width} ${PICTURE.height}`}
      aria-hidden="true"
      data-part={frame.part}
    >
      {actors.map(actor => (
        <ActorBox key={actor} actor={actor} isBusy={isBusy(actor, frame.moves)} />
      ))}
      {(hasMail || isKept) && <MailAtSender />}
      {frame.moves.map((move, at) => (
        // What moves in a frame never changes its order.
        <MoveShape key={`${at} ${move.kind}`} move={move} order={at} isAnswered={isAnswered(frame.moves)} />
      ))}
    </svg>
  );
}

/** There and back between the same two: then each needs a side of its own. */
const isAnswered = ([there, back]: readonly Move[]): boolean =>
  there?.kind === 'arrow' && back?.kind === 'arrow' && there.to === back.from;

const isBusy = (actor: Actor, moves: readonly Move[]): boolean =>
  moves.some(move =>
    move.kind === 'arrow'
      ? move.from === actor || move.to === actor
      : move.kind === 'grip'
        ? actor === 'attacker'
        : actor === 'sender',
  );

function ActorBox({ actor, isBusy }: { actor: Actor; isBusy: boolean }) {
  const { actors } = wordsOf(useLanguage()).compareRoom.play;
  const { x, y } = PLACES[actor];
  return (
    <g className="delivery-actor" data-actor={actor} data-busy={isBusy}>
      <rect
        x={x - BOX.width / 2}
        y={y - BOX.height / 2}
        width={BOX.width}
        height={BOX.height}
        rx={actor === 'attacker' ? 0 : 5}
      />
      <text x={x} y={y + 5} textAnchor="middle">
        {actors[actor]}
      </text>
    </g>
  );
}

/** The letter that waits. */
function MailAtSender() {
  const { x, y } = PLACES.sender;
  return (
    <g className="delivery-mail" transform={`translate(${x - 15} ${y - BOX.height / 2 - 27}) scale(0.31)`}>
      <LetterShape letter="closed" />
    </g>
  );
}

function MoveShape({ move, order, isAnswered }: { move: Move; order: number; isAnswered: boolean }) {
  switch (move.kind) {
    case 'arrow': {
      const line = lineBetween(move.from, move.to, isAnswered ? ASIDE : 0);
      return <Arrow move={move} line={line} order={order} markAt={isAnswered ? 0.34 : 0.5} />;
    }
    case 'grip':
      return <Grip on={move.on} />;
    case 'thought':
      return <Thought mood={move.mood} />;
    case 'kept':
      return <Thought mood="kept" />;
  }
}

interface ArrowProps {
  readonly move: Extract<Move, { kind: 'arrow' }>;
  readonly line: Line;
  readonly order: number;
  /** Where what it brings is drawn: the share of its length. */
  readonly markAt: number;
}

function Arrow({ move, line, order, markAt }: ArrowProps) {
  const end = move.arrives ? line.to : along(line, 0.62);
  const drawn = { from: line.from, to: end };
  const { x, y } = along(line, move.arrives ? markAt : 0.3);
  return (
    <g
      className="delivery-arrow"
      data-carries={move.carries}
      data-attacker={move.from === 'attacker' || move.to === 'attacker'}
      data-order={order}
    >
      <path d={`M${line.from.x} ${line.from.y}L${end.x} ${end.y}`} />
      {move.arrives ? (
        <path d={headOf(drawn)} />
      ) : (
        <path className="delivery-stop" d={`M${end.x - 6} ${end.y - 6}l12 12m0-12-12 12`} />
      )}
      <CarriedMark carries={move.carries} x={x} y={y} />
    </g>
  );
}

/** The attacker's hand on the way between the sender and somebody. */
function Grip({ on }: { on: Extract<Move, { kind: 'grip' }>['on'] }) {
  const { x, y } = along(lineBetween('sender', on), 0.62);
  const { x: fromX, y: fromY } = PLACES.attacker;
  const top = fromY - BOX.height / 2 - 3;
  return (
    <g className="delivery-grip">
      <path d={`M${fromX + 20} ${top}Q${x} ${(top + y) / 2 + 20} ${x} ${y + 12}`} />
      <circle cx={x} cy={y} r="12" />
    </g>
  );
}

/** Between a line and its middle, where there is one each way. */
const ASIDE = 7;

const MOODS = {
  good: 'm-5 0 4 4 7-8',
  bad: 'm-5-5 10 10m0-10-10 10',
  neutral: 'm-6 0h.1m5.9 0h.1m5.9 0h.1',
  unknown: 'm-3-2.5a3 3 0 1 1 4 2.8c-.7.4-1 .8-1 1.7m0 3v.3',
  kept: 'm-5 0h10',
} as const;

/** What the sender makes of it: a bubble beside it. */
function Thought({ mood }: { mood: keyof typeof MOODS }) {
  const { x, y } = PLACES.sender;
  const at = { x: x + 40, y: y - BOX.height / 2 - 17 };
  return (
    <g className="delivery-thought" data-mood={mood}>
      <circle cx={at.x} cy={at.y} r="14" />
      <path d={`M${at.x} ${at.y}${MOODS[mood]}`} />
    </g>
  );
}
