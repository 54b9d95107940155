import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { answersDns } from './answers.ts';
import { addLoopbackAddress } from './loopback-address.ts';
import { type ServerProcess, startServer } from './server-process.ts';

/** One authoritative name server: what it says depends on the address it is asked at, so that referrals are real. */
export interface BindDescription {
  readonly folder: string;
  readonly views: readonly BindView[];
}

interface BindView {
  readonly name: string;
  /** In 127.0.0.0/8; port 53. */
  readonly address: string;
  readonly zones: readonly BindZone[];
}

interface BindZone {
  readonly origin: string;
  readonly file: string;
  /** Statements of named.conf beside its type and its file. */
  readonly settings?: string;
}

/** Starts BIND as an authoritative server. Needs root: port 53, and its addresses are put on the loopback interface. */
export async function startBind(description: BindDescription): Promise<ServerProcess> {
  await mkdir(description.folder, { recursive: true });
  const configuration = join(description.folder, 'named.conf');
  await writeFile(configuration, namedConf(description));
  const removals = await Promise.all(description.views.map(view => addLoopbackAddress(view.address)));
  const removeAddresses = () => Promise.all(removals.map(remove => remove()));
  try {
    const server = await startServer({
      name: 'bind',
      command: 'named',
      args: ['-g', '-4', '-n', '1', '-c', configuration],
      folder: description.folder,
      isReady: async () => {
        const answers = description.views.map(view => answersDns(view.address, view.zones[0]?.origin ?? '.'));
        return (await Promise.all(answers)).every(Boolean);
      },
    });
    return {
      ...server,
      stop: async () => {
        await server.stop();
        await removeAddresses();
      },
    };
  } catch (error) {
    await removeAddresses();
    throw error;
  }
}

function namedConf({ folder, views }: BindDescription): string {
  const addresses = views.map(view => `${view.address};`).join(' ');
  return `options {
  directory "${folder}";
  pid-file none;
  session-keyfile "${folder}/session.key";
  listen-on port 53 { ${addresses} };
  listen-on-v6 { none; };
  recursion no;
  minimal-responses no;
  dnssec-validation no;
  notify no;
};
controls { };
${views.map(viewText).join('')}`;
}

function viewText({ name, address, zones }: BindView): string {
  const zone = ({ origin, file, settings = '' }: BindZone) =>
    `  zone "${origin}" { type primary; file "${file}"; ${settings}};\n`;
  return `view ${name} {\n  match-destinations { ${address}; };\n${zones.map(zone).join('')}};\n`;
}
