import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { recordValue } from '../../../../../shared/evidence/record-value.ts';
import type { DialectId } from '../../../../../shared/generate/zone/dialects.ts';
import { nameOrAt } from '../../../../../shared/generate/zone/owner-name.ts';
import { changedSets } from '../../../../../shared/generate/zone/set-difference.ts';
import { hostileSet } from '../../../../support/made-changes.ts';
import { linesOf, removalOf, ZONE } from './example-change.ts';

const changes = fc
  .array(hostileSet(ZONE), { minLength: 1, maxLength: 4 })
  .map(sets => ({ zone: ZONE, sets }));

describe('whatever the fields hold, lines are as they should be', () => {
  const WORD = '(?:[A-Za-z0-9_*.:+/=-]|\\\\\\.|\\\\\\d{3})*';
  const QUOTED = '"(?:[ !#-[\\]-~]|\\\\["\\\\]|\\\\\\d{3})*"';
  const RECORD = `(?:A|AAAA|CNAME|MX|TLSA|TXT)(?: (?:${WORD}|${QUOTED}))+`;
  const TEXT = `(?:'(?:[ -&(-~]|'')*'|\\(-join \\((?:(?:, )?(?:'(?:[ -&(-~]|'')*'|\\[char\\]\\d+))+\\)\\))`;
  const OPTION = `-[A-Za-z0-9]+(?: (?:${TEXT}|\\d+|\\(New-TimeSpan -Seconds \\d+\\)))?`;
  const TEST = `\\$_\\.RecordData\\.[A-Za-z0-9]+ -c?eq (?:(?:\\[ipaddress\\])?${TEXT}|\\d+)`;
  const GRAMMARS: readonly (readonly [DialectId, string])[] = [
    ['zone-file', `\\$ORIGIN voorbeeld\\.nl\\.|(?:@|${WORD})(?: \\d+)? IN ${RECORD}`],
    [
      'nsupdate',
      `zone voorbeeld\\.nl\\.|send|prereq (?:nxrrset ${WORD} IN [A-Z]+|yxrrset ${WORD} IN ${RECORD})|update delete ${WORD} ${RECORD}|update add ${WORD} \\d+ IN ${RECORD}`,
    ],
    [
      'windows-dns',
      `\\$ErrorActionPreference = 'Stop'|(?:Add|Remove)-DnsServerResourceRecord(?: ${OPTION})+|` +
        `Get-DnsServerResourceRecord(?: ${OPTION})+ \\| Where-Object \\{ ${TEST}(?: -and ${TEST})* \\} \\| Remove-DnsServerResourceRecord -ZoneName ${TEXT} -Force`,
    ],
    [
      'octodns',
      `---|'(?:[ -&(-~]|'')*':|(?:    |  - |      - |        )[a-z_]+: (?:\\d+|[A-Z]+|'(?:[ -&(-~]|'')*')|    values:|      - '(?:[ -&(-~]|'')*'`,
    ],
  ];
  test.each(GRAMMARS)('%s', (id, grammar) => {
    const line = new RegExp(`^(?:${grammar})$`);
    fc.assert(
      fc.property(changes, change => {
        const lines = [...linesOf(id, change), ...removalOf(id, change)];
        expect(lines.filter(each => !line.test(each))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});

describe('whatever the fields hold, a shell gets the calls and nothing else', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'postzegel-shell-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  /** The words of each call, by a shell in which the tools only say with what they were called. */
  function callsOf(id: DialectId, change: Parameters<typeof linesOf>[1]): readonly (readonly string[])[] {
    const say = `{ printf '%s\\0' "$@"; printf '\\n\\0'; }\n`;
    const tools = ['az', 'aws', 'pdnsutil'].map(tool => `${tool}() ${say}`).join('');
    const { status, stdout, stderr } = spawnSync('sh', {
      cwd: folder,
      input: `${tools}${linesOf(id, change).join('\n')}\n`,
      env: { RESOURCE_GROUP: 'group', HOSTED_ZONE_ID: 'Z1' },
      encoding: 'utf8',
    });
    expect([status, stderr, readdirSync(folder)]).toEqual([0, '', []]);
    return stdout
      .split('\0\n\0')
      .slice(0, -1)
      .map(call => call.split('\0'));
  }
  const runs = { numRuns: 100 };

  test('pdnsutil: each value is one word', () => {
    fc.assert(
      fc.property(changes, change => {
        const calls = callsOf('pdnsutil', change).filter(([verb]) => verb?.endsWith('-rrset'));
        const word = (text: string) => text.replace(/^-/, '\\045');
        const expected = changedSets(change).map(({ set: { name, type, after } }) => [
          word(nameOrAt(name, ZONE)),
          type,
          ...after.map(record => word(recordValue(record))),
        ]);
        const found = calls.map(([, , name, type, , ...values]) => [name, type, ...values]);
        expect(found).toEqual(expected);
      }),
      runs,
    );
  });

  test('aws: the batch is JSON, and its changes are those of the sets', () => {
    fc.assert(
      fc.property(changes, change => {
        const sets = changedSets(change);
        const calls = callsOf('route53', change);
        expect(calls).toHaveLength(sets.length === 0 ? 0 : 1);
        const batch = JSON.parse(calls[0]?.[5] ?? '{"Changes":[]}') as { Changes: unknown };
        const actions = sets.map(({ set }) => ({ Action: set.after.length === 0 ? 'DELETE' : 'UPSERT' }));
        expect(batch.Changes).toMatchObject(actions);
      }),
      runs,
    );
  });

  test('az: every value is in the word of its option, and none names a file', () => {
    const allowed =
      /^(?:--(?:name|record-set-name|zone-name|resource-group|ttl|value|cname|exchange|preference|ipv[46]-address|certificate-(?:usage|data)|selector|matching-type)=(?!@.)[ -~]*|--yes|--set|ttl=\d+)$/;
    fc.assert(
      fc.property(changes, change => {
        for (const [network, dns, recordSet, type, verb, ...options] of callsOf('azure-dns', change)) {
          expect([network, dns, recordSet]).toEqual(['network', 'dns', 'record-set']);
          expect(type).toMatch(/^(?:a|aaaa|cname|mx|tlsa|txt)$/);
          expect(verb).toMatch(/^(?:create|delete|update|(?:add|remove|set)-record)$/);
          expect(options.filter(option => !allowed.test(option))).toEqual([]);
        }
      }),
      runs,
    );
  });
});
