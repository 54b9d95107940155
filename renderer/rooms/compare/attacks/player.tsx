import { Button } from '@nl-design-system-candidate/button-react';
import { useEffect, useRef, useState } from 'react';
import {
  type Attack,
  isAccident,
  type SenderKind,
  type Sequence,
} from '../../../../shared/simulate/index.ts';
import { wordsOf } from '../../../../shared/words/say.ts';
import { useLanguage } from '../../../state/use-words.ts';
import { Lane } from './lane.tsx';

/** Long enough to read a caption of two sentences. */
const STEP_MS = 3_500;

interface PlayerProps {
  readonly attack: Attack | 'none';
  readonly lanes: readonly { readonly sender: SenderKind; readonly played: Sequence }[];
}

/** Deliveries side by side, each at the same frame: with buttons, with keys, or by itself. */
export function Player({ attack, lanes }: PlayerProps) {
  const { simulate, compareRoom } = wordsOf(useLanguage());
  const words = compareRoom.play;
  const last = Math.max(...lanes.map(({ played }) => played.frames.length)) - 1;
  const [at, setAt] = useState(0);
  const [isPlaying, setPlaying] = useState(false);
  useEffect(() => {
    if (!isPlaying) return undefined;
    const timer = setTimeout(() => {
      setAt(before => Math.min(last, before + 1));
      if (at + 1 >= last) setPlaying(false);
    }, STEP_MS);
    return () => clearTimeout(timer);
  }, [isPlaying, at, last]);
  const go = (to: number) => {
    setPlaying(false);
    setAt(Math.max(0, Math.min(last, to)));
  };
  const play = () => {
    if (!isPlaying && at === last) setAt(0);
    setPlaying(!isPlaying);
  };
  const player = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const to = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: last }[event.key];
      if (to === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      setPlaying(false);
      setAt(Math.max(0, Math.min(last, to)));
    };
    const element = player.current;
    element?.addEventListener('keydown', onKeyDown);
    return () => element?.removeEventListener('keydown', onKeyDown);
  }, [at, last]);
  const { name, what } = simulate.attacks[attack];
  return (
    <div
      ref={player}
      role="group"
      className="player"
      aria-label={words.controls.label}
      aria-describedby="play-keys"
    >
      <p id="play-what" className="play-what" tabIndex={-1}>
        <strong>{name}.</strong> {what}
      </p>
      <div className="play-controls">
        <Button purpose="secondary" onClick={() => go(0)}>
          {words.controls.first}
        </Button>
        <Button purpose="secondary" onClick={() => go(at - 1)}>
          {words.controls.previous}
        </Button>
        <Button purpose="primary" onClick={play}>
          {isPlaying ? words.controls.pause : words.controls.play}
        </Button>
        <Button purpose="secondary" onClick={() => go(at + 1)}>
          {words.controls.next}
        </Button>
        <Button purpose="secondary" onClick={() => go(last)}>
          {words.controls.last}
        </Button>
        <p className="play-position">{words.position(at, last)}</p>
      </div>
      <div className="play-lanes" data-lanes={lanes.length}>
        {lanes.map(({ sender, played }) => (
          <Lane
            key={sender}
            sender={sender}
            played={played}
            at={at}
            isAttacked={attack !== 'none' && !isAccident(attack)}
          />
        ))}
      </div>
      <p id="play-keys" className="field-hint">
        {words.controls.keys}
      </p>
    </div>
  );
}
