import { join, sep } from 'node:path';
import { UsageError } from '../model/usage-error.js';

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
 * @throws UsageError where it is none of these
 */
export function editorLink(editor: string, root: string): EditorLink {
  if (editor === 'none') return () => ({});
  const template = editors.get(editor) ?? editor;
  if (!/^[a-z][a-z\d+.-]*:.*%f/i.test(template) || unsafe.test(template)) {
    throw UsageError.of('not-an-editor', { typed: editor, names: [...editors.keys(), 'none'] });
  }
  return ({ file, line, column }) => {
    const way = join(root, file).split(sep).map(encodeURIComponent).join('/');
    const path = way.startsWith('/') ? way : `/${way}`;
    const values: Readonly<Record<string, string>> = { f: path, l: String(line), c: String(column) };
    return { open: template.replace(/%([flc])/g, (_, name: string) => values[name] ?? '') };
  };
}
