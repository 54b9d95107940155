import type { Seconds } from '../../model/time.ts';

const DAY = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeZone: 'UTC' });
/** RFC 1982 §3.1: serial numbers of 32 bits. */
const MODULUS = 2 ** 32;

/**
 * The serial that comes after another one (RFC 1982): the day and two digits where it has that form already (RFC 1912 §2.2),
 * one more otherwise. A day that is past its hundredth change, or that lies ahead, is counted on as well.
 */
export function nextSerial(serial: number, now: Seconds): number {
  const today = Number(DAY.format(now * 1000).replaceAll('-', '')) * 100 + 1;
  if (isDay(Math.floor(serial / 100)) && today > serial) return today;
  // To some software 0 is no serial.
  return (serial + 1) % MODULUS || 1;
}

/** A number that reads as a date since there are zones. */
function isDay(number: number): boolean {
  const [year, month, day] = [Math.floor(number / 10_000), Math.floor(number / 100) % 100, number % 100];
  return year >= 1983 && year < 2100 && month >= 1 && month <= 12 && day >= 1 && day <= 31;
}
