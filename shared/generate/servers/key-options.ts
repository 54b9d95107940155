import type { DomainName } from '../../model/domain-name.ts';
import { shell, type ShellText, shellWord } from '../quoting/shell.ts';

/** What words tell about such a client: what it does without an option, and how long an option holds. */
export type KeyNote = 'saved-with-certificate' | 'kept-unless-asked' | 'given-every-time';

/** How a client that renews certificates keeps the key, or makes a new one: a TLSA record `3 1 1` names the key. */
export interface KeyOption {
  readonly client: 'certbot' | 'acme.sh' | 'lego';
  /** RFC 7671 §8.1: with the same key the record stays right at every renewal. The options of the first time come beside it. */
  readonly keep: ShellText;
  /** Makes a new key. RFC 7671 §8.1, RFC 7672 §4: its record is to be published before the server uses it. */
  readonly roll: ShellText;
  readonly note: KeyNote;
}

/**
 * The commands for the certificate of a host, under the name that the clients give it by themselves. No authority gives a
 * certificate to what is no domain name.
 */
export function keyOptions(host: DomainName): readonly KeyOption[] {
  const name = shellWord(host);
  // A renewal reads what was saved over what was asked, so it has to be issued again; without force that is put off.
  const acme = shell`acme.sh --issue --force -d ${name}`;
  const certbot = shell`certbot renew --cert-name ${name} --force-renewal --reuse-key`;
  // The command of version 5; before that it is `lego renew`, with the same option.
  const lego = shell`lego run -d ${name}`;
  return [
    // Certbot saves an option when it renews and not before; with both options the new key is the one that is kept.
    { client: 'certbot', keep: certbot, roll: shell`${certbot} --new-key`, note: 'saved-with-certificate' },
    {
      client: 'acme.sh',
      keep: shell`${acme} --always-force-new-domain-key 0`,
      roll: shell`${acme} --always-force-new-domain-key 1`,
      note: 'kept-unless-asked',
    },
    {
      client: 'lego',
      keep: shell`${lego} --reuse-key`,
      roll: shell`${lego} --reuse-key=false`,
      note: 'given-every-time',
    },
  ];
}
