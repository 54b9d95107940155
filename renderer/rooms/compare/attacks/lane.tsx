import type { Frame, Result, SenderKind, Sequence } from '../../../../shared/simulate/index.ts';
import { sayFrame, wordsOf } from '../../../../shared/words/say.ts';
import { ResultMark } from '../../../parts/result-mark.tsx';
import { useLanguage } from '../../../state/use-words.ts';
import { DeliveryPicture } from './delivery-picture.tsx';

interface LaneProps {
  readonly sender: SenderKind;
  readonly played: Sequence;
  /** The frame that all are at; one that has fewer stays at its last. */
  readonly at: number;
  readonly isAttacked: boolean;
}

/** One sender's delivery: the picture of a frame, what it says, how it ends, and all of it in words. */
export function Lane({ sender, played, at, isAttacked }: LaneProps) {
  const { simulate, compareRoom } = wordsOf(useLanguage());
  const words = compareRoom.play;
  const { frames, endsAt, result } = played;
  const shown = Math.min(at, frames.length - 1);
  const frame = frames[shown]!;
  return (
    <article className="play-lane" aria-label={simulate.senders[sender]}>
      <h3>{simulate.senders[sender]}</h3>
      <p className="play-outcome">
        <span className="play-outcome-label">{words.outcome}: </span>
        {shown >= endsAt ? <Outcome result={result} /> : <span>{words.notYet}</span>}
      </p>
      <DeliveryPicture key={shown} frame={frame} hasMail={shown < endsAt} isAttacked={isAttacked} />
      <div className="play-caption" aria-live="polite">
        <Caption frame={frame} result={result} />
      </div>
      <details className="play-words">
        <summary>{words.inWords}</summary>
        <ol>
          {frames.slice(1).map((each, step) => (
            // The same step may come twice, at two servers; their order never changes.
            <li key={`${step} ${each.part}`} aria-current={step + 1 === shown ? 'step' : undefined}>
              <Caption frame={each} result={result} />
            </li>
          ))}
        </ol>
      </details>
    </article>
  );
}

export function Outcome({ result }: { result: Result }) {
  const { simulate } = wordsOf(useLanguage());
  return (
    <span className="outcome" data-result={result}>
      <ResultMark result={result} />
      <strong>{simulate.results[result]}</strong>
    </span>
  );
}

function Caption({ frame, result }: { frame: Frame; result: Result }) {
  const { text, remark, source } = sayFrame(frame, result, useLanguage());
  return (
    <>
      <p>{text}</p>
      {remark !== undefined && (
        <p className="play-remark" data-remark={frame.remark}>
          {remark}
        </p>
      )}
      {source !== undefined && <p className="sender-source">{source}</p>}
    </>
  );
}
