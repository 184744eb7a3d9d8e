/** Typst as a process of its own, and nothing else in it: `node typst-process.cjs <document> <pdf> <fonts>`. */
const { readFileSync, writeFileSync } = require('node:fs');
const { NodeCompiler } = require('@myriaddreamin/typst-ts-node-compiler');

const [document, pdf, fonts] = process.argv.slice(2);
const compiler = NodeCompiler.create({ fontArgs: [{ fontPaths: [fonts] }] });
const compiled = compiler.compile({ mainFileContent: readFileSync(document, 'utf8') });
if (!compiled.result) {
  compiled.printErrors();
  process.exit(1);
}
writeFileSync(pdf, compiler.pdf(compiled.result, { pdfStandard: 'a-2a', pdfTags: true }));
