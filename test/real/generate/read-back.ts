import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { tcpExchange } from '../../../electron/dns/transports/tcp.ts';
import { parseMessage, plainRecords } from '../../../electron/dns/wire/wire-message.ts';
import type { RecordSetChange } from '../../../shared/overlay/proposal.ts';
import { recordText } from '../../../shared/report/record-text.ts';
import { runTool } from '../servers/run-tool.ts';
import { queryOf } from '../../support/query-of.ts';

const LIMIT_MS = 5_000;
/** As many connections at once as a server takes without a word about it. */
const AT_ONCE = 20;
const AS_MANY_AS_ARE_READ = 5;

/** What a server answers for the names and types of sets, one record a line. */
export async function answered(
  address: string,
  sets: readonly RecordSetChange[],
): Promise<readonly string[]> {
  const ask = tcpExchange({ address, port: 53 }, LIMIT_MS);
  const found: string[] = [];
  for (let at = 0; at < sets.length; at += AT_ONCE) {
    const answers = sets.slice(at, at + AT_ONCE).map(async ({ name, type }) => {
      const answer = await ask(queryOf({ name, type }), new AbortController().signal);
      const message = answer.kind === 'response' ? parseMessage(answer.bytes) : undefined;
      if (!message?.ok) throw new Error(`${address} does not answer for ${name} ${type}`);
      return plainRecords(message.value.answer).filter(record => record.owner === name);
    });
    found.push(...(await Promise.all(answers)).flat().map(recordText));
  }
  return found;
}

/** All that a server has for a zone (RFC 5936): PowerDNS transfers names that it does not answer for. */
export async function transferred(address: string, zone: string): Promise<readonly string[]> {
  const { stdout } = await runTool('dig', ['+noall', '+answer', '+onesoa', `@${address}`, 'AXFR', zone]);
  return stdout.split('\n');
}

/** What sets hold once they are changed, one record a line. */
export const after = (sets: readonly RecordSetChange[]): readonly string[] =>
  sets.flatMap(set => set.after.map(recordText));

/** What they held until then. */
export const before = (sets: readonly RecordSetChange[]): readonly string[] =>
  sets.flatMap(set => set.before.map(recordText));

/** The records of a zone as BIND writes them out, whoever wrote them; those of the apex left out. */
export async function asBindReads(lines: readonly string[], zone: string, folder: string) {
  const file = join(folder, 'to-be-read');
  const [soa, ns] = [/^\S+\s+\d+\s+IN\s+SOA\s/, /^\S*\s+\d+\s+IN\s+NS\s/];
  const records = lines.filter(line => !soa.test(line) && !ns.test(line));
  const head = ['$TTL 300', `$ORIGIN ${zone}.`, '@ SOA ns h 1 2 3 4 5', '@ NS ns.elsewhere.example.'];
  await writeFile(file, [...head, ...records, ''].join('\n'));
  const options = ['-q', ['-i', 'none'], ['-k', 'ignore'], ['-s', 'full'], ['-o', '-']];
  const { stdout } = await runTool('named-compilezone', [...options.flat(), zone, file]);
  return stdout.split('\n').map(line => line.replaceAll(/\s+/g, ' '));
}

/** What is found and was not expected, or the other way round: as much of it as is read. */
export function difference(found: readonly string[], expected: readonly string[]): readonly string[] {
  const [has, wants] = [new Set(found), new Set(expected)];
  const missing = expected.filter(line => !has.has(line)).map(line => `missing: ${line}`);
  const tooMuch = found.filter(line => !wants.has(line)).map(line => `too much: ${line}`);
  return [...missing, ...tooMuch].slice(0, AS_MANY_AS_ARE_READ);
}
