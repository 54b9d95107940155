import * as fc from 'fast-check';

/** RFC 3986 appendix A, rule by rule, without the `!`, `,` and `;` that RFC 8460 §3 wants percent-encoded. */

const encoded = fc.stringMatching(/^%[0-9A-Fa-f]{2}$/);
const unreserved = fc.stringMatching(/^[A-Za-z0-9\-._~]$/);
const subDelimiter = fc.constantFrom('$', '&', "'", '(', ')', '*', '+', '=');
const some = (piece: fc.Arbitrary<string>, minLength = 0, maxLength = 8) =>
  fc.array(piece, { minLength, maxLength }).map(pieces => pieces.join(''));
const optional = (piece: fc.Arbitrary<string>) => fc.option(piece, { nil: '' });

const pchar = fc.oneof(
  { weight: 6, arbitrary: unreserved },
  encoded,
  subDelimiter,
  fc.constantFrom(':', '@'),
);
const abempty = some(
  some(pchar).map(segment => `/${segment}`),
  0,
  3,
);
const rootless = fc.tuple(some(pchar, 1), abempty).map(parts => parts.join(''));
const absolute = optional(rootless).map(path => `/${path}`);
const userInfo = some(fc.oneof(unreserved, encoded, subDelimiter, fc.constant(':'))).map(text => `${text}@`);
const registeredName = some(fc.oneof({ weight: 8, arbitrary: unreserved }, encoded, subDelimiter));
const v4 = fc.ipV4();
const literal = fc.oneof(
  fc.ipV6(),
  fc
    .tuple(
      fc.stringMatching(/^[vV][0-9A-Fa-f]{1,3}$/),
      some(fc.oneof(unreserved, subDelimiter, fc.constant(':')), 1),
    )
    .map(parts => parts.join('.')),
);
const host = fc.oneof(
  registeredName,
  v4,
  literal.map(text => `[${text}]`),
);
const port = fc.stringMatching(/^:[0-9]{0,5}$/);
const authority = fc.tuple(optional(userInfo), host, optional(port)).map(parts => `//${parts.join('')}`);
const query = some(fc.oneof({ weight: 4, arbitrary: pchar }, fc.constantFrom('/', '?')));
const end = fc
  .tuple(optional(query.map(text => `?${text}`)), optional(query.map(text => `#${text}`)))
  .map(parts => parts.join(''));

/** `URI`: a scheme, a hierarchical part in one of its four forms, a query and a fragment. */
export const uri: fc.Arbitrary<string> = fc
  .tuple(
    fc.oneof(
      fc.constantFrom('mailto', 'https', 'HTTPS', 'Mailto'),
      fc.stringMatching(/^[A-Za-z][A-Za-z0-9+.-]{0,6}$/),
    ),
    fc.oneof(
      fc.tuple(authority, abempty).map(parts => parts.join('')),
      absolute,
      rootless,
      fc.constant(''),
    ),
    end,
  )
  .map(([scheme, part, rest]) => `${scheme}:${part}${rest}`);

/** One that a report can go to: an address, or a host that is named. */
export const destination: fc.Arbitrary<string> = fc.oneof(
  fc
    .tuple(some(unreserved, 1), fc.domain(), optional(query.map(text => `?${text}`)))
    .map(([local, domain, rest]) => `mailto:${local}@${domain}${rest}`),
  fc.tuple(fc.domain(), optional(port), abempty, end).map(parts => `https://${parts.join('')}`),
);

const PCHAR = "(?:[A-Za-z0-9\\-._~$&'()*+=:@]|%[0-9A-Fa-f]{2})";
const NO_AT = "(?:[A-Za-z0-9\\-._~$&'()*+=:]|%[0-9A-Fa-f]{2})";
const NAME = "(?:[A-Za-z0-9\\-._~$&'()*+=]|%[0-9A-Fa-f]{2})";
const LITERAL = "\\[(?:[0-9A-Fa-f:.]+|[vV][0-9A-Fa-f]+\\.[A-Za-z0-9\\-._~$&'()*+=:]+)\\]";
const PATH = `(?:/${PCHAR}*)*`;
const HIERARCHY = [
  `//(?:${NO_AT}*@)?(?:${LITERAL}|${NAME}*)(?::\\d*)?${PATH}`,
  `/(?:${PCHAR}+${PATH})?`,
  `${PCHAR}+${PATH}`,
  '',
].join('|');
/** The same rules as a pattern. Of an IPv6 address it knows the characters alone. */
export const URI_PATTERN = `[A-Za-z][A-Za-z0-9+.\\-]*:(?:${HIERARCHY})(?:\\?(?:${PCHAR}|[/?])*)?(?:#(?:${PCHAR}|[/?])*)?`;
