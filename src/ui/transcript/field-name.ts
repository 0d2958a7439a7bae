/** What a part of an answer is called on the page; a part that no pattern of ours asks for keeps its own name. */
export function fieldName(name: string, known: Readonly<Record<string, string>>): string {
  return Object.hasOwn(known, name) ? (known[name] ?? name) : name;
}
