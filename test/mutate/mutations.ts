import { applied, type Mutation } from './mutation.ts';
import { isNode, type Node, nodesOf, parses } from './syntax.ts';

/** Comparisons move by one at their boundary, or turn round; arithmetic becomes its opposite. */
const OPERATORS: Readonly<Record<string, string>> = {
  '<': '<=',
  '<=': '<',
  '>': '>=',
  '>=': '>',
  '===': '!==',
  '!==': '===',
  '+': '-',
  '-': '+',
  '*': '/',
  '/': '*',
  '%': '*',
  '&': '|',
  '|': '&',
  '<<': '>>',
  '>>': '<<',
  '>>>': '<<',
  '&&': '||',
  '||': '&&',
  '+=': '-=',
  '-=': '+=',
};
const METHODS: Readonly<Record<string, string>> = {
  every: 'some',
  some: 'every',
  startsWith: 'endsWith',
  endsWith: 'startsWith',
  min: 'max',
  max: 'min',
  find: 'findLast',
  findLast: 'find',
};
/** Methods that give the same kind of thing as what they are called on, so that they can be left out. */
const LEFT_OUT = new Set([
  'filter',
  'toSorted',
  'toReversed',
  'trim',
  'toLowerCase',
  'toUpperCase',
  'slice',
  'concat',
  'replace',
  'replaceAll',
]);
const LISTS = new Set(['map', 'filter', 'flatMap', 'toSorted', 'slice', 'concat']);

/** All one-place changes of a source file that a test could notice, in the order of their places. */
export function mutationsOf(path: string, source: string): readonly Mutation[] {
  const textOf = ({ start, end }: Node) => source.slice(start, end);
  const found = nodesOf(path, source).flatMap(({ node, parent }): readonly Mutation[] => {
    const instead = (rule: string, text: string, of: Node = node): Mutation => ({
      rule,
      start: of.start,
      end: of.end,
      text,
    });
    switch (node.type) {
      case 'BinaryExpression':
      case 'LogicalExpression':
      case 'AssignmentExpression':
        return operator(node, source, instead);
      case 'UnaryExpression':
        if (node['operator'] !== '!' && node['operator'] !== '-') return [];
        return [instead(`without ${node['operator']}`, textOf(node['argument'] as Node))];
      case 'UpdateExpression':
        return [
          instead(
            '++ or --',
            textOf(node).replace(/\+\+|--/, sign => (sign === '++' ? '--' : '++')),
          ),
        ];
      case 'IfStatement':
      case 'ConditionalExpression':
      case 'WhileStatement': {
        const test = node['test'] as Node;
        const answers = node.type === 'WhileStatement' ? ['false'] : ['true', 'false'];
        return answers.map(answer => instead(`always ${answer}`, answer, test));
      }
      case 'Literal':
        return literal(node, parent, instead);
      case 'ReturnStatement':
      case 'ArrowFunctionExpression':
        return emptied(node, instead);
      case 'ExpressionStatement':
        return node['directive'] ? [] : [instead('statement left out', ';')];
      case 'ContinueStatement':
        return [instead('statement left out', ';')];
      case 'CallExpression':
        return call(node, textOf, instead);
      case 'SpreadElement':
        return parent?.type === 'ObjectExpression' ? [instead('part left out', '...{}')] : [];
      default:
        return [];
    }
  });
  return found
    .filter(mutation => parses(path, applied(source, mutation)))
    .toSorted((a, b) => a.start - b.start || a.end - b.end);
}

type Instead = (rule: string, text: string, of?: Node) => Mutation;

function operator(node: Node, source: string, instead: Instead): readonly Mutation[] {
  const { left, right } = node as unknown as { left: Node; right: Node };
  const sign = String(node['operator']);
  if (sign === '??') return [instead('without ??', source.slice(left.start, left.end))];
  const other = OPERATORS[sign];
  if (other === undefined || (sign.startsWith('+') && [left, right].some(isText))) return [];
  const between = { type: 'operator', start: left.end, end: right.start };
  const text = source.slice(left.end, right.start).replace(sign, other);
  return [instead(`${sign} to ${other}`, text, between)];
}

const isText = (node: Node): boolean =>
  node.type === 'TemplateLiteral' ||
  (node.type === 'Literal' && typeof node['value'] === 'string') ||
  (node.type === 'BinaryExpression' && [node['left'], node['right']].some(each => isText(each as Node)));

function literal(node: Node, parent: Node | undefined, instead: Instead): readonly Mutation[] {
  const { value, regex, raw } = node as unknown as {
    value: unknown;
    raw: string;
    regex?: { pattern: string; flags: string };
  };
  if (regex) {
    const { pattern, flags } = regex;
    return [
      ...(pattern.startsWith('^') ? [instead('without ^', `/${pattern.slice(1)}/${flags}`)] : []),
      ...(/[^\\]\$$/.test(pattern) ? [instead('without $', `/${pattern.slice(0, -1)}/${flags}`)] : []),
      ...(flags.includes('i') ? [instead('without i', `/${pattern}/${flags.replace('i', '')}`)] : []),
    ].filter(({ text }) => !text.startsWith('//'));
  }
  if (typeof value === 'boolean') return [instead(`${value} to ${!value}`, String(!value))];
  if (typeof value === 'number')
    return [instead('one more', `(${raw} + 1)`)].filter(() => !isKey(node, parent));
  const isKind = parent?.type === 'Property' && (parent['key'] as Node)['name'] === 'kind';
  if (typeof value === 'string' && isKind && parent['value'] === node)
    return [instead('other kind', "'mutated'")];
  return [];
}

/** The key of an object or a member of an enumeration is a name, and cannot be computed there. */
const isKey = (node: Node, parent: Node | undefined): boolean =>
  parent?.['key'] === node && parent['computed'] !== true;

function emptied(node: Node, instead: Instead): readonly Mutation[] {
  const given = node['argument'] ?? (node['expression'] === true ? node['body'] : undefined);
  if (!isNode(given)) return [];
  const isFilledList = given.type === 'ArrayExpression' && (given['elements'] as unknown[]).length > 0;
  const callee = given['callee'];
  const isList =
    isFilledList ||
    (given.type === 'CallExpression' &&
      isNode(callee) &&
      LISTS.has(String((callee['property'] as Node)?.['name'])));
  return isList ? [instead('nothing given', '[]', given)] : [];
}

function call(node: Node, textOf: (node: Node) => string, instead: Instead): readonly Mutation[] {
  const callee = node['callee'] as Node;
  if (callee.type !== 'MemberExpression' || callee['computed'] === true) return [];
  const { object, property } = callee as unknown as { object: Node; property: Node };
  const name = String(property['name']);
  const other = METHODS[name];
  return [
    ...(other === undefined ? [] : [instead(`${name} to ${other}`, other, property)]),
    ...(LEFT_OUT.has(name) && callee['optional'] !== true
      ? [instead(`without ${name}`, textOf(object))]
      : []),
  ];
}
