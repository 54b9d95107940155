import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { octodns } from '../../../shared/generate/zone/dialects/octodns.ts';
import type { ZoneChange } from '../../../shared/generate/zone/dialect.ts';
import { absoluteName, labelsOf, nameText } from '../../../shared/model/presentation-form.ts';
import type { ProposedRecord, RecordSetChange } from '../../../shared/overlay/proposal.ts';
import { hostileSet, madeSet, making } from '../../support/made-changes.ts';
import { runTool } from '../servers/run-tool.ts';
import { seed } from '../../support/seed.ts';

const ZONE = 'voorbeeld.nl';
const SETS = 100;

/** What Debian's YAML parser (PyYAML, which OctoDNS uses as well) makes of it. */
async function loaded(sets: ZoneChange['sets']): Promise<unknown> {
  const written = octodns.write({ zone: ZONE, sets });
  if (written.kind !== 'text') throw new Error('not a text');
  const program = 'import json, sys, yaml; json.dump(yaml.safe_load(sys.stdin), sys.stdout)';
  return JSON.parse((await runTool('/usr/bin/python3', ['-c', program], { input: written.text })).stdout);
}

/** The text that OctoDNS has a server publish: quotes escaped and put around it, then read as RFC 1035 §5.1 says. */
function publishedText(value: string): string {
  const bare = (value.startsWith('"') ? value.slice(1, -1) : value).replaceAll('" "', '');
  return labelsOf(bare.replaceAll('.', '\\.')).join('.');
}

function valueOf(record: ProposedRecord): unknown {
  switch (record.type) {
    case 'A':
    case 'AAAA':
      return record.address;
    case 'CNAME':
      return absoluteName(record.target);
    case 'MX':
      return { exchange: absoluteName(record.exchange), preference: record.preference };
    case 'TXT':
      return record.strings.join('');
    case 'TLSA':
      return {
        certificate_association_data: record.data,
        certificate_usage: record.certificateUsage,
        matching_type: record.matchingType,
        selector: record.selector,
      };
  }
}

const nameOf = (name: string) => nameText(labelsOf(name).slice(0, -2));
const expectedOf = ({ name, type, after }: RecordSetChange) => {
  const values = after.map(valueOf);
  const held = type === 'CNAME' ? { value: values[0] } : { values };
  return [nameOf(name), [{ ttl: after[0]!.ttl, type, ...held }]] as const;
};

describe(`OctoDNS, read by a YAML parser, SEED=${seed}`, () => {
  test('what is read is what was put in', async () => {
    const sets = [
      ...new Map(fc.sample(madeSet(ZONE), { numRuns: SETS, seed }).map(set => [set.name, set])).values(),
    ].map(making);
    const found = JSON.stringify(await loaded(sets), (key, value: unknown) =>
      key === 'values' && Array.isArray(value)
        ? value.map((each: unknown) => (typeof each === 'string' ? publishedText(each) : each))
        : value,
    );
    expect(JSON.parse(found)).toEqual(Object.fromEntries(sets.map(expectedOf)));
  });

  test('fields of any text make no other keys', async () => {
    const sets = fc.sample(hostileSet(ZONE), { numRuns: SETS, seed });
    const names = sets.filter(({ after }) => after.length > 0).map(({ name }) => nameOf(name));
    const found = Object.entries((await loaded(sets)) as Readonly<Record<string, readonly object[]>>);
    expect(found.map(([name]) => name).filter(name => !names.includes(name))).toEqual([]);
    const keys = found.flatMap(([, held]) => held.map(each => Object.keys(each).join(' ')));
    expect(keys.filter(text => text !== 'ttl type values' && text !== 'ttl type value')).toEqual([]);
  });
});
