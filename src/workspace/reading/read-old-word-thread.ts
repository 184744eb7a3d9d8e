import { parentPort, workerData } from 'node:worker_threads';
import BufferReader from 'word-extractor/lib/buffer-reader.js';
import WordOleExtractor from 'word-extractor/lib/word-ole-extractor.js';
import type { BareText } from '../../model/bare-text.js';

/* The thread in which word-extractor reads a document of an old format. */

/** As it stands there: the library would write “ and ” as marks of ASCII. */
const AS_TYPED = { filterUnicode: false } as const;

async function readText(bytes: Uint8Array): Promise<BareText> {
  const reader = new BufferReader(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  const document = await new WordOleExtractor().extract(reader);
  const beside = [
    document.getFootnotes(AS_TYPED),
    document.getEndnotes(AS_TYPED),
    document.getTextboxes({ ...AS_TYPED, includeHeadersAndFooters: false }),
  ];
  return { body: document.getBody(AS_TYPED), beside: beside.join('\n') };
}

readText(workerData as Uint8Array).then(
  (text) => parentPort?.postMessage(text),
  () => parentPort?.postMessage('damaged'),
);
