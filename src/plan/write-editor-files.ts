import type { WorkspaceFile } from '../model/new-workspace.js';

/** What git and editors are told in a new workspace. */
interface EditorPlan {
  /** Where the schemas are, seen from the workspace. */
  readonly schemas: string;
  /** The files that schemas are for, by the schemas' names. */
  readonly schemaFiles: Readonly<Record<string, string>>;
}

export function writeEditorFiles({ schemas, schemaFiles }: EditorPlan): readonly WorkspaceFile[] {
  const bySchema = Object.entries(schemaFiles).map(([schema, file]) => [`./${schemas}/${schema}`, file]);
  const settings = {
    'files.encoding': 'utf8',
    'files.insertFinalNewline': true,
    'yaml.schemas': Object.fromEntries(bySchema),
    // A full-width comma is no misprint of an ASCII one here.
    'editor.unicodeHighlight.allowedLocales': { 'zh-hans': true },
    '[markdown]': { 'editor.wordWrap': 'on', 'editor.quickSuggestions': { other: false } },
  };
  return [
    { path: '.vscode/settings.json', text: json(settings) },
    { path: '.vscode/extensions.json', text: json({ recommendations: ['redhat.vscode-yaml'] }) },
    { path: '.editorconfig', text: editorConfig },
    { path: '.gitignore', text: gitIgnore },
    { path: '.gitattributes', text: gitAttributes },
  ];
}

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
