import { changesPolicy } from '../../../../shared/generate/mta-sts.ts';
import { shellWord } from '../../../../shared/generate/quoting/shell.ts';
import { joined } from '../../../../shared/generate/quoting/written.ts';
import type { DomainReading } from '../../../../shared/reading/domain-reading.ts';
import { zoneChanges } from '../../../../shared/generate/zone-changes.ts';
import type { ZoneChange } from '../../../../shared/generate/zone/dialect.ts';
import type { DialectId } from '../../../../shared/generate/zone/dialects.ts';
import type { Proposal } from '../../../../shared/overlay/proposal.ts';
import { changeAsText, variablesOf } from '../../../../shared/report/publication-as-text.ts';
import { type Language, wordsOf } from '../../../../shared/words/say.ts';
import { EXIT } from '../../exit-codes.ts';
import type { Streams } from '../../observe.ts';
import { CLI_WORDS } from '../../usage.ts';
import { CannotMake, sayAll } from './say.ts';

interface Wanted {
  readonly dialect: DialectId;
  readonly zone: string | undefined;
  readonly language: Language;
}

/** The records, zone by zone, in the dialect that is wanted. @throws CannotMake for a zone in which nothing changes */
export function writeZones(
  wanted: Wanted,
  reading: DomainReading,
  proposal: Proposal,
  { stdout, stderr }: Streams,
): number {
  const { dialect, language } = wanted;
  const words = wordsOf(language).make;
  const all = zoneChanges(reading.evidence, proposal);
  if (all.length === 0) {
    const isPolicyNew = changesPolicy(reading, proposal);
    sayAll(stderr, [isPolicyNew ? CLI_WORDS[language].policyFirst : words.publish.nothing]);
    return EXIT.fine;
  }
  const zones = chosenZones(all, wanted);
  sayAll(stderr, [
    ...zones
      .filter(({ zone }) => zone !== reading.domain && !reading.domain.endsWith(`.${zone}`))
      .map(({ zone }) => words.tlsa.foreign(zone)),
    ...zones.flatMap(change => {
      const variables = variablesOf(change, dialect);
      return variables.length > 0 ? [words.publish.variables(variables.join(', '))] : [];
    }),
    // RFC 8461 §8.1: nobody is to be sent to a policy that is not there yet.
    ...(changesPolicy(reading, proposal) ? [CLI_WORDS[language].policyFirst] : []),
  ]);
  stdout.write(zones.map(change => changeAsText(change, dialect, language)).join(''));
  return EXIT.fine;
}

function chosenZones(all: readonly ZoneChange[], { zone, dialect, language }: Wanted): readonly ZoneChange[] {
  const names = joined(
    all.map(each => shellWord(each.zone)),
    ', ',
  );
  if (zone === undefined) {
    if (dialect === 'octodns' && all.length > 1)
      throw new CannotMake(CLI_WORDS[language].oneZoneAFile(names));
    return all;
  }
  const wanted = zone.toLowerCase().replace(/\.$/, '');
  const found = all.filter(each => each.zone === wanted);
  if (found.length === 0) throw new CannotMake(CLI_WORDS[language].noSuchZone(zone, names));
  return found;
}
