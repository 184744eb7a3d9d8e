// Writes the pages of docs/ that are made from the program: npm run docs
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { commandsPage } from './list-commands.js';
import { figuresPage } from './list-figures.js';
import { keysPage } from './list-keys.js';
import { rulesPage } from './list-rules.js';
import { templateKeysPage } from './list-template-keys.js';

/** Where to; a test writes elsewhere and compares. */
const [folder = import.meta.dirname] = process.argv.slice(2);

const pages = {
  'commands.md': commandsPage,
  'figures.md': figuresPage,
  'keys.md': keysPage,
  'rules.md': rulesPage,
  'template-keys.md': templateKeysPage,
};
for (const [name, page] of Object.entries(pages)) writeFileSync(join(folder, name), page());
