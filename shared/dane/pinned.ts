import type { Seconds } from '../model/time.ts';

/**
 * What a host's TLSA records hold its next certificate to (RFC 7671 §8.1): the key of now, the certificate of now (which no
 * renewal keeps), the issuer of now; or nothing that is served, so that the records have to be mended first.
 */
export interface Pinned {
  readonly to: 'key' | 'certificate' | 'issuer' | 'misfit';
  /** RFC 7671 §8.1, two TTLs: how long a record for something else has to be there before that is put in. */
  readonly wait: Seconds;
}
