import type { ZoneLink } from '../evidence/chain.ts';
import type { DnssecStatus } from '../evidence/dnssec-status.ts';
import type { Language } from '../words/say.ts';
import { type ChainNode, chainTree, sayZone } from './chain-tree.ts';
import { wrapText } from './wrap-text.ts';

/** Told apart without colour, and in every terminal. */
const MARKS: Readonly<Record<DnssecStatus, string>> = {
  secure: '✓',
  insecure: '–',
  bogus: '✗',
  indeterminate: '?',
};

/** Before what goes on from the line above. */
const HANGING = '  ';

/** The chain of trust as a tree drawn with lines, each line at most so many columns wide. */
export function chainAsText(
  zones: readonly ZoneLink[],
  language: Language,
  width: number,
): readonly string[] {
  const draw = (node: ChainNode, first: string, rest: string): readonly string[] => {
    const { link, below } = node;
    const { name, status, reason, facts } = sayZone(node, language);
    // The line of a tree goes on beside what is said of a zone, as long as zones follow below it.
    const beside = `${rest}${below.length > 0 ? '│ ' : '  '}`;
    const head = wrapText(
      `${MARKS[link.status]} ${name}: ${reason ?? status}`,
      width - first.length,
      '',
    ).split('\n');
    return [
      ...head.map((line, at) => (at === 0 ? `${first}${line}` : `${beside}${line}`)),
      ...facts.flatMap(fact =>
        wrapText(fact, width - beside.length - HANGING.length, '')
          .split('\n')
          .map((line, at) => `${beside}${at === 0 ? '' : HANGING}${line}`),
      ),
      ...below.flatMap((child, at) =>
        at < below.length - 1
          ? draw(child, `${rest}├─ `, `${rest}│  `)
          : draw(child, `${rest}└─ `, `${rest}   `),
      ),
    ];
  };
  return chainTree(zones).flatMap(node => draw(node, '', ''));
}
