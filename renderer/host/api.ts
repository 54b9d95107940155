import { createStore } from 'zustand/vanilla';
import { createClient } from '../../shared/contract/client.ts';
import { openBridge } from './bridge.ts';

const pipe = openBridge();

/** The application, wherever it runs. */
export const api = createClient(pipe);

/** Whether the host has gone away. It does not come back by itself: its token was for one visit. */
export const connection = createStore<{ lost: boolean }>(() => ({ lost: false }));
pipe.onClosed(() => connection.setState({ lost: true }));
