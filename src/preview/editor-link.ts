import path, { type PlatformPath } from 'node:path';
import { declareTalk } from '../model/talk.js';
import { UsageError } from '../model/usage-error.js';

const talk = declareTalk({
  'not-an-editor': {
    zh: '不认识编辑器“{typed}”',
    en: 'unknown editor “{typed}”',
    note: {
      zh: '可以写 {names}，或者带 %f（文件）、%l（行）、%c（列）的地址',
      en: 'write {names}, or an address with %f (file), %l (line) and %c (column)',
    },
  },
});

/** A link that opens a place of the sources in an editor; nothing where no editor is wanted. */
export type EditorLink = (place: { readonly file: string; readonly line: number; readonly column: number }) => {
  readonly open?: string;
};

/** The addresses by which editors are known to open files. */
const editors: ReadonlyMap<string, string> = new Map([
  ['vscode', 'vscode://file%f:%l:%c'],
  ['vscodium', 'vscodium://file%f:%l:%c'],
  ['cursor', 'cursor://file%f:%l:%c'],
  ['idea', 'idea://open?file=%f&line=%l&column=%c'],
]);

/** What no editor is opened by, and scripts are. */
const unsafe = /^(?:javascript|data|blob|vbscript|file|https?):/i;

/**
 * Links for the files of a workspace.
 * @param editor the name of an editor, `none`, or an address with `%f`, `%l` and `%c` for file, line and column
 * @param rules of the system's paths
 * @throws UsageError where it is none of these
 */
export function editorLink(editor: string, root: string, rules: PlatformPath = path): EditorLink {
  if (editor === 'none') return () => ({});
  const template = editors.get(editor) ?? editor;
  if (!/^[a-z][a-z\d+.-]*:.*%f/i.test(template) || unsafe.test(template)) {
    throw new UsageError(talk('not-an-editor', { typed: editor, names: [...editors.keys(), 'none'] }));
  }
  return ({ file, line, column }) => {
    const values: Readonly<Record<string, string>> = {
      f: addressPath(rules.join(root, file), rules),
      l: String(line),
      c: String(column),
    };
    return { open: template.replace(/%([flc])/g, (_, name: string) => values[name] ?? '') };
  };
}

/** A file's path as addresses have it: `/D:/简报/…` of a drive of Windows, whose colon editors want as it is. */
function addressPath(place: string, { sep }: PlatformPath): string {
  const way = place.split(sep).map(encodeURIComponent).join('/');
  return way.startsWith('/') ? way : `/${way.replace(/^([a-z])%3A/i, '$1:')}`;
}
