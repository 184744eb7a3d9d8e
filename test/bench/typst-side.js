import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { PDFDict, PDFDocument, PDFName } from 'pdf-lib';
import { openCache } from '../../build/workspace/cache/open-cache.js';
import { openFonts } from '../../build/workspace/open-fonts.js';

const packageRoot = fileURLToPath(new URL('../../', import.meta.url));
/** Of the document that is made: as ours, tagged. */
const PDF_OPTIONS = { pdfStandard: 'a-2a', pdfTags: true };
/** As a watching Typst forgets what it made: what wasn't used for so many compiles. */
const FORGOTTEN_AFTER = 30;

/**
 * Decodes the package's fonts into `cache`, the folder that the program is then run with, and writes the same files where
 * Typst is to find them and no others.
 * @returns `{fonts, env}`: Typst's folder of fonts and what its environment must say so that it sees none of the system's
 */
export async function writeFonts(folder, cache) {
  const request = { workspace: folder, packageRoot, systemFonts: false, cache: openCache(cache) };
  const { value: library } = await openFonts(request);
  const fonts = join(folder, 'typst-fonts');
  const none = join(folder, 'no-fonts');
  for (const made of [fonts, none]) mkdirSync(made);
  const packaged = [...library.roles.values()].flat().filter(({ type }) => type === 'package');
  const files = new Set(packaged.map((candidate) => library.findPackagedFont(candidate)));
  for (const { name, source } of files) {
    writeFileSync(join(fonts, `${name}.ttf`), source.readAt(0, source.size));
  }
  const settings = join(folder, 'fonts.conf');
  writeFileSync(settings, `<?xml version="1.0"?><fontconfig><dir>${none}</dir></fontconfig>\n`);
  return { fonts, env: { FONTCONFIG_FILE: settings } };
}

/** Typst in this process. */
export function openTypst({ fonts, env }) {
  Object.assign(process.env, env);
  const compiler = NodeCompiler.create({ fontArgs: [{ fontPaths: [fonts] }] });
  /** @returns the PDF's bytes */
  return (document) => {
    const compiled = compiler.compile({ mainFileContent: document });
    if (!compiled.result) {
      compiled.printErrors();
      throw new Error('Typst refuses the document');
    }
    const pdf = compiler.pdf(compiled.result, PDF_OPTIONS);
    compiler.evictCache(FORGOTTEN_AFTER);
    return pdf;
  };
}

/**
 * Fails where two PDFs have not as many pages, or not the same fonts: then they are not the same document.
 * @param pdfs bytes, ours and Typst's
 */
export async function checkAlike(what, ...pdfs) {
  const [ours, theirs] = await Promise.all(pdfs.map(describePdf));
  if (ours !== theirs) throw new Error(`${what} differs: ours has ${ours}; Typst's has ${theirs}`);
}

async function describePdf(bytes) {
  const pdf = await PDFDocument.load(bytes, { updateMetadata: false });
  const fonts = pdf.context
    .enumerateIndirectObjects()
    .map(([, object]) => object)
    .filter((object) => object instanceof PDFDict && object.lookup(PDFName.of('Type')) === PDFName.of('Font'))
    .map((font) => font.lookup(PDFName.of('BaseFont'), PDFName).decodeText())
    .map((name) => name.replace(/^[A-Z]{6}\+/u, '').replace(/-Identity-H$/u, ''));
  return `${pdf.getPageCount()} pages, ${[...new Set(fonts)].sort().join(', ')}`;
}
