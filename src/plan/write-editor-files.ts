import type { WorkspaceFile } from '../model/new-workspace.js';

/** What git and editors are told in a new workspace. */
interface EditorPlan {
  /** Where the schemas are, seen from the workspace. */
  readonly schemas: string;
  /** The files that schemas are for, by the schemas' names. */
  readonly schemaFiles: Readonly<Record<string, string>>;
  /** What is typed in the workspace before a command. */
  readonly call: string;
}

export function writeEditorFiles({ schemas, schemaFiles, call }: EditorPlan): readonly WorkspaceFile[] {
  const bySchema = Object.entries(schemaFiles).map(([schema, file]) => [`./${schemas}/${schema}`, file]);
  const settings = {
    'files.encoding': 'utf8',
    'files.insertFinalNewline': true,
    // The YAML language server looks into no Markdown: the header of an issue, with next to nothing behind it, is given to it as YAML.
    'files.associations': { '**/issues/*/index.md': 'yaml' },
    'yaml.schemas': Object.fromEntries(bySchema),
    // What stands behind a header is no YAML, and must not be set in order as such.
    'yaml.format.enable': false,
    // It would be fetched from the network, and none of its schemas is for files of ours.
    'yaml.schemaStore.enable': false,
    [COMMAND_SETTING]: call,
    // A full-width comma is no misprint of an ASCII one here.
    'editor.unicodeHighlight.allowedLocales': { 'zh-hans': true },
    '[markdown]': { 'editor.wordWrap': 'on', 'editor.quickSuggestions': { other: false } },
  };
  return [
    { path: '.vscode/settings.json', text: json(settings) },
    { path: '.vscode/tasks.json', text: json(tasks) },
    { path: '.vscode/extensions.json', text: json({ recommendations: ['redhat.vscode-yaml'] }) },
    { path: '.editorconfig', text: editorConfig },
    { path: '.gitignore', text: gitIgnore },
    { path: '.gitattributes', text: gitAttributes },
  ];
}

/** How the program is called, in one place for whoever has it elsewhere. */
const COMMAND_SETTING = 'bulletin.command';

const callOf = (typed: string): string => `\${config:${COMMAND_SETTING}} ${typed}`;

/** What `check --format short` prints: `issues/519/01-要闻.md:7:12: error: message [rule]`. */
const findings = {
  owner: 'bulletin',
  source: 'bulletin',
  fileLocation: ['relative', `\${workspaceFolder}`],
  pattern: {
    regexp: '^(\\S.*?):(\\d+):(\\d+): (error|warning|hint): (.*) \\[([a-z0-9-]+)\\]$',
    file: 1,
    line: 2,
    column: 3,
    severity: 4,
    message: 5,
    code: 6,
  },
};

const tasks = {
  version: '2.0.0',
  tasks: [
    {
      label: '检查最新一期',
      type: 'shell',
      command: callOf('check --format short --lang zh'),
      problemMatcher: findings,
      group: { kind: 'test', isDefault: true },
    },
    {
      label: '生成最新一期',
      type: 'shell',
      command: callOf('build --lang zh'),
      problemMatcher: [],
      group: { kind: 'build', isDefault: true },
    },
    {
      label: '边写边看',
      type: 'shell',
      command: callOf('watch --open --lang zh'),
      isBackground: true,
      problemMatcher: [],
    },
  ],
};

const json = (value: unknown): string => `${JSON.stringify(value, undefined, 2)}\n`;

const editorConfig = `root = true

[*]
charset = utf-8
end_of_line = lf
insert_final_newline = true

[*.cmd]
end_of_line = crlf

[*.{yaml,yml,json}]
indent_style = space
indent_size = 2
`;

const gitIgnore = `# 生成的 PDF；印发过的另存在 issues 里，要提交
/dist/
/node_modules/
/.bulletin-cache/
# 改以前的稿子，bulletin undo 用
/issues/.history/
# 写到一半的文件，编辑软件、系统留下的文件
*.tmp
.bulletin.*.lock
/.bulletin-init.json
*~
~$*
.~lock.*
.DS_Store
Thumbs.db
desktop.ini
`;

const gitAttributes = `* text=auto eol=lf
*.cmd text eol=crlf
*.pdf binary
*.png binary
*.jpg binary
*.jpeg binary
*.ttf binary
*.otf binary
*.woff binary
*.woff2 binary
*.ttc binary
*.tgz binary
`;
