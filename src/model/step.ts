/** The steps of a compile, in their order. */
export type CompileStep = 'parse' | 'count' | 'check' | 'pictures' | 'typeset' | 'render';

/** A function that is told of each step as it begins. A compile knows no clock: whoever asks may have one. */
export type Observe = (step: CompileStep) => void;
