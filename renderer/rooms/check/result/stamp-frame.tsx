import { Heading } from '@nl-design-system-candidate/heading-react';
import type { ReactNode } from 'react';
import { LetterPicture, type PicturedLetter } from '../../../parts/letter-picture.tsx';

interface StampFrameProps {
  readonly letter: PicturedLetter;
  readonly domain: string;
  /** The name of the letter's state. */
  readonly state: string;
  readonly postmark?: ReactNode;
  readonly children: ReactNode;
}

/** A stamp: a perforated edge, the letter drawn on it, and what it says. */
export function StampFrame({ letter, domain, state, postmark, children }: StampFrameProps) {
  return (
    <div className="stamp" data-letter={letter}>
      <div className="stamp-inner">
        <div className="stamp-art">
          {postmark}
          <LetterPicture letter={letter} className="stamp-picture" />
        </div>
        <div className="stamp-text">
          <p className="stamp-domain">{domain}</p>
          <Heading level={1} className="stamp-state" tabIndex={-1}>
            {state}
          </Heading>
          {children}
        </div>
      </div>
    </div>
  );
}
