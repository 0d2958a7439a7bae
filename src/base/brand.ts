declare const brand: unique symbol;

/** A plain value that cannot be mixed up with another of the same shape: `TurnId` is a string, but not any string. */
export type Brand<Base, Name extends string> = Base & { readonly [brand]: Name };
