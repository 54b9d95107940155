import { attacks, resolveAttack } from '../support/costly-zones.ts';

/** What a hostile zone may cost, of processor time. */
const LIMIT_MILLISECONDS = 250;

/** CVE-2023-50387 (KeyTrap), CVE-2023-50868 (closest encloser) and their like: each from a cold start of its own keys. */
export async function benchDnssecAttacks(): Promise<boolean> {
  let worst = 0;
  for (const attack of attacks()) {
    const before = process.cpuUsage();
    const { reason } = await resolveAttack(attack);
    const { user, system } = process.cpuUsage(before);
    const milliseconds = (user + system) / 1_000;
    worst = Math.max(worst, milliseconds);
    const ended = reason?.kind === 'limit' ? `limit of ${reason.limit}` : (reason?.kind ?? 'no limit');
    process.stdout.write(`  ${milliseconds.toFixed(0).padStart(4)} ms CPU, ${ended}: ${attack.about}\n`);
    if (reason?.kind !== 'limit') return false;
  }
  process.stdout.write(
    `DNSSEC attacks: at most ${worst.toFixed(0)} ms CPU each (at most ${LIMIT_MILLISECONDS})\n`,
  );
  return worst <= LIMIT_MILLISECONDS;
}
