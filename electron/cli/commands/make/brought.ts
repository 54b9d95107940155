import { parseTlsaRecord, type TlsaRecord, whyUnusable } from '../../../../shared/dane/index.ts';
import type { DomainReading } from '../../../../shared/reading/domain-reading.ts';
import { hostNames } from '../../../../shared/reading/hosts/mail-hosts.ts';
import type { Drafts } from '../../../../shared/generate/draft/drafts.ts';
import { combinationsOf, dataOf } from '../../../../shared/generate/keys/combination.ts';
import { shellWord } from '../../../../shared/generate/quoting/shell.ts';
import { joined } from '../../../../shared/generate/quoting/written.ts';
import { type Language, sayFailure, sayUnusable } from '../../../../shared/words/say.ts';
import { readKeyFile } from '../../../keys/read-key-file.ts';
import { EXIT } from '../../exit-codes.ts';
import { CLI_WORDS } from '../../usage.ts';
import { CannotMake } from './say.ts';

type Brought = Drafts['brought'][number];

/** The MX host that is meant. @throws CannotMake where there are several and none was named, or it is none of them */
export function hostMeant(reading: DomainReading, named: string | undefined, language: Language): string {
  return hostAmong(hostNames(reading), named, language);
}

/** The one of these hosts that is meant. @throws CannotMake where there are several and none was named, or it is none of them */
export function hostAmong(hosts: readonly string[], named: string | undefined, language: Language): string {
  const words = CLI_WORDS[language];
  const choices = joined(hosts.map(shellWord), ', ');
  const [first, ...others] = hosts;
  if (first === undefined) throw new CannotMake(words.noHosts, EXIT.notMeasured);
  if (named === undefined) {
    if (others.length > 0) throw new CannotMake(words.whichHost(choices));
    return first;
  }
  const host = named.toLowerCase().replace(/\.$/, '');
  if (!hosts.includes(host)) throw new CannotMake(words.noSuchHost(named, choices));
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

/**
 * The advised record of a certificate, request or key in a file: `3 1 1` of a server's (RFC 7672 §3.1.1), `2 1 1` of an
 * issuer's. Of a chain it is that of the first. @throws CannotMake for what cannot be read
 */
export async function recordOfFile(host: string, file: string, language: Language): Promise<Brought> {
  const read = await readKeyFile(file);
  if (!read.ok) {
    const { what, action } = sayFailure({ kind: 'unreadable-key', problem: read.errors[0] }, language);
    throw new CannotMake(`${file}: ${what} ${action}`);
  }
  const material = read.value[0]!;
  const combination = combinationsOf(material)[0]!;
  return broughtFor(host, file, { ...combination, data: dataOf(material, combination) });
}

const broughtFor = (host: string, name: string, record: TlsaRecord): Brought => ({
  host,
  name,
  record: { ...record, data: String(record.data) },
});
