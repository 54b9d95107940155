import { type KeyboardEvent, useState } from 'react';
import type { ZoneLink } from '../../shared/evidence/chain.ts';
import { type ChainNode, chainTree, sayZone } from '../../shared/report/chain-tree.ts';
import { wordsOf } from '../../shared/words/say.ts';
import { useLanguage } from '../state/use-words.ts';
import { type ChainRow, chainRows, shorten } from './chain-rows.ts';

const ROW = 64;
const BOX = { width: 276, height: 44 } as const;
const INDENT = 22;
/** Room for the focus ring. */
const MARGIN = 4;

/** The zones from the root down, each vouching for the next: drawn, each to be chosen for its facts, and all in words. */
export function ChainOfTrust({ zones }: { zones: readonly ZoneLink[] }) {
  const words = wordsOf(useLanguage()).chain;
  const rows = chainRows(chainTree(zones));
  const trouble = rows.find(({ node }) => node.link.status === 'bogus')?.node.link.zone;
  const [chosen, choose] = useState(trouble);
  const depth = Math.max(...rows.map(row => row.depth));
  const [width, height] = [
    2 * MARGIN + BOX.width + depth * INDENT,
    2 * MARGIN + rows.length * ROW - (ROW - BOX.height),
  ];
  const shown = rows.find(({ node }) => node.link.zone === chosen)?.node;
  return (
    <figure className="chain" aria-labelledby="chain-title">
      <figcaption>
        <strong id="chain-title">{words.title}</strong> {words.lead}
      </figcaption>
      <div className="chain-side-by-side">
        <svg
          role="group"
          aria-labelledby="chain-title"
          className="chain-picture"
          width={width}
          height={height}
          viewBox={`0 0 ${width} ${height}`}
        >
          {rows.map((row, at) => (
            <Link key={row.node.link.zone} row={row} at={at} />
          ))}
          {rows.map((row, at) => (
            <Zone
              key={row.node.link.zone}
              row={row}
              at={at}
              isChosen={row.node === shown}
              onChoose={() => choose(row.node.link.zone)}
            />
          ))}
        </svg>
        <div className="chain-details" role="status">
          {shown ? <ZoneFacts node={shown} /> : <p>{words.choose}</p>}
        </div>
      </div>
      <details className="chain-words">
        <summary>{words.inWords}</summary>
        <ol>
          {rows.map(({ node }) => (
            <li key={node.link.zone}>
              <ZoneFacts node={node} />
            </li>
          ))}
        </ol>
      </details>
    </figure>
  );
}

const leftOf = ({ depth }: ChainRow) => MARGIN + depth * INDENT;
const topOf = (at: number) => MARGIN + at * ROW;

/** From the zone above to this one. */
function Link({ row, at }: { row: ChainRow; at: number }) {
  if (row.parent === undefined) return null;
  const x = leftOf(row) - INDENT + 10;
  const from = topOf(row.parent) + BOX.height;
  const to = topOf(at) + BOX.height / 2;
  const isBroken = row.node.link.status === 'bogus';
  return (
    <g className="chain-link" data-status={row.node.link.status} aria-hidden="true">
      <path d={`M${x} ${from}V${to}H${leftOf(row)}`} />
      {isBroken && <path className="chain-break" d={`M${x - 5} ${to - 24}l10 10m0-10-10 10`} />}
    </g>
  );
}

function Zone({
  row,
  at,
  isChosen,
  onChoose,
}: {
  row: ChainRow;
  at: number;
  isChosen: boolean;
  onChoose: () => void;
}) {
  const { name, status } = sayZone(row.node, useLanguage());
  const { link } = row.node;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    onChoose();
  };
  return (
    <g
      role="button"
      tabIndex={0}
      aria-pressed={isChosen}
      className="chain-zone"
      data-status={link.status}
      transform={`translate(${leftOf(row)} ${topOf(at)})`}
      onClick={onChoose}
      onKeyDown={onKeyDown}
    >
      <rect width={BOX.width} height={BOX.height} rx="4" />
      <path className="chain-mark" d={MARKS[link.status]} />
      <text x="44" y="19" className="chain-name">
        {shorten(name, LONGEST_NAME)}
      </text>{' '}
      <text x="44" y="36" className="chain-status">
        {status}
      </text>
    </g>
  );
}

/** As many characters as fit in the box. */
const LONGEST_NAME = 28;

/** In a box of 44 high: a seal at the left. */
const MARKS: Readonly<Record<ZoneLink['status'], string>> = {
  secure: 'M22 10a12 12 0 1 0 0 24 12 12 0 0 0 0-24M17 22l4 4 7-8',
  insecure: 'M22 10a12 12 0 1 0 0 24 12 12 0 0 0 0-24M17 22h10',
  bogus: 'M22 10a12 12 0 1 0 0 24 12 12 0 0 0 0-24M18 18l8 8m0-8-8 8',
  indeterminate:
    'M22 10a12 12 0 1 0 0 24 12 12 0 0 0 0-24M19.4 19.4a2.7 2.7 0 1 1 3.6 2.5c-.7.3-1 .7-1 1.6M22 27v.6',
};

function ZoneFacts({ node }: { node: ChainNode }) {
  const { name, status, reason, facts } = sayZone(node, useLanguage());
  return (
    <>
      <p>
        <strong>{name}</strong>: {status}
      </p>
      {reason && <p className="chain-reason">{reason}</p>}
      <ul>
        {facts.map(fact => (
          <li key={fact}>{fact}</li>
        ))}
      </ul>
    </>
  );
}
