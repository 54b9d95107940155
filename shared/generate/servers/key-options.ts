/** What words tell about such a client: what it does without an option, and how long an option holds. */
export type KeyNote = 'saved-with-certificate' | 'kept-unless-asked' | 'given-every-time';

/** How a client that renews certificates keeps the key, or makes a new one: a TLSA record `3 1 1` names the key. */
export interface KeyOption {
  readonly client: 'certbot' | 'acme.sh' | 'lego';
  /** The command that takes the options, beside those of its first time. */
  readonly command: string;
  /** RFC 7671 §8.1: with the same key the record stays right at every renewal. */
  readonly keep: string;
  /** Makes a new key. RFC 7671 §8.1, RFC 7672 §4: its record is to be published before the server uses it. */
  readonly roll: string;
  readonly note: KeyNote;
}

/** The options for the certificate of a host, under the name that the clients give it by themselves. */
export const keyOptions = (host: string): readonly KeyOption[] => [
  // Certbot saves an option when it renews and not before; with both options the new key is the one that is kept.
  {
    client: 'certbot',
    command: `certbot renew --cert-name ${host} --force-renewal`,
    keep: '--reuse-key',
    roll: '--reuse-key --new-key',
    note: 'saved-with-certificate',
  },
  // A renewal reads what was saved over what was asked, so it has to be issued again; without force that is put off.
  {
    client: 'acme.sh',
    command: `acme.sh --issue --force -d ${host}`,
    keep: '--always-force-new-domain-key 0',
    roll: '--always-force-new-domain-key 1',
    note: 'kept-unless-asked',
  },
  // The command of version 5; before that it is `lego renew`, with the same option.
  {
    client: 'lego',
    command: `lego run -d ${host}`,
    keep: '--reuse-key',
    roll: '--reuse-key=false',
    note: 'given-every-time',
  },
];
