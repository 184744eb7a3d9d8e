import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';

/** What is sent for a path. */
export interface Content {
  readonly type: string;
  readonly body: string | Uint8Array;
}

const types: ReadonlyMap<string, string> = new Map([
  ['.html', 'text/html; charset=utf-8'],
  ['.css', 'text/css; charset=utf-8'],
  ['.js', 'text/javascript; charset=utf-8'],
  ['.mjs', 'text/javascript; charset=utf-8'],
  ['.svg', 'image/svg+xml'],
]);

/** The files of the preview's page by the exact paths they are asked for: no path of a request is ever looked up on disk. */
export function readPageFiles(folder: string): ReadonlyMap<string, Content> {
  return new Map(
    readdirSync(folder).flatMap((name) => {
      const type = types.get(extname(name));
      const path = name === 'index.html' ? '/' : `/${name}`;
      return type === undefined ? [] : [[path, { type, body: readFileSync(join(folder, name)) }] as const];
    }),
  );
}
