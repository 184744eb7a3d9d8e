/**
 * The launchers of the offline package. They stand beside the folder of versions and read in its file `current` which is
 * the one that runs; all else is left to `start.cjs` of that version, so that launchers need not change with it.
 */

import { readFileSync } from 'node:fs';

/** What can be double-clicked, and the action of `start.cjs` behind it. */
const ACTIONS = {
  新建: 'new',
  预览: 'watch',
  检查: 'check',
  送审稿: 'draft',
  定稿: 'final',
  印发: 'release',
  更新: 'update',
};
/** Where a version has the manual, there is one more. */
const MANUAL = ['使用说明', 'manual'];
/** The command line, for whoever looks after the computers. */
const COMMAND_LINE = 'bulletin';

/** The launchers for a platform, as files beside the folder of versions. */
export function writeLaunchers(platform, { hasManual }) {
  const all = [...Object.entries(ACTIONS), ...(hasManual ? [MANUAL] : []), [COMMAND_LINE, 'run']];
  if (platform.startsWith('win-')) return all.map(([name, action]) => file(`${name}.cmd`, forWindows(action)));
  return all.flatMap(([name, action]) => [
    { ...file(`${name}.sh`, readLauncher('launcher.sh', action)), executable: true },
    ...(action === 'run' ? [] : [{ ...file(`${name}.desktop`, forDesktop(name)), executable: true }]),
  ]);
}

const file = (path, text) => ({ path, bytes: Buffer.from(text), executable: false });

const readLauncher = (name, action) =>
  readFileSync(new URL(name, import.meta.url), 'utf8')
    .replaceAll('\r\n', '\n')
    .replace('@ACTION@', action);

/** cmd.exe loses its place in a file whose lines end as on Linux. */
const forWindows = (action) => readLauncher('launcher.cmd', action).replaceAll('\n', '\r\n');

/**
 * `%k` is where this file itself lies, as a path or as an address, the only way to the launcher beside it. What has a
 * special meaning in a quoted argument is escaped twice [Desktop Entry Specification 1.5, The Exec key].
 */
function forDesktop(name) {
  const script = `exec \\\\"\\\\$(dirname \\\\"\\\\$(printf %%s \\\\"\\\\$1\\\\" | sed s,^file://,,)\\\\")/${name}.sh\\\\"`;
  const lines = [
    '[Desktop Entry]',
    'Type=Application',
    `Name=${name}`,
    `Exec=sh -c "${script}" sh %k`,
    'Terminal=true',
    'Icon=text-x-generic',
    '',
  ];
  return lines.join('\n');
}
