/*
 * CPU profiles as V8 writes them: `nodes`, a tree of frames that name their children, and for each of the `samples` the
 * microseconds until the next.
 */

/** Phases by the folder of build/ that a frame's file lies in; a phase is that of the innermost frame which has one. */
const PHASES = {
  read: 'read sources',
  cache: 'read sources',
  parse: 'parse',
  statistics: 'statistics',
  check: 'check',
  typeset: 'typeset',
  chart: 'typeset',
  image: 'typeset',
  font: 'fonts',
  render: 'render',
  commands: 'command line, write',
  report: 'command line, write',
};
const NATIVE = new Map([
  ['(garbage collector)', 'garbage collection'],
  ['(idle)', 'waiting'],
  ['(program)', 'node itself'],
]);

/** Milliseconds by phase: where a sample has a frame that loads modules, it belongs to loading. */
export function phasesOf(profile) {
  return sumSamples(profile, phaseOf);
}

/** Milliseconds by function and file. */
export function selfTimesOf(profile) {
  return sumSamples(profile, ([{ callFrame }]) => {
    const file = callFrame.url.replace(/.*\/(?=node_modules\/|build\/)/u, '');
    return `${callFrame.functionName || '(anonymous)'} ${file}`.trim();
  });
}

function sumSamples({ nodes, samples, timeDeltas }, nameOf) {
  const byId = new Map(nodes.map((node) => [node.id, { ...node }]));
  for (const node of byId.values()) for (const child of node.children ?? []) byId.get(child).parent = node;
  const names = new Map();
  const sums = new Map();
  for (const [index, id] of samples.entries()) {
    if (!names.has(id)) names.set(id, nameOf(framesFrom(byId.get(id))));
    const time = (timeDeltas[index + 1] ?? 0) / 1000;
    sums.set(names.get(id), (sums.get(names.get(id)) ?? 0) + time);
  }
  return sums;
}

/** From the innermost frame outwards. */
function framesFrom(node) {
  const frames = [];
  for (let frame = node; frame; frame = frame.parent) frames.push(frame);
  return frames;
}

function phaseOf(frames) {
  const [{ callFrame: innermost }] = frames;
  const native = NATIVE.get(innermost.functionName);
  if (native) return native;
  if (frames.some(isLoading))
    return frames.some(isEvaluating) ? 'load modules: run them' : 'load modules: find, read, compile';
  const phase = frames.map(({ callFrame }) => PHASES[/\/build\/(\w+)\//u.exec(callFrame.url)?.[1]]).find(Boolean);
  if (phase) return phase;
  const isLibrary = frames.some(({ callFrame }) => callFrame.url.startsWith('file:'));
  return isLibrary ? 'command line, write' : 'node itself';
}

const isLoading = (frame) => frame.callFrame.url.startsWith('node:internal/modules') || isEvaluating(frame);

/** The code of a module outside of its functions; that of the launcher only starts the program. */
const isEvaluating = ({ callFrame: { functionName, lineNumber, columnNumber, url } }) =>
  functionName === '' && lineNumber === 0 && columnNumber === 0 && url.startsWith('file:') && !url.includes('/bin/');
