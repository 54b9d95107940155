/** How a sender makes sure that a policy is genuine before it replaces the one it holds (draft §3.3). */
export type PolicyAuthentication =
  | { readonly kind: 'webpki'; readonly uri: string }
  | { readonly kind: 'dnssec' };

/** Where reports go, and how large one may be (draft §3, as in DMARC: RFC 7489 §6.2). */
export interface ReportTarget {
  readonly uri: string;
  readonly maxOctets?: number;
}

/** Draft §3: labels of letters, digits and `-`, and `*` for the first one. */
const PATTERN =
  /^(?:[*_]\.)?(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)*[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?$/;
const MAX_NAME_CHARACTERS = 253;
/** RFC 3986 §3, without what separates fields, list members and sizes here. */
const URI = /^[A-Za-z][A-Za-z0-9+.-]*:(?:[A-Za-z0-9\-._~:/?#[\]@$&'()*+=]|%[0-9A-Fa-f]{2})+$/;
/** Powers of two: RFC 7489 §6.2. */
const UNITS = { t: 2 ** 40, g: 2 ** 30, m: 2 ** 20, k: 2 ** 10 } as const;
type Unit = keyof typeof UNITS;
const isUnit = (text: string): text is Unit => Object.hasOwn(UNITS, text);

/** The patterns of `mx`, and those that had `_` where `*` was meant; undefined where one is no pattern. */
export function readMxList(
  value: string | undefined,
): { readonly patterns: readonly string[]; readonly underscored: readonly string[] } | undefined {
  const written = value === undefined ? [] : listOf(value);
  if (!written.every(pattern => pattern.length <= MAX_NAME_CHARACTERS && PATTERN.test(pattern)))
    return undefined;
  return {
    patterns: [...new Set(written.map(pattern => pattern.toLowerCase().replace(/^_/, '*')))],
    underscored: written.filter(pattern => pattern.startsWith('_')),
  };
}

/** `dnssec`, `webpki:URI` as the prose has it, or a bare URI as the grammar does. */
export function readPolicyAuthentication(
  value: string | undefined,
): PolicyAuthentication | undefined | 'bad' {
  if (value === undefined) return undefined;
  if (value === 'dnssec') return { kind: 'dnssec' };
  const uri = value.replace(/^webpki:/, '').trim();
  return URI.test(uri) ? { kind: 'webpki', uri } : 'bad';
}

/** The targets of `rua`, each a URI with an optional `!` and size; undefined where one is not. */
export function readReportTargets(value: string | undefined): readonly ReportTarget[] | undefined {
  const targets: ReportTarget[] = [];
  for (const text of value === undefined ? [] : listOf(value)) {
    const [uri = '', size, ...rest] = text.split('!');
    const maxOctets = size === undefined ? undefined : readSize(size);
    if (!URI.test(uri) || rest.length > 0 || (size !== undefined && maxOctets === undefined))
      return undefined;
    targets.push(maxOctets === undefined ? { uri } : { uri, maxOctets });
  }
  return targets;
}

function readSize(text: string): number | undefined {
  const match = /^(\d{1,15})([kmgt]?)$/i.exec(text);
  if (!match) return undefined;
  const unit = match[2]!.toLowerCase();
  const octets = Number(match[1]) * (isUnit(unit) ? UNITS[unit] : 1);
  return Number.isSafeInteger(octets) ? octets : undefined;
}

/** A target as the record has it, its size in the largest unit that takes no fraction. */
export function writeReportTarget({ uri, maxOctets }: ReportTarget): string {
  if (maxOctets === undefined) return uri;
  const unit = (['t', 'g', 'm', 'k'] as const).find(each => maxOctets > 0 && maxOctets % UNITS[each] === 0);
  return unit === undefined ? `${uri}!${maxOctets}` : `${uri}!${maxOctets / UNITS[unit]}${unit}`;
}

const listOf = (value: string): readonly string[] => value.split(',').map(part => part.trim());
