import { hostSuite } from './host-suite.ts';
import { startElectronHost, startHostForBrowser } from './hosts.ts';

hostSuite('Electron, with a stand-in for its IPC', startElectronHost);
hostSuite('in the browser, over its WebSocket', startHostForBrowser);
