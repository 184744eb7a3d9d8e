/**
 * Compiles src/ into build/, and puts what the program runs from into one file each. npm runs it at installation and before
 * the tests: it does nothing when build/ is made from these sources already, prints nothing unless the compiler complains,
 * and replaces build/ in one step, so that a program that starts meanwhile, or a second run of this one, never sees half
 * of it.
 *
 * In an installed package, which has no src/, it does nothing. Without the compiler (`npm ci --omit=dev`) an existing
 * build/ is left as it is.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const packageRoot = dirname(dirname(fileURLToPath(import.meta.url)));
const target = join(packageRoot, 'build');
/** Holds the fingerprint of what the build was made from. */
const FINGERPRINT = '.fingerprint';
/** The preview's page runs in browsers and is compiled against their interfaces. */
const PREVIEW_PROJECT = 'src/preview/page/tsconfig.json';
const COPIED = ['.md', '.html', '.css', '.svg', '.bash', '.zsh', '.fish'];
/** What is started: the launcher, what threads begin with, and the program, which is read by the first two and by other programs. */
const BUNDLED = {
  launch: 'launch.js',
  'launch-thread': 'workspace/building/launch-thread.js',
  'read-old-word-thread': 'workspace/reading/read-old-word-thread.js',
  program: 'program.cjs',
};
/** What loads a module of browsers: it is a module itself, and started as a thread alone. */
const BUNDLED_MODULE = 'workspace/reading/read-pdf-thread.js';
/** The parts of the program. Modules that several need are in it once; those of a part run when it is first asked for. */
const PARTS = { commandLine: 'cli.js', thread: 'workspace/building/build-thread.js', api: 'api/api.js' };
/** What describes the last of these to other compilers, and what that refers to. */
const DECLARED = 'api/api.d.ts';
/** Packages that find files of their own, or are compiled for one system. */
const LEFT_APART = ['piscina', 'sharp'];
/** Packages that are large and seldom needed: each is a file of its own beside the program. */
const SET_ASIDE = { fontkit: '@pdf-lib/fontkit', woff2: 'wawoff2/decompress.js' };

process.exitCode = await prepare();

/** The exit status. */
async function prepare() {
  if (!existsSync(join(packageRoot, 'src'))) return 0;
  const compiler = findCompiler();
  const bundler = await findBundler();
  if (!compiler || !bundler) return goWithout();
  const fingerprint = fingerprintOf([compiler.version, bundler.version]);
  if (fingerprintIn(target) === fingerprint) return await prepareManual();

  sweepAbandoned();
  const made = `${target}.${process.pid}`;
  const compiled =
    compile(compiler, 'tsconfig.json', made) && compile(compiler, PREVIEW_PROJECT, join(made, 'preview'));
  if (!compiled) {
    rmSync(made, { recursive: true, force: true });
    return 1;
  }
  await packYamlFiles(made);
  const inputs = await bundle(bundler, made);
  await writeInterface(made);
  declare(made);
  await writeLicenses(inputs, made);
  copyPages(made);
  copyPdfReader(join(made, 'preview/page'));
  writeFileSync(join(made, FINGERPRINT), fingerprint);
  replaceBuild(made);
  return await prepareManual();
}

/** Makes the manual where it is not of these pages and this build: its texts change far more often than the program. */
async function prepareManual() {
  const { fingerprintOfManual, makeManual } = await import('../docs/manual/make-manual.js');
  const folder = join(target, 'manual');
  const fingerprint = fingerprintOfManual();
  if (fingerprintIn(folder) === fingerprint) return 0;
  const made = `${folder}.${process.pid}`;
  await makeManual(target, made);
  writeFileSync(join(made, FINGERPRINT), fingerprint);
  rmSync(folder, { recursive: true, force: true });
  // Another run may have put the same there meanwhile.
  if (!renameIfPossible(made, folder)) rmSync(made, { recursive: true, force: true });
  return 0;
}

/** An old build, or none, must not be packed. */
function goWithout() {
  if (!['pack', 'publish'].includes(process.env.npm_command)) return 0;
  process.stderr.write('bulletin is packed with its compiler alone: run “npm ci” before, without --omit=dev\n');
  return 1;
}

function findCompiler() {
  try {
    const description = createRequire(import.meta.url).resolve('typescript/package.json');
    const { version, bin } = JSON.parse(readFileSync(description, 'utf8'));
    return { version, program: join(dirname(description), bin.tsc) };
  } catch {
    return undefined;
  }
}

async function findBundler() {
  try {
    return await import('esbuild');
  } catch (error) {
    if (error.code === 'ERR_MODULE_NOT_FOUND') return undefined;
    throw error;
  }
}

