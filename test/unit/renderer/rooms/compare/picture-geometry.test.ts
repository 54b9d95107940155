import { describe, expect, test } from 'vitest';
import {
  along,
  BOX,
  lineBetween,
  PICTURE,
  PLACES,
} from '../../../../../renderer/rooms/compare/attacks/picture-geometry.ts';
import { ACTORS } from '../../../../../shared/simulate/index.ts';

const pairs = ACTORS.flatMap(from => ACTORS.filter(to => to !== from).map(to => [from, to] as const));
const isInside = ({ x, y }: { x: number; y: number }, actor: (typeof ACTORS)[number]) =>
  Math.abs(x - PLACES[actor].x) < BOX.width / 2 && Math.abs(y - PLACES[actor].y) < BOX.height / 2;

describe('the picture of a delivery', () => {
  test('every box is within it, and none covers another', () => {
    for (const actor of ACTORS) {
      const { x, y } = PLACES[actor];
      expect(x - BOX.width / 2).toBeGreaterThanOrEqual(0);
      expect(x + BOX.width / 2).toBeLessThanOrEqual(PICTURE.width);
      expect(y - BOX.height / 2).toBeGreaterThanOrEqual(0);
      expect(y + BOX.height / 2).toBeLessThanOrEqual(PICTURE.height);
    }
    for (const [one, other] of pairs) {
      const { x, y } = PLACES[one];
      const [across, upright] = [Math.abs(x - PLACES[other].x), Math.abs(y - PLACES[other].y)];
      expect(across >= BOX.width || upright >= BOX.height).toBe(true);
    }
  });

  test.each(pairs)('an arrow from %s to %s begins and ends at their edges', (from, to) => {
    const line = lineBetween(from, to);
    expect(isInside(line.from, from)).toBe(false);
    expect(isInside(line.to, to)).toBe(false);
    const [start, end] = [PLACES[from], PLACES[to]];
    const length = Math.hypot(end.x - start.x, end.y - start.y);
    expect(Math.hypot(line.to.x - line.from.x, line.to.y - line.from.y)).toBeLessThan(length);
    expect(along(line, 0.5)).toEqual({
      x: (line.from.x + line.to.x) / 2,
      y: (line.from.y + line.to.y) / 2,
    });
  });

  test('a question and its answer keep to their own side', () => {
    for (const [from, to] of pairs) {
      const [there, back] = [along(lineBetween(from, to, 7), 0.34), along(lineBetween(to, from, 7), 0.34)];
      expect(Math.hypot(there.x - back.x, there.y - back.y)).toBeGreaterThan(12);
    }
  });
});
