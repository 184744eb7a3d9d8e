/* Whether text is Han: the ideographs of every language, wherever Unicode keeps them. */

export const hasHan = (text: string): boolean => /\p{Script=Han}/u.test(text);

/** Whether a text is Han alone; an empty one is not. */
export const isHan = (text: string): boolean => /^\p{Script=Han}+$/u.test(text);
