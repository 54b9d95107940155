import type { MakeArguments } from '../arguments/make.ts';
import { EXIT } from '../exit-codes.ts';
import type { Compose, Streams } from '../observe.ts';
import { UnreadableFile } from '../read-files.ts';
import { makeDnssec } from './make/dnssec.ts';
import { makePlan } from './make/plan.ts';
import { makeRecords } from './make/records.ts';
import { makeSending } from './make/sending.ts';
import { CannotMake, sayAll } from './make/say.ts';

/** `postzegel make`: prints what is to be published and nothing else, and gives the exit status. */
export async function make(
  wanted: MakeArguments,
  compose: Compose,
  streams: Streams,
  signal: AbortSignal,
): Promise<number> {
  try {
    switch (wanted.what) {
      case 'mta-sts':
      case 'tls-rpt':
      case 'tlsa':
        return await makeRecords(wanted, compose, streams, signal);
      case 'plan':
        return await makePlan(wanted, compose, streams, signal);
      case 'dnssec':
        return await makeDnssec(wanted, compose, streams, signal);
      case 'sending':
        return makeSending(wanted, streams);
    }
  } catch (error) {
    const isKnown = error instanceof CannotMake || error instanceof UnreadableFile;
    if (!isKnown) throw error;
    sayAll(streams.stderr, [error.message]);
    return error instanceof CannotMake ? error.exitCode : EXIT.usage;
  }
}
