import {
  isSamePolicy2016,
  parseSts2016Record,
  type Sts2016Record,
  sts2016Records,
} from '../../sts2016/index.ts';
import { remembered } from '../../model/remembered.ts';
import type { HeldSts2016 } from '../policy-cache.ts';
import { note, type Scene } from '../scene.ts';
import { validates } from '../sender.ts';

/** Draft §3.3: with none in hand, what DNS says is trusted as it comes. */
export function firstPolicy2016(scene: Scene): HeldSts2016 | undefined | 'unknown' {
  const { domain, sts2016 } = scene.reading;
  if (sts2016.kind === 'unknown') {
    note(scene, 'policy-unknown', 'draft §3.5 step 1', domain);
    return 'unknown';
  }
  const found = publishedPolicy2016(scene);
  if (found) note(scene, 'policy-trusted-unauthenticated', 'draft §3.3', domain);
  else note(scene, 'policy-none', 'draft §3.5 step 1', domain);
  return found;
}

/** Draft §3.5 step 4: another policy, authenticated in the way that the one in hand names. */
export function newerPolicy2016(scene: Scene, held: HeldSts2016): HeldSts2016 | undefined | 'unknown' {
  const { domain, sts2016 } = scene.reading;
  note(scene, 'recheck', 'draft §3.5 step 4', domain);
  if (sts2016.kind === 'unknown') return 'unknown';
  const found = publishedPolicy2016(scene);
  if (!found || found.text === held.text) {
    note(scene, 'policy-unchanged', 'draft §3.5 step 4', domain);
    return undefined;
  }
  const isGenuine = isAuthenticated(scene, held.record, found.text);
  if (isGenuine === 'unknown') {
    note(scene, 'policy-unknown', 'draft §3.3', domain);
    return 'unknown';
  }
  note(scene, isGenuine ? 'policy-fetched' : 'policy-not-authenticated', 'draft §3.3', domain);
  return isGenuine ? found : undefined;
}

/** Read once, as thousands of messages may be simulated that all read it. */
const recordOf2016 = remembered((records: readonly (readonly string[])[]) => {
  const [text] = sts2016Records(records);
  const parsed = text && parseSts2016Record(text);
  return parsed?.ok === true ? { text: text!.join(''), record: parsed.value } : undefined;
});

function publishedPolicy2016({ reading: { sts2016 }, sender, now }: Scene): HeldSts2016 | undefined {
  // Who validates gets an error for a bogus record.
  if (sts2016.kind !== 'records' || (sts2016.status === 'bogus' && validates(sender))) return undefined;
  const found = recordOf2016(sts2016.records);
  return found && { ...found, fetchedAt: now, wasApplied: false };
}

function isAuthenticated(
  { reading: { sts2016, sts2016Copy }, sender }: Scene,
  { policyAuthentication }: Sts2016Record,
  text: string,
): boolean | 'unknown' {
  // Without a way to authenticate, nothing new is ever genuine.
  if (!policyAuthentication) return false;
  switch (policyAuthentication.kind) {
    case 'dnssec':
      return sender.validatesDnssec !== false && sts2016.kind === 'records' && sts2016.status === 'secure';
    case 'webpki':
      if (sts2016Copy.kind === 'unknown') return 'unknown';
      return sts2016Copy.kind === 'served' && isSamePolicy2016([text], sts2016Copy.body);
  }
}
