import { parseTlsaRecord, type TlsaRecord, whyUnusable } from '../../../../shared/dane/index.ts';
import type { CertificateFacts } from '../../../../shared/evidence/certificate.ts';
import type { Evidence } from '../../../../shared/evidence/evidence.ts';
import { hostsOf, mailHosts } from '../../../../shared/evidence/mail-hosts.ts';
import type { Drafts } from '../../../../shared/generate/draft/drafts.ts';
import { type Language, sayUnusable } from '../../../../shared/words/say.ts';
import { certificateFacts, CertificateUnreadable } from '../../../tls/certificate.ts';
import { EXIT } from '../../exit-codes.ts';
import { readBytes } from '../../read-files.ts';
import { CLI_WORDS } from '../../usage.ts';
import { CannotMake } from './say.ts';

type Brought = Drafts['brought'][number];

/** A bundle of a server has some thousands of bytes. */
const MAX_CERTIFICATE_FILE_BYTES = 1_000_000;

/** The MX host that is meant. @throws CannotMake where there are several and none was named, or it is none of them */
export function hostMeant(evidence: Evidence, named: string | undefined, language: Language): string {
  const words = CLI_WORDS[language];
  const hosts = hostsOf(mailHosts(evidence)).map(({ host }) => host);
  const [first, ...others] = hosts;
  if (first === undefined) throw new CannotMake(words.noHosts, EXIT.notMeasured);
  if (named === undefined) {
    if (others.length > 0) throw new CannotMake(words.whichHost(hosts.join(', ')));
    return first;
  }
  const host = named.toLowerCase().replace(/\.$/, '');
  if (!hosts.includes(host)) throw new CannotMake(words.noSuchHost(named, hosts.join(', ')));
  return host;
}

/** A record as it was typed. @throws CannotMake for what is no TLSA record, or does not count for mail */
export function typedRecord(host: string, text: string, language: Language): Brought {
  const words = CLI_WORDS[language];
  const parsed = parseTlsaRecord(text);
  if (!parsed.ok) throw new CannotMake(words.notTlsa(text.slice(0, 80)));
  const why = whyUnusable(parsed.value);
  if (why) throw new CannotMake(words.unusable(text.slice(0, 80), sayUnusable(why, language)));
  return broughtFor(host, '', parsed.value);
}

/** The record `3 1 1` of a certificate in a file (RFC 7672 §3.1.1). @throws CannotMake, UnreadableFile */
export async function recordOfFile(host: string, file: string, language: Language): Promise<Brought> {
  const bytes = await readBytes(file, language, MAX_CERTIFICATE_FILE_BYTES);
  const facts = bytes && factsOf(bytes);
  if (!facts) throw new CannotMake(CLI_WORDS[language].notCertificate(file));
  const data = facts.digests.publicKey.sha256;
  return broughtFor(host, file, { certificateUsage: 3, selector: 1, matchingType: 1, data });
}

function factsOf(bytes: Buffer): CertificateFacts | undefined {
  try {
    return certificateFacts(bytes.includes('-----BEGIN') ? bytes.toString('latin1') : bytes);
  } catch (error) {
    if (error instanceof CertificateUnreadable) return undefined;
    throw error;
  }
}

const broughtFor = (host: string, name: string, record: TlsaRecord): Brought => ({
  host,
  name,
  record: { ...record, data: String(record.data) },
});
