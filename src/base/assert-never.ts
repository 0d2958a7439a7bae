/** Closes a switch over a union: the compiler complains when a member is forgotten. Throws if data lied about its type. */
export function assertNever(value: never): never {
  throw new Error(`Not one of the known alternatives: ${JSON.stringify(value)}`);
}
