import type { Written } from '../quoting/written.ts';

/** A file for a server, or lines for one of its files: configuration, a script, or the policy itself. */
export interface ServerSnippet {
  /** What a file with it would be called. */
  readonly fileName: string;
  /** As UTF-8, byte for byte: line ends too are as they must be. */
  readonly text: Written;
}
