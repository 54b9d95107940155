import { readFileSync } from 'node:fs';
import { sameName } from '../../electron/dns/wire/wire-name.ts';
import { typeNumber } from '../../electron/dns/wire/record-type.ts';
import { nameOf, type ZoneRecord, zoneRecords } from './zone-records.ts';

const folder = new URL('../vectors/dnssec/', import.meta.url);

/** The records of a file of vectors. */
export const vectorRecords = (file: string): readonly ZoneRecord[] =>
  zoneRecords(readFileSync(new URL(file, folder), 'utf8'));

const RRSIG = 46;

/** Takes RRsets with their signatures out of a zone, under another owner where an answer was made from a wildcard. */
export function rrsetsOf(zone: readonly ZoneRecord[]) {
  return (owner: string, type: string, shownAs: string = owner): readonly ZoneRecord[] => {
    const [name, number] = [nameOf(owner), typeNumber(type)!];
    const covers = ({ rdata }: ZoneRecord) => ((rdata[0]! << 8) | rdata[1]!) === number;
    const found = zone.filter(
      record =>
        sameName(record.owner, name) && (record.type === number || (record.type === RRSIG && covers(record))),
    );
    if (found.length === 0) throw new Error(`the zone has no ${type} at ${owner}`);
    return found.map(record => ({ ...record, owner: nameOf(shownAs) }));
  };
}
