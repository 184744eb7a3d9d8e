import { builtinModules } from 'node:module';
import { posix } from 'node:path';

/** A source file by its path from the package's root, with `/`. */
export interface SourceText {
  readonly path: string;
  readonly text: string;
}

/** One import of a file, static, dynamic or of types alone. */
export interface Import {
  readonly from: string;
  readonly specifier: string;
}

/** What a part of the program may import, of the program and of packages. */
export interface Part {
  readonly parts: readonly string[];
  readonly packages: readonly (string | RegExp)[];
}

/** `import '…'` */
const forEffects = /^import\s*(['"])(?<specifier>.+?)\1/gm;

const importForms = [
  // `import … from '…'` and `export … from '…'`, also over several lines; statements begin at the margin, comments don't.
  /^(?:import|export)\s[^'"`;]*?\bfrom\s*(['"])(?<specifier>.+?)\1/gm,
  forEffects,
  // import('…'), also as a type, and require('…')
  /\b(?:import|require)\(\s*(['"`])(?<specifier>.+?)\1/g,
];

/** Every import of a file. A dynamic import of something that isn't a literal can't be judged and throws. */
export function importsOf({ path, text }: SourceText): readonly Import[] {
  if (/\bimport\(\s*[^'"`\s]/.test(text)) throw new Error(`${path}: the import of a computed name`);
  return importForms.flatMap((form) =>
    Array.from(text.matchAll(form), (match) => ({ from: path, specifier: match.groups?.specifier ?? '' })),
  );
}

/** The part of the program a file belongs to: its folder below src, or its name where it stands in src itself. */
export function partOf(path: string): string {
  const [, first = ''] = path.split('/');
  return first.replace(/\.[jt]s$/, '');
}

/** Imports that a part may not make, as `file → specifier`. */
export function violationsIn(files: readonly SourceText[], parts: Readonly<Record<string, Part>>): readonly string[] {
  return files
    .flatMap(importsOf)
    .filter((found) => !isAllowed(found, parts))
    .map(({ from, specifier }) => `${from} → ${specifier}`);
}

/** Files that import each other in a circle, each circle as `a → b → a`. */
export function cyclesIn(files: readonly SourceText[]): readonly string[] {
  const edges = new Map(
    files.map((file) => [
      file.path,
      importsOf(file)
        .map(targetOf)
        .filter((path) => path !== undefined),
    ]),
  );
  const finished = new Set<string>();
  const cycles: string[] = [];
  const visit = (path: string, trail: readonly string[]): void => {
    const start = trail.indexOf(path);
    if (start >= 0) cycles.push([...trail.slice(start), path].join(' → '));
    if (start >= 0 || finished.has(path)) return;
    for (const next of edges.get(path) ?? []) visit(next, [...trail, path]);
    finished.add(path);
  };
  for (const path of edges.keys()) visit(path, []);
  return cycles;
}

/** Imports that are there when a program runs, and loaded with their file: not those of types, nor those that wait for a call. */
const loadedForms = [/^(?:import|export)\s(?!type\b)[^'"`;]*?\bfrom\s*(['"])(?<specifier>.+?)\1/gm, forEffects];

/** A file and all files that are loaded with it. */
export function loadedWith(start: string, files: readonly SourceText[]): ReadonlySet<string> {
  const texts = new Map(files.map(({ path, text }) => [path, text]));
  const loaded = new Set([start]);
  for (const from of loaded) {
    for (const form of loadedForms) {
      for (const match of (texts.get(from) ?? '').matchAll(form)) {
        const target = targetOf({ from, specifier: match.groups?.specifier ?? '' });
        if (target !== undefined) loaded.add(target);
      }
    }
  }
  return loaded;
}

function isAllowed(found: Import, parts: Readonly<Record<string, Part>>): boolean {
  const part = parts[partOf(found.from)];
  if (!part) return false;
  const target = targetOf(found);
  if (target !== undefined) return partOf(target) === partOf(found.from) || part.parts.includes(partOf(target));
  const name = packageOf(found.specifier);
  return part.packages.some((allowed) => (typeof allowed === 'string' ? allowed === name : allowed.test(name)));
}

/** The file that a relative import means. */
function targetOf({ from, specifier }: Import): string | undefined {
  if (!specifier.startsWith('.')) return undefined;
  return posix.join(posix.dirname(from), specifier).replace(/\.js$/, '.ts');
}

/** `node:fs` of `fs/promises`, `@scope/name` of `@scope/name/file.js`. */
function packageOf(specifier: string): string {
  const bare = specifier.replace(/^node:/, '');
  const name = bare
    .split('/')
    .slice(0, bare.startsWith('@') ? 2 : 1)
    .join('/');
  return builtinModules.includes(name) ? `node:${name}` : name;
}
