/**
 * The letter or character that stands for a name. Of a Chinese name that begins as half of all do (小, 老, 阿) it is the
 * next one, which tells it from its neighbours.
 */
export function initialOf(name: string): string {
  const characters = [...name.trim()];
  const telling = /^[小老阿]\p{Script=Han}/u.test(name.trim()) ? 1 : 0;
  return characters[telling]?.toLocaleUpperCase() ?? '?';
}
