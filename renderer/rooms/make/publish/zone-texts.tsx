import { useStore } from 'zustand';
import type { DialectText, ZoneChange } from '../../../../shared/generate/zone/dialect.ts';
import { DIALECTS, type DialectId } from '../../../../shared/generate/zone/dialects.ts';
import { wordsOf } from '../../../../shared/words/say.ts';
import { Field } from '../../../parts/field.tsx';
import { FileText } from '../../../parts/file-text.tsx';
import { CopyableText } from '../../../parts/copyable-text.tsx';
import { CopyButton } from '../../../parts/copy-button.tsx';
import { useLanguage } from '../../../state/use-words.ts';
import { make } from '../make-store.ts';

/** The records as the user's DNS host takes them, zone by zone. */
export function ZoneTexts({ zones }: { zones: readonly ZoneChange[] }) {
  const words = wordsOf(useLanguage()).make;
  const { dialect } = useStore(make);
  return (
    <>
      <Field words={words.publish.dialect}>
        {described => (
          <select
            {...described}
            value={dialect}
            onChange={event => make.setState({ dialect: event.target.value as DialectId })}
          >
            {(Object.keys(DIALECTS) as DialectId[]).map(id => (
              <option key={id} value={id}>
                {words.dialects[id]}
              </option>
            ))}
          </select>
        )}
      </Field>
      {zones.map(change => (
        <div key={change.zone} className="publish-zone">
          <h3>{words.publish.zone(change.zone)}</h3>
          <Written written={DIALECTS[dialect].write(change)} zone={change.zone} />
        </div>
      ))}
    </>
  );
}

type TextWritten = Extract<DialectText, { kind: 'text' }>;

/** What is to be run, or of a file the lines that go and those that come, each to be copied alone. */
function FileParts({ written: { fileName, text, removal }, zone }: { written: TextWritten; zone: string }) {
  const words = wordsOf(useLanguage()).make.publish;
  if (!removal) return <FileText fileName={fileName} text={text} />;
  return (
    <>
      <section className="lines-go">
        <h4>{words.removeLines}</h4>
        <CopyableText text={removal.text} what={`${words.remove}: ${zone}`} />
      </section>
      {text !== '' && (
        <section className="lines-come">
          <h4>{words.addLines}</h4>
          <FileText fileName={fileName} text={text} />
        </section>
      )}
      {text !== '' && <p className="make-note">{words.bothLines}</p>}
    </>
  );
}

function Written({ written, zone }: { written: DialectText; zone: string }) {
  const words = wordsOf(useLanguage()).make.publish;
  if (written.kind === 'text') {
    return (
      <>
        {written.variables.length > 0 && <p>{words.variables(written.variables.join(', '))}</p>}
        <FileParts written={written} zone={zone} />
      </>
    );
  }
  return (
    <ol className="publish-form">
      {written.entries.map((entry, at) => (
        // The same record may go and come; their order never changes.
        <li key={`${zone} ${at}`}>
          <strong>{entry.action === 'add' ? words.add : words.remove}</strong>
          <dl>
            {entry.fields.map(({ label, value }) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd>
                  <code>{value}</code> <CopyButton text={value} what={label} />
                </dd>
              </div>
            ))}
          </dl>
        </li>
      ))}
    </ol>
  );
}
