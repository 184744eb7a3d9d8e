import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import sharp from 'sharp';
import { englishTitles, parts } from './chapters.js';
import { convertFragment, convertPage, ruleId } from './convert-page.js';

/* The manual: one HTML file a language, of the pages of docs/ and of the rules, which needs nothing from anywhere else. */

const root = join(import.meta.dirname, '../..');
const read = (path) => readFileSync(join(root, path), 'utf8');

/** Enough for black on white, with a red masthead. */
const COLOURS = 16;

const words = {
  zh: {
    title: 'bulletin 手册',
    contents: '目录',
    search: '搜索',
    none: '没有找到',
    rules: '每条规则',
    version: '版本',
  },
  en: {
    title: 'The bulletin manual',
    contents: 'Contents',
    search: 'Search',
    none: 'Nothing found',
    rules: 'The rules',
    version: 'Version',
  },
};

/** The sections of a rule's page that the manual has in a language, under what they are called there. */
const ruleSections = { zh: ['为什么', '错', '对', '依据'], en: ['English', '错', '对'] };
const sectionNames = { English: '', 错: 'Wrong', 对: 'Right' };

/** A digest of all that the manual is made of beside the build. */
export function fingerprintOfManual() {
  const own = ['docs', 'docs/manual', 'docs/en', 'docs/images'].flatMap((folder) =>
    (existsSync(join(root, folder)) ? readdirSync(join(root, folder)) : [])
      .filter((name) => /\.(?:md|js|css|png)$/.test(name))
      .map((name) => `${folder}/${name}`),
  );
  const digest = createHash('sha256');
  for (const path of ['README.md', 'README.zh-CN.md', 'package.json', ...own].sort()) {
    digest.update(`\0${path}\0`).update(readFileSync(join(root, path)));
  }
  return digest.digest('hex');
}

/**
 * Writes the manual in both languages.
 * @param build the compiled program, whose catalogue of rules it has
 * @param folder where `zh.html` and `en.html` go
 */
export async function makeManual(build, folder) {
  const load = (name) => import(pathToFileURL(join(build, name)).href);
  const [{ pageFolders }, { readRulePage }] = await Promise.all([load('catalogue.js'), load('report/rule-page.js')]);
  const rules = pageFolders
    .flatMap((name) =>
      readdirSync(join(root, 'src', name))
        .filter((file) => file.endsWith('.md'))
        .map((file) => read(`src/${name}/${file}`)),
    )
    .map(readRulePage)
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  mkdirSync(folder, { recursive: true });
  for (const language of ['zh', 'en']) writeFileSync(join(folder, `${language}.html`), await manualIn(language, rules));
}

async function manualIn(language, rules) {
  const pages = new Set(parts[language].flatMap((part) => part.pages));
  const pictures = new Map();
  const pictureOf = (path) => {
    pictures.set(path, `picture:${pictures.size}:`);
    return pictures.get(path);
  };
  const surroundings = { language, pages, rules: new Set(rules.map(({ id }) => id)), pictureOf };
  const converted = parts[language].map(({ title, pages: paths }) => ({
    title,
    pages: paths.map((path) => {
      const source = sourceOf(path, language);
      const title = language === 'en' ? englishTitles[path] : undefined;
      return convertPage({ path: source, text: read(source), title }, surroundings);
    }),
  }));
  const body = converted.flatMap(({ title, pages: made }) => [
    `<h2 class="part">${escaped(title)}</h2>`,
    ...made.map(({ html }) => `<article>${html}</article>`),
  ]);
  const html = [...body, rulesIn(language, rules, pictureOf)].join('\n');
  const ids = new Set([...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id));
  const addresses = new Map();
  for (const [path, mark] of pictures) addresses.set(mark, await addressOf(path));
  const filled = html.replaceAll(/picture:\d+:/g, (mark) => addresses.get(mark) ?? mark);
  // A page of both languages names headings as they are in one of them.
  const led = filled.replaceAll(/ href="#([^"]+?)(--[^"]*)"/g, (link, page, anchor) =>
    ids.has(decodeURIComponent(page + anchor)) ? link : ` href="#${page}"`,
  );
  return pageOf(language, contentsOf(converted, language), led);
}

/** The English text of a page that is Chinese by itself stands in a folder of its own. */
function sourceOf(path, language) {
  const english = path.replace(/^docs\//, 'docs/en/');
  return language === 'en' && existsSync(join(root, english)) ? english : path;
}

/** A picture as a part of the page, in few colours. */
async function addressOf(path) {
  const png = await sharp(join(root, path)).png({ palette: true, colours: COLOURS, effort: 10, dither: 0 }).toBuffer();
  return `data:image/png;base64,${png.toString('base64')}`;
}

function contentsOf(converted, language) {
  const links = converted.flatMap(({ title, pages }) => [
    `<li><b>${escaped(title)}</b><ul>`,
    ...pages.map(
      ({ id, title: name, headings }) =>
        `<li><details><summary><a href="#${escaped(id)}">${escaped(name)}</a></summary><ul>${headings.map(({ anchor, text }) => `<li><a href="#${escaped(anchor)}">${escaped(text)}</a></li>`).join('')}</ul></details></li>`,
    ),
    '</ul></li>',
  ]);
  return `<ul>${links.join('')}<li><a href="#all-rules">${words[language].rules}</a></li></ul>`;
}

function rulesIn(language, rules, pictureOf) {
  const articles = rules.map(({ id, summary, sections }) => {
    const own = ruleSections[language].flatMap((name) => {
      const text = sections.get(name);
      const heading = language === 'en' ? sectionNames[name] : name;
      if (text === undefined) return [];
      return [heading === '' ? '' : `<h5>${heading}</h5>`, convertFragment(text)];
    });
    const head = language === 'zh' ? `<p>${escaped(summary)}</p>` : '';
    const seen = `docs/images/rule-${id}.png`;
    const picture = existsSync(join(root, seen)) ? `<p><img src="${pictureOf(seen)}" alt="${id}"></p>` : '';
    return `<section><h4 id="${ruleId(id)}"><code>${id}</code></h4>${head}${picture}${own.join('\n')}</section>`;
  });
  return `<article><h3 id="all-rules">${words[language].rules}</h3>\n${articles.join('\n')}</article>`;
}

function pageOf(language, contents, body) {
  const { title, contents: contentsTitle, search, none, version } = words[language];
  const style = read('docs/manual/manual.css');
  const script = read('docs/manual/search.js');
  const policy = `default-src 'none'; img-src data:; style-src '${hashOf(style)}'; script-src '${hashOf(script)}'; base-uri 'none'; form-action 'none'`;
  const { version: number } = JSON.parse(read('package.json'));
  return `<!doctype html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width">
<title>${title}</title>
<style>${style}</style>
<nav>
<input type="search" placeholder="${search}" aria-label="${search}" data-none="${none}">
<ul id="found" hidden></ul>
<div id="contents"><h2>${contentsTitle}</h2>${contents}</div>
</nav>
<main>
<h1>${title}</h1>
<p>${version} ${escaped(number)}</p>
${body}
</main>
<script>${script}</script>
</html>
`;
}

const hashOf = (text) => `sha256-${createHash('sha256').update(text).digest('base64')}`;

const escapes = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

const escaped = (text) => text.replace(/[&<>"]/g, (character) => escapes[character]);
