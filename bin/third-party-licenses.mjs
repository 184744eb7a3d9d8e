/**
 * The licences of what the package contains of other packages. What is bundled is only known to the bundler: it says of
 * each module how many bytes of it came into a bundle.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Names of files that hold a licence or what it wants to be kept with it; other forms of them, such as `.d.ts`, are none. */
const LICENSE_FILE = /^(?:licen[cs]e|copying|notice|ofl)(?:[-_.][\w-]+)?(?:\.(?:md|txt))?$/i;
const RULE = '='.repeat(78);
/** Of https://spdx.org/licenses/MIT.html, without title and copyright. */
const ISC_TERMS = `Permission to use, copy, modify, and/or distribute this software for any purpose with or without fee is
hereby granted, provided that the above copyright notice and this permission notice appear in all copies.

THE SOFTWARE IS PROVIDED "AS IS" AND THE AUTHOR DISCLAIMS ALL WARRANTIES WITH REGARD TO THIS SOFTWARE INCLUDING ALL
IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS. IN NO EVENT SHALL THE AUTHOR BE LIABLE FOR ANY SPECIAL, DIRECT, INDIRECT,
OR CONSEQUENTIAL DAMAGES OR ANY DAMAGES WHATSOEVER RESULTING FROM LOSS OF USE, DATA OR PROFITS, WHETHER IN AN ACTION OF
CONTRACT, NEGLIGENCE OR OTHER TORTIOUS ACTION, ARISING OUT OF OR IN CONNECTION WITH THE USE OR PERFORMANCE OF THIS SOFTWARE.`;

const MIT_TERMS = `Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation files (the "Software"), to deal in the Software without restriction, including without limitation the rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom the Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.`;

/**
 * The folders of the packages that have a part in the bundles.
 * @param outputs of esbuild's metafiles; their paths are relative to `root`
 */
export function bundledPackages(outputs, root) {
  const modules = Object.values(outputs).flatMap(({ inputs }) =>
    Object.entries(inputs).flatMap(([path, { bytesInOutput }]) => (bytesInOutput > 0 ? [path] : [])),
  );
  const inPackages = modules.filter((path) => /(?:^|\/)node_modules\//.test(path));
  return [...new Set(inPackages.map((path) => packageFolder(join(root, path))))];
}

/**
 * One text of all their licences, by name.
 * @param bundled folders of packages that are part of this one
 * @param beside folders of packages that are installed with it
 * @throws Error for a package that has no licence's text: it can't be handed on
 */
export function thirdPartyLicenses(bundled, beside) {
  const parts = [
    [
      'bulletin contains code or fonts of these packages. Documents hold parts of the fonts, as the SIL Open Font License allows:',
      bundled,
    ],
    ['These packages are installed with it:', beside],
  ];
  return `${parts.flatMap(([title, folders]) => [title, ...folders.map(describe).sort(byName).map(entry)]).join('\n\n')}\n`;
}

const byName = (a, b) => (a.name < b.name ? -1 : 1);

const entry = ({ name, version, license, address, texts }) =>
  [RULE, `${name} ${version} (${license})`, ...(address ? [address] : []), '', texts.join('\n\n')].join('\n');

function describe(folder) {
  const description = readDescription(folder);
  const { name, version, license, licenses, repository, homepage } = description;
  const kind = license?.type ?? license ?? licenses?.[0]?.type;
  const files = readdirSync(folder).sort();
  const texts = files.filter((file) => LICENSE_FILE.test(file)).map((file) => readText(join(folder, file)));
  if (texts.length === 0) texts.push(...statedInReadme(folder, files, kind));
  if (texts.length === 0) texts.push(...statedInDescription(description, kind));
  if (texts.length === 0) throw new Error(`${name} ${version} has no text of its licence`);
  const address = typeof repository === 'string' ? repository : (repository?.url ?? homepage);
  return { name, version, license: kind, address, texts };
}

/** Packages of old name the MIT licence in their read-me, below the copyright, and leave its terms to be known. */
function statedInReadme(folder, files, kind) {
  const readme = files.find((file) => /^readme(?:\.\w+)?$/i.test(file));
  const [, stated] = readme ? readText(join(folder, readme)).split(/^#* *licen[cs]e *$/im) : [];
  return kind === 'MIT' && stated && /copyright/i.test(stated) ? [stated.replace(/^\s*=+/, '').trim(), MIT_TERMS] : [];
}

/** Others name it in their description alone, with those who wrote them. */
function statedInDescription({ author, contributors = [] }, kind) {
  const writers = [author, ...contributors].map((one) => one?.name ?? one).filter((one) => typeof one === 'string');
  const terms = { MIT: MIT_TERMS, ISC: ISC_TERMS }[kind];
  return terms && writers.length > 0 ? [`By ${writers.join(', ')}`, terms] : [];
}

const readText = (path) => readFileSync(path, 'utf8').replaceAll('\r\n', '\n').trim();

/** The folder of the package that a file belongs to: packages have descriptions without a name in folders of theirs. */
function packageFolder(file) {
  for (let folder = dirname(file); dirname(folder) !== folder; folder = dirname(folder)) {
    if (existsSync(join(folder, 'package.json')) && readDescription(folder).version !== undefined) return folder;
  }
  throw new Error(`${file} belongs to no package`);
}

const readDescription = (folder) => JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
