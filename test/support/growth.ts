/** Doubling the input makes quadratic work four times as long. */
export const LINEAR = 2.6;

/** Rounds until the best of both sizes is taken for what it is. */
const MAX_ROUNDS = 20;
const MIN_ROUNDS = 5;
/** Less than this says more of the machine than of the work. */
const MIN_MS = 3;
/** What takes this long to make, and less than that to work on, is not looked at any larger. */
const MAX_MAKING_MS = 1_000;
/** Doublings until the work is long enough to be measured. */
const MAX_DOUBLINGS = 6;

/**
 * How many times as long the work takes on twice the input: the best of several rounds of each, in the same run and in
 * processor time, as others share the machine. Stops as soon as that is linear; what grows faster stays so however often it is
 * tried. Work that is done in no time on the largest input there is grows not at all, and counts as 1.
 * @param make the input of a size, in time that is not measured
 * @param size to begin with; doubled until the work takes long enough
 */
export function growth<Input>(
  make: (size: number) => Input,
  work: (input: Input) => unknown,
  size = 50,
): number {
  let making = 0;
  const timed = (of: number) => {
    // Made anew: what is remembered of one input helps no other.
    const started = process.cpuUsage();
    const input = make(of);
    making = milliseconds(process.cpuUsage(started));
    const before = process.cpuUsage();
    work(input);
    return milliseconds(process.cpuUsage(before));
  };
  let at = size;
  for (let doublings = 0; Math.min(timed(at), timed(at)) < MIN_MS; doublings += 1) {
    if (doublings === MAX_DOUBLINGS || making > MAX_MAKING_MS) return 1;
    at *= 2;
  }
  let [one, two] = [Infinity, Infinity];
  for (let round = 1; round <= MAX_ROUNDS; round += 1) {
    one = Math.min(one, timed(at));
    two = Math.min(two, timed(2 * at));
    if (round >= MIN_ROUNDS && two / one < LINEAR) break;
  }
  return two / one;
}

const milliseconds = ({ user, system }: NodeJS.CpuUsage): number => (user + system) / 1_000;
