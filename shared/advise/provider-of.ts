import type { Provider } from './advice-data.ts';

/** The provider that a mail host belongs to by its name; undefined where the name is nobody's that is known. */
export function providerOf(host: string, providers: readonly Provider[]): Provider | undefined {
  return providers.find(({ patterns }) =>
    patterns.some(pattern => (pattern.startsWith('*.') ? host.endsWith(pattern.slice(1)) : host === pattern)),
  );
}
