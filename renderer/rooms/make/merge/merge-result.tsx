import { Button } from '@nl-design-system-candidate/button-react';
import type { DnsRecord } from '../../../../shared/evidence/dns.ts';
import { recordValue } from '../../../../shared/evidence/record-value.ts';
import type { ZoneFileProblem } from '../../../../shared/generate/zone-file/zone-file-problem.ts';
import type {
  FileSetChange,
  MergeClash,
  MergeNote,
  ZoneMerge,
} from '../../../../shared/generate/zone-merge/zone-merge.ts';
import { sayMergeClash, sayMergeNote, sayZoneFileProblem, wordsOf } from '../../../../shared/words/say.ts';
import { CopyButton } from '../../../parts/copy-button.tsx';
import { saveFile } from '../../../parts/save-file.ts';
import { VerdictMark } from '../../../parts/verdict-mark.tsx';
import { useLanguage } from '../../../state/use-words.ts';
import { DiffView } from './diff-view.tsx';
import { bytesOfText, charactersOf } from './file-bytes.ts';

interface MergeResultProps {
  readonly merge: ZoneMerge;
  readonly warnings: readonly ZoneFileProblem[];
  readonly fileName: string;
}

/** What becomes of each set, what is to be known, and the new file; or what clashes. */
export function MergeResult({ merge, warnings, fileName }: MergeResultProps) {
  const language = useLanguage();
  const words = wordsOf(language).merge;
  return (
    <>
      {merge.kind === 'clash' && <Clashes clashes={merge.clashes} />}
      {merge.kind === 'merged' && (
        <>
          <h4>{words.changesTitle}</h4>
          {merge.hunks.length === 0 && <p>{words.nothing}</p>}
          <ul className="merge-changes">
            {merge.changes.map(change => (
              <Change key={`${change.name} ${change.type}`} change={change} />
            ))}
          </ul>
        </>
      )}
      {(merge.notes.length > 0 || warnings.length > 0) && (
        <>
          <h4>{words.notesTitle}</h4>
          <ul className="merge-notes">
            {warnings.map(warning => (
              <li key={JSON.stringify(warning)}>
                <VerdictMark verdict={warning.kind === 'zone-assumed' ? 'notice' : 'warning'} />
                <span>{sayZoneFileProblem(warning, language)}</span>
              </li>
            ))}
            {merge.notes.map(note => (
              <Note key={JSON.stringify(note)} note={note} />
            ))}
          </ul>
        </>
      )}
      {merge.kind === 'merged' && merge.hunks.length > 0 && (
        <>
          <DiffView hunks={merge.hunks} fileName={fileName} />
          <p className="make-note">{words.next}</p>
          <Button purpose="secondary" onClick={() => saveFile(fileName, bytesOfText(merge.text))}>
            {words.download}
          </Button>{' '}
          <CopyButton text={charactersOf(merge.text)} what={words.newFile} />
        </>
      )}
    </>
  );
}

function Clashes({ clashes }: { clashes: readonly MergeClash[] }) {
  const language = useLanguage();
  const words = wordsOf(language).merge;
  return (
    <div className="notice notice-problem">
      <h4>{words.clash}</h4>
      <ul>
        {clashes.map(clash => (
          <li key={`${clash.kind} ${clash.name} ${clash.type}`}>
            {sayMergeClash(clash, language)}
            {clash.kind === 'unseen-records' && (
              <Records records={clash.records} sign="" what={words.inFile} />
            )}
          </li>
        ))}
      </ul>
      <p>{words.clashNext}</p>
    </div>
  );
}

function Note({ note }: { note: MergeNote }) {
  const language = useLanguage();
  const words = wordsOf(language).merge;
  return (
    <li>
      <VerdictMark verdict={isOrdinary(note) ? 'notice' : 'warning'} />
      <span>
        {sayMergeNote(note, language)}
        {note.kind === 'differs' && (
          <>
            <Records records={note.onlyInFile} sign="" what={words.inFile} />
            <Records records={note.onlyInDns} sign="" what={words.inDns} />
          </>
        )}
      </span>
    </li>
  );
}

const isOrdinary = (note: MergeNote) =>
  note.kind === 'serial' || (note.kind === 'behind-alias' && note.also.length === 0);

const MARKS = { add: '+', replace: '\u00b1', remove: '\u2212', 'as-wanted': '=' } as const;

function Change({ change: { kind, name, type, removed, added, kept } }: { change: FileSetChange }) {
  const words = wordsOf(useLanguage()).merge;
  return (
    <li data-kind={kind}>
      <span className="merge-mark" aria-hidden="true">
        {MARKS[kind]}
      </span>
      <div>
        <strong>{words.changes[kind]}</strong>: <code>{name}</code> {type}
        <Records records={removed} sign={'\u2212'} what={words.removed} />
        <Records records={added} sign="+" what={words.added} />
        <Records records={kept} sign="=" what={words.kept} />
      </div>
    </li>
  );
}

/** Far more than anybody has at one name. */
const SHOWN_RECORDS = 20;

function Records({ records, sign, what }: { records: readonly DnsRecord[]; sign: string; what: string }) {
  if (records.length === 0) return null;
  return (
    <ul className="merge-records">
      {[...new Set(records.map(record => recordValue(record)))].slice(0, SHOWN_RECORDS).map(value => (
        <li key={value}>
          {sign && <span aria-hidden="true">{sign} </span>}
          <code>{value}</code> <span className="merge-what">({what})</span>
        </li>
      ))}
    </ul>
  );
}
