// Writes the JSON Schemas that editors read, from the tables the parser works with: npm run docs
import { mkdirSync, writeFileSync } from 'node:fs';
import { editorSchemas } from '../build/model/schema/editor-schemas.js';

const folder = new URL('schemas/', import.meta.url);

mkdirSync(folder, { recursive: true });
for (const [name, schema] of editorSchemas) {
  writeFileSync(new URL(name, folder), `${JSON.stringify(schema, undefined, 2)}\n`);
}
