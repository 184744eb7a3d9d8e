import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { OfficeFonts } from './office-fonts.js';

/**
 * What LibreOffice makes of a document, with these fonts and no others: those that the document names are taken for theirs.
 * @param to the ending of what it is to make
 * @param from the ending of what it is made of
 */
export function convertDocument(
  document: Uint8Array,
  { fonts }: Pick<OfficeFonts, 'fonts'>,
  to: 'pdf' | 'docx' | 'doc' | 'odt',
  from: 'docx' | 'doc' | 'odt' = 'docx',
): Uint8Array {
  const folder = mkdtempSync(join(tmpdir(), 'bulletin-word-'));
  try {
    const path = join(folder, `document.${from}`);
    writeFileSync(path, document);
    const made = join(folder, 'made');
    const { status, error, stderr } = spawnSync(
      'soffice',
      [
        `-env:UserInstallation=file://${join(folder, 'profile')}`,
        '--headless',
        '--convert-to',
        to,
        '--outdir',
        made,
        path,
      ],
      { env: { ...process.env, FONTCONFIG_FILE: writeFonts(join(folder, 'fonts'), fonts), HOME: folder } },
    );
    if (error || status !== 0) throw error ?? new Error(`soffice: ${stderr}`);
    return readFileSync(join(made, `document.${to}`));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function writeFonts(folder: string, fonts: OfficeFonts['fonts']): string {
  mkdirSync(folder);
  const aliases = fonts.flatMap(({ families, family, bytes }, index) => {
    writeFileSync(join(folder, `${index}.ttf`), bytes);
    return families.map((name) => alias(name, family));
  });
  const path = join(folder, 'fonts.conf');
  const parts = [`<dir>${folder}</dir>`, `<cachedir>${join(folder, 'cache')}</cachedir>`, ...aliases];
  writeFileSync(path, `<?xml version="1.0"?><fontconfig>${parts.join('')}</fontconfig>`);
  return path;
}

const alias = (name: string, family: string): string =>
  `<match target="pattern"><test name="family"><string>${name}</string></test>` +
  `<edit name="family" mode="assign" binding="strong"><string>${family}</string></edit></match>`;

/**
 * The text of a document once LibreOffice took all its tracked changes, or refused them all; lines that are blank are left out. A macro
 * of its own profile does it, since its command line has no way to.
 */
export function settledText(document: Uint8Array, answer: 'Accept' | 'Reject'): readonly string[] {
  const folder = mkdtempSync(join(tmpdir(), 'bulletin-word-'));
  try {
    const [path, made] = [join(folder, 'document.docx'), join(folder, 'settled.txt')];
    writeFileSync(path, document);
    const start = (typed: string) => {
      const own = `-env:UserInstallation=file://${join(folder, 'profile')}`;
      return spawnSync('soffice', [own, '--headless', typed], { env: { ...process.env, HOME: folder } });
    };
    // At its first start it knows no macros but its own.
    start('--terminate_after_init');
    const basic = join(folder, 'profile/user/basic');
    mkdirSync(join(basic, 'Standard'), { recursive: true });
    for (const [name, text] of Object.entries(macroFiles)) writeFileSync(join(basic, name), text);
    const call = `macro:///Standard.Changes.Settle("${path}","${made}","${answer}AllTrackedChanges")`;
    const { error, stderr } = start(call);
    if (error) throw error;
    if (!existsSync(made)) throw new Error(`soffice settled nothing: ${stderr}`);
    const lines = readFileSync(made, 'utf8').replace('\ufeff', '').split(/\r?\n/);
    return lines.map((line) => line.trim()).filter((line) => line !== '');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const LIBRARY = 'http://openoffice.org/2000/library';
const libraries = (name: string): string =>
  `<library:libraries xmlns:library="${LIBRARY}" xmlns:xlink="http://www.w3.org/1999/xlink"><library:library ` +
  `library:name="Standard" xlink:href="$(USER)/basic/Standard/${name}.xlb/" xlink:type="simple" library:link="false"/></library:libraries>`;
const library = (elements: string): string =>
  `<library:library xmlns:library="${LIBRARY}" library:name="Standard" library:readonly="false" ` +
  `library:passwordprotected="false">${elements}</library:library>`;

/** A library of one macro, in the files that a profile keeps it in. */
const macroFiles: Readonly<Record<string, string>> = {
  'script.xlc': libraries('script'),
  'dialog.xlc': libraries('dialog'),
  'Standard/script.xlb': library('<library:element library:name="Changes"/>'),
  'Standard/dialog.xlb': library(''),
  'Standard/Changes.xba': `<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Changes" script:language="StarBasic"><![CDATA[
Sub Settle(source As String, target As String, wanted As String)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  Dim doc As Object
  doc = StarDesktop.loadComponentFromURL(ConvertToURL(source), "_blank", 0, hidden())
  Dim helper As Object
  helper = createUnoService("com.sun.star.frame.DispatchHelper")
  helper.executeDispatch(doc.CurrentController.Frame, ".uno:" & wanted, "", 0, Array())
  Dim store(0) As New com.sun.star.beans.PropertyValue
  store(0).Name = "FilterName"
  store(0).Value = "Text"
  doc.storeToURL(ConvertToURL(target), store())
  doc.close(True)
End Sub
]]></script:module>`,
};
