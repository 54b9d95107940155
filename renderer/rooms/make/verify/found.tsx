import { recordValue } from '../../../../shared/evidence/record-value.ts';
import type { DnsRecord } from '../../../../shared/evidence/dns.ts';
import { visibleText } from '../../../../shared/model/visible-text.ts';
import type { PolicyFound } from '../../../../shared/publication/judge-publication.ts';
import type { SetFound } from '../../../../shared/publication/judge-set.ts';
import type { Wanted } from '../../../../shared/publication/wanted.ts';
import { saySilence, wordsOf } from '../../../../shared/words/say.ts';
import { useLanguage } from '../../../state/use-words.ts';

/** Of the sets that are not as they should be: what is there, and what was to be. */
export function FoundSets({ sets, wanted }: { sets: readonly SetFound[]; wanted: Wanted }) {
  const language = useLanguage();
  const words = wordsOf(language).make.verify;
  return sets
    .filter(({ state }) => state !== 'as-wanted')
    .map(({ name, type, state, held, silence }) => {
      const after = wanted.sets.find(each => each.name === name && each.type === type)?.after ?? [];
      return (
        <div key={`${name} ${type}`} className="verify-set">
          <p>
            <code>{`${name} ${type}`}</code>
            {sets.length > 1 && `: ${words.states[state]}`}
          </p>
          {silence && <p>{saySilence(silence, language)}</p>}
          {!silence && (
            <>
              <Records type={type} records={held} title={words.held} nothing={words.heldNothing} />
              {state === 'different' && (
                <Records type={type} records={after} title={words.wanted} nothing={words.wantedNothing} />
              )}
            </>
          )}
        </div>
      );
    });
}

/** As much of what a server says as helps to see what is wrong with it; it may say anything, and a lot. */
const MAX_RECORDS = 20;
const MAX_CHARACTERS = 1_000;
const shortened = (text: string) =>
  text.length > MAX_CHARACTERS ? `${text.slice(0, MAX_CHARACTERS)}…` : text;
const shown = (text: string) =>
  shortened(text.replaceAll('\r\n', '\n')).split('\n').map(visibleText).join('\n');

interface RecordsProps {
  /** Of the set: only a record of another type, an alias, says its own. */
  readonly type: string;
  readonly records: readonly DnsRecord[];
  readonly title: string;
  readonly nothing: string;
}

function Records({ type, records, title, nothing }: RecordsProps) {
  if (records.length === 0) return <p>{nothing}</p>;
  return (
    <>
      <p>{title}</p>
      <ul className="verify-records">
        {records.slice(0, MAX_RECORDS).map(record => (
          <li key={JSON.stringify(record)}>
            <code>
              {record.type === type ? '' : `${record.type} `}
              {shortened(recordValue(record))}
            </code>
          </li>
        ))}
      </ul>
    </>
  );
}

/** The file as it is served, where it is not the one that was asked for. */
export function FoundPolicy({ found, wanted }: { found: PolicyFound; wanted: string | undefined }) {
  const language = useLanguage();
  const words = wordsOf(language).make.verify;
  const { state, text, silence } = found;
  if (state === 'as-wanted') return null;
  return (
    <>
      {silence && <p>{saySilence(silence, language)}</p>}
      {text === undefined ? (
        !silence && <p>{words.heldNothing}</p>
      ) : (
        <>
          <p>{words.held}</p>
          <pre className="verify-file">{shown(text)}</pre>
        </>
      )}
      {state === 'different' && wanted !== undefined && (
        <>
          <p>{words.wanted}</p>
          <pre className="verify-file">{shown(wanted)}</pre>
        </>
      )}
    </>
  );
}
