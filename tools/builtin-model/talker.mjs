/** Loads the exported files with transformers.js and lets agents talk through exactly the page's prompts. */
import path from 'node:path';
import {
  AutoModelForCausalLM,
  AutoTokenizer,
  env,
  LogitsProcessor,
  LogitsProcessorList,
  random,
  Tensor,
} from '@huggingface/transformers';

export async function loadTalker(folder) {
  env.allowRemoteModels = false;
  env.localModelPath = `${path.dirname(path.resolve(folder))}/`;
  const id = path.basename(path.resolve(folder));
  const tokenizer = await AutoTokenizer.from_pretrained(id);
  const model = await AutoModelForCausalLM.from_pretrained(id, { dtype: 'fp16', device: 'cpu' });
  return { tokenizer, model };
}

export function systemMessage(language, me, others, topic) {
  const lines =
    language === 'en'
      ? [
          `You are ${me.name}. Your role: ${me.role}.`,
          me.instructions,
          others.length ? `Others: ${others.map((o) => `${o.name} (${o.role})`).join(', ')}.` : '',
          `Topic: ${topic}`,
          `Reply as ${me.name} in one or two short sentences.`,
        ]
      : [
          `你是${me.name}。你的角色：${me.role}。`,
          me.instructions,
          others.length ? `同场：${others.map((o) => `${o.name}（${o.role}）`).join('、')}。` : '',
          `话题：${topic}`,
          `请以${me.name}的身份回答，一两句短话。`,
        ];
  return lines.filter(Boolean).join('\n');
}

/** One agent's private view of what was said; `choice` adds the question who speaks next. */
export function messagesFor(language, agents, topic, me, said, choice) {
  const others = agents.filter((agent) => agent !== me);
  const messages = [{ role: 'system', content: systemMessage(language, me, others, topic) }];
  let heard = [];
  const listen = () => {
    const opening = messages.length === 1 ? ['Please begin.', '请开始。'] : ['Please go on.', '请继续。'];
    const content = heard.length ? heard.join('\n') : opening[language === 'en' ? 0 : 1];
    messages.push({ role: 'user', content });
    heard = [];
  };
  for (const { name, text } of said) {
    if (name !== me.name) heard.push(language === 'en' ? `${name}: ${text}` : `${name}：${text}`);
    else {
      listen();
      messages.push({ role: 'assistant', content: text });
    }
  }
  if (choice)
    heard.push(
      language === 'en'
        ? `Who speaks next? Choose one: ${choice.join(', ')}.`
        : `下一位谁发言？请选一位：${choice.join('、')}。`,
    );
  listen();
  return messages;
}

export async function reply({ tokenizer, model }, messages, { seed, ...settings } = {}) {
  if (seed !== undefined) random.seed(seed);
  const prompt = tokenizer.apply_chat_template(cut(tokenizer, messages, 640 - 72), {
    tokenize: false,
    add_generation_prompt: true,
  });
  const inputs = tokenizer(prompt, { add_special_tokens: false });
  const output = await model.generate({ ...inputs, ...settings });
  const fresh = output.slice(null, [inputs.input_ids.dims[1], null]);
  return tokenizer.batch_decode(fresh, { skip_special_tokens: true })[0].trim();
}

/** The name that the model finds likeliest, token by token, among those given. */
export async function choose({ tokenizer, model }, messages, names) {
  const prompt = tokenizer.apply_chat_template(cut(tokenizer, messages, 600), {
    tokenize: false,
    add_generation_prompt: true,
  });
  const ids = tokenizer(prompt, { add_special_tokens: false }).input_ids.tolist()[0].map(Number);
  const options = names.map((name) => [
    ...tokenizer.encode(name, { add_special_tokens: false }).map(Number),
    model.config.eos_token_id,
  ]);
  class OneOf extends LogitsProcessor {
    _call(inputIds, logits) {
      const written = inputIds[0].slice(ids.length).map(Number);
      const allowed = new Set(
        options.filter((o) => written.every((id, at) => o[at] === id)).map((o) => o[written.length]),
      );
      for (let id = 0; id < logits.dims[1]; id++) if (!allowed.has(id)) logits.data[id] = -Infinity;
      return logits;
    }
  }
  const processors = new LogitsProcessorList();
  processors.push(new OneOf());
  const input = new Tensor('int64', BigInt64Array.from(ids.map(BigInt)), [1, ids.length]);
  const output = await model.generate({
    inputs: input,
    do_sample: false,
    repetition_penalty: 1,
    no_repeat_ngram_size: 0,
    max_new_tokens: 16,
    logits_processor: processors,
  });
  return tokenizer.decode(output.tolist()[0].slice(ids.length).map(Number), { skip_special_tokens: true });
}

/** Drops the oldest messages after the system message until the prompt fits. */
function cut(tokenizer, messages, longest) {
  const length = (list) =>
    tokenizer.encode(tokenizer.apply_chat_template(list, { tokenize: false }), { add_special_tokens: false }).length;
  let kept = messages;
  while (kept.length > 2 && length(kept) > longest) kept = [kept[0], ...kept.slice(2)];
  return kept;
}
