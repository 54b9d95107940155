import { benchCliStart } from './cli-start.ts';
import { benchDnssecAttacks } from './dnssec-attacks.ts';
import { benchDnssecChain } from './dnssec-chain.ts';
import { benchDnssecDomains } from './dnssec-domains.ts';
import { benchFirstLoad } from './first-load.ts';
import { benchKeystroke } from './keystroke.ts';
import { benchLabCheck } from './lab-check.ts';

// Each prints its number and its limit; a number beyond its limit makes the exit status 1. No test rests on them.
const results = [
  benchFirstLoad(),
  await benchCliStart(),
  await benchLabCheck(),
  await benchKeystroke(),
  await benchDnssecChain(),
  await benchDnssecAttacks(),
];
await benchDnssecDomains();
process.exitCode = results.every(Boolean) ? 0 : 1;
