import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { glyphsOf } from '../../build/model/page.js';
import { runProcess } from './measure.js';

/**
 * Other typesetters that may be on this machine: each is given the text of an issue once, and is left out where it isn't
 * there or refuses it.
 * @param issue `{pages, document}`: as compiled, and as Typst's markup
 * @returns `[{name, command} | {name, skipped}]`
 */
export function findPeers(folder, { pages, document, fonts }) {
  const text = plainText(pages);
  const write = (name, content) => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  };
  mkdirSync(folder);
  const html = write('519.html', htmlOf(text, fonts));
  const tex = write('519.tex', texOf(text, fonts));
  const typst = write('519.typ', document);
  const pdf = join(folder, 'peer.pdf');
  const peers = {
    'Typst, native, PDF/A': ['typst', 'compile', '--font-path', fonts, '--pdf-standard', 'a-2a', typst, pdf],
    'WeasyPrint, paragraphs alone': ['weasyprint', '--pdf-variant', 'pdf/a-2b', html, pdf],
    'XeLaTeX, paragraphs alone': [
      'xelatex',
      '-interaction=batchmode',
      '-halt-on-error',
      `-output-directory=${folder}`,
      tex,
    ],
  };
  return Object.entries(peers).map(([name, command]) => {
    try {
      runProcess(command);
      return { name, command };
    } catch (error) {
      const isMissing = /command not found/u.test(error.message);
      const said = error.message.split('\n').slice(1, 3).join(' ').slice(0, 160);
      return { name, skipped: isMissing ? `no ${command[0]} on this machine` : `it refuses the document: ${said}` };
    }
  });
}

/** Headings and paragraphs, `[{isHeading, text}]`, without masthead and colophon: less than what we set. */
function plainText(pages) {
  const blocks = new Map();
  for (const line of pages.flatMap(({ items }) => items).filter(({ part }) => part === 'body')) {
    const text = glyphsOf(line.runs)
      .map(({ text }) => text)
      .join('');
    const block = blocks.get(line.role.id) ?? { isHeading: line.role.tag !== 'P', text: '' };
    blocks.set(line.role.id, { ...block, text: block.text + text });
  }
  return [...blocks.values()];
}

const BODY_FONT = 'lxgw-wenkai-latin-300-normal.ttf';
const HEADING_FONT = 'NotoSansSC_500Medium.ttf';

function htmlOf(blocks, fonts) {
  const face = (family, file) => `@font-face { font-family: ${family}; src: url(file://${join(fonts, file)}) }`;
  const escaped = (text) => text.replace(/[&<]/gu, (mark) => `&#${mark.codePointAt(0)};`);
  const body = blocks.map(({ isHeading, text }) =>
    isHeading ? `<h1>${escaped(text)}</h1>` : `<p>${escaped(text)}</p>`,
  );
  return `<!doctype html><html lang="zh-CN"><title>519</title><style>
${face('body', BODY_FONT)} ${face('heading', HEADING_FONT)}
@page { size: A4; margin: 37mm 26mm 35mm 28mm }
body { font: 15.793pt/28.273pt body; text-align: justify }
h1 { font: 15.793pt/28.273pt heading }
h1, p { margin: 0; text-indent: 2em }
</style>${body.join('\n')}</html>`;
}

/** The format alone, without packages: what is installed of LaTeX differs. */
function texOf(blocks, fonts) {
  const escaped = (text) => text.replace(/[#$%&_{}~^\\]/gu, (mark) => `\\char${mark.codePointAt(0)}{}`);
  const font = (name, file) => `\\font\\${name}="[${join(fonts, file)}]" at 15.793bp`;
  return `\\documentclass{article}
\\pagestyle{empty}\\textwidth=156mm\\textheight=225mm\\oddsidemargin=2.6mm\\topmargin=0mm\\parindent=2em
${font('body', BODY_FONT)}
${font('heading', HEADING_FONT)}
\\XeTeXlinebreaklocale "zh"
\\XeTeXlinebreakskip=0pt plus 1pt
\\baselineskip=28.273bp
\\begin{document}
${blocks.map(({ isHeading, text }) => `{\\${isHeading ? 'heading' : 'body'}\\baselineskip=28.273bp ${escaped(text)}\\par}`).join('\n\n')}
\\end{document}
`;
}
