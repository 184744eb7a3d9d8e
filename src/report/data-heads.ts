/** The columns of data files, as they are called in a head that is Chinese. */
const headings: Readonly<Record<string, string>> = {
  number: '总第',
  year: '年',
  issue: '期',
  special: '增刊',
  period: '起止',
  date: '印发日期',
  series: '系列',
  measure: '指标',
  unit: '单位',
  week: '本周',
  correction: '更正',
  month: '本月',
  total: '本年',
  measure_kind: '算法',
  week_exact: '本周（未取整）',
  correction_exact: '更正（未取整）',
  month_exact: '本月（未取整）',
  total_exact: '本年（未取整）',
  kind: '项目',
  value: '数值',
  file: '文件',
  line: '行',
  reason: '原因',
  folder: '文件夹',
  pages: '页数',
  sha256: '校验值',
  source: '来源',
  status: '状态',
  releases: '印发次数',
  contributor: '供稿单位',
  paragraphs: '段数',
  characters: '字数',
  issues: '期数',
  places: '位置',
  item: '序号',
  reviewer: '审改人',
  old: '原文',
  new: '改为',
  taken: '采纳',
};

export function chineseHead(name: string): string {
  const heading = headings[name];
  if (heading === undefined) throw new Error(`no Chinese head for ${name}`);
  return heading;
}

/** In which language the head of a data file is. */
export const headLanguages = ['en', 'zh'] as const;
export type HeadLanguage = (typeof headLanguages)[number];
