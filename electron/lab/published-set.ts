import { isIPv4, isIPv6 } from 'node:net';
import { parseName } from '../dns/wire/wire-name.ts';
import type { ProposedRecord, RecordSetChange } from '../../shared/overlay/proposal.ts';
import { oneSpelling } from './lab-network.ts';
import { RECORD_TYPE, rdataOf } from './zones/lab-rdata.ts';
import type { RecordSet } from './zones/zone.ts';

/** More than any proposal has, and little enough for an answer. */
const MAX_RECORDS = 40;
const MAX_TTL = 2 ** 31 - 1;

/** The set that a zone gets by a change, without records where it goes; undefined where a zone cannot hold it. */
export function publishedSet({ name, type, after }: RecordSetChange): RecordSet | undefined {
  const owner = parseName(name);
  const rdata = after.map(rdataOfRecord);
  const ttl = after[0]?.ttl ?? 0;
  const fits =
    after.length <= MAX_RECORDS &&
    after.every(record => record.owner === name && record.type === type) &&
    isWithin(ttl, MAX_TTL) &&
    rdata.every(each => each !== undefined);
  if (!owner || !fits) return undefined;
  return { owner, type: RECORD_TYPE[type], ttl, rdata };
}

const isWithin = (value: number, most: number) => Number.isInteger(value) && value >= 0 && value <= most;

function rdataOfRecord(record: ProposedRecord): Uint8Array | undefined {
  switch (record.type) {
    case 'A':
      return isIPv4(record.address) ? rdataOf('A', record.address) : undefined;
    case 'AAAA':
      return isIPv6(record.address) && !record.address.includes('%')
        ? rdataOf('AAAA', oneSpelling(record.address))
        : undefined;
    case 'CNAME':
      return parseName(record.target) && rdataOf('CNAME', record.target);
    case 'MX': {
      const { preference, exchange } = record;
      return isWithin(preference, 0xffff) && parseName(exchange)
        ? rdataOf('MX', `${preference} ${exchange}`)
        : undefined;
    }
    case 'TLSA': {
      const { certificateUsage, selector, matchingType, data } = record;
      const fields = [certificateUsage, selector, matchingType];
      return fields.every(field => isWithin(field, 0xff)) && /^(?:[0-9a-f]{2}){1,1024}$/i.test(data)
        ? rdataOf('TLSA', `${fields.join(' ')} ${data}`)
        : undefined;
    }
    case 'TXT':
      return textRdata(record.strings);
  }
}

/** RFC 1035 §3.3.14. One character of a string is one octet. */
function textRdata(strings: readonly string[]): Uint8Array | undefined {
  const octets = strings.map(text => Buffer.from(text, 'latin1'));
  const fits = octets.every((each, at) => each.length <= 0xff && each.toString('latin1') === strings[at]);
  if (!fits || strings.length === 0) return undefined;
  return Buffer.concat(octets.flatMap(each => [Buffer.of(each.length), each]));
}
