import { readDomain } from '../../../../shared/reading/read-domain.ts';
import { dsFromDnskey, dsLine } from '../../../../shared/generate/ds-from-dnskey.ts';
import { parseDomainName } from '../../../../shared/model/domain-name.ts';
import { sayDomainProblem, sayDsProblem, wordsOf } from '../../../../shared/words/say.ts';
import type { MakeDnssec } from '../../arguments/make.ts';
import { EXIT } from '../../exit-codes.ts';
import { type Compose, observe, type Streams } from '../../observe.ts';
import { readBytes } from '../../read-files.ts';
import { CannotMake, sayAll } from './say.ts';

/** `make dnssec`: the question to the DNS host of a domain that is not signed; or, of its key, the DS for the registrar. */
export async function makeDnssec(
  wanted: MakeDnssec,
  compose: Compose,
  streams: Streams,
  signal: AbortSignal,
): Promise<number> {
  if (wanted.dnskey !== undefined) return makeDs(wanted, wanted.dnskey, streams);
  const observed = await observe(wanted, compose, streams, signal);
  if (observed.kind === 'failed') return observed.exitCode;
  const reading = readDomain(observed.evidence);
  const status = reading.zone.kind;
  const words = wordsOf(wanted.language).make.dnssec;
  sayAll(streams.stderr, [words.stands[status]]);
  if (status === 'unknown') return EXIT.notMeasured;
  if (status !== 'secure') streams.stdout.write(`${words.question(reading.domain)}\n`);
  return EXIT.fine;
}

const MAX_KEY_BYTES = 100_000;

async function makeDs(
  { domain = '', language }: MakeDnssec,
  file: string,
  { stdout }: Streams,
): Promise<number> {
  const owner = parseDomainName(domain);
  if (!owner.ok) throw new CannotMake(sayDomainProblem(owner.errors[0], language));
  const bytes = await readBytes(file, language, MAX_KEY_BYTES);
  const ds = bytes
    ? dsFromDnskey(owner.value, bytes.toString('utf8'))
    : ({ ok: false, errors: [{ kind: 'too-large' }] } as const);
  if (!ds.ok) throw new CannotMake(sayDsProblem(ds.errors[0], language));
  stdout.write(ds.value.map(each => `${dsLine(owner.value, each)}\n`).join(''));
  return EXIT.fine;
}
