/**
 * The form of the offline package, as `bulletin update` reads it: the files of a version, launchers, checksums of all of
 * them, and the checksums' signature.
 *
 *     bulletin/                  unpacked wherever one likes
 *       新建.cmd 预览.cmd …       launchers to double-click, and the command line
 *       程序/current             one line: the version that runs
 *       程序/<version>/          a version: runtime, program, fonts, SHA256SUMS and its signature
 *       公报/                    made by 新建
 */
import { createHash, createPublicKey, sign } from 'node:crypto';
import { writeTarGz, writeZip } from './write-archive.mjs';
import { writeLaunchers } from './write-launchers.mjs';

const TOP = 'bulletin';
const VERSIONS = '程序';
/** The manual, where a version has one. */
const MANUAL = 'build/manual/zh.html';

/**
 * A package, as the name of its file and its bytes.
 * @param files of the version, by their paths in its folder
 * @param key a private key of Ed25519; its public half is installed with the package, and knows the next one
 * @param portable whether it keeps its cache in its own folder
 */
export function sealPackage(files, { version, platform, key, portable = false }) {
  const inVersion = (file) => ({ ...file, path: `${VERSIONS}/${version}/${file.path}` });
  const text = (path, content) => ({ path, bytes: Buffer.from(content), executable: false });
  const own = [...files, text('platform', `${platform}\n`)];
  if (key) own.push(text('update-key.pem', createPublicKey(key).export({ type: 'spki', format: 'pem' })));
  const listed = [
    ...own.map(inVersion),
    ...writeLaunchers(platform, { hasManual: files.some(({ path }) => path === MANUAL) }),
  ];
  if (portable) listed.push(text(`${VERSIONS}/portable`, ''));
  const sums = checksums(listed);
  const sealed = [
    ...listed,
    // An update changes it, so it can't be in the list.
    text(`${VERSIONS}/current`, `${version}\n`),
    inVersion(text('SHA256SUMS', sums)),
  ];
  if (key) sealed.push(inVersion(text('SHA256SUMS.sig', `${sign(null, Buffer.from(sums), key).toString('base64')}\n`)));
  const isWindows = platform.startsWith('win-');
  const pack = isWindows ? writeZip : writeTarGz;
  return {
    name: `bulletin-${version}-${platform}${isWindows ? '.zip' : '.tar.gz'}`,
    bytes: pack(sealed.map((file) => ({ ...file, path: `${TOP}/${file.path}` }))),
  };
}

/** As `sha256sum --check` reads them, from the folder that the package is unpacked in. */
function checksums(files) {
  const ordered = [...files].sort((a, b) => (a.path < b.path ? -1 : 1));
  const lines = ordered.map(({ path, bytes }) => `${createHash('sha256').update(bytes).digest('hex')}  ${path}\n`);
  return lines.join('');
}
