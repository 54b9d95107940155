import type { Verdict } from '../../shared/findings/finding.ts';

/** A shape for each verdict, so that it does not rest on colour. The verdict's word always stands beside it. */
const SHAPES: Readonly<Record<Verdict, string>> = {
  problem: 'M8.5 2h7L22 8.5v7L15.5 22h-7L2 15.5v-7zM8 8l8 8M16 8l-8 8',
  warning: 'M12 3 22 21H2zM12 10v5M12 17.5v1',
  'not-measured': 'M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20M9 9.5a3 3 0 1 1 4 2.8c-.7.4-1 .8-1 1.7M12 17v.8',
  notice: 'M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20M12 11v6M12 7v.8',
  good: 'M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20M7.5 12.5l3 3 6-6.5',
};

export function VerdictMark({ verdict }: { verdict: Verdict }) {
  return (
    <svg className="verdict-mark" data-verdict={verdict} viewBox="0 0 24 24" aria-hidden="true">
      <path d={SHAPES[verdict]} />
    </svg>
  );
}