/** Parses the YAML that the package brings with what was compiled, and puts it into the program as data. */
async function packYamlFiles(made) {
  const load = (name) => import(pathToFileURL(join(made, 'parse/yaml', name)).href);
  const [{ parseYaml }, { packYaml }, { digestOfYaml }] = await Promise.all(
    ['parse-yaml.js', 'pack-yaml.js', 'package-yaml.js'].map(load),
  );
  const packed = yamlFiles().map((path) => {
    const file = { path, text: readFileSync(path, 'utf8') };
    const { value, findings } = parseYaml({ file, start: 0, end: file.text.length });
    if (findings.length > 0) throw new Error(`${path} is no sound YAML: ${JSON.stringify(findings[0].params)}`);
    return [digestOfYaml(file.text), packYaml(value)];
  });
  // As a text: V8 reads JSON in a fraction of the time that it takes for as much code.
  const text = JSON.stringify(JSON.stringify(Object.fromEntries(packed)));
  writeFileSync(join(made, 'parse/yaml/packed-package-yaml.js'), `export const packageYaml = JSON.parse(${text});\n`);
}

/** Templates and fonts.yaml. */
function yamlFiles() {
  const templates = readdirSync(join(packageRoot, 'templates')).sort();
  return [
    join(packageRoot, 'fonts/fonts.yaml'),
    ...templates.map((name) => join(packageRoot, 'templates', name, 'template.yaml')),
  ];
}

/**
 * Each in one file of CommonJS, which V8 can keep compiled code of: a program of hundreds of modules starts twice as
 * slowly. Their folder stands beside the others of build/, so that paths from a module's folder lead to the same places.
 */
async function bundle({ build, buildSync }, made) {
  const parts = Object.entries(PARTS).map(([name, path]) => `exports.${name} = () => require('./${path}');\n`);
  writeFileSync(join(made, 'program.cjs'), parts.join(''));
  const folder = join(made, 'bundle');
  const shared = {
    // Names of modules stand in the bundle: from here they are the same in every build.
    absWorkingDir: made,
    metafile: true,
    outdir: folder,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20.19',
    // Code that V8 kept can't call import(): packages that are left apart are required.
    supported: { 'dynamic-import': false },
    alias: { '@pdf-lib/standard-fonts': join(packageRoot, 'bin/no-standard-fonts.js') },
    minifySyntax: true,
    minifyWhitespace: true,
    define: { 'import.meta.url': 'bundleAddress' },
    banner: { js: "const bundleAddress = require('node:url').pathToFileURL(__filename).href;" },
    logOverride: { 'empty-import-meta': 'silent' },
  };
  await build({
    absWorkingDir: made,
    entryPoints: [join(made, BUNDLED_MODULE)],
    outfile: join(folder, `${basename(BUNDLED_MODULE, '.js')}.mjs`),
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20.19',
    minifySyntax: true,
    minifyWhitespace: true,
    plugins: [{ name: 'pdf-reader', setup: takePreviewsReader }],
  });
  const entryPoints = Object.fromEntries(Object.entries(BUNDLED).map(([name, path]) => [name, join(made, path)]));
  const built = buildSync({ ...shared, entryPoints, external: [...LEFT_APART, ...Object.values(SET_ASIDE)] });
  for (const path of Object.keys(built.metafile.outputs)) {
    const file = join(made, path);
    const text = inAscii(withAside(readFileSync(file, 'utf8')), path);
    writeFileSync(file, basename(path) === 'program.js' ? asFunction(text) : text);
  }
  // No code of these is kept, and one has much data in its texts.
  const aside = buildSync({ ...shared, entryPoints: SET_ASIDE, charset: 'utf8' });
  writeFileSync(join(folder, 'package.json'), '{"type":"commonjs"}\n');
  rmSync(join(made, 'program.cjs'));
  return { ...built.metafile.outputs, ...aside.metafile.outputs };
}

/** Has packages that were set aside loaded from their files. */
function withAside(text) {
  return Object.entries(SET_ASIDE).reduce(
    (changed, [file, name]) => changed.replaceAll(`require("${name}")`, `require("./${file}.js")`),
    text,
  );
}

/** What other programs import: its names are written out, since Node reads those of CommonJS without running it. */
async function writeInterface(made) {
  const names = Object.keys(await import(pathToFileURL(join(made, PARTS.api)).href));
  const lines = [
    "const api = require('./program.js').api();",
    ...names.map((name) => `exports.${name} = api.${name};`),
  ];
  writeFileSync(join(made, 'bundle/api.js'), `${lines.join('\n')}\n`);
}

