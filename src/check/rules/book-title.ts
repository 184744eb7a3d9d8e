import { declareFindings } from '../../model/finding.js';
import { pairMarks } from '../pair-marks.js';
import { textRule } from '../running-text.js';

const finding = declareFindings({
  'book-title': {
    severity: 'hint',
    zh: '“{title}”是证件或者活动，按国家标准不用书名号',
    en: '“{title}” is a certificate or an event, which has no title marks by the standard',
    note: {
      zh: '改用引号或者不加；要和引用的文件一致，或者是一份文件的标题，不用改',
      en: 'use quotation marks or none; leave it where the document cited has it so, or where it is the title of one',
    },
  },
  'book-title/question': {
    severity: 'hint',
    zh: '题目本身是问句的，问号写在书名号里面',
    en: 'the question mark of a title that is a question stands inside its marks',
    note: { zh: '写成“…？》”；问的是整句话，不用改', en: 'put it inside, unless the whole sentence is the question' },
  },
  'book-title/row': {
    severity: 'hint',
    zh: '“{title}”里并列的几项用顿号，不用间隔号',
    en: 'what stands side by side in “{title}” is parted by “、”, not “·”',
    note: { zh: '原题就是这样的，不用改', en: 'leave it where the title is printed so' },
  },
});

/** What certifies somebody or something. 论证 and 公证 are none. */
const CERTIFICATE =
  /(?:执照|许可证|合格证|登记证|资格证|身份证|居住证|驾驶证|行驶证|准考证|工作证|出入证|通行证|产权证|经营证|准入证|代码证|结婚证|户口[本簿]|证书|证明书)$/;
/** 召开《某某推进会》: what is held or begun is no document. */
const EVENT = /(?:会|会议|大会|论坛|仪式|大赛|竞赛|晚会|博览会|座谈会|培训班|行动|活动)$/;
const HELD = /(?:召开|举办|举行|开展|启动|承办|主办|参加|出席)了?$/;

/** Title marks are for what is written, drawn or made [GB/T 15834-2011 4.15.1, A.13.1]. */
export const bookTitle = textRule({ id: 'book-title', group: 'marks', finding }, function* (text, shown) {
  if (!shown.includes('《')) return;
  for (const { open, close } of pairMarks(shown).pairs) {
    if (shown.charAt(open) !== '《' || close - open > LONGEST) continue;
    const title = shown.slice(open + 1, close);
    const range = text.rangeOf(open, close + 1);
    const isEvent = EVENT.test(title) && HELD.test(shown.slice(Math.max(0, open - 3), open));
    if (CERTIFICATE.test(title) || isEvent) yield finding('book-title', range, { title });
    else if (/·[^·]*[和与及]/.test(title)) yield finding('book-title/row', range, { title });
    else if (shown.charAt(close + 1) === '？' && /吗|呢|什么|怎么|为何|如何|谁/.test(title)) {
      yield finding('book-title/question', text.rangeOf(close, close + 2), {});
    }
  }
});

/** The longest title that is judged, in UTF-16 units. */
const LONGEST = 60;
