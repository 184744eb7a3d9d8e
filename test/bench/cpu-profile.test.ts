import { expect, test } from 'vitest';
import { phasesOf, selfTimesOf } from './cpu-profile.js';

const frame = (functionName: string, url: string, lineNumber = 7) => ({
  functionName,
  url,
  lineNumber,
  columnNumber: 0,
});

/** (root) ─ evaluated module ─ own function, and (root) ─ a stage ─ a function of a library. */
const profile = {
  nodes: [
    { id: 1, callFrame: frame('(root)', ''), children: [2, 4, 6] },
    { id: 2, callFrame: frame('', 'file:///x/node_modules/lib/index.js', 0), children: [3] },
    { id: 3, callFrame: frame('fill', 'file:///x/node_modules/lib/index.js') },
    { id: 4, callFrame: frame('drawPage', 'file:///x/build/render/draw-page.js'), children: [5] },
    { id: 5, callFrame: frame('fill', 'file:///x/node_modules/lib/index.js') },
    { id: 6, callFrame: frame('(garbage collector)', '') },
  ],
  samples: [3, 5, 6, 4],
  timeDeltas: [0, 1000, 2000, 4000],
};

test('a sample belongs to the stage that called, or to loading where a module was being run', () => {
  expect(Object.fromEntries(phasesOf(profile))).toEqual({
    'load modules: run them': 1,
    render: 2,
    'garbage collection': 4,
  });
});

test('a function has the time of its own samples alone', () => {
  expect(Object.fromEntries(selfTimesOf(profile))).toMatchObject({
    'fill node_modules/lib/index.js': 3,
    'drawPage build/render/draw-page.js': 0,
  });
});
