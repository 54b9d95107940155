import type { Pinned } from '../../../dane/index.ts';
import { saySpan } from '../../date.ts';

interface Change {
  readonly pinned?: Pinned;
}

/** How another certificate is put in without stopping senders that go by the TLSA records (RFC 7671 §8.1). */
export function sayCertificateChange({ pinned }: Change): string {
  if (!pinned) return '';
  const wait = saySpan(pinned.wait, 'en');
  switch (pinned.to) {
    case 'key':
      return ` Keep the same key: the TLSA record names it. Is there to be another key? Then first publish its TLSA record beside the present one, wait at least ${wait}, and only then put the certificate in.`;
    case 'certificate':
      return ` The TLSA record names precisely the present certificate. So first publish the record of the next one beside it (\`3 1 1\` is best), wait at least ${wait}, and only then put the new certificate in.`;
    case 'issuer':
      return ` The TLSA record names the issuer: stay with that issuer. Is there to be another one? Then first publish a TLSA record \`3 1 1\` of the new key beside it, wait at least ${wait}, and only then put the certificate in.`;
    case 'misfit':
      return ' The TLSA records do not fit this server now; fix that first.';
  }
}

/** The same where the key itself has to be another. */
export function sayKeyChange({ pinned }: Change): string {
  if (!pinned || pinned.to === 'misfit') return sayCertificateChange({ ...(pinned && { pinned }) });
  return ` First publish the TLSA record of the new key beside the present one, wait at least ${saySpan(pinned.wait, 'en')}, and only then put the new key in. Remove the old record after that.`;
}
