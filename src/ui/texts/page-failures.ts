import type { Language } from '../../core';

/** What a person is told of a failure: what happened and what was kept, and what to do next. */
export type FailureWords = { readonly what: string; readonly next: string };

type PageFailure = 'page/crashed' | 'page/part-missing';

/** What is said where the page itself fails, and so is there before anything else is fetched. */
export const pageFailureWords: Readonly<Record<Language, Readonly<Record<PageFailure, () => FailureWords>>>> = {
  en: {
    'page/crashed': () => ({
      what: 'The page has met a mistake of ours and cannot go on. Every finished turn is kept in this browser.',
      next: 'Reload the page; your run is then under “Recent runs”.',
    }),
    'page/part-missing': () => ({
      what: 'A part of this page could not be fetched. Nothing was lost.',
      next: 'Check the network, then reload the page.',
    }),
  },
  zh: {
    'page/crashed': () => ({
      what: '页面遇到了我们的一个错误，没法继续。已完成的发言都保存在这个浏览器里。',
      next: '请刷新页面，之后可在“最近的对话”里找到它。',
    }),
    'page/part-missing': () => ({
      what: '本页的一部分没能取到。什么也没有丢。',
      next: '请检查网络，然后刷新本页。',
    }),
  },
};
