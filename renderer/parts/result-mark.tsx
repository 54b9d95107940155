import type { Result } from '../../shared/simulate/index.ts';

/** A shape for each outcome, so that it does not rest on colour. The outcome's word always stands beside it. */
const SHAPES: Readonly<Record<Result, string>> = {
  safe: 'M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20M7.5 12.5l3 3 6-6.5',
  unproven: 'M2.5 5.5h19v13h-19zM3 6l9 7 9-7',
  open: 'M2.5 5.5h19v13h-19zM6 10h7M6 14h5M16 9h2.5v3H16z',
  leaked: 'M8.5 2h7L22 8.5v7L15.5 22h-7L2 15.5v-7zM8 8l8 8M16 8l-8 8',
  stopped: 'M4 4h16v16H4zM8 12h8',
  unknown: 'M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20M9 9.5a3 3 0 1 1 4 2.8c-.7.4-1 .8-1 1.7M12 17v.8',
};

export function ResultMark({ result }: { result: Result }) {
  return (
    <svg className="result-mark" data-result={result} viewBox="0 0 24 24" aria-hidden="true">
      <path d={SHAPES[result]} />
    </svg>
  );
}
