import type { Evidence } from '../evidence/evidence.ts';
import { zoneChanges } from '../generate/zone-changes.ts';
import type { DialectText, ZoneChange } from '../generate/zone/dialect.ts';
import { type DialectId, DIALECTS } from '../generate/zone/dialects.ts';
import { visibleText } from '../model/visible-text.ts';
import type { Proposal } from '../overlay/proposal.ts';
import { type Language, wordsOf } from '../words/say.ts';

/** The changes to a zone as its DNS host takes them: the text itself, or what is to be typed into a form. Ends with a line end. */
export function changeAsText(change: ZoneChange, dialect: DialectId, language: Language): string {
  const written = DIALECTS[dialect].write(change);
  return written.kind === 'text' ? fileAsText(written, language) : formAsText(written.entries, language);
}

/** A file takes what comes as it is; what is to go stands above it, as comments of that file. */
function fileAsText({ text, removal }: Extract<DialectText, { kind: 'text' }>, language: Language): string {
  if (!removal) return text;
  const words = wordsOf(language).make.publish;
  const comment = (said: string) => `${removal.comment}${said}\n`;
  const gone = removal.text.trimEnd().split('\n').map(comment).join('');
  const head = comment(`${words.removeLines}:`) + gone;
  return text === '' ? head : `${head}${comment(`${words.addLines}:`)}${text}`;
}

/** Environment variables that the text wants to be set before it runs. */
export function variablesOf(change: ZoneChange, dialect: DialectId): readonly string[] {
  const written = DIALECTS[dialect].write(change);
  return written.kind === 'text' ? written.variables : [];
}

type FormEntries = Extract<DialectText, { kind: 'form' }>['entries'];

function formAsText(entries: FormEntries, language: Language): string {
  const words = wordsOf(language).make.publish;
  return entries
    .map(({ action, fields }) => {
      const lines = fields.map(({ label, value }) => `  ${label}: ${visibleText(value)}`);
      return `${[words[action], ...lines].join('\n')}\n`;
    })
    .join('\n');
}

/** All that a proposal publishes, the policy file and then zone by zone: a text for each. */
export function publicationTexts(
  evidence: Evidence,
  proposal: Proposal,
  dialect: DialectId,
  language: Language,
): readonly string[] {
  const policy = proposal.policy?.kind === 'serve' ? [proposal.policy.text] : [];
  const zones = zoneChanges(evidence, proposal).map(change => changeAsText(change, dialect, language));
  return [...policy, ...zones];
}
