/** The logarithm of what turns these logits into probabilities: log p(token) = logit - this. Not finite if they are no numbers. */
export function logOfSumOfExponentials(logits: Float32Array): number {
  let most = -Infinity;
  for (const logit of logits) most = Math.max(most, logit);
  let sum = 0;
  for (const logit of logits) sum += Math.exp(logit - most);
  return most + Math.log(sum);
}

/** The `count` most likely ones, most likely first, in one pass: vocabularies have up to 150,000 tokens. */
export function mostLikelyTokens(logits: Float32Array, count: number): readonly number[] {
  const top: number[] = [];
  let least = -Infinity;
  for (let token = 0; token < logits.length; token += 1) {
    const logit = logits[token] as number;
    if (logit <= least) continue;
    let place = top.length;
    while (place > 0 && (logits[top[place - 1] as number] as number) < logit) place -= 1;
    top.splice(place, 0, token);
    if (top.length > count) top.pop();
    if (top.length === count) least = logits[top[count - 1] as number] as number;
  }
  return top;
}
