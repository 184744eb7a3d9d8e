/* Whether text is Han: the ideographs of every language, wherever Unicode keeps them. */

export const hasHan = (text: string): boolean => /\p{Script=Han}/u.test(text);

/** Whether a text that is not empty is Han alone. */
export const isHan = (text: string): boolean => /^\p{Script=Han}+$/u.test(text);
