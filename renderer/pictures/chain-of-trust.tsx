import type { ZoneLink } from '../../shared/evidence/chain.ts';
import { toUnicodeName } from '../../shared/model/domain-name.ts';
import { sayDay } from '../../shared/words/date.ts';
import { sayReason } from '../../shared/words/say.ts';
import { useLanguage, useWords } from '../state/use-words.ts';

/**
 * The zones from the root down, each vouching for the next. A list with drawn links: what is seen and what is read out are
 * one and the same, so that the picture needs no second text.
 */
export function ChainOfTrust({ zones }: { zones: readonly ZoneLink[] }) {
  const words = useWords().chain;
  return (
    <figure className="chain" aria-labelledby="chain-title">
      <figcaption>
        <strong id="chain-title">{words.title}</strong> {words.lead}
      </figcaption>
      <ol>
        {zones.map(link => (
          <Zone key={link.zone} link={link} />
        ))}
      </ol>
    </figure>
  );
}

function Zone({ link }: { link: ZoneLink }) {
  const language = useLanguage();
  const words = useWords().chain;
  const { zone, status, ds, keys, signatures, reason } = link;
  const tags = (each: readonly { keyTag: number; algorithm: number }[]) =>
    [...new Set(each.map(({ keyTag, algorithm }) => `${keyTag}/${algorithm}`))].join(', ');
  const ends = signatures.filter(signature => signature.verified).map(signature => signature.expiration);
  const facts = [
    ds.length > 0 ? words.ds(tags(ds)) : words.noDs,
    keys.length > 0 ? words.keys(tags(keys)) : words.noKeys,
    ...(ends.length > 0 ? [words.until(sayDay(Math.min(...ends), language))] : []),
  ];
  return (
    <li data-status={status}>
      <svg className="chain-link" viewBox="0 0 32 32" aria-hidden="true">
        <circle cx="16" cy="16" r="12" />
        <path d={MARKS[status]} />
      </svg>
      <div>
        <p className="chain-zone">
          <strong>{zone === '.' ? words.root : toUnicodeName(zone)}</strong>: {words.zone[status]}
        </p>
        <p className="chain-facts">{facts.join(' · ')}</p>
        {reason && status !== 'secure' && <p className="chain-reason">{sayReason(reason, language)}</p>}
      </div>
    </li>
  );
}

const MARKS: Readonly<Record<ZoneLink['status'], string>> = {
  secure: 'm11 16 4 4 7-8',
  insecure: 'M11 16h10',
  bogus: 'm12 12 8 8m0-8-8 8',
  indeterminate: 'M13.4 13.4a2.7 2.7 0 1 1 3.6 2.5c-.7.3-1 .7-1 1.6M16 20.4v.6',
};
