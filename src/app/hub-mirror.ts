/**
 * The address of a mirror of the model hub as a person typed it, without a slash at its end; null if it is none. It must
 * be encrypted or this very machine: whoever can change what is fetched can change what the models say.
 */
export function hubMirrorFrom(typed: string): string | null {
  const text = typed.trim();
  if (text.length > 200 || !URL.canParse(text)) return null;
  const { protocol, hostname, username, password, search, hash, origin, pathname } = new URL(text);
  const isHere = protocol === 'http:' && /^(localhost|127\.0\.0\.1|\[::1\])$/.test(hostname);
  if ((protocol !== 'https:' && !isHere) || username + password + search + hash !== '') return null;
  return `${origin}${pathname}`.replace(/\/+$/, '');
}
