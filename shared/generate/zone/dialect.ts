import type { RecordSetChange } from '../../overlay/proposal.ts';
import type { Written } from '../quoting/written.ts';

/** Changes to one zone, in the order in which they are to be made. */
export interface ZoneChange {
  /** The zone's apex: presentation form, lower case, A-labels, no trailing dot. Every name lies in it. */
  readonly zone: string;
  readonly sets: readonly RecordSetChange[];
}

/** One field of a web form, as its label says and as it is typed. */
export interface FormField {
  readonly label: string;
  readonly value: string;
}
/** One record as a web form asks for it; `remove` where it is to be deleted there. */
export interface FormEntry {
  readonly action: 'add' | 'remove';
  readonly fields: readonly FormField[];
}

/** What is to be taken out of a file by hand, as it would stand there. */
export interface Removal {
  readonly text: Written<'master-file'> | Written<'yaml'>;
  /** What begins a comment in such a file. */
  readonly comment: '; ' | '# ';
}

/** A change as a DNS host takes it. */
export type DialectText =
  | {
      readonly kind: 'text';
      /** What is to be run, or to be put into a file; empty where records only go. */
      readonly text: Written;
      /** Of a file, which cannot say what is to go: the lines to take out of it. */
      readonly removal?: Removal;
      /** What a file with it would be called. */
      readonly fileName: string;
      /** Environment variables that are to be set before it runs, for what Postzegel cannot know. */
      readonly variables: readonly string[];
    }
  | { readonly kind: 'form'; readonly entries: readonly FormEntry[] };

/** One way in which a DNS host takes records: a file, a script for its own tool, or a form field by field. */
export interface Dialect {
  /**
   * Writes the change; sets that stay as they are do not occur in it. Pure; ends text with a line end. Throws for a set
   * whose name is no name in the zone.
   */
  readonly write: (change: ZoneChange) => DialectText;
}
