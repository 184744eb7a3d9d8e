const OPEN = '<!--';
const CLOSE = '-->';

/** A source with blanks in the place of its notes, of the same length and with the same line ends. */
export function blankNotes(source: string): string {
  const parts: string[] = [];
  let done = 0;
  for (let open = source.indexOf(OPEN); open >= 0; open = source.indexOf(OPEN, done)) {
    const close = source.indexOf(CLOSE, open + OPEN.length);
    const end = close < 0 ? source.length : close + CLOSE.length;
    parts.push(source.slice(done, open), source.slice(open, end).replace(/[^\r\n]/g, ' '));
    done = end;
  }
  return parts.join('') + source.slice(done);
}
