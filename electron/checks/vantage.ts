import type { Vantage } from '../../shared/evidence/evidence.ts';
import type { Network } from '../network.ts';

/** From where something was observed, and with what. */
export const vantageOf = (network: Network, application: string): Vantage => ({
  network: network.kind,
  resolvers: [...network.resolvers],
  roots: { source: network.roots.source, count: network.roots.pem.length },
  application,
});
