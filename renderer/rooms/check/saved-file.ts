import * as z from 'zod/mini';
import { type Evidence, evidence as evidenceSchema } from '../../../shared/evidence/evidence.ts';
import { saveFile } from '../../parts/save-file.ts';

/** The evidence in the text of a file that this application saved, or printed with `check --json`. */
export function readSaved(text: string): Evidence | undefined {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    return undefined;
  }
  const beside = z.safeParse(z.object({ evidence: z.unknown() }), content);
  const parsed = z.safeParse(evidenceSchema, beside.success ? beside.data.evidence : content);
  return parsed.success ? parsed.data : undefined;
}

/** Hands the evidence to the user as a file, named after the domain and the day. */
export function saveEvidence(evidence: Evidence): void {
  const day = new Date(evidence.startedAt).toISOString().slice(0, 10);
  const text = JSON.stringify(evidence, undefined, 2);
  saveFile(`postzegel-${evidence.domain}-${day}.json`, text, 'application/json');
}
