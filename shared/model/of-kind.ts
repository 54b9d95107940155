/** The members of a union that can be of a kind, also those that share their fields with other kinds. */
export type OfKind<Union extends { readonly kind: string }, Kind extends string> = Union extends unknown
  ? Kind extends Union['kind']
    ? Union
    : never
  : never;
