import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ZoneFile } from '../../../../shared/generate/zone-file/zone-file.ts';
import { absoluteName } from '../../../../shared/model/presentation-form.ts';
import { runTool } from '../../servers/run-tool.ts';

/** Writes a zone file byte for byte. */
export async function keptAs(folder: string, name: string, text: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, text, 'latin1');
  return path;
}

/** In lower case: how a name is written is nothing that it says. */
const plain = (line: string) => line.replaceAll(/\s+/g, ' ').toLowerCase();

/** The records of a zone file as BIND reads them, one a line with absolute names. */
export async function asBindHas(folder: string, zone: string, text: string): Promise<readonly string[]> {
  const path = await keptAs(folder, 'for-bind', text);
  const options = [
    ['-i', 'none'],
    ['-k', 'ignore'],
    ['-s', 'full'],
    ['-o', '-'],
  ];
  const { stdout } = await runTool('named-compilezone', ['-q', ...options.flat(), zone, path]);
  return stdout.split('\n').filter(Boolean).map(plain).toSorted();
}

/** The same as NSD reads them. */
export async function asNsdHas(folder: string, zone: string, text: string): Promise<readonly string[]> {
  const path = await keptAs(folder, 'for-nsd', text);
  const { stdout } = await runTool('nsd-checkzone', ['-p', zone, path]);
  return asBindHas(folder, zone, stdout);
}

/** What was read of a zone file, said without anything that one line takes from another. */
export function restated({ text, records }: ZoneFile): string {
  return records
    .map(({ origin, owner, ttl, type, rdata }) => {
      // Words that touch may be one to the type: `alpn="h2,h3"`.
      const words = rdata
        .map(({ start, end }, at) => (rdata[at - 1]?.end === start ? '' : ' ') + text.slice(start, end))
        .join('');
      return `$ORIGIN ${absoluteName(origin)}\n${absoluteName(owner)} ${ttl} IN ${type}${words}\n`;
    })
    .join('');
}

/** Throws where one of the three name servers does not load the file. */
export async function loadsEverywhere(folder: string, zone: string, text: string): Promise<void> {
  const path = await keptAs(folder, 'to-load', text);
  await runTool('named-checkzone', ['-q', ['-i', 'none'], ['-k', 'ignore'], zone, path].flat());
  await runTool('nsd-checkzone', [zone, path]);
  await runTool('kzonecheck', ['-o', `${zone}.`, path]);
}
