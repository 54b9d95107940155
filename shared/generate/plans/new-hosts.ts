import { tlsaOwner } from '../../dane/index.ts';
import type { Seconds } from '../../model/time.ts';
import { overlay } from '../../overlay/overlay.ts';
import type { RecordSetChange } from '../../overlay/proposal.ts';
import { hostNamed } from '../../reading/hosts/mail-hosts.ts';
import { readDomain } from '../../reading/read-domain.ts';
import { changesAnything, heldFor } from '../record-set.ts';
import { type BroughtRecord, proposeTlsa, tlsaChoices } from '../tlsa-choices.ts';
import { NOTHING_HELD } from './announce.ts';
import type { PlanWriter } from './plan-writer.ts';

/** Hosts that mail is to go to, beside those of now. */
interface NewHosts {
  readonly names: readonly string[];
  /** The MX records with all of them. */
  readonly mx: RecordSetChange;
  /** TLSA records that the user brought for them. */
  readonly brought: readonly BroughtRecord[];
}

/**
 * What each new host needs before mail goes there: encryption with a certificate, and in a signed domain a signed name and
 * TLSA records that fit. Without these a domain that had DANE would lose it with the move; with wrong ones senders that check
 * it would stop (RFC 7672 §2.2). Where what the host sends was neither seen nor brought, the plan says what is to be published.
 *
 * @returns how long is to be waited before mail can go there: what others hold of the sets, or that there are none (RFC 2308 §5)
 */
export function prepareNewHosts(plan: PlanWriter, { names, mx, brought }: NewHosts): Seconds {
  const { seen, at } = plan;
  const moved = readDomain(overlay(seen.evidence, { recordSets: [mx] }, at * 1000));
  const choices = tlsaChoices(moved, at, brought);
  let held: Seconds = 0;
  for (const name of names) {
    plan.step(`server ${name}`, { kind: 'prepare-host', host: name });
    if (seen.zone.kind === 'insecure') continue;
    const host = hostNamed(moved, name);
    if (host?.addresses !== 'found' || host.unproven)
      plan.step(`sign ${name}`, { kind: 'sign-host', host: name });
    const own = choices.find(each => each.host === name);
    const isKnown = own !== undefined && own.advised.length > 0;
    const proposal = isKnown
      ? proposeTlsa(
          moved,
          choices.filter(({ owner }) => owner === own.owner),
          {},
        )
      : undefined;
    if (proposal && !proposal.recordSets.some(changesAnything)) continue;
    const owner = own?.owner ?? tlsaOwner(name);
    const action = { kind: isKnown ? 'publish-host-tlsa' : 'bring-host-tlsa', host: name, owner } as const;
    plan.step(`tlsa ${name}`, action, proposal);
    held = Math.max(held, 2 * heldFor(seen.evidence, owner, 'TLSA') || NOTHING_HELD);
  }
  return held;
}
