/** What an official's title ends with: `副局长` of `某某局常务副局长`. */
export interface TitleEnding {
  /** Without 副. */
  readonly word: string;
  readonly isDeputy: boolean;
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

const atEnd = new RegExp(`(?<deputy>(?:常务)?副)?(?<word>${words})$`);
const atStart = new RegExp(`^(?<deputy>(?:常务)?副)?(?<word>${words})`);

/** The ending of a text that ends with a title. */
export function titleEnding(text: string): TitleEnding | undefined {
  const match = atEnd.exec(text);
  return match ? endingOf(match, text.slice(0, match.index)) : undefined;
}

/** The title that a text begins with, without an office: `局长` of `局长出席会议`. */
export const titleStart = (text: string): string | undefined => atStart.exec(text)?.[0];

/** Whether a title as it is named may be a title as it is held: the same, or shortened, or with the office in full. */
export function isSameTitle(named: string, held: string): boolean {
  const a = titleEnding(named);
  const b = titleEnding(held);
  if (!a || !b) return named.endsWith(held) || held.endsWith(named);
  return a.word === b.word && a.isDeputy === b.isDeputy && isSameOffice(a.office, b.office);
}

/** Whether two titles of one office are alike but for 副. */
export function isOtherDegree(named: string, held: string): boolean {
  const a = titleEnding(named);
  const b = titleEnding(held);
  if (!a || !b) return false;
  return a.word === b.word && a.isDeputy !== b.isDeputy && isSameOffice(a.office, b.office);
}

const isSameOffice = (a: string, b: string): boolean => a.endsWith(b) || b.endsWith(a);

const endingOf = ({ groups }: RegExpExecArray, office: string): TitleEnding => ({
  word: groups?.word ?? '',
  isDeputy: groups?.deputy !== undefined,
  office,
});
