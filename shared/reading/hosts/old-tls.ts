/** RFC 8996 §2, RFC 7568 §3: versions that must not be used any more, as they can be broken. */
const OLD: readonly string[] = ['SSLv2', 'SSLv3', 'TLSv1', 'TLSv1.0', 'TLSv1.1'];

/** Whether a version, as evidence names it (`TLSv1.1`), proves and hides nothing any more. */
export const isOldTls = (version: string | undefined): boolean =>
  version !== undefined && OLD.includes(version);
