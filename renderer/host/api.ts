import { createStore } from 'zustand/vanilla';
import { createClient } from '../../shared/contract/client.ts';
import { openBridge } from './bridge.ts';

const pipe = openBridge();

/** The application, wherever it runs. */
export const api = createClient(pipe);

interface Connection {
  /** The host has gone away, or does not know this page. It does not come back by itself: its token was for one visit. */
  readonly state: 'open' | 'gone' | 'not-admitted';
}
export const connection = createStore<Connection>(() => ({ state: 'open' }));
pipe.onClosed(state => connection.setState({ state }));
