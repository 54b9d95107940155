import type { Evidence } from '../evidence/evidence.ts';
import { visibleJson } from '../model/visible-text.ts';
import type { Finding } from '../findings/finding.ts';

/** Evidence and findings for other programs, as one JSON object. The evidence alone is enough to assess again. */
export function asJson(evidence: Evidence, findings: readonly Finding[]): string {
  return `${visibleJson(JSON.stringify({ evidence, findings }, undefined, 2))}\n`;
}
