import { parseSync } from 'vite';

/** A node of the syntax tree (ESTree with TypeScript), as far as mutations look at it. */
export interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [field: string]: unknown;
}

/** What has no effect when the program runs, or whose change tells nothing. */
const WITHOUT_EFFECT = new Set([
  'ImportDeclaration',
  'ExportAllDeclaration',
  // What is thrown is a mistake of ours: its words are for nobody's test.
  'ThrowStatement',
]);
/** Types that have an expression in them. */
const AROUND_EXPRESSIONS = new Set(['TSAsExpression', 'TSSatisfiesExpression', 'TSNonNullExpression']);

/** Every node of a source that is run, outermost first, with the one around it. */
export function nodesOf(path: string, source: string): readonly { node: Node; parent?: Node }[] {
  const { program, errors } = parseSync(path, source);
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message}`);
  const found: { node: Node; parent?: Node }[] = [];
  const visit = (value: unknown, parent?: Node): void => {
    if (Array.isArray(value)) for (const each of value) visit(each, parent);
    if (!isNode(value) || WITHOUT_EFFECT.has(value.type)) return;
    if (AROUND_EXPRESSIONS.has(value.type)) return visit(value['expression'], parent);
    if (value.type.startsWith('TS')) return;
    found.push({ node: value, ...(parent && { parent }) });
    for (const inside of Object.values(value)) visit(inside, value);
  };
  visit(program);
  return found;
}

/** Whether it is a program at all; its types are for the compiler. */
export const parses = (path: string, source: string): boolean => parseSync(path, source).errors.length === 0;

export const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string';
