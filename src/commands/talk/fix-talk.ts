import type { MessageEntry } from '../../model/message.js';

/** What `check --fix` says. */
export const fixTalk = {
  fixed: {
    zh: '{file}：改了 {count} 处',
    en: '{file}: mended {count} place{plural}',
  },
  'would-fix': {
    zh: '{file}：可以改 {count} 处（这次没有写入文件）',
    en: '{file}: {count} place{plural} can be mended (nothing was written)',
  },
  'nothing-to-fix': {
    zh: '没有可以自动改的地方',
    en: 'nothing can be mended automatically',
  },
  'help-check-fix': {
    zh: '能自动改的直接改好（标点、空格、全角数字等），再报告剩下的',
    en: 'mend what can be mended mechanically (marks, blanks, full-width digits), then report the rest',
  },
  'help-check-dry-run': {
    zh: '同 --fix，但只显示会怎样改，不写文件',
    en: 'show what --fix would change and write nothing',
  },
} as const satisfies Record<string, MessageEntry>;
