import { spawn } from 'node:child_process';

/** Whether this machine has a screen to open anything on. */
export function hasDisplay(environment: NodeJS.ProcessEnv, platform: NodeJS.Platform): boolean {
  return platform !== 'linux' || Boolean(environment['DISPLAY'] || environment['WAYLAND_DISPLAY']);
}

/**
 * Opens a file in the user's own browser. Never an address that holds a secret: others see the arguments of a program.
 * @param onFailed called once if there turns out to be nothing that opens it
 */
export function openBrowser(file: string, platform: NodeJS.Platform, onFailed: () => void): void {
  const [command, ...before] =
    platform === 'darwin'
      ? ['open']
      : platform === 'win32'
        ? ['rundll32', 'url.dll,FileProtocolHandler']
        : ['xdg-open'];
  const child = spawn(command, [...before, file], { stdio: 'ignore', detached: true });
  child.once('error', onFailed);
  child.once('exit', code => {
    if (code !== 0) onFailed();
  });
  child.unref();
}
