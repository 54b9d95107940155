import { writeFile } from 'node:fs/promises';
import { afterAll, beforeAll } from 'vitest';
import { type Lab, type LabOptions, startLab } from '../../../../electron/lab/lab.ts';
import { runTool } from '../../../real/servers/run-tool.ts';
import { temporaryFolder, type TemporaryFolder } from '../../../support/temporary-folder.ts';

export interface RunningLab {
  readonly lab: Lab;
  /** A folder of the test's own, with the lab's root certificate in `root.pem` and its anchor in `anchor`. */
  readonly folder: string;
  /** The loopback port that this address and port lead to. */
  readonly portOf: (address: string, port: number) => Promise<number>;
  readonly delv: (name: string, type: string) => Promise<string>;
  readonly dig: (...args: readonly string[]) => Promise<string>;
}

/** A lab for all tests of a file, ended behind them. */
export function runningLab(options: LabOptions = {}): () => RunningLab {
  let running: RunningLab | undefined;
  let folder: TemporaryFolder;
  beforeAll(async () => {
    folder = await temporaryFolder('lab');
    running = await describeLab(await startLab(options), folder.path);
  });
  afterAll(async () => {
    await running?.lab.close();
    await folder.remove();
  });
  return () => running!;
}

async function describeLab(lab: Lab, folder: string): Promise<RunningLab> {
  const { network } = lab;
  const anchor = network.trustAnchors[0]!;
  if (!('digest' in anchor)) throw new Error('the lab has a DS as its anchor');
  const { keyTag, algorithm, digestType, digest } = anchor;
  const anchorFile = `trust-anchors { "." static-ds ${keyTag} ${algorithm} ${digestType} "${digest}"; };\n`;
  await writeFile(`${folder}/anchor`, anchorFile);
  await writeFile(`${folder}/root.pem`, network.roots.pem.join('\n'));
  const [host, port] = network.resolvers[0]!.split(':');
  const server = [`@${host}`, '-p', port!];
  return {
    lab,
    folder,
    async portOf(address, wanted) {
      const connection = await network.connect({ address, port: wanted }, new AbortController().signal);
      if (connection.kind === 'failed')
        throw new Error(`${address} does not answer: ${connection.cause.kind}`);
      const found = connection.socket.remotePort!;
      connection.socket.destroy();
      return found;
    },
    async delv(name, type) {
      const args = [...server, '-a', `${folder}/anchor`, '+root=.', name, type];
      const { stdout, stderr } = await runTool('delv', args, { accept: [1, 9] });
      return stdout + stderr;
    },
    async dig(...args) {
      return (await runTool('dig', [...server, ...args])).stdout;
    },
  };
}
