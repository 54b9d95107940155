import type { OddCharacter } from '../generate/zone-file/odd-character.ts';
import type { RdataFault } from '../generate/zone-file/rdata-fault.ts';
import type { ZoneFileProblem } from '../generate/zone-file/zone-file-problem.ts';
import type { FileSetChange, MergeClash, MergeNote } from '../generate/zone-merge/zone-merge.ts';
import type { FieldWords } from './make-words.ts';

type ByKind<Union extends { readonly kind: string }, Text> = {
  readonly [Kind in Union['kind']]: (facts: Extract<Union, { kind: Kind }>) => Text;
};

/** What is wrong in the content of a record of a type: goes on after a colon, and ends with a full stop. */
export type RdataFaultWords = {
  readonly [Part in RdataFault['part']]: (fault: Extract<RdataFault, { part: Part }>, type: string) => string;
};
export type OddCharacterWords = Readonly<Record<OddCharacter['looksLike'], string>>;

export const sayRdataFault = (fault: RdataFault, type: string, words: RdataFaultWords): string =>
  (words[fault.part] as (fault: RdataFault, type: string) => string)(fault, type);

/** The words about a zone file into which a change is put. */
export interface MergeWords {
  readonly title: (zone: string) => string;
  readonly private: string;
  readonly choose: FieldWords;
  readonly drop: string;
  readonly paste: FieldWords;
  readonly look: string;
  readonly pasted: string;
  readonly another: string;
  readonly wrong: string;
  readonly clash: string;
  readonly clashNext: string;
  readonly changesTitle: string;
  readonly nothing: string;
  readonly changes: Readonly<Record<FileSetChange['kind'], string>>;
  /** Before a record that goes, comes or stays. */
  readonly removed: string;
  readonly added: string;
  readonly kept: string;
  readonly notesTitle: string;
  readonly inFile: string;
  readonly inDns: string;
  readonly diffTitle: string;
  readonly diffLead: string;
  /** What the button copies. */
  readonly diffName: string;
  readonly line: (line: number) => string;
  readonly download: string;
  /** What the other button copies. */
  readonly newFile: string;
  /** What to do with the new file. */
  readonly next: string;
  readonly problems: ByKind<ZoneFileProblem, string>;
  readonly clashes: ByKind<MergeClash, string>;
  readonly notes: ByKind<MergeNote, string>;
}
