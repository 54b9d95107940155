/** What went wrong where somebody meant a record, and senders see none. */
export type RecordSlip =
  | StrayMark
  | 'curly-quotes'
  /** Something stands before the version, as the rest of a line of a zone file. */
  | 'before'
  | 'separator'
  | 'no-v'
  | 'version'
  | 'case'
  | 'spaces';

/** Signs in a record that its grammar has no place for, as editors and panels put them there. */
export type StrayMark = 'html' | 'backslash' | 'quotes' | 'colon';

/** As much of a record is looked at: whatever went wrong with its version is at the beginning. */
const LOOKED_AT = 200;
const ENTITY = /&(?:quot|apos|amp|nbsp|semi|equals|#\d{1,5}|#x[\da-f]{1,4});/gi;
const CURLY = /[\u2018-\u201f\u00ab\u00bb]/g;
/** White space, and what cannot be seen: no-break and zero-width spaces, a byte order mark. */
const BLANKS = /[\s\u00a0\u200b-\u200d\u2060\ufeff]/g;

/** What a text is off by that was meant as a record of a version, as `STSv1`; undefined where it was not meant so, or is one. */
export function recordSlip(record: string, version: string): RecordSlip | undefined {
  const text = record.slice(0, LOOKED_AT);
  const plain = text
    .replace(ENTITY, signOf)
    .replace(CURLY, '')
    .replace(/[\\"'`]/g, '')
    .replace(BLANKS, '')
    .toLowerCase();
  const start = `v=${version.toLowerCase()}`;
  const behind = plain.startsWith(start) ? plain.slice(start.length) : undefined;
  // Another version is another record.
  if (behind !== undefined && /^\d/.test(behind)) return undefined;
  const isMeant = behind !== undefined || misspells(plain, version) || plain.includes(`${start};`);
  if (!isMeant) return undefined;
  if (text.search(ENTITY) !== -1) return 'html';
  if (text.search(CURLY) !== -1) return 'curly-quotes';
  if (text.includes('\\')) return 'backslash';
  if (behind === undefined && plain.includes(`${start};`)) return 'before';
  if (/["'`]/.test(text)) return 'quotes';
  if (behind === undefined)
    return plain.startsWith('v:') ? 'colon' : plain.startsWith('v') ? 'version' : 'no-v';
  if (behind.startsWith(':')) return 'colon';
  if (!behind.startsWith(';')) return 'separator';
  return text.replace(BLANKS, '').startsWith(`v=${version}`) ? 'spaces' : 'case';
}

const signOf = (entity: string): string =>
  /^&(?:semi|#59|#x3b);/i.test(entity) ? ';' : /^&(?:equals|#61|#x3d);/i.test(entity) ? '=' : '';

/** The version without `v=`, with a colon, or under a name of its own: `v=MTA-STSv1`, `v=TLS-RPT1`. */
function misspells(plain: string, version: string): boolean {
  const name = version.replace(/v?1$/, '').toLowerCase();
  const loose = plain.replace(/[-_]/g, '').replace(/^v[=:]/, '');
  const rest = [name, `mta${name}`, `smtp${name}`].find(each => loose.startsWith(each));
  return rest !== undefined && /^v?(?:1(?:\.0)?)?;/.test(loose.slice(rest.length));
}

/** The first sign in a record that does not belong there. For a record that is refused: in others a value may have such signs. */
export function strayMark(record: string): StrayMark | undefined {
  if (record.includes('\\')) return 'backslash';
  if (/&(?:quot|apos|amp|nbsp|semi|equals|#\d{1,5}|#x[\da-f]{1,4})/i.test(record)) return 'html';
  if (/["'`]/.test(record)) return 'quotes';
  return /;[ \t]*[a-z]{1,32}[ \t]*:/i.test(record) ? 'colon' : undefined;
}
