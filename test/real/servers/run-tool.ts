import { execFile } from 'node:child_process';

/** No tool used here needs more: making an RSA key takes under a second. */
const TOOL_LIMIT_MS = 30_000;
const OUTPUT_LIMIT_BYTES = 4_000_000;

export interface ToolOptions {
  /** What the tool reads; without it the tool finds its standard input at its end. */
  readonly input?: string;
  readonly folder?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Exit statuses that are no failure besides 0: `posttls-finger` and `delv` tell their verdict by one. */
  readonly accept?: readonly number[];
}

export interface ToolOutput {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Runs a command line tool to its end. Throws with the command and all it said when it fails.
 * @param grouped the arguments; those that belong together may be in a list of their own
 */
export function runTool(
  command: string,
  grouped: readonly (string | readonly string[])[],
  options: ToolOptions = {},
): Promise<ToolOutput> {
  const args = grouped.flat();
  return new Promise((resolve, reject) => {
    const child = execFile(
      command,
      args,
      {
        cwd: options.folder,
        env: { ...process.env, LC_ALL: 'C', TZ: 'UTC', ...options.env },
        timeout: TOOL_LIMIT_MS,
        maxBuffer: OUTPUT_LIMIT_BYTES,
      },
      (error, stdout, stderr) => {
        const status = error === null ? 0 : typeof error.code === 'number' ? error.code : -1;
        if (status === 0 || options.accept?.includes(status)) {
          resolve({ status, stdout, stderr });
          return;
        }
        const reason = status > 0 ? `exit status ${status}` : (error?.message ?? 'killed');
        reject(new Error(`${command} ${args.join(' ')}: ${reason}\n${stdout}${stderr}`));
      },
    );
    // A tool that ends without reading its input closes the pipe: that is no failure.
    child.stdin?.on('error', () => {});
    child.stdin?.end(options.input ?? '');
  });
}
