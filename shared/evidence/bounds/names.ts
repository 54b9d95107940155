import * as z from 'zod/mini';
import { addressType } from '../../model/address-type.ts';
import { isAskedName, isDnsName } from '../../model/dns-name.ts';
import { LONGEST, word } from './caps.ts';

/** What is too long is told as that, by `word`, and looked at no further. */
const wordThat = (holds: (text: string) => boolean) =>
  word().check(z.refine(text => text.length > LONGEST.word || holds(text)));

/** A name that was observed, so that it fits into DNS: presentation form, lower case, no trailing dot (`isDnsName`). */
export const dnsName = () => wordThat(isDnsName);
/** A name that was to be asked for. One that does not fit into DNS is a look-up that failed. */
export const askedName = () => wordThat(isAskedName);

/** The same as a client was given it: in letters of either case, and maybe with its trailing dot. */
export const givenName = () =>
  wordThat(text => isDnsName(text.toLowerCase()) || isDnsName(text.toLowerCase().replace(/\.$/, '')));

export const ipv4Address = () => wordThat(text => addressType(text) === 'A');
export const ipv6Address = () => wordThat(text => addressType(text) === 'AAAA');
export const ipAddress = () => wordThat(text => addressType(text) !== undefined);
/** An address, or nothing where nobody said which one it was: of a session that was observed elsewhere. */
export const addressOrNone = () => wordThat(text => text === '' || addressType(text) !== undefined);
export const nameOrAddress = () => wordThat(text => isDnsName(text) || addressType(text) !== undefined);

/** A page that was fetched: printable, without space. */
export const httpsUrl = () => wordThat(text => /^https:\/\/[!-~]+$/.test(text));
