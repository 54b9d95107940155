import { type BotCheck, botCheckIn } from './bot-check.ts';

/** What comes in the place of a policy, where that can be recognised. */
export type Instead =
  | { readonly kind: 'empty-file' }
  | { readonly kind: 'web-page' }
  /** A page that keeps programs out. */
  | ({ readonly kind: 'bot-check' } & BotCheck)
  /** Without a format: no text, whatever it is. */
  | { readonly kind: 'compressed'; readonly format?: 'gzip' | 'zstd' | 'deflate' }
  | { readonly kind: 'utf-16' }
  /** The form of the drafts before draft-ietf-uta-mta-sts-05. */
  | { readonly kind: 'json' }
  /** What belongs in the TXT record. */
  | { readonly kind: 'record-as-policy' };

/** As much of a text as is looked at. */
const LOOKED_AT = 512;

/**
 * What a text is that has none of the form of RFC 8461 §3.2 at its beginning; undefined where it may be a policy. What is no
 * UTF-8 is U+FFFD in it.
 */
export function whatInstead(text: string): Instead | undefined {
  const start = text.slice(0, LOOKED_AT).replace(/^\ufeff/, '');
  const shown = start.trimStart();
  if (text.trim() === '') return { kind: 'empty-file' };
  if (isUtf16(start)) return { kind: 'utf-16' };
  const format = formatOf(start);
  if (format !== undefined) return { kind: 'compressed', format };
  if (isBinary(start)) return { kind: 'compressed' };
  if (/^<[a-z!?]/i.test(shown)) {
    const check = botCheckIn(text, false);
    return check ? { kind: 'bot-check', ...check } : { kind: 'web-page' };
  }
  if (/^[{[]/.test(shown)) return { kind: 'json' };
  return /^"?v\s*=\s*STSv1/i.test(shown) ? { kind: 'record-as-policy' } : undefined;
}

/** Whether the web server gives something else than the file, so that fixing the file is of no use. */
export const isNotTheFile = ({ kind }: { readonly kind: string }): boolean =>
  kind === 'empty-file' || kind === 'web-page' || kind === 'bot-check' || kind === 'compressed';

/** RFC 2781 §3.2: FF FE or FE FF at the beginning; ASCII has a NUL in every second octet. */
const isUtf16 = (text: string): boolean => /^(?:\ufffd\ufffd)?(?:[\t\n\r -~]\0|\0[\t\n\r -~]){2}/.test(text);

/** RFC 1952 §2.3.1, RFC 8878 §3.1.1, RFC 1950 §2.2. */
function formatOf(text: string): 'gzip' | 'zstd' | 'deflate' | undefined {
  if (text.startsWith('\x1f\ufffd')) return 'gzip';
  if (text.startsWith('(\ufffd/\ufffd')) return 'zstd';
  const isZlib = text.startsWith('x') && '\x01^\ufffd'.includes(text.charAt(1));
  return isZlib && isBinary(text) ? 'deflate' : undefined;
}

/** Brotli (RFC 7932) has no beginning of its own: a tenth of what no text has in it is enough. */
function isBinary(text: string): boolean {
  // eslint-disable-next-line no-control-regex
  const odd = text.match(/[\x00-\x08\x0e-\x1f\ufffd]/g)?.length ?? 0;
  return odd >= Math.max(3, text.length / 10);
}
