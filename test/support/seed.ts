/**
 * Where random samples begin: `SEED`, or something new each time. Where a change is judged (`CI`) it is always the same:
 * what others' servers make of a sample nobody has tried yet says nothing about the change.
 */
export const seed = Number(process.env['SEED'] ?? (process.env['CI'] ? 20_261_126 : Date.now()));
