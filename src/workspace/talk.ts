import { declareTalk } from '../model/talk.js';

/** What keeps files from being written. */
export const talk = declareTalk({
  'changed-meanwhile': {
    zh: '“{file}”刚刚被别的程序改过，没有动它',
    en: '“{file}” has just been changed by another program, and was left as it is',
    note: { zh: '在编辑软件里存好，再运行一次', en: 'save it in your editor and try again' },
  },
  'init-in-the-way': {
    zh: '已经有了：{files}。什么都没有写',
    en: 'already there: {files}. Nothing was written',
    note: {
      zh: '程序从不覆盖：把它们移走再来，或者换一个空的文件夹',
      en: 'nothing is ever overwritten: move them away, or choose an empty folder',
    },
  },
  'init-mark-unreadable': {
    zh: '“{file}”不是 bulletin init 写的样子',
    en: '“{file}” is not what bulletin init writes',
    note: {
      zh: '看看它是什么，没有用就删去，再运行一次',
      en: 'see what it is, delete it where it is of no use, and try again',
    },
  },
  'history-in-the-way': {
    zh: '没有写任何文件：“{folder}”不是普通的文件夹，改以前的稿子没有地方存',
    en: 'nothing was written: “{folder}” is no plain folder, so that the texts from before could not be kept',
    note: { zh: '把它移走或者改名，再运行一次', en: 'move it away and try again' },
  },
  'cannot-write': {
    zh: '“{file}”写不进去：{reason}',
    en: 'cannot write “{file}”: {reason}',
    note: {
      zh: '处理好再运行一次，或者换一个能写的文件夹（build 用 -o 指明）',
      en: 'mend that and try again, or choose a folder that can be written to (build takes it with -o)',
    },
  },
  'folder-busy': {
    zh: '另一个 bulletin 正在改“{folder}”里的文件',
    en: 'another bulletin is writing in “{folder}”',
    note: {
      zh: '等它做完再运行一次；确实没有在运行（例如那台电脑断过电），就删去“{file}”',
      en: 'wait for it and try again; if there is none, as after a power failure of that computer, delete “{file}”',
    },
  },
});
