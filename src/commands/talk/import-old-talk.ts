import type { MessageEntry } from '../../model/message.js';

/** What `bulletin import --old` says. */
export const importOldTalk = {
  'import-old-options': {
    zh: '--old 不能和 --into、--section、--replace、--history 一起用',
    en: '--old can’t be used with --into, --section, --replace or --history',
  },
  'import-old-head-issue': { zh: '期', en: 'issue' },
  'import-old-head-sections': { zh: '部分', en: 'sections' },
  'import-old-head-figures': { zh: '统计', en: 'series' },
  'import-old-sheet': {
    zh: '“{file}”是表格，不是旧刊；以前各周的数用 --history 导入',
    en: '“{file}” is a sheet and no issue; figures of past weeks are imported with --history',
  },
  'import-old-refused': { zh: '没有导入的：', en: 'Not imported:' },
  'import-old-refused-file': { zh: '《{file}》：{reason}', en: '“{file}”: {reason}' },
  'import-old-made': {
    zh: '导入了 {count} 期，对着旧刊看过“待核”和上面的提示，再用 bulletin check 检查',
    en: '{count} old issue{plural} imported; compare what is to be checked above, then run bulletin check',
  },
  'import-old-would-make': {
    zh: '会导入 {count} 期；没有写文件',
    en: '{count} old issue{plural} would be imported; nothing was written',
  },
  'import-old-opening': {
    zh: 'bulletin.yaml 的 {series} 里没有能写期初的地方，请自己写：opening: [{opening}]',
    en: 'bulletin.yaml has no place for an opening of {series} in the form it has; write it there: opening: [{opening}]',
  },
  'help-import-old': {
    zh: '文件是以前印的各期（.docx、.pdf、.doc、.wps）：每份建一个 issues/<总第>，已有的不动',
    en: 'the files are issues as they were printed (.docx, .pdf, .doc, .wps): each becomes a folder issues/<number>, never over one that is there',
  },
} as const satisfies Record<string, MessageEntry>;
