/** A finding about one MX host. */
export interface Host {
  readonly host: string;
}
