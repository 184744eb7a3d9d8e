/** Typst as a process of its own, and nothing else in it: `node typst-process.cjs <fonts> <document> <pdf> …`. */
const { readFileSync, writeFileSync } = require('node:fs');
const { NodeCompiler } = require('@myriaddreamin/typst-ts-node-compiler');

/** As a watching Typst forgets what it made: what wasn't used for so many compiles. */
const FORGOTTEN_AFTER = 30;

const [fonts, ...files] = process.argv.slice(2);
const compiler = NodeCompiler.create({ fontArgs: [{ fontPaths: [fonts] }] });
for (let index = 0; index < files.length; index += 2) {
  const compiled = compiler.compile({ mainFileContent: readFileSync(files[index], 'utf8') });
  if (!compiled.result) {
    compiled.printErrors();
    process.exit(1);
  }
  writeFileSync(files[index + 1], compiler.pdf(compiled.result, { pdfStandard: 'a-2a', pdfTags: true }));
  compiler.evictCache(FORGOTTEN_AFTER);
}
