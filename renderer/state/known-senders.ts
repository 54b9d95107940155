import senders from '../../assets/senders/senders.json' with { type: 'json' };
import { knownSenders } from '../../shared/simulate/known-senders.ts';

/** Senders that are known by name; come with the application. */
export const KNOWN_SENDERS = knownSenders.parse(senders).senders;
