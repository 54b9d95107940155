import type { Carried } from '../../../../shared/simulate/index.ts';
import { LetterShape } from '../../../parts/letter-picture.tsx';

/** Within 20 by 20, around its middle. */
const MARKS: Readonly<Record<Exclude<Carried, 'sealed' | 'closed' | 'postcard'>, string>> = {
  question: 'M-3-2.5a3 3 0 1 1 4 2.8c-.7.4-1 .8-1 1.7M0 5v.3',
  answer: 'M-4-6h8v12h-8zM-1.5-2h3M-1.5 2h3',
  none: 'M-5 0h10',
  refused: 'M-5-5 5 5M5-5-5 5',
  encrypted: 'M-5-1H5v7H-5zM-3-1v-2.5a3 3 0 0 1 6 0V-1',
  plain: 'M-5-1H5v7H-5zM-3-1v-2.5a3 3 0 0 1 6 0',
  report: 'M-5-6H5v12H-5zM-2 3V0M0 3v-6M2 3V1',
};

/** What an arrow brings, on the arrow. */
export function CarriedMark({ carries, x, y }: { carries: Carried; x: number; y: number }) {
  if (carries === 'sealed' || carries === 'closed' || carries === 'postcard') {
    return (
      <g className="delivery-letter" transform={`translate(${x - 19} ${y - 14}) scale(0.4)`}>
        <LetterShape letter={carries} />
      </g>
    );
  }
  return (
    <g className="delivery-carried" transform={`translate(${x} ${y})`}>
      <circle r="11" />
      <path d={MARKS[carries]} />
    </g>
  );
}
