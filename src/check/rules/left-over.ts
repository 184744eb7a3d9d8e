import { declareFindings, type Finding } from '../../model/finding.js';
import { FILL_IN, LOOK_OVER, SAMPLE_PARAGRAPH } from '../../model/new-workspace.js';
import type { SourceRange } from '../../model/source.js';
import { printedValues, rangeInValue } from '../printed-values.js';
import type { Rule } from '../rule.js';
import { runningText } from '../running-text.js';

const finding = declareFindings({
  'left-over': {
    severity: 'warning',
    missing: true,
    zh: '“{typed}”是没有填好的内容',
    en: '“{typed}” was left to be filled in',
    note: { zh: '填上内容，或者删去', en: 'fill it in, or remove it' },
  },
  'left-over/sample': {
    severity: 'warning',
    zh: '新建时的样例还在，会印出来',
    en: 'the sample of the new workspace is still here, and would be printed',
    note: { zh: '换成正文，或者删去', en: 'write the text in its place, or remove it' },
  },
  'left-over/note': {
    severity: 'warning',
    zh: '新建时留下的备注还在：“{note}”',
    en: 'a note of the new issue is still here: “{note}”',
    note: { zh: '写好、核对好以后，把它删去', en: 'remove it once the text is written and looked over' },
  },
});

/** What says, between brackets, that something is still to come; a reason may follow behind a comma. */
const NOTE = [
  '(?:[^（）【】，。]{0,6}(?:数据|数字|时间|地点|人数|名单|情况|内容|标题|姓名|职务|照片|图片|一句|一段))?(?:[均尚]|还需|仍)?',
  '(?:待(?:[补定核填查]|补充|补齐|补录|核实|核对|核定|查证|填写|确认|确定|更新|完善)',
  '|请(?:[补核]|补充|核实|核对|核定|填写|确认|完善)|存疑|未定稿)',
  '(?:[，。：、；][^（）【】]{0,20})?',
].join('');

const LEFT_OVER = new RegExp(
  [
    // Stand-ins: ××件, XX局, ×月×日.
    // Not in the pattern of a number, which has digits or a class between them: ×2××××3, X妆XXXXXXXX.
    '(?<![A-Za-z0-9×])(?!(?<=[×X][一-鿿])[×X]{4})[×XxＸｘ]{2,}(?![A-Za-z0-9×])',
    '(?<![A-Za-z0-9])[×XＸ](?=[年月日期](?![利万化均息]))',
    // Remarks to oneself.
    `（${NOTE}）`,
    `【(?:${NOTE}|此处[^【】]{0,20}|略)】`,
    '(?<![A-Za-z0-9])(?:TBD|TBC)(?![A-Za-z0-9])',
    String.raw`(?<![？！?!])(?:？{3}|\?{3,})(?![？！?!])`,
    // Brackets that wait for their text.
    String.raw`\[[ \u3000]*\]|［[ \u3000]*］|【[ \u3000]*】|〔[ \u3000]*〕|（[ \u3000]*）|《[ \u3000]*》|“[ \u3000]*”`,
  ].join('|'),
  'g',
);

/** `bulletin new` leaves these in the place of what the last issue had. */
const NEW_NOTE = new RegExp(`<!--[ \\t]*((?:${FILL_IN}|${LOOK_OVER})[^\\n]{0,80}?)[ \\t]*-->`, 'g');

/** The longest stretch that is looked through, in UTF-16 units: a quotation or a title in which a form is shown is no longer. */
const FORM_REACH = 40;
/** What says that a form is shown: 以“××办法”命名, 文号写成“×政〔××××〕×号”. */
const OF_FORM = /命名|格式|样式|形式|编号|文号|体例|表述|标注|写[成作为]|例如|比如|形如|称为/;

/** Whether a stand-in is of a form that the text speaks of: it stands in quotation or title marks, in such a sentence. */
function isOfForm(shown: string, start: number, length: number): boolean {
  const before = shown.slice(Math.max(0, start - FORM_REACH), start);
  const after = shown.slice(start + length, start + length + FORM_REACH);
  const isEnclosed = /[“《‘][^”》’。]*$/.test(before) && /^[^“《‘。]*[”》’]/.test(after);
  return (
    isEnclosed && OF_FORM.test((/[^。！？\n]*$/.exec(before)?.[0] ?? '') + (/^[^。！？\n]*/.exec(after)?.[0] ?? ''))
  );
}

/** What the author left to be filled in. */
export const leftOver: Rule = {
  id: 'left-over',
  group: 'words',
  finding,
  *check(issue) {
    for (const located of printedValues(issue.header)) {
      for (const { 0: typed, index } of located.value.matchAll(LEFT_OVER)) {
        yield report(typed, rangeInValue(located, index, index + typed.length));
      }
    }
    for (const file of issue.files) {
      for (const { 0: typed, 1: note = '', index } of file.text.matchAll(NEW_NOTE)) {
        yield finding('left-over/note', { file, start: index, end: index + typed.length }, { note });
      }
    }
    for (const text of issue.texts) {
      const sample = runningText(text).indexOf(SAMPLE_PARAGRAPH);
      if (sample >= 0) yield finding('left-over/sample', text.rangeOf(sample, sample + SAMPLE_PARAGRAPH.length), {});
      const shown = runningText(text);
      for (const { 0: typed, index } of shown.matchAll(LEFT_OVER)) {
        if (!/^[×XxＸｘ]/.test(typed) || !isOfForm(shown, index, typed.length))
          yield report(typed, text.rangeOf(index, index + typed.length));
      }
    }
  },
};

const report = (typed: string, range: SourceRange): Finding => finding('left-over', range, { typed });
