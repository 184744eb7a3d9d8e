/**
 * What an editor wrote as one tells it, in the form in which it is read: `取号8000 受理3500件` is
 * `{取号: 8000, 受理: 3500}`, and with the series in front, `大厅 取号8000`, it is `{大厅: {取号: 8000}}`.
 * @returns undefined where the text says anything else as well
 */
export function figuresAsWritten(text: string): string | undefined {
  const series: { readonly name?: string; readonly figures: string[] }[] = [];
  let end = 0;
  for (const { index, 0: all, groups: { name = '', number } = {} } of text.matchAll(TOLD)) {
    if (!/^[\s,，、;；]*$/.test(text.slice(end, index))) return undefined;
    end = index + all.length;
    const last = series.at(-1);
    if (number === undefined) series.push({ name, figures: [] });
    else if (last) last.figures.push(writtenFigure(name, number));
    else series.push({ figures: [writtenFigure(name, number)] });
  }
  const isWhole = /^[\s,，、;；.。]*$/.test(text.slice(end));
  if (!isWhole || series.length === 0 || series.some(({ figures }) => figures.length === 0)) return undefined;
  const [first] = series;
  if (first?.name === undefined && series.length > 1) return undefined;
  const written = series.map(({ name, figures }) => {
    const week = `{${figures.join(', ')}}`;
    return name === undefined ? week : `${name}: ${week}`;
  });
  return first?.name === undefined ? written.join() : `{${written.join(', ')}}`;
}

/** A name, and its number where one follows, with a unit of at most three letters. A word that tells of a number, such as 约, is no name. */
const TOLD =
  /(?<name>\p{L}+(?<![约近超逾达]))[ \t]*[:：]?[ \t]*(?:(?<number>\d[\d,，]*(?:\.\d+)?)(?:\p{L}{1,3}(?=[\s,，、;；.。]|$))?)?/gu;

const writtenFigure = (name: string, number: string): string => `${name}: ${number.replace(/[,，]/g, '').trim()}`;
