/**
 * The files of one version in the offline package, by their paths in the version's folder: what npm would pack, the packages
 * beside it, fonts decoded, a runtime. No file of it is made by the computer that builds it, but for what it decodes and words.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';
import { fetchPinned, run } from './fetch-pinned.mjs';

export const packageRoot = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const lock = JSON.parse(readFileSync(join(packageRoot, 'package-lock.json'), 'utf8')).packages;
const runtimes = JSON.parse(readFileSync(join(packageRoot, 'bin/offline/runtimes.json'), 'utf8'));

/** The platforms that packages are built for; `none` has no runtime, and takes that of its system. */
export const platforms = [...Object.keys(runtimes.platforms), 'none'].sort();

/** What of npm's package nothing runs from: the compiler's part, declarations for other programs, fonts that are here decoded. */
const UNUSED_OF_OURS = /^bin\/[\w-]+\.mjs$|^build\/bundle\/types\/|^fonts\/[^/]+\.br$/;
/** What packages have for those who work on them, and for browsers. */
const UNUSED_OF_PACKAGES =
  /\.(?:d\.[cm]?ts|ts|map|gyp|cc|h|(?:es\.|umd\.)?min\.js|es\.js)$|^(?:src|install|test|docs|examples)\//;
/** Compiled for the system that this runs on, and therefore replaced by what runs everywhere. */
const DECODER = '@img/sharp-wasm32';

/** All files of a version for a platform; `scratch` is a folder for what is fetched. */
export async function gatherFiles(platform, scratch) {
  const fonts = await decodeFonts();
  const fontPackages = new Set(fonts.map((font) => font.package));
  return [
    ...packedFiles(),
    ...dependencyFiles(fontPackages),
    ...decoderFiles(scratch),
    ...fonts.map(({ path, bytes }) => ({ path, bytes, executable: false })),
    ...[...fontPackages].flatMap(fontLicences),
    ...runtimeFiles(platform, scratch),
    fileAt('start.cjs', join(packageRoot, 'bin/offline/start.cjs')),
  ];
}

const fileAt = (path, from, executable = false) => ({ path, bytes: readFileSync(from), executable });

/** What npm packs, without its scripts: build/ is there, and this repository has the fonts in a form of its own. */
function packedFiles() {
  const listed = run('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], { cwd: packageRoot });
  return JSON.parse(listed)[0]
    .files.map(({ path }) => path)
    .filter((path) => !UNUSED_OF_OURS.test(path))
    .map((path) => fileAt(path, join(packageRoot, path)));
}

/** The packages that run beside the bundle, each where Node finds it. */
function dependencyFiles(fontPackages) {
  const wanted = Object.keys(lock[''].dependencies).filter((name) => !fontPackages.has(name));
  const places = new Set();
  const collect = (place) => {
    if (places.has(place)) return;
    places.add(place);
    for (const name of Object.keys(lock[place].dependencies ?? {})) collect(placeOf(name, place));
  };
  for (const name of wanted) collect(placeOf(name, ''));
  return [...places].flatMap((place) => filesOf(join(packageRoot, place), place));
}

/** Where a package that another one names is installed: in that one, or in one of those around it. */
function placeOf(name, from) {
  for (let around = from; ; around = around.slice(0, Math.max(0, around.lastIndexOf('/node_modules/')))) {
    const place = around === '' ? `node_modules/${name}` : `${around}/node_modules/${name}`;
    if (lock[place]) return place;
    if (around === '') throw new Error(`${from} needs ${name}, which package-lock.json doesn't have`);
  }
}

function decoderFiles(scratch) {
  const place = `node_modules/${DECODER}`;
  const places = [place, ...Object.keys(lock[place].dependencies).map((name) => placeOf(name, place))];
  return places.flatMap((each) => {
    const { version, integrity } = lock[each];
    const name = each.slice(each.lastIndexOf('node_modules/') + 'node_modules/'.length);
    return filesOf(fetchPinned({ name, version, integrity }, join(scratch, name.replace('/', '+'))), each);
  });
}

/** The files of a package in `folder`, as they stand at `place`. Packages within it are others. */
function filesOf(folder, place) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((from) => ({ from, path: relative(folder, from).split(sep).join('/') }))
    .filter(({ path }) => !path.startsWith('node_modules/') && !UNUSED_OF_PACKAGES.test(path))
    .map(({ from, path }) => fileAt(`${place}/${path}`, from));
}

/**
 * The fonts that come with the program, read by the program itself, whatever they are packed in here. What no role is set in, but
 * an older fonts.yaml may name, is compressed, as the program reads it too: a gzip of it is a tenth larger.
 */
async function decodeFonts() {
  const load = (path) => import(pathToFileURL(join(packageRoot, 'build', path)).href);
  const { packagedFonts } = await load('model/packaged-fonts.js');
  const { openPackagedFiles, openPackagedFont } = await load('read/packaged-fonts.js');
  const { openCache } = await load('workspace/cache/open-cache.js');
  const find = openPackagedFiles(packageRoot);
  const roles = readFileSync(join(packageRoot, 'fonts/fonts.yaml'), 'utf8');
  return packagedFonts.map(({ name, package: packageName }) => {
    const file = find({ package: name });
    if (!file) throw new Error(`${name} is not installed`);
    const { source } = openPackagedFont(file, openCache(undefined));
    try {
      const bytes = Buffer.from(source.readAt(0, source.size));
      return new RegExp(`package: ${name}$`, 'm').test(roles)
        ? { package: packageName, path: `fonts/${name}.ttf`, bytes }
        : { package: packageName, path: `fonts/${name}.ttf.br`, bytes: brotliCompressSync(bytes, QUICKLY) };
    } finally {
      source.close();
    }
  });
}

/** The quality of brotli that takes a second for a font; the best would take two minutes. */
const QUICKLY = { params: { [constants.BROTLI_PARAM_QUALITY]: 5, [constants.BROTLI_PARAM_LGWIN]: 24 } };

/** The licence of a font travels with it. */
function fontLicences(packageName) {
  const folder = join(packageRoot, 'node_modules', packageName);
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => /^(?:licen[cs]e|ofl)/i.test(name)) : [];
  return names.map((name) => fileAt(`fonts/${packageName}/${name}`, join(folder, name)));
}

/** Node and its licence, which the package for Windows lacks: it is the same for all of a version. */
function runtimeFiles(platform, scratch) {
  if (platform === 'none') return [];
  const folderOf = (name) => {
    const { package: packageName, integrity } = runtimes.platforms[name];
    return fetchPinned({ name: packageName, version: runtimes.version, integrity }, join(scratch, packageName));
  };
  const folder = folderOf(platform);
  const program = platform.startsWith('win-') ? 'node.exe' : 'node';
  const licensed = existsSync(join(folder, 'LICENSE')) ? folder : folderOf('linux-x64');
  return [
    fileAt(`runtime/${program}`, join(folder, 'bin', program), true),
    fileAt('runtime/LICENSE', join(licensed, 'LICENSE')),
  ];
}
