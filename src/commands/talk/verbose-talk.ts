import type { MessageEntry } from '../../model/message.js';

/** What `--verbose` says. */
export const verboseTalk = {
  'quiet-and-verbose': {
    zh: '--quiet 和 --verbose 只能写一个',
    en: '--quiet and --verbose exclude each other',
  },
  'verbose-workspace': { zh: '· 工作文件夹 {folder}，要做 {count} 期', en: '· workspace {folder}, issues: {count}' },
  'verbose-read': { zh: '· 读了 {files}', en: '· read {files}' },
  'verbose-fonts': {
    zh: '· 字体：fonts 里 {count} 个；fonts.yaml 里有 {roles}',
    en: '· fonts: {count} in fonts/; fonts.yaml has {roles}',
  },
  'verbose-cache': { zh: '· 缓存 {folder}', en: '· cache {folder}' },
  'verbose-prepared': { zh: '· 准备用了 {time}', en: '· prepared in {time}' },
  'verbose-issue': {
    zh: '· {issue}：读了 {files}，连它自己 {headers} 期的开头',
    en: '· {issue}: read {files}; headers: {headers}',
  },
  'verbose-kept-build': {
    zh: '· {issue}：稿件、字体和程序都没有变，结果取自缓存',
    en: '· {issue}: nothing changed; taken from the cache',
  },
  'verbose-kept-document': {
    zh: '· {issue}：版面没有变，PDF 取自缓存',
    en: '· {issue}: its pages are the same; PDF taken from the cache',
  },
  'verbose-times': { zh: '· {issue}：{steps}', en: '· {issue}: {steps}' },
  'verbose-total': { zh: '· 一共用了 {time}', en: '· took {time} in all' },
  'step-read': { zh: '读取', en: 'read' },
  'step-look-up': { zh: '查缓存', en: 'look up' },
  'step-parse': { zh: '解析', en: 'parse' },
  'step-count': { zh: '统计', en: 'count' },
  'step-check': { zh: '核对', en: 'check' },
  'step-pictures': { zh: '图片', en: 'pictures' },
  'step-typeset': { zh: '排版', en: 'typeset' },
  'step-render': { zh: '生成', en: 'render' },
  'step-write': { zh: '写文件', en: 'write' },
  'help-verbose': {
    zh: '说明读了什么、取自缓存的是什么、每一步用了多久',
    en: 'say what is read, what comes from the cache, how long steps take',
  },
} as const satisfies Record<string, MessageEntry>;