/** Where the program reads PDFs it takes pdf.js from beside the preview's page. */
function takePreviewsReader({ onResolve }) {
  onResolve({ filter: /^pdfjs-dist\// }, () => ({ path: '../preview/page/pdf.mjs', external: true }));
}

/**
 * A bundle in ASCII, which Node reads four times as fast as UTF-8 and keeps in half the memory (`kept-code.ts`). The bundler
 * leaves regular expressions and the raw text that some are put together from; there an escape means the same, but not
 * behind a backslash.
 */
function inAscii(text, path) {
  const [behind] = /(?<!\\)(?:\\\\)*\\[^\0-\x7f]/.exec(text) ?? [];
  if (behind) throw new Error(`${path} has ${behind}: write the character without the backslash`);
  return text.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/**
 * A file of CommonJS as what Node makes of one: a function that is given what it needs. A script that evaluates to it can be compiled
 * without a copy of the text (`kept-code.ts`); where Node requires it, it is called.
 */
function asFunction(text) {
  const given = 'exports, require, module, __filename, __dirname';
  return `(load => typeof module === 'object' ? load(${given}) : load)((function (${given}) {${text}\n}))\n`;
}

/** Puts the declarations that the interface for programs needs beside it, and no others. */
function declare(made) {
  const reached = new Set([DECLARED]);
  for (const path of reached) {
    const text = readFileSync(join(made, path), 'utf8');
    for (const [, name] of text.matchAll(/\bfrom '(\.[^']+)\.js'/g)) reached.add(join(dirname(path), `${name}.d.ts`));
    cpSync(join(made, path), join(made, 'bundle/types', path));
  }
}

async function writeLicenses(outputs, made) {
  const { bundledPackages, thirdPartyLicenses } = await import('./third-party-licenses.mjs');
  const { packagedFonts } = await import(pathToFileURL(join(made, 'model/packaged-fonts.js')).href);
  const { dependencies } = JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8'));
  const inModules = (name) => join(packageRoot, 'node_modules', name);
  const fonts = new Set(packagedFonts.map((font) => font.package));
  const bundled = [...bundledPackages(outputs, made), pdfReader(), ...[...fonts].map(inModules)];
  const beside = Object.keys(dependencies).map(inModules);
  writeFileSync(join(made, 'THIRD-PARTY-LICENSES'), thirdPartyLicenses(bundled, beside));
}

/** Whether a project was compiled into a folder; what the compiler complains of is printed. */
function compile(compiler, project, folder) {
  const { status, error, stdout, stderr } = spawnSync(
    process.execPath,
    [compiler.program, '--project', join(packageRoot, project), '--outDir', folder],
    { encoding: 'utf8' },
  );
  if (!error && status === 0) return true;
  process.stderr.write(error ? `${error.message}\n` : `${stdout}${stderr}`);
  return false;
}

/** What is no TypeScript stands in build/ where it stands in src/: rules' pages, the preview's page, scripts for shells. */
function copyPages(made) {
  for (const file of sourceFiles(...COPIED)) cpSync(file, join(made, relative(join(packageRoot, 'src'), file)));
}

/**
 * The preview draws with pdf.js, which becomes a part of the package: its own would bring a canvas for Node along. The
 * legacy build, since the other needs browsers of this year.
 */
function copyPdfReader(folder) {
  const reader = pdfReader();
  for (const name of ['pdf', 'pdf.worker']) {
    cpSync(join(reader, 'legacy/build', `${name}.min.mjs`), join(folder, `${name}.mjs`));
  }
  cpSync(join(reader, 'LICENSE'), join(folder, 'pdf.LICENSE'));
}

function pdfReader() {
  return dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
}

/** The files of src/ whose names end in one of these, sorted. */
function sourceFiles(...endings) {
  return readdirSync(join(packageRoot, 'src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && endings.some((ending) => entry.name.endsWith(ending)))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/** A digest of all that the build depends on. */
function fingerprintOf(versions) {
  const digest = createHash('sha256')
    .update(versions.join(' '))
    .update(readFileSync(fileURLToPath(import.meta.url)))
    .update(readFileSync(join(packageRoot, 'bin/third-party-licenses.mjs')));
  const settings = [
    join(packageRoot, 'tsconfig.json'),
    join(packageRoot, PREVIEW_PROJECT),
    join(pdfReader(), 'package.json'),
  ];
  // What is bundled comes from other packages too. An installed package is without it.
  const lock = join(packageRoot, 'package-lock.json');
  if (existsSync(lock)) settings.push(lock);
  for (const file of [...settings, ...yamlFiles(), ...sourceFiles('.ts', '.mts', ...COPIED)]) {
    digest.update(`\0${relative(packageRoot, file)}\0`).update(readFileSync(file));
  }
  return digest.digest('hex');
}

function fingerprintIn(folder) {
  try {
    return readFileSync(join(folder, FINGERPRINT), 'utf8');
  } catch {
    return undefined;
  }
}

/** Puts `made` in the place of build/. Where two runs meet, the build that stands there last is whole, and so is the other. */
function replaceBuild(made) {
  const replaced = `${made}.replaced`;
  renameIfPossible(target, replaced);
  if (!renameIfPossible(made, target) && fingerprintIn(target) === undefined) {
    throw new Error(`cannot rename ${made} to ${target}`);
  }
  for (const leftover of [replaced, made]) rmSync(leftover, { recursive: true, force: true });
}

function renameIfPossible(from, to) {
  try {
    renameSync(from, to);
    return true;
  } catch (error) {
    if (['ENOENT', 'ENOTEMPTY', 'EEXIST', 'EPERM'].includes(error.code)) return false;
    throw error;
  }
}

/** Removes what runs left behind that were killed. */
function sweepAbandoned() {
  for (const name of readdirSync(packageRoot)) {
    const pid = /^build\.(\d+)(?:\.replaced)?$/.exec(name)?.[1];
    if (pid !== undefined && !isRunning(Number(pid))) {
      rmSync(join(packageRoot, name), { recursive: true, force: true });
    }
  }
}

function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
