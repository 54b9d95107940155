import { posix } from 'node:path';

/** One import of a file of the project by another. */
export interface Import {
  readonly from: string;
  readonly to: string;
}

/** The files that a source imports by relative path, as paths from the root; type-only imports count too. */
export function importsOf(path: string, source: string): readonly Import[] {
  const specifiers = source.matchAll(/(?:\bfrom|\bimport\(?)\s*'(\.[^']+)'/g);
  return [...specifiers].map(([, specifier = '']) => ({
    from: path,
    to: posix.join(posix.dirname(path), specifier),
  }));
}

/** What a file may import: its own layer, and these. `electron/dns/x.ts` is of the layer `electron/dns`. */
export type Layers = Readonly<Record<string, readonly string[]>>;

/** The layer of a file: the longest that its path begins with. */
export function layerOf(layers: Layers, path: string): string | undefined {
  return Object.keys(layers)
    .filter(layer => path === layer || path.startsWith(`${layer}/`))
    .toSorted((a, b) => b.length - a.length)[0];
}

/** The imports that lead where they may not; a file that is of no layer is one as well. */
export function breaches(layers: Layers, imports: readonly Import[]): readonly string[] {
  return imports.flatMap(({ from, to }) => {
    const [upper, lower] = [layerOf(layers, from), layerOf(layers, to)];
    if (upper === undefined) return [`${from} is in no layer`];
    if (lower === upper || (lower !== undefined && layers[upper]?.includes(lower))) return [];
    return [`${from} imports ${to}`];
  });
}

/** Circles of imports, each as the path round; empty where there are none. */
export function circles(imports: readonly Import[]): readonly string[] {
  const targets = new Map<string, string[]>();
  for (const { from, to } of imports) targets.set(from, [...(targets.get(from) ?? []), to]);
  const done = new Set<string>();
  const found: string[] = [];
  const visit = (file: string, path: readonly string[]) => {
    if (path.includes(file)) {
      found.push([...path.slice(path.indexOf(file)), file].join(' -> '));
      return;
    }
    if (done.has(file)) return;
    for (const target of targets.get(file) ?? []) visit(target, [...path, file]);
    done.add(file);
  };
  for (const file of targets.keys()) visit(file, []);
  return found;
}
