/** How much work one answer may cost. An honest answer needs a small part of each. */
export interface ValidatorLimits {
  /**
   * Signatures tried with a key, over the whole chain, the costly algorithms counted more than once. Default 100:
   * CVE-2023-50387 (KeyTrap) needs thousands.
   */
  readonly signatures: number;
  /** Keys of one zone that share a tag and are tried for one signature. Default 4, as BIND does since KeyTrap. */
  readonly keysPerTag: number;
  /** NSEC3 hash rounds, names times iterations. Default 4,000: CVE-2023-50868 needs ever more of them. */
  readonly nsec3Rounds: number;
  /** DNS questions asked. Default 80: a name of many labels, with aliases into other zones. */
  readonly queries: number;
  /** Octets of answers. Default 500,000: some ten times what a long chain of aliases needs. */
  readonly bytes: number;
  /** Aliases followed. Default 12; resolvers stop at about as many. */
  readonly aliases: number;
}

export const DEFAULT_VALIDATOR_LIMITS: ValidatorLimits = {
  signatures: 100,
  keysPerTag: 4,
  nsec3Rounds: 4_000,
  queries: 80,
  bytes: 500_000,
  aliases: 12,
};

/** Thrown inside the validator when an answer costs too much, and caught where the result is made. */
export class WorkLimit extends Error {
  readonly limit: keyof ValidatorLimits;

  constructor(limit: keyof ValidatorLimits) {
    super(limit);
    this.limit = limit;
  }
}

export interface WorkBudget {
  readonly limits: ValidatorLimits;
  spend(limit: keyof ValidatorLimits, amount?: number): void;
}

export function workBudget(limits: ValidatorLimits): WorkBudget {
  const spent: Partial<Record<keyof ValidatorLimits, number>> = {};
  return {
    limits,
    spend(limit, amount = 1) {
      const total = (spent[limit] ?? 0) + amount;
      spent[limit] = total;
      if (total > limits[limit]) throw new WorkLimit(limit);
    },
  };
}
