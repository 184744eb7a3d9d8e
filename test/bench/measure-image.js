/** Opens and encodes one image as the program does, and prints what that took: `node measure-image.js <root> <name>`. */
import { openImage } from '../../build/image/open-image.js';
import { attachmentsIn } from '../../build/read/attachments.js';
import { peakMemory } from './peak-memory.cjs';

/** The type area's width on A4 at 300 dpi, and more rows than it has. */
const MOST = { width: 1843, height: 2700 };
const KILO = 1024;

const [root, name] = process.argv.slice(2);
const path = { value: name, range: { file: { path: '', text: '' }, start: 0, end: 0 } };
const started = performance.now();
const source = attachmentsIn(root, '.').open(path).value;
const opened = openImage(source, { id: name, path });
const guard = performance.now() - started;
const encoded = await opened.value?.encode(MOST);
const [found] = [...opened.findings, ...(encoded?.findings ?? [])];
const result = {
  code: found?.code ?? `${encoded.value.width}×${encoded.value.height} ${encoded.value.coding}`,
  kilobytes: Math.round((encoded?.value?.bytes.length ?? 0) / KILO),
  guard,
  encode: performance.now() - started - guard,
  peak: peakMemory(),
};
process.stdout.write(JSON.stringify(result));
