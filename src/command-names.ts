/** The commands, as they are typed. */
export const commandNames: readonly string[] = [
  'build',
  'check',
  'stats',
  'watch',
  'new',
  'release',
  'list',
  'init',
  'doctor',
  'cache',
];
