import type { Actor } from '../../../../shared/simulate/index.ts';

/** Sizes in units of the picture, about a pixel each. */
export const PICTURE = { width: 340, height: 244 } as const;
export const BOX = { width: 104, height: 42 } as const;

interface Point {
  readonly x: number;
  readonly y: number;
}
export interface Line {
  readonly from: Point;
  readonly to: Point;
}

/** The middle of each one's box: the sender at the left, whom it asks at the right, who attacks in between and below. */
export const PLACES: Readonly<Record<Actor, Point>> = {
  sender: { x: 56, y: 106 },
  dns: { x: 284, y: 26 },
  'policy-host': { x: 284, y: 92 },
  receiver: { x: 284, y: 158 },
  attacker: { x: 132, y: 218 },
};

/** From the edge of one box to that of the other; `shift` moves it sideways, so that there is room for one back. */
export function lineBetween(from: Actor, to: Actor, shift = 0): Line {
  const [start, end] = [PLACES[from], PLACES[to]];
  const length = Math.hypot(end.x - start.x, end.y - start.y);
  const [dx, dy] = [(end.x - start.x) / length, (end.y - start.y) / length];
  const aside = { x: -dy * shift, y: dx * shift };
  const edge = edgeDistance(dx, dy);
  const at = (point: Point, distance: number): Point => ({
    x: point.x + dx * distance + aside.x,
    y: point.y + dy * distance + aside.y,
  });
  return { from: at(start, edge), to: at(end, -edge) };
}

/** How far it is from the middle of a box to its edge in a direction, with a little air. */
function edgeDistance(dx: number, dy: number): number {
  const across = dx === 0 ? Infinity : BOX.width / 2 / Math.abs(dx);
  const upright = dy === 0 ? Infinity : BOX.height / 2 / Math.abs(dy);
  return Math.min(across, upright) + 3;
}

export const along = ({ from, to }: Line, share: number): Point => ({
  x: from.x + (to.x - from.x) * share,
  y: from.y + (to.y - from.y) * share,
});

/** The two strokes of an arrow's head at the end of a line. */
export function headOf({ from, to }: Line): string {
  const angle = Math.atan2(to.y - from.y, to.x - from.x);
  const stroke = (turn: number) =>
    `${(to.x - 9 * Math.cos(angle + turn)).toFixed(1)} ${(to.y - 9 * Math.sin(angle + turn)).toFixed(1)}`;
  return `M${stroke(0.45)}L${to.x.toFixed(1)} ${to.y.toFixed(1)}L${stroke(-0.45)}`;
}
