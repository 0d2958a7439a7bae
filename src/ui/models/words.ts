import type { App, DeviceReport } from '../../app';
import type { Words } from '../texts';
import type { Bent, GoodFor } from './good-for';
import type { ModelGroup } from './model-groups';
import type { Recommendation } from './recommend';

type Fit = ReturnType<App['fitOf']>;
type Adapter = Extract<DeviceReport['gpu'], { type: 'adapter' }>;

export const modelWords: Words<{
  readonly model: string;
  readonly choose: string;
  readonly secondModel: string;
  readonly noSecondModel: string;
  readonly secondModelHint: string;
  readonly title: string;
  readonly close: string;
  readonly groups: Readonly<Record<ModelGroup, string>>;
  readonly thisDevice: string;
  readonly checking: string;
  readonly graphics: string;
  readonly memory: string;
  readonly storage: string;
  readonly processor: string;
  readonly noWebGpu: string;
  readonly noAdapter: string;
  readonly adapter: (adapter: Adapter) => string;
  readonly atLeast: (size: string) => string;
  readonly free: (size: string) => string;
  readonly cores: (count: number) => string;
  readonly unknown: string;
  readonly recommended: string;
  readonly atOnce: string;
  readonly larger: string;
  readonly whyNoLarger: Readonly<Record<NonNullable<Recommendation['whyNoLarger']>, string>>;
  readonly search: string;
  readonly searchHint: string;
  readonly onlyFitting: string;
  readonly found: (count: number) => string;
  readonly nothingFound: string;
  readonly goodFor: Readonly<Record<GoodFor, string>>;
  readonly bent: Readonly<Record<NonNullable<Bent>, string>>;
  readonly fit: Readonly<Record<Fit, string>>;
  readonly ready: string;
  readonly download: string;
  readonly none: string;
  readonly needs: string;
  readonly context: string;
  readonly hub: string;
  readonly hubHint: string;
  readonly hubUnfit: string;
  readonly consent: string;
  readonly useFor: (name: string) => string;
  readonly useForAll: string;
}> = {
  en: {
    model: 'Model',
    choose: 'Compare models',
    secondModel: 'If it fails',
    noSecondModel: 'stop, and say why',
    secondModelHint:
      'Takes over after the model above has failed twice in one turn, and stays for the rest of the run.',
    title: 'Choose a model',
    close: 'Close',
    groups: {
      builtin: 'Comes with this page',
      browser: 'Comes with this browser',
      onnx: 'Small, on processor or graphics card',
      webllm: 'Larger, on the graphics card',
      other: 'Others',
    },
    thisDevice: 'This device',
    checking: 'Looking at what this device can run…',
    graphics: 'Graphics',
    memory: 'Memory',
    storage: 'Storage',
    processor: 'Processor',
    noWebGpu: 'This browser has no WebGPU, so models compute on the processor.',
    noAdapter: 'No graphics card answers, so models compute on the processor.',
    adapter: ({ vendor, architecture, description, software, shaderF16 }) => {
      const name = description || [vendor, architecture].filter(Boolean).join(' ') || 'A graphics card';
      if (software) return `${name}: drawn by the processor, too slow for models`;
      return shaderF16 ? `${name}, ready` : `${name}, ready, without half precision`;
    },
    atLeast: (size) => `${size} or more`,
    free: (size) => `about ${size} free`,
    cores: (count) => `${count} cores`,
    unknown: 'unknown',
    recommended: 'Recommended here',
    atOnce: 'Starts at once and works offline. It knows a small world of its own and speaks in short lines.',
    larger: 'Says more and keeps to its role longer. It fits the memory of this device; it has to be downloaded once.',
    whyNoLarger: {
      'no-webgpu': 'Larger models need a browser with WebGPU.',
      'no-adapter': 'Larger models need a graphics card that the browser can use.',
      'software-adapter': 'Larger models need a real graphics card; here the processor stands in for one.',
      'none-fits': 'No larger model is sure to fit in the memory of this device.',
    },
    search: 'Search models',
    searchHint: 'Name, family or size, such as “llama 3b”',
    onlyFitting: 'Only what runs here',
    found: (count) => (count === 1 ? '1 model' : `${count} models`),
    nothingFound: 'No model answers to that. Try fewer words, or show those that may not run here.',
    goodFor: {
      'own-world': 'Short lines, in a small world of its own',
      'browsers-own': 'Whatever this browser brings; it knows no seeds, so a run cannot be repeated word for word',
      lines: 'Short lines and simple roles; loses the thread in long talks',
      talk: 'Keeps a role and follows the talk; weak at sums and plans',
      argument: 'Argues, plans and keeps to its instructions',
      depth: 'The most thorough; wants a strong graphics card and patience',
      unknown: 'Not known to this page',
    },
    bent: { code: 'made for code', maths: 'made for mathematics', thinking: 'thinks at length before it speaks' },
    fit: {
      runs: 'Runs here',
      'needs-webgpu': 'Needs a graphics card',
      'needs-shader-f16': 'Needs half precision',
      'too-slow': 'Too slow here',
      'may-not-fit': 'May not fit',
    },
    ready: 'Ready',
    download: 'Download',
    none: 'none',
    needs: 'Memory',
    context: 'Context',
    hub: 'Another ONNX model of the Hugging Face hub',
    hubHint: 'Its id, such as onnx-community/Qwen2.5-0.5B-Instruct',
    hubUnfit: 'An id has two parts with a slash between them: owner/name.',
    consent: 'Choosing downloads nothing. Before a run that needs a download you are asked.',
    useFor: (name) => `Use for ${name}`,
    useForAll: 'Use for all agents',
  },
  zh: {
    model: '模型',
    choose: '比较各个模型',
    secondModel: '如果失败',
    noSecondModel: '停下并说明原因',
    secondModelHint: '上面的模型在一次发言中失败两次后由它接手，直到这次运行结束。',
    title: '选择模型',
    close: '关闭',
    groups: {
      builtin: '随页面附带',
      browser: '随浏览器附带',
      onnx: '小模型，用处理器或显卡',
      webllm: '较大的模型，用显卡',
      other: '其他',
    },
    thisDevice: '这台设备',
    checking: '正在看这台设备能运行什么…',
    graphics: '显卡',
    memory: '内存',
    storage: '存储',
    processor: '处理器',
    noWebGpu: '此浏览器没有 WebGPU，模型改用处理器计算。',
    noAdapter: '没有可用的显卡，模型改用处理器计算。',
    adapter: ({ vendor, architecture, description, software, shaderF16 }) => {
      const name = description || [vendor, architecture].filter(Boolean).join(' ') || '显卡';
      if (software) return `${name}：由处理器模拟，跑模型太慢`;
      return shaderF16 ? `${name}，可用` : `${name}，可用，不支持半精度`;
    },
    atLeast: (size) => `${size} 或更多`,
    free: (size) => `约有 ${size} 可用`,
    cores: (count) => `${count} 核`,
    unknown: '未知',
    recommended: '推荐',
    atOnce: '立即可用，断网也行。它只懂一个小天地，说话简短。',
    larger: '话更多，也更能守住角色。这台设备的内存放得下，只需下载一次。',
    whyNoLarger: {
      'no-webgpu': '更大的模型需要支持 WebGPU 的浏览器。',
      'no-adapter': '更大的模型需要浏览器能用的显卡。',
      'software-adapter': '更大的模型需要真正的显卡；这里是处理器在代劳。',
      'none-fits': '更大的模型在这台设备的内存里未必放得下。',
    },
    search: '搜索模型',
    searchHint: '名称、系列或大小，如“qwen 1.5b”',
    onlyFitting: '只看这里能运行的',
    found: (count) => `${count} 个模型`,
    nothingFound: '没有找到。少写几个字试试，或把未必能运行的也列出来。',
    goodFor: {
      'own-world': '短句，只懂一个小天地',
      'browsers-own': '看浏览器自带的是什么；它不认随机种子，同样的运行说不出同样的话',
      lines: '短句和简单角色，聊久了会跑题',
      talk: '守得住角色，跟得上话题；算数和计划较弱',
      argument: '能辩论、会计划、听从指示',
      depth: '最周全，需要强劲的显卡和耐心',
      unknown: '本页不了解它',
    },
    bent: { code: '专攻代码', maths: '专攻数学', thinking: '开口前要想很久' },
    fit: {
      runs: '可以运行',
      'needs-webgpu': '需要显卡',
      'needs-shader-f16': '需要半精度',
      'too-slow': '在这里太慢',
      'may-not-fit': '未必放得下',
    },
    ready: '已就绪',
    download: '下载',
    none: '无',
    needs: '内存',
    context: '上下文',
    hub: 'Hugging Face 上的其他 ONNX 模型',
    hubHint: '填写编号，如 onnx-community/Qwen2.5-0.5B-Instruct',
    hubUnfit: '编号由两部分组成，中间是斜杠：所有者/名称。',
    consent: '选择时什么也不会下载；运行前如需下载，会先征得你的同意。',
    useFor: (name) => `用于${name}`,
    useForAll: '用于所有智能体',
  },
};
