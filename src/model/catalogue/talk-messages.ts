import type { MessageEntry } from './entry.js';

/** What commands say about their work. */
export const talkMessages = {
  built: {
    zh: '第{number}期：{pages} 页，{time}，字体 {fonts}',
    en: 'issue {number}: {pages} pages, {time}, fonts {fonts}',
  },
} as const satisfies Record<string, MessageEntry>;
