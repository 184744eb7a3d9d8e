/** Han, letters and digits first, then also marks that mean nothing to YAML wherever they stand, and single blanks. */
const PLAIN = /^[\p{L}\p{N}“《（](?:[\p{L}\p{N}“”‘’《》（）、，。；！？…—·+._-]|(?<! ) (?=\S))*$/u;

/** A text as YAML: plain where nothing in it could be taken for syntax, else in double quotes. */
export const yamlScalar = (text: string): string => (PLAIN.test(text) ? text : JSON.stringify(text));
