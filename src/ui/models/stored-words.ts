import type { Words } from '../texts';

export const storedWords: Words<{
  readonly open: string;
  readonly title: string;
  readonly close: string;
  readonly looking: string;
  readonly none: string;
  readonly noneHint: string;
  readonly files: (count: number) => string;
  readonly total: (size: string) => string;
  readonly ofQuota: (used: string, quota: string) => string;
  readonly shared: string;
  readonly save: (name: string) => string;
  readonly delete: (name: string) => string;
  readonly sure: (name: string, size: string) => string;
  readonly deleteNow: string;
  readonly keep: string;
  readonly deleted: (name: string, size: string) => string;
  readonly saving: string;
  readonly saved: (name: string) => string;
  readonly addFile: string;
  readonly adding: string;
  readonly added: (name: string) => string;
  readonly fileHint: string;
  readonly mirror: string;
  readonly mirrorHint: string;
  readonly mirrorUnfit: string;
  readonly mirrorLater: string;
  readonly reload: string;
}> = {
  en: {
    open: 'Stored models',
    title: 'Stored models',
    close: 'Close',
    looking: 'Looking at what is stored…',
    none: 'No model is stored in this browser',
    noneHint: 'A model that is downloaded stays here, so that the next run needs no network. A file can bring one too.',
    files: (count) => (count === 1 ? '1 file' : `${count} files`),
    total: (size) => `Models take ${size}.`,
    ofQuota: (used, quota) => `All that this page keeps takes about ${used}; the browser allows about ${quota}.`,
    shared: 'Programs that belong to no stored model',
    save: (name) => `Save ${name} to a file`,
    delete: (name) => `Delete ${name}`,
    sure: (name, size) => `Delete ${name}? That frees ${size}; using it again means downloading it again.`,
    deleteNow: 'Delete',
    keep: 'Keep',
    deleted: (name, size) => `${name} was deleted; ${size} are free again.`,
    saving: 'Saving to a file',
    saved: (name) => `${name} was saved to a file.`,
    addFile: 'Add from a file',
    adding: 'Reading the file',
    added: (name) => `${name} is stored here now.`,
    fileHint:
      'A stored model can be carried to a computer without a network: save it to a file here, and add the file there. Take files only from people whom you trust.',
    mirror: 'Mirror of the model hub',
    mirrorHint:
      'An address that stands in for huggingface.co, with https or on this computer. Empty: the hub itself. The small programs of the WebLLM models still come from GitHub.',
    mirrorUnfit: 'This is no address that can be used: it begins with https:// or http://localhost.',
    mirrorLater: 'It is used when the page is opened anew.',
    reload: 'Reload now',
  },
  zh: {
    open: '已存的模型',
    title: '已存的模型',
    close: '关闭',
    looking: '正在查看已存的内容…',
    none: '这个浏览器里还没有存下模型',
    noneHint: '下载过的模型会留在这里，下次运行不需要网络。也可以从文件添加。',
    files: (count) => `${count} 个文件`,
    total: (size) => `模型共占 ${size}。`,
    ofQuota: (used, quota) => `本页保存的全部内容约占 ${used}，浏览器大约允许 ${quota}。`,
    shared: '不属于任何已存模型的程序',
    save: (name) => `把 ${name} 存成文件`,
    delete: (name) => `删除 ${name}`,
    sure: (name, size) => `删除 ${name} 吗？可以腾出 ${size}；以后再用就要重新下载。`,
    deleteNow: '删除',
    keep: '保留',
    deleted: (name, size) => `已删除 ${name}，腾出了 ${size}。`,
    saving: '正在存成文件',
    saved: (name) => `${name} 已存成文件。`,
    addFile: '从文件添加',
    adding: '正在读取文件',
    added: (name) => `${name} 已存在这里。`,
    fileHint: '已存的模型可以带到没有网络的电脑上：在这里存成文件，到那里再添加。请只使用你信任的人给的文件。',
    mirror: '模型站的镜像',
    mirrorHint:
      '用来代替 huggingface.co 的地址，须用 https，或就在本机。留空则用原站。WebLLM 模型的小程序仍来自 GitHub。',
    mirrorUnfit: '这个地址不能用：应以 https:// 或 http://localhost 开头。',
    mirrorLater: '重新打开页面后生效。',
    reload: '现在重新打开',
  },
};
