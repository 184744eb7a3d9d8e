import type { MessageEntry } from '../../model/message.js';

/** What `bulletin redline` says, and the texts of its help. */
export const redlineTalk = {
  'redline-made': {
    zh: '{issue}：与{base}比较，改动 {edits} 处；花脸稿 {pages} 页，最后是改动一览',
    en: '{issue}: edits since “{base}”: {edits}; the comparison has {pages} page{plural}, the list of edits at its end',
  },
  'redline-same': {
    zh: '{issue}：与{base}没有差别，没有生成花脸稿',
    en: '{issue}: no difference from “{base}”; no comparison was made',
  },
  'redline-same-kept': {
    zh: '{issue}：与{base}没有差别，没有生成花脸稿；{file} 是以前比较的，没有动它',
    en: '{issue}: no difference from “{base}”; no comparison was made, and {file} is of an earlier one',
  },
  'redline-failed': {
    zh: '{issue}：稿件有错误，没有生成花脸稿',
    en: '{issue}: the sources have errors; no comparison was made',
  },
  'redline-unset': {
    zh: '{issue}：{base}的稿件现在读不成一期了，没法比较',
    en: '{issue}: the sources of “{base}” can’t be made out any more, and can’t be compared with',
  },
  'help-redline': {
    zh: '花脸稿：和上一份送审稿比较，改动都标在版面上',
    en: 'compare an issue with the last draft that went out, every edit marked on its pages',
  },
  'help-redline-usage': { zh: '[选项] <总第>', en: '[options] <number>' },
  'help-redline-argument': { zh: '<总第>', en: '<number>' },
  'help-redline-number': {
    zh: '总第号，如 519；增刊如 2024-增1',
    en: 'the number of the issue, as 519; a special issue as “2024-增1”',
  },
  'help-redline-from': {
    zh: '和哪一稿比较：draft 上一份送审稿，released 印发稿，git 的提交，或者文件：存下的 …-稿件.zip、程序生成的 .docx、印发的 PDF、这一期的文件夹（默认：上一份送审稿，没有就是印发稿）',
    en: 'what to compare with: draft, released, a commit of git, or a file: kept sources, a .docx of this program, a released PDF, an issue’s folder (default: the last draft, else the release)',
  },
  'help-redline-from-flags': {
    zh: '--from <draft|released|提交|文件>',
    en: '--from <draft|released|git-ref|file>',
  },
  'help-redline-to': {
    zh: '生成哪些格式，几种用逗号分开，如 pdf,docx（默认 pdf）；docx 里是 Word 的修订',
    en: 'which formats, parted by commas, as pdf,docx (default: pdf); docx has Word’s tracked changes',
  },
  'help-redline-examples': {
    zh: 'bulletin redline 519  和上一份送审稿比较\nbulletin redline 519 --from released  和印发稿比较\nbulletin redline 519 --to pdf,docx  同时生成 Word 修订稿',
    en: 'bulletin redline 519  compare with the last draft\nbulletin redline 519 --from released  compare with the release\nbulletin redline 519 --to pdf,docx  also with tracked changes for Word',
  },
} as const satisfies Record<string, MessageEntry>;
