/*
 * Wordings name the program as npm's users type it, `npx --no bulletin`, or by its mere name. Where it is called otherwise, a
 * command that was typed as it is printed would fail: so all wordings are put into the words that hold there, as they are filled in.
 */

/** Puts a wording into the words that hold here. As long as nobody says otherwise, it stays as it is. */
let reword = (wording: string): string => wording;

/**
 * From now on wordings name commands as they are called here.
 * @param call what is typed before a command, in the place of the program's name
 */
export function nameProgram(call: string, commands: readonly string[]): void {
  const named = new RegExp(`(?:npx --no )?(?<![\\w./-])bulletin (?=(?:${commands.join('|')})(?![\\w-]))`, 'g');
  reword = (wording) => wording.replace(named, () => `${call} `);
}

/** A wording with the program as it is called here. */
export const asCalledHere = (wording: string): string => reword(wording);
