import { type DomainName, toUnicodeName } from '../../model/domain-name.ts';

/** Whether who wants to go on despite a danger has typed the domain, the name itself and nothing around it. */
export function isConfirmed(domain: DomainName, typed: string): boolean {
  const name = typed.trim().toLowerCase();
  return name === domain || name === toUnicodeName(domain);
}
