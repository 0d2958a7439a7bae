import type { Failure, FailureCode, Language } from '../../core';
import { type FailureWords, pageFailureWords } from './page-failures';

type Details = NonNullable<Failure['details']>;

export const failureWords: Readonly<
  Record<Language, Readonly<Record<FailureCode, (details: Details) => FailureWords>>>
> = {
  en: {
    'engine/no-webgpu': () => ({
      what: 'This browser has no WebGPU, and the model needs it.',
      next: 'Choose the built-in model, or open the page in a current Chrome, Edge or Safari.',
    }),
    'engine/no-adapter': ({ feature }) => ({
      what:
        feature === undefined
          ? 'This browser gives pages no access to a graphics card, and the model needs one.'
          : `The graphics card lacks what the model needs (${feature}).`,
      next: 'Choose the built-in model, or switch on hardware acceleration in the browser’s settings.',
    }),
    'engine/device-lost': () => ({
      what: 'The graphics card stopped answering. Every finished turn is kept.',
      next: 'Press Resume to take the turn again; if it happens again, let models compute on the processor.',
    }),
    'engine/out-of-memory': ({ model }) => ({
      what: `There is not enough memory for ${english(model)}. Every finished turn is kept.`,
      next: 'Close other tabs and press Resume, or choose a smaller model.',
    }),
    'engine/model-unknown': ({ model }) => ({
      what: `This page has no model named ${named(model, 'that')}.`,
      next: 'Choose another model for the agents that use it.',
    }),
    'engine/model-missing': ({ model }) => ({
      what: `The files of ${english(model)} are not where they should be.`,
      next: 'Try again later, or choose another model.',
    }),
    'engine/model-corrupt': ({ model }) => ({
      what: `The files of ${english(model)} arrived damaged and were thrown away.`,
      next: 'Run again to download them afresh.',
    }),
    'engine/download-failed': ({ status }) => ({
      what: `The model could not be downloaded${status === undefined ? '' : ` (the server answered ${status})`}. What had arrived is kept.`,
      next: 'Check the network and run again: the download goes on where it broke off.',
    }),
    'engine/download-cancelled': ({ model }) => ({
      what: 'The download was cancelled. What had arrived is kept.',
      next: isBuiltIn(model)
        ? 'Run again to go on with it.'
        : 'Run again to go on with it, or choose the built-in model, which is already here.',
    }),
    'engine/offline': ({ model }) =>
      isBuiltIn(model)
        ? {
            what: 'There is no network, and this browser has not loaded the built-in model yet.',
            next: 'Run again when you are online: once it was loaded, it needs no network.',
          }
        : {
            what: 'There is no network, and this model has not been downloaded yet.',
            next: 'Choose the built-in model, which needs no network, or run again when you are online.',
          },
    'engine/worker-dead': () => ({
      what: 'The part of the page that computes has crashed and was started afresh. Every finished turn is kept.',
      next: 'Press Resume to take the turn again.',
    }),
    'engine/worker-silent': () => ({
      what: 'The model gave no sign of life for too long, so it was stopped. Every finished turn is kept.',
      next: 'Press Resume to take the turn again, or choose a smaller model.',
    }),
    'engine/context-exceeded': ({ promptTokens, contextTokens }) => ({
      what:
        promptTokens === undefined || contextTokens === undefined
          ? 'The prompt is longer than the model can read.'
          : `The prompt has ${promptTokens} tokens; the model reads ${contextTokens}.`,
      next: 'Shorten the agent’s instructions or the topic, or choose a model with a longer context.',
    }),
    'engine/garbled': () => ({
      what: 'The model’s answer could not be understood. Every finished turn is kept.',
      next: 'Press Resume to take the turn again, or choose another model.',
    }),
    'engine/empty-answer': () => ({
      what: 'The model answered with nothing. Every finished turn is kept.',
      next: 'Press Resume to take the turn again, or give the agent clearer instructions.',
    }),
    'engine/unsupported': () => ({
      what: 'This model’s engine cannot do that here.',
      next: 'Try it with the built-in model, which computes on the processor.',
    }),
    'engine/no-browser-model': () => ({
      what: 'This browser has no model of its own, or none that runs on this machine.',
      next: 'Choose another model for the agents that use it, or open the page in a current Chrome or Edge on a desktop computer.',
    }),
    'engine/not-allowed': () => ({
      what: 'The browser did not let this page use its model. Every finished turn is kept.',
      next: 'Press Resume or Run again: a download must begin with a click. If that does not help, allow built-in models in the browser’s settings.',
    }),
    'engine/language-unsupported': () => ({
      what: 'The browser’s model does not support this language, or this form of answer.',
      next: 'Choose another model; browsers support English first, and few of them Chinese.',
    }),
    'engine/answer-withheld': () => ({
      what: 'The browser held the answer of its model back as unsuitable. Every finished turn is kept.',
      next: 'Press Resume to take the turn again, change the topic or the instructions, or choose another model.',
    }),
    'engine/stopped': () => ({
      what: 'The turn was stopped. Every finished turn is kept.',
      next: 'Run again, or fork from an earlier turn to go on from there.',
    }),
    'engine/failed': () => ({
      what: 'The model failed in a way we did not foresee. Every finished turn is kept.',
      next: 'Press Resume to take the turn again, or choose another model.',
    }),
    'tool/missing': ({ tool }) => ({
      what: `This page has no tool named ${named(tool, 'that')}.`,
      next: 'Take it from the agent’s tools.',
    }),
    'tool/input-unclear': () => ({
      what: 'The tool could not read what the agent wrote to it.',
      next: 'Nothing needs doing: the agent was told, and went on.',
    }),
    'tool/code-threw': ({ error }) => ({
      what: `The program ended with an error: ${named(error, 'no message')}.`,
      next: 'Nothing needs doing: the agent was told, and went on.',
    }),
    'tool/timeout': ({ milliseconds }) => ({
      what: `The tool was stopped after ${Number(milliseconds ?? 1000) / 1000} s.`,
      next: 'Nothing needs doing: the agent was told, and went on.',
    }),
    'tool/out-of-memory': () => ({
      what: 'The program wanted more memory than the sandbox has, and was ended.',
      next: 'Nothing needs doing: the agent was told, and went on.',
    }),
    'tool/failed': () => ({
      what: 'The tool did not work. The agent was told, and went on.',
      next: 'If it happens again, reload the page or take the tool from the agent.',
    }),
    'turn/interrupted': () => ({
      what: 'The page was closed in the middle of this turn. Every finished turn is kept.',
      next: 'Press Resume to take it again.',
    }),
    'turn/sent-back': () => ({
      what: 'You asked for other words, so these were not said.',
      next: 'Nothing needs doing: the agent answers again.',
    }),
    'drill/killed': () => ({
      what: 'A drill has killed this agent. Every finished turn is kept.',
      next: 'Take the drill out, or say who takes over, and press Resume.',
    }),
    'drill/muted': () => ({
      what: 'A drill has muted this agent, so it could not choose or answer. Every finished turn is kept.',
      next: 'Take the drill out, or say who takes over, and press Resume.',
    }),
    'scenario/invalid': () => ({
      what: 'The scenario cannot be run as it is.',
      next: 'Mend the fields that are marked in the scenario, then run it.',
    }),
    'storage/denied': () => ({
      what: 'This browser lets the page keep nothing, as in a private window. Everything works, until the tab is closed.',
      next: 'Save what you want to keep as a file, or allow this site to store data.',
    }),
    'storage/full': () => ({
      what: 'This browser’s storage is full. The conversation goes on, but is no longer kept.',
      next: 'Delete runs you no longer need, or save this one as a file.',
    }),
    'storage/blocked': () => ({
      what: 'Another tab holds this page’s storage in an older version.',
      next: 'Close the other tabs of Colloquy and reload this one.',
    }),
    'storage/corrupt': () => ({
      what: 'Something that this browser had kept can no longer be read. Everything else is as it was.',
      next: 'Open a saved file or link of it, if you have one.',
    }),
    'storage/from-the-future': () => ({
      what: 'This was kept by a newer version of Colloquy. It was left untouched.',
      next: 'Reload the page to get the newer version.',
    }),
    'link/unreadable': () => ({
      what: 'This is not a link to a scenario or a run.',
      next: 'Paste the whole link, from https to its last character.',
    }),
    'link/damaged': () => ({
      what: 'Part of the link was lost or changed on its way.',
      next: 'Ask for it again, best as a file: chat programs often cut long links.',
    }),
    'link/too-large': ({ bytes, most }) => ({
      what: `This is too much for one link${bytes === undefined || most === undefined ? '' : `: ${thousands(bytes)} characters, and a link holds ${thousands(most)}`}. Nothing was lost.`,
      next: 'Save it as a file and send that instead.',
    }),
    'link/from-the-future': () => ({
      what: 'The link was made by a newer version of Colloquy.',
      next: 'Reload the page to get the newer version, then open the link again.',
    }),
    'link/invalid': ({ path }) => ({
      what: `The link holds something that is not a scenario or a run${at(path)}.`,
      next: 'Ask whoever sent it to make the link again.',
    }),
    'file/unreadable': () => ({
      what: 'This file was not made by Colloquy.',
      next: 'Choose a file that was saved with “Save as file”.',
    }),
    'file/too-large': () => ({
      what: 'The file is larger than any scenario or run can be, so it was not opened.',
      next: 'Choose a file that was saved with “Save as file”.',
    }),
    'file/from-the-future': () => ({
      what: 'The file was made by a newer version of Colloquy.',
      next: 'Reload the page to get the newer version, then open the file again.',
    }),
    'file/no-model': () => ({
      what: 'This file holds no model that this page can use, or only a part of one. Nothing of it was kept.',
      next: 'Choose a file that was saved under “Stored models”; if it is one, copy it again from where it came.',
    }),
    'file/invalid': ({ path }) => ({
      what: `The file holds something that is not a scenario or a run${at(path)}.`,
      next: 'If you edited it by hand, undo that; else ask for it again.',
    }),
    'run/not-found': () => ({
      what: 'This browser has no such scenario or run. It may have been deleted, or made in another browser.',
      next: 'Choose another from the gallery, or open its link or file.',
    }),
    'run/open-elsewhere': () => ({
      what: 'This run is going on in another tab. Two tabs cannot write to one run.',
      next: 'Go on there, or close that tab and press Resume here.',
    }),
    'run/budget-used-up': () => ({
      what: 'The tokens of the run, or of this agent, are used up.',
      next: 'Raise the limit in the scenario, then run it again.',
    }),
    ...pageFailureWords.en,
    'file/disk-full': () => ({
      what: 'There is not enough room for this file where it was to be saved. What is stored in this browser is as it was.',
      next: 'Make room there, or choose another place.',
    }),
    'file/not-saved': () => ({
      what: 'The browser could not write this file. What is stored in this browser is as it was.',
      next: 'Save it again, in another place or under another name.',
    }),
  },
  zh: {
    'engine/no-webgpu': () => ({
      what: '这个模型需要 WebGPU，而这个浏览器没有。',
      next: '请改用内置模型，或换用新版 Chrome、Edge 或 Safari 打开本页。',
    }),
    'engine/no-adapter': ({ feature }) => ({
      what:
        feature === undefined
          ? '这个模型需要显卡，而浏览器没有把显卡开放给网页。'
          : `显卡缺少这个模型需要的功能（${feature}）。`,
      next: '请改用内置模型，或在浏览器设置里打开硬件加速。',
    }),
    'engine/device-lost': () => ({
      what: '显卡没有反应了。已完成的发言都还在。',
      next: '点“继续”重来这一轮；若再次发生，请改用处理器计算。',
    }),
    'engine/out-of-memory': ({ model }) => ({
      what: `内存不够，放不下${chinese(model).trimEnd()}。已完成的发言都还在。`,
      next: '关掉别的标签页后点“继续”，或换一个小些的模型。',
    }),
    'engine/model-unknown': ({ model }) => ({
      what: `本页没有名为 ${named(model, '它')} 的模型。`,
      next: '请为用到它的智能体另选模型。',
    }),
    'engine/model-missing': ({ model }) => ({
      what: `没有找到${chinese(model)}的文件。`,
      next: '请稍后再试，或换一个模型。',
    }),
    'engine/model-corrupt': ({ model }) => ({
      what: `收到的${chinese(model)}文件是坏的，已经丢弃。`,
      next: '再运行一次，会重新下载。',
    }),
    'engine/download-failed': ({ status }) => ({
      what: `模型没能下载下来${status === undefined ? '' : `（服务器答复 ${status}）`}。已下载的部分还在。`,
      next: '检查网络后再运行一次，会从断开的地方接着下载。',
    }),
    'engine/download-cancelled': ({ model }) => ({
      what: '下载已取消。已下载的部分还在。',
      next: isBuiltIn(model) ? '再运行一次可接着下载。' : '再运行一次可接着下载，也可改用随页面自带的内置模型。',
    }),
    'engine/offline': ({ model }) =>
      isBuiltIn(model)
        ? {
            what: '现在没有网络，而这个浏览器还没有载入过内置模型。',
            next: '请联网后再运行：载入过一次，以后就不需要网络了。',
          }
        : {
            what: '现在没有网络，而这个模型还没有下载。',
            next: '请改用不需要网络的内置模型，或联网后再运行。',
          },
    'engine/worker-dead': () => ({
      what: '负责计算的部分崩溃了，已经重新启动。已完成的发言都还在。',
      next: '可以再运行一次，或从前面的某次发言分叉，接着往下谈。',
    }),
    'engine/worker-silent': () => ({
      what: '模型太久没有动静，已被停下。已完成的发言都还在。',
      next: '点“继续”重来这一轮，或换一个小些的模型。',
    }),
    'engine/context-exceeded': ({ promptTokens, contextTokens }) => ({
      what:
        promptTokens === undefined || contextTokens === undefined
          ? '提示词太长，模型读不下。'
          : `提示词有 ${promptTokens} 个词元，而模型只读得下 ${contextTokens} 个。`,
      next: '请缩短这个智能体的指令或话题，或换一个上下文更长的模型。',
    }),
    'engine/garbled': () => ({
      what: '看不懂模型的回答。已完成的发言都还在。',
      next: '点“继续”重来这一轮，或换一个模型。',
    }),
    'engine/empty-answer': () => ({
      what: '模型什么也没说。已完成的发言都还在。',
      next: '点“继续”重来这一轮，或把智能体的指令写得更清楚些。',
    }),
    'engine/unsupported': () => ({
      what: '这个模型的引擎在这里做不到。',
      next: '请用内置模型试试，它在处理器上计算。',
    }),
    'engine/no-browser-model': () => ({
      what: '这个浏览器没有自带的模型，或没有能在这台设备上运行的。',
      next: '请为用到它的智能体另选模型，或在电脑上用新版 Chrome 或 Edge 打开本页。',
    }),
    'engine/not-allowed': () => ({
      what: '浏览器没有允许本页使用它的模型。已完成的发言都保留着。',
      next: '请再按一次“继续”或“运行”：下载必须由一次点击开始。若仍不行，请在浏览器设置中允许使用内置模型。',
    }),
    'engine/language-unsupported': () => ({
      what: '浏览器的模型不支持这种语言，或这种形式的回答。',
      next: '请另选模型；浏览器大多先支持英文，支持中文的还很少。',
    }),
    'engine/answer-withheld': () => ({
      what: '浏览器认为模型的回答不合适，把它扣下了。已完成的发言都保留着。',
      next: '按“继续”重试这次发言，修改话题或指示，或另选模型。',
    }),
    'engine/stopped': () => ({
      what: '这一轮被停下了。已完成的发言都还在。',
      next: '点“继续”重来这一轮。',
    }),
    'engine/failed': () => ({
      what: '模型出了我们没有料到的错。已完成的发言都还在。',
      next: '点“继续”重来这一轮，或换一个模型。',
    }),
    'tool/missing': ({ tool }) => ({
      what: `这个页面没有名为 ${named(tool, '它')} 的工具。`,
      next: '请把它从这个智能体的工具里去掉。',
    }),
    'tool/input-unclear': () => ({
      what: '工具看不懂智能体写的内容。',
      next: '不用处理：已经告诉了智能体，它会继续。',
    }),
    'tool/code-threw': ({ error }) => ({
      what: `程序出错结束：${named(error, '没有说明')}。`,
      next: '不用处理：已经告诉了智能体，它会继续。',
    }),
    'tool/timeout': ({ milliseconds }) => ({
      what: `工具运行 ${Number(milliseconds ?? 1000) / 1000} 秒后被停止。`,
      next: '不用处理：已经告诉了智能体，它会继续。',
    }),
    'tool/out-of-memory': () => ({
      what: '程序要的内存超过了沙箱的上限，已被结束。',
      next: '不用处理：已经告诉了智能体，它会继续。',
    }),
    'tool/failed': () => ({
      what: '工具没能工作。已经告诉了智能体，它会继续。',
      next: '如果再次发生，请刷新页面，或去掉这个工具。',
    }),
    'turn/interrupted': () => ({
      what: '这一轮进行到一半，页面被关掉了。已完成的发言都还在。',
      next: '点“继续”重来这一轮。',
    }),
    'turn/sent-back': () => ({
      what: '你要求换个说法，所以这些话没有说出口。',
      next: '不用处理：智能体会重新回答。',
    }),
    'drill/killed': () => ({
      what: '演练停用了这位智能体。已完成的发言都还在。',
      next: '去掉演练，或设定由谁接替，再点“继续”。',
    }),
    'drill/muted': () => ({
      what: '演练让这位智能体静音，它无法选择或回答。已完成的发言都还在。',
      next: '去掉演练，或设定由谁接替，再点“继续”。',
    }),
    'scenario/invalid': () => ({
      what: '这个场景还不能运行。',
      next: '请改好场景里标出的地方，再运行。',
    }),
    'storage/denied': () => ({
      what: '浏览器不让本页保存任何东西（比如在无痕窗口里）。一切照常，但关掉标签页就没有了。',
      next: '想留下的请另存为文件，或允许本站保存数据。',
    }),
    'storage/full': () => ({
      what: '浏览器的存储空间满了。对话会继续，但不再保存。',
      next: '请删掉不再需要的记录，或把这次对话另存为文件。',
    }),
    'storage/blocked': () => ({
      what: '另一个标签页还开着旧版本，占住了本页的存储。',
      next: '请关掉其他 Colloquy 标签页，再刷新这一页。',
    }),
    'storage/corrupt': () => ({
      what: '浏览器里保存的一样东西读不出来了。其余的都好好的。',
      next: '如果另有它的文件或链接，请从那里打开。',
    }),
    'storage/from-the-future': () => ({
      what: '这是更新版本的 Colloquy 保存的，我们没有动它。',
      next: '刷新页面以换到新版本。',
    }),
    'link/unreadable': () => ({
      what: '这不是场景或对话记录的链接。',
      next: '请把链接从头到尾完整地贴进来。',
    }),
    'link/damaged': () => ({
      what: '链接在路上丢了或变了一部分。',
      next: '请对方再发一次，最好发文件：聊天软件常会截断长链接。',
    }),
    'link/too-large': ({ bytes, most }) => ({
      what: `内容太多，一个链接装不下${bytes === undefined || most === undefined ? '' : `：共 ${thousands(bytes)} 个字符，而链接最多 ${thousands(most)} 个`}。什么也没有丢。`,
      next: '请另存为文件再发给对方。',
    }),
    'link/from-the-future': () => ({
      what: '这个链接来自更新版本的 Colloquy。',
      next: '刷新页面以换到新版本，再打开链接。',
    }),
    'link/invalid': ({ path }) => ({
      what: `链接里的内容不是场景，也不是对话记录${atChinese(path)}。`,
      next: '请对方重新生成链接。',
    }),
    'file/unreadable': () => ({
      what: '这不是 Colloquy 的文件。',
      next: '请选择用“另存为文件”得到的文件。',
    }),
    'file/too-large': () => ({
      what: '这个文件比任何场景或对话记录都大，所以没有打开。',
      next: '请选择用“另存为文件”得到的文件。',
    }),
    'file/from-the-future': () => ({
      what: '这个文件来自更新版本的 Colloquy。',
      next: '刷新页面以换到新版本，再打开文件。',
    }),
    'file/no-model': () => ({
      what: '这个文件里没有本页能用的模型，或只有模型的一部分。没有保留其中任何内容。',
      next: '请选择在“已存的模型”里保存的文件；如果就是它，请从原处重新拷贝一份。',
    }),
    'file/invalid': ({ path }) => ({
      what: `文件里的内容不是场景，也不是对话记录${atChinese(path)}。`,
      next: '如果手工改过它，请改回去；否则请对方再发一次。',
    }),
    'run/not-found': () => ({
      what: '这个浏览器里没有这个场景或记录。也许已经删了，也许是在别的浏览器里做的。',
      next: '请到首页另选一个，或打开它的链接或文件。',
    }),
    'run/open-elsewhere': () => ({
      what: '另一个标签页正在进行这场对话。两个标签页不能同时写同一场对话。',
      next: '请到那边继续，或关掉那个标签页，再在这里点“继续”。',
    }),
    'run/budget-used-up': () => ({
      what: '这次运行或这位智能体的词元用完了。',
      next: '请在场景里提高限度，再运行一次。',
    }),
    ...pageFailureWords.zh,
    'file/disk-full': () => ({
      what: '要保存的位置空间不够，放不下这个文件。浏览器里存着的都没有变。',
      next: '请腾出空间，或换个位置保存。',
    }),
    'file/not-saved': () => ({
      what: '浏览器没能写出这个文件。浏览器里存着的都没有变。',
      next: '请再保存一次，换个位置或换个文件名。',
    }),
  },
};

function isBuiltIn(model: string | number | undefined): boolean {
  return String(model).startsWith('builtin/');
}

/** What a model is called in a sentence: nobody knows the built-in one by its id. */
function english(model: string | number | undefined): string {
  return isBuiltIn(model) ? 'the built-in model' : named(model, 'the model');
}

function chinese(model: string | number | undefined): string {
  if (model === undefined) return '这个模型';
  return isBuiltIn(model) ? '内置模型' : ` ${model} `;
}

function named(name: string | number | undefined, otherwise: string): string {
  return name === undefined ? otherwise : String(name);
}

function at(path: string | number | undefined): string {
  return path === undefined || path === '' ? '' : ` (at “${path}”)`;
}

function atChinese(path: string | number | undefined): string {
  return path === undefined || path === '' ? '' : `（在“${path}”处）`;
}

function thousands(count: string | number): string {
  return Number(count).toLocaleString('en');
}
