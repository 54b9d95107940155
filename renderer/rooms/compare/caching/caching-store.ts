import { createStore } from 'zustand/vanilla';
import type { SendingPattern } from '../../../../shared/advise/caching-burden.ts';
import { SENDING_PRESETS, type SendingSize } from '../../../../shared/advise/sending-presets.ts';
import { CallFailed } from '../../../../shared/contract/failure.ts';
import { api } from '../../../host/api.ts';

/** What one fetch and one validation take on this machine, in ms. */
export interface Measured {
  readonly policyFetchMs: number;
  readonly validationMs: number;
  readonly rounds: number;
}

interface CachingState {
  readonly pattern: SendingPattern;
  /** The example that the numbers are from, until one of them is changed. */
  readonly size: SendingSize | undefined;
  readonly measured: Measured | 'measuring' | 'failed' | undefined;
}

export const caching = createStore<CachingState>(() => ({
  pattern: SENDING_PRESETS['small-town'],
  size: 'small-town',
  measured: undefined,
}));

export const choose = (size: SendingSize): void => caching.setState({ size, pattern: SENDING_PRESETS[size] });

export const change = (fields: Partial<SendingPattern>): void =>
  caching.setState({ size: undefined, pattern: { ...caching.getState().pattern, ...fields } });

/** Measures once for this visit; again where it failed. */
export async function measure(): Promise<void> {
  const { measured } = caching.getState();
  if (measured !== undefined && measured !== 'failed') return;
  caching.setState({ measured: 'measuring' });
  try {
    caching.setState({
      measured: await api.measureCosts({}, () => undefined, new AbortController().signal),
    });
  } catch (error) {
    if (!(error instanceof CallFailed)) throw error;
    // The numbers are of use without it, and the page says that it is missing.
    caching.setState({ measured: 'failed' });
  }
}
