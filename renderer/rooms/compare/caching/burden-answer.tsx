import { useMemo } from 'react';
import { useStore } from 'zustand';
import { type Burden, cachingBurden, isFelt } from '../../../../shared/advise/caching-burden.ts';
import { SENDING_PRESETS } from '../../../../shared/advise/sending-presets.ts';
import { wordsOf } from '../../../../shared/words/say.ts';
import { useLanguage } from '../../../state/use-words.ts';
import { sayAmount, sayBytes, sayShare, sayTime } from './amounts.ts';
import { caching } from './caching-store.ts';

/** What the numbers come to: in sentences first, then side by side. */
export function BurdenAnswer() {
  const language = useLanguage();
  const words = wordsOf(language).compareRoom.caching;
  const { pattern, size, measured } = useStore(caching);
  const { mtaSts, dane, messagesToPolicies } = useMemo(() => cachingBurden(pattern), [pattern]);
  const atProvider = useMemo(() => {
    const { destinations, messagesPerDay } = SENDING_PRESETS['large-provider'];
    const provider = cachingBurden({ ...pattern, destinations, messagesPerDay });
    return provider.mtaSts.unprotectedPerDay / provider.messagesToPolicies;
  }, [pattern]);
  const costs = typeof measured === 'object' ? measured : undefined;
  const amount = (value: number) => sayAmount(value, language);
  const fetches = amount(mtaSts.fetchesPerDay);
  const lookups = amount(dane.lookupsPerDay);
  const { answer } = words;
  return (
    <section className="caching-answer" aria-labelledby="caching-answer-title" aria-live="polite">
      <h3 id="caching-answer-title">{answer.title}</h3>
      <p>
        {answer.store(amount(mtaSts.held), sayBytes(mtaSts.bytes, language))}{' '}
        {costs
          ? answer.work(fetches, sayTime(mtaSts.fetchesPerDay * costs.policyFetchMs, language))
          : answer.unmeasured(fetches)}
      </p>
      {messagesToPolicies > 0 && (
        <p>
          {answer.firsts(
            amount(mtaSts.unprotectedPerDay),
            sayShare(mtaSts.unprotectedPerDay / messagesToPolicies, language),
          )}{' '}
          {size !== 'large-provider' && answer.provider(sayShare(atProvider, language))}
        </p>
      )}
      <p>
        {costs
          ? answer.dane(lookups, sayTime(dane.firstContactsPerDay * costs.validationMs, language))
          : answer.daneUnmeasured(lookups)}
      </p>
      <p className="caching-verdict">
        {isFelt(mtaSts, costs?.policyFetchMs ?? 0) ? answer.heavy : answer.light}
      </p>
      <BurdenTable mtaSts={mtaSts} dane={dane} />
    </section>
  );
}

function BurdenTable({ mtaSts, dane }: { mtaSts: Burden; dane: Burden }) {
  const language = useLanguage();
  const { table } = wordsOf(language).compareRoom.caching;
  const rows: readonly (readonly [string, (burden: Burden) => string])[] = [
    [table.held, ({ held }) => sayAmount(held, language)],
    [table.bytes, ({ bytes }) => sayBytes(bytes, language)],
    [table.lookups, ({ lookupsPerDay }) => sayAmount(lookupsPerDay, language)],
    [table.fetches, ({ fetchesPerDay }) => sayAmount(fetchesPerDay, language)],
    [table.unprotected, ({ unprotectedPerDay }) => sayAmount(unprotectedPerDay, language)],
  ];
  return (
    <table className="caching-table">
      <caption>{table.caption}</caption>
      <thead>
        <tr>
          <th scope="col">{table.what}</th>
          <th scope="col">MTA-STS</th>
          <th scope="col">DANE</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([name, say]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>{say(mtaSts)}</td>
            <td>{say(dane)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
