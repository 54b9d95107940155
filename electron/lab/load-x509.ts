import type * as x509 from '@peculiar/x509';

/** The part of reflect-metadata that @peculiar/x509 needs while it loads: its classes are made by a container. */
type Metadata = typeof Reflect & {
  getMetadata?: (key: unknown, target: object) => unknown;
  getOwnMetadata?: (key: unknown, target: object) => unknown;
  defineMetadata?: (key: unknown, value: unknown, target: object) => void;
};

/**
 * Loads @peculiar/x509, which takes some 150 ms: so only where certificates are made. It refuses to load where no
 * reflection metadata can be had, but keeps none that matters: nothing of what it makes has constructor arguments.
 */
export function loadX509(): Promise<typeof x509> {
  const reflect: Metadata = Reflect;
  reflect.getMetadata ??= () => undefined;
  reflect.getOwnMetadata ??= () => undefined;
  reflect.defineMetadata ??= () => undefined;
  return import('@peculiar/x509');
}
