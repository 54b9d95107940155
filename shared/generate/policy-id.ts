import type { Seconds } from '../model/time.ts';

const FORMAT = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'medium', timeZone: 'UTC' });

/**
 * A fresh id for the `_mta-sts` record: the moment in UTC, `20261124T031500`. RFC 8461 §3.1 asks for 1 to 32 letters and
 * digits that differ from the one before, and gives them no order; a moment is what a person recognises.
 */
export function policyId(now: Seconds, taken?: string): string {
  const [day = '', time = ''] = FORMAT.format(now * 1000).split(' ');
  const id = `${day.replaceAll('-', '')}T${time.replaceAll(':', '')}`;
  return id === taken ? policyId(now + 1, taken) : id;
}
