import { insidePairs, pairMarks } from './pair-marks.js';

/**
 * What leads in a quotation of a law or of somebody: 《某法》第三条规定：“…”, a clause such as 第三条 or 规定 stands close before.
 */
const LEAD_IN =
  /(?:》|第[\d一二三四五六七八九十百千零〇]{1,9}[章条款项]|规定|明确|载明|写道|原文|原话)[^“”。！？\n]{0,20}$/;
/** How much of what stands before a quotation is looked at, in UTF-16 units: `LEAD_IN` needs no more. */
const LEAD_LENGTH = 40;

/**
 * Whether each offset of a text stands in somebody else's words: a title, or a quotation of a law or a document. They
 * are printed as they were written, right or wrong. It is found out when it is first asked: most rules find nothing to ask about.
 */
export function citedIn(shown: string): (at: number) => boolean {
  let isCited: ReturnType<typeof findCited> | undefined;
  return (at) => {
    isCited ??= findCited(shown);
    return isCited(at);
  };
}

function findCited(shown: string): (at: number) => boolean {
  if (!/[《〈“]/.test(shown)) return () => false;
  const { pairs } = pairMarks(shown);
  const cited = pairs.filter(({ open }) => {
    const mark = shown.charAt(open);
    return '《〈'.includes(mark) || (mark === '“' && LEAD_IN.test(shown.slice(Math.max(0, open - LEAD_LENGTH), open)));
  });
  return insidePairs(shown, cited);
}
