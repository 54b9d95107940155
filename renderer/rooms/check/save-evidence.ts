import type { Evidence } from '../../../shared/evidence/evidence.ts';

/** Hands the evidence to the user as a file, named after the domain and the day. */
export function saveEvidence(evidence: Evidence): void {
  const day = new Date(evidence.startedAt).toISOString().slice(0, 10);
  const url = URL.createObjectURL(
    new Blob([JSON.stringify(evidence, undefined, 2)], { type: 'application/json' }),
  );
  const link = document.createElement('a');
  link.href = url;
  link.download = `postzegel-${evidence.domain}-${day}.json`;
  link.click();
  URL.revokeObjectURL(url);
}
