import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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
