import { configuration } from '../quoting/configuration.ts';
import type { ServerSnippet } from './snippet.ts';

/**
 * RFC 7672 §2.1.3: the AD bit proves nothing unless it comes from a validating resolver over a channel that nobody can
 * touch, which is one on the machine itself. `trust-ad`: without it glibc 2.31 and later hide the bit.
 */
export const localResolver: ServerSnippet = {
  fileName: 'resolv.conf',
  text: configuration`nameserver 127.0.0.1
options edns0 trust-ad
`,
};
