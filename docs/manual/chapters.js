/** The pages of those who write, in both languages. */
const WRITING = [
  'docs/new.md',
  'docs/import.md',
  'docs/writing.md',
  'docs/measures.md',
  'docs/copies.md',
  'docs/preview.md',
  'docs/undo.md',
  'docs/backup.md',
  'docs/release.md',
  'docs/word.md',
  'docs/review.md',
  'docs/redline.md',
  'docs/fonts.md',
  'docs/archive.md',
];

/**
 * The pages of the manual, in the order in which they are read, by the language that each is in. A page of both languages stands in
 * both; an English page that has no Chinese one is for programmers.
 */
export const parts = {
  zh: [
    { title: '开始', pages: ['README.zh-CN.md', 'docs/from-word.md'] },
    {
      title: '写稿',
      pages: WRITING,
    },
    {
      title: '管理',
      pages: [
        'docs/install.md',
        'docs/offline.md',
        'docs/init.md',
        'docs/terminal.md',
        'docs/doctor.md',
        'docs/year-end.md',
        'docs/handover.md',
        'docs/templates.md',
        'docs/ci.md',
        'docs/completion.md',
        'docs/editors.md',
        'docs/tried.md',
      ],
    },
    {
      title: '查一项',
      pages: ['docs/commands.md', 'docs/keys.md', 'docs/figures.md', 'docs/template-keys.md', 'docs/rules.md'],
    },
    { title: '给程序用的（英文）', pages: ['docs/outputs.md', 'docs/stats.md', 'docs/api.md'] },
  ],
  en: [
    { title: 'Begin', pages: ['README.md', 'docs/install.md', 'docs/from-word.md'] },
    {
      title: 'Writing',
      pages: WRITING,
    },
    {
      title: 'Looking after it',
      pages: [
        'docs/offline.md',
        'docs/init.md',
        'docs/terminal.md',
        'docs/doctor.md',
        'docs/year-end.md',
        'docs/handover.md',
        'docs/templates.md',
        'docs/ci.md',
        'docs/completion.md',
        'docs/editors.md',
        'docs/tried.md',
      ],
    },
    {
      title: 'Reference',
      pages: [
        'docs/commands.md',
        'docs/keys.md',
        'docs/figures.md',
        'docs/template-keys.md',
        'docs/rules.md',
        'docs/outputs.md',
        'docs/stats.md',
        'docs/api.md',
      ],
    },
  ],
};

/** What pages of both languages, whose own titles are Chinese, are called in English. */
export const englishTitles = {
  'docs/commands.md': 'Commands',
  'docs/keys.md': 'Keys of YAML',
  'docs/figures.md': 'Figures',
  'docs/template-keys.md': 'Keys of templates',
  'docs/rules.md': 'Rules',
};
