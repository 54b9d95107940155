/** An error that DNS servers give for a name; `aliasTo` where the name is an alias, and the error is in that one's zone. */
export interface LookupFailure {
  readonly name: string;
  readonly rcode: string;
  readonly aliasTo?: string;
}

/** A name that is an alias of one that does not exist. */
export interface DanglingAlias {
  readonly name: string;
  readonly aliasTo: string;
}
