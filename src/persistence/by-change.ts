/** What was changed last comes first. */
export function byChange(one: { readonly changedAt: number }, other: { readonly changedAt: number }): number {
  return other.changedAt - one.changedAt;
}
