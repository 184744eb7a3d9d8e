/** What an official's title ends with: `副局长` of `某某局常务副局长`. */
interface TitleEnding {
  /** The title without what says of which degree it is. */
  readonly word: string;
  /** 副, 常务副, 代, 第一, 助理 …; empty for the head. */
  readonly degree: string;
  /** What stands before the ending. */
  readonly office: string;
}

/** Words that titles of officials end with; a longer one stands before those that it ends with. */
const words = [
  ...['书记', '省长', '市长', '州长', '县长', '区长', '镇长', '乡长', '主席', '主任', '部长', '厅长', '局长', '处长'],
  ...['科长', '司长', '署长', '院长', '校长', '所长', '站长', '队长', '组长', '会长', '秘书长', '理事长', '董事长'],
  ...['总经理', '经理', '委员', '常委', '成员', '总工程师', '总经济师', '总会计师', '总规划师', '巡视员', '调研员'],
  ...['检察长', '行长', '馆长', '社长', '台长', '庭长', '政委', '专员', '参事', '负责人', '总编辑', '主编'],
].join('|');

/** A full-time deputy is named either way. */
const DEGREES = '(?:常务|第一|执行)?副|(?:专职)副|代理?|第一|名誉|执行';
const atEnd = new RegExp(`(?<degree>${DEGREES})?(?<word>${words})(?<aide>助理)?$`);
const atStart = new RegExp(`^(?<degree>${DEGREES})?(?<word>${words})(?:助理)?`);

/** The ending of a text that ends with a title. */
export function titleEnding(text: string): TitleEnding | undefined {
  const match = atEnd.exec(text);
  if (!match) return undefined;
  const { degree = '', word = '', aide } = match.groups ?? {};
  return { word, degree: aide ?? degree.replace('专职', ''), office: text.slice(0, match.index) };
}

/** The title that a text begins with, without an office: `局长` of `局长出席会议`. */
export const titleStart = (text: string): string | undefined => atStart.exec(text)?.[0];

/** Whether a title as it is named may be a title as it is held: the same, or shortened, or with the office in full. */
export function isSameTitle(named: string, held: string): boolean {
  const a = titleEnding(named);
  const b = titleEnding(held);
  if (!a || !b) return named.endsWith(held) || held.endsWith(named);
  return a.word === b.word && a.degree === b.degree && isSameOffice(a.office, b.office);
}

/** Whether two titles of one office are alike but for their degree: 省长, 副省长 and 常务副省长. */
export function isOtherDegree(named: string, held: string): boolean {
  const a = titleEnding(named);
  const b = titleEnding(held);
  return a !== undefined && a.word === b?.word && a.degree !== b.degree && isSameOffice(a.office, b.office);
}

/** What a name of an office ends with. */
const OFFICE = /[\p{Script=Han}]{1,14}[省市州县区镇乡局厅委办处科院部站所会社团组府中心司队校]$/u;
/** Words that stand before an office and are no part of its name: 会议由某局局长…主持. */
const BEFORE_OFFICE =
  /.*(?:[由与和及向对请随在为是让等到将]|会见|会晤|陪同|邀请|听取|通知|记者|同志|时任|现任|担任|出任)/u;

/**
 * The office of a title that has the same ending as the one that is held, but is of another office; none where that is
 * unclear.
 */
export function otherOffice(named: string, held: string): string | undefined {
  const a = titleEnding(named);
  const b = titleEnding(held);
  if (!a || a.word !== b?.word || b.office === '') return undefined;
  const office = a.office.replace(BEFORE_OFFICE, '');
  return OFFICE.test(office) && !isSameOffice(office, b.office) ? office : undefined;
}

/** One may be short for the other: 省局 for 省某某局, 市委 for 某市市委. */
const isSameOffice = (a: string, b: string): boolean =>
  a.endsWith(b) || b.endsWith(a) || isShortFor(a, b) || isShortFor(b, a);

/** Whether all characters of the one stand in the other, in their order. */
function isShortFor(short: string, long: string): boolean {
  let at = 0;
  for (const character of short) {
    at = long.indexOf(character, at) + 1;
    if (at === 0) return false;
  }
  return true;
}
