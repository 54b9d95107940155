import type { Evidence } from '../../../shared/evidence/evidence.ts';
import { readSavedEvidence, type SavedProblem } from '../../../shared/evidence/bounds/saved-evidence.ts';
import { visibleJson } from '../../../shared/model/visible-text.ts';
import { refused, type Result } from '../../../shared/model/result.ts';
import { saveFile } from '../../parts/save-file.ts';

/** The evidence in the text of a file that this application saved, or printed with `check --json`. */
export function readSaved(text: string): Result<Evidence, SavedProblem> {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    return refused({ kind: 'not-evidence' });
  }
  return readSavedEvidence(content);
}

/** Hands the evidence to the user as a file, named after the domain and the day. */
export function saveEvidence(evidence: Evidence): void {
  const day = new Date(evidence.startedAt).toISOString().slice(0, 10);
  const text = visibleJson(JSON.stringify(evidence, undefined, 2));
  saveFile(`postzegel-${evidence.domain}-${day}.json`, text, 'application/json');
}
