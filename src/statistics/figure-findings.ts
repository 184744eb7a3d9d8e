import type { FindingEntry } from '../model/message.js';

/** What may be wrong with figures and charts that a text asks for. */
export const figureFindings = {
  'figure-unknown': {
    severity: 'error',
    zh: '没有“{figure}”这个数',
    en: 'there is no figure “{figure}”',
    note: { zh: '最接近的是“{nearest}”；可以写：{known}', en: 'the nearest is “{nearest}”; the figures are {known}' },
  },
  'figure-unknown/none-written': {
    severity: 'error',
    zh: '没有写要“{series}”的什么数',
    en: 'no figure of “{series}” is named',
    note: { zh: '写成 {example}；可以写：{known}', en: 'write {example}; the figures are {known}' },
  },
  'figure-measure/needed': {
    severity: 'error',
    zh: '“{figure}”要写明是哪个指标',
    en: '“{figure}” needs a measure',
    note: { zh: '写成 {example}', en: 'write {example}' },
  },
  'figure-measure/unfit': {
    severity: 'error',
    zh: '“{figure}”后面不能再写“{measure}”',
    en: '“{figure}” takes no measure, but “{measure}” is written',
    note: { zh: '写成 {example}', en: 'write {example}' },
  },
  'figure-format/unknown': {
    severity: 'error',
    zh: '没有“{format}”这种写法',
    en: 'there is no format “{format}”',
    note: { zh: '最接近的是“{nearest}”；可以写：{known}', en: 'the nearest is “{nearest}”; the formats are {known}' },
  },
  'figure-format/unfit': {
    severity: 'error',
    zh: '这里的“{figure}”不能用“{format}”',
    en: '“{format}” does not fit “{figure}” here',
    note: {
      zh: '“数值”用于单个指标，“万”用于能相加的数，“增减”“倍”用于环比和同比，“自起”用于累计数；这里去掉“|{format}”',
      en: '“数值” is for a single measure, “万” for what adds up, “增减” and “倍” for “环比” and “同比”, “自起” for totals; drop “|{format}” here',
    },
  },
  'figure-missing': {
    severity: 'error',
    missing: true,
    zh: '第{number}期还没有填“{series}”的数，没有“{figure}”',
    en: 'the figures of “{series}” in issue {number} are not there yet: no “{figure}”',
    note: { zh: '先在第{number}期的 index.md 里填上', en: 'fill them in in index.md of issue {number}' },
  },
  'figure-unavailable/spoiled': {
    severity: 'error',
    zh: '“{series}”{year}年的累计有错误，这里的“{figure}”算不出来',
    en: 'the {year} totals of “{series}” have errors, so “{figure}” can’t be had here',
    note: {
      zh: '先用 bulletin check --all 查出{year}年各期的错误，改好再编',
      en: 'mend what bulletin check --all reports for {year} first',
    },
  },
  'figure-unavailable/no-figures': {
    severity: 'error',
    zh: '第{number}期的“{series}”写的是“无”，没有这个数',
    en: 'issue {number} says “无” for “{series}”: there is no such figure',
    note: { zh: '这一句改写成不提“{figure}”的说法', en: 'reword the sentence without “{figure}”' },
  },
  'figure-unavailable/not-begun': {
    severity: 'error',
    zh: '第{number}期还没有开始统计“{series}”',
    en: '“{series}” was not yet counted in issue {number}',
    note: { zh: '这一句改写成不提“{figure}”的说法', en: 'reword the sentence without “{figure}”' },
  },
  'figure-unavailable/in-opening': {
    severity: 'error',
    zh: '第{number}期在“{series}”的期初里，没有单独的数',
    en: 'issue {number} is inside an opening of “{series}”: it has no figures of its own',
    note: {
      zh: '这一句改写成不提“{figure}”的说法，或者照原件直接写数字',
      en: 'reword the sentence without “{figure}”, or type the number from the printed issue',
    },
  },
  'figure-unavailable/no-issue-before': {
    severity: 'error',
    zh: '第{number}期的前一期没有留存，没有“{figure}”',
    en: 'the issue before {number} is not kept: there is no “{figure}”',
    note: {
      zh: '为前一期建一个只放 index.md 的文件夹，或者改写成不提“{figure}”的说法',
      en: 'add a folder with the index.md of that issue, or reword the sentence without “{figure}”',
    },
  },
  'figure-unavailable/no-issue-last-year': {
    severity: 'error',
    zh: '{year}年第{issue}期没有留存，没有“{figure}”',
    en: 'issue {issue} of {year} is not kept: there is no “{figure}”',
    note: {
      zh: '为那一期建一个只放 index.md 的文件夹，或者改写成不提“{figure}”的说法，直接写数字',
      en: 'add a folder with the index.md of that issue, or reword the sentence without “{figure}” and type the number',
    },
  },
  'figure-unavailable/month-hidden': {
    severity: 'error',
    zh: '“{series}”的期初可能含有{month}月的数，算不出“{figure}”',
    en: 'the opening of “{series}” may hold part of month {month}, so “{figure}” can’t be had',
    note: {
      zh: '期初截止在{month}月以前的，在期初里写明 until（最后一天）；否则改写成不提“{figure}”的说法',
      en: 'where the opening ends before month {month}, state until: <its last day>; else reword without “{figure}”',
    },
  },
  'figure-unavailable/special': {
    severity: 'error',
    zh: '增刊不计入累计，没有“{figure}”',
    en: 'a special issue is outside the ledger: it has no “{figure}”',
    note: { zh: '直接写数字', en: 'type the number' },
  },
  'figure-unavailable/special-number': {
    severity: 'error',
    zh: '增刊没有期号，不能用“{fact}”',
    en: 'a special issue has no number to put in for “{fact}”',
    note: { zh: '直接写出来', en: 'type what is meant' },
  },
  'figure-unavailable/base-zero': {
    severity: 'error',
    zh: '作比较的第{number}期的数是 0，算不出“{figure}”',
    en: 'the figure of issue {number} to compare with is 0: there is no “{figure}”',
    note: {
      zh: '改写成不用百分比的说法，用 {example} 取数',
      en: 'reword the sentence without a percentage; {example} gives the number',
    },
  },
  'figure-unavailable/base-negative': {
    severity: 'error',
    zh: '作比较的第{number}期的数是负数，算不出“{figure}”',
    en: 'the figure of issue {number} to compare with is below 0: there is no “{figure}”',
    note: {
      zh: '改写成不用百分比的说法，用 {example} 取数',
      en: 'reword the sentence without a percentage; {example} gives the number',
    },
  },
  'figure-unavailable/measure-not-begun': {
    severity: 'error',
    zh: '第{number}期还没有“{series}”的{measure}，没有“{figure}”',
    en: '{measure} of “{series}” had not begun in issue {number}: there is no “{figure}”',
    note: { zh: '这一句改写成不提“{figure}”的说法', en: 'reword the sentence without “{figure}”' },
  },
  'figure-unavailable/measure-ended': {
    severity: 'error',
    zh: '“{series}”的{measure}到第{number}期已经停用，没有“{figure}”',
    en: '{measure} of “{series}” had ended by issue {number}: there is no “{figure}”',
    note: { zh: '这一句改写成不提“{figure}”的说法', en: 'reword the sentence without “{figure}”' },
  },
  'figure-unavailable/divided-by-zero': {
    severity: 'error',
    zh: '“{series}”的“{figure}”要除以 0：到第{number}期，{measures}是 0',
    en: '“{figure}” of “{series}” would be divided by 0: up to issue {number}, {measures} is 0',
    note: { zh: '这一句改写成不提这个数的说法', en: 'reword the sentence without this figure' },
  },
  'figure-unavailable/not-over': {
    severity: 'error',
    zh: '到第{number}期，“{figure}”还没有过完',
    en: '“{figure}” is not over in issue {number}',
    note: {
      zh: '过完以后再写；截至目前的数用“本月”“本季度”“本年”',
      en: 'write it once it is over; “本月”, “本季度” and “本年” run up to the issue',
    },
  },
  'figure-unavailable/no-weeks': {
    severity: 'error',
    zh: '没有“{figure}”：{year}年的这段时间里一期也没有留存',
    en: 'there is no “{figure}”: no issue of that part of {year} is kept',
    note: { zh: '这一句改写成不提“{figure}”的说法', en: 'reword the sentence without “{figure}”' },
  },
  'figure-unavailable/nothing-listed': {
    severity: 'error',
    zh: '“{series}”没有可以列出的指标',
    en: '“{series}” has no measure to list',
    note: {
      zh: '写明是哪个指标，或者在 bulletin.yaml 里写 list（列出）',
      en: 'name a measure, or say what to list by “list” in bulletin.yaml',
    },
  },
  'figure-period/begins': {
    severity: 'hint',
    zh: '“{figure}”按周算：{year}年第{issue}期跨进这段时间，整周计入',
    en: '“{figure}” is counted by weeks: issue {issue} of {year} reaches into it and counts as a whole',
    note: {
      zh: '一周算在它最后一天所在的月份；要精确到天，请直接写数字',
      en: 'a week counts where its last day lies; for exact days type the number',
    },
  },
  'figure-period/ends': {
    severity: 'hint',
    zh: '“{figure}”按周算：{year}年第{issue}期跨出这段时间，整周不计入',
    en: '“{figure}” is counted by weeks: issue {issue} of {year} reaches out of it and doesn’t count',
    note: {
      zh: '一周算在它最后一天所在的月份；要精确到天，请直接写数字',
      en: 'a week counts where its last day lies; for exact days type the number',
    },
  },
  'figure-period/gaps': {
    severity: 'hint',
    zh: '“{figure}”只有第{issues}期的数',
    en: '“{figure}” has the figures of issues {issues} alone',
    note: {
      zh: '其余各期写的是“无”，或者那时还没有这个指标；bulletin stats --explain 逐项列出',
      en: 'the others say “无” or hadn’t the measure yet; bulletin stats --explain lists every addend',
    },
  },
  'chart-figures/special': {
    severity: 'error',
    zh: '增刊不计入累计，不能有统计图',
    en: 'a special issue is outside the ledger: it can’t have a chart',
    note: { zh: '删去，或者用一张图片代替', en: 'remove it, or put an image in its place' },
  },
  'chart-figures/not-begun': {
    severity: 'error',
    zh: '到第{number}期还没有“{series}”的数，画不出图',
    en: 'there are no figures of “{series}” up to issue {number} to draw',
    note: { zh: '核对系列名称，或者先不放图', en: 'check the series, or leave the chart out for now' },
  },
  'chart-figures/span': {
    severity: 'warning',
    zh: '图题说“{typed}”，图里是 {count} 期的数',
    en: 'the caption says “{typed}”, the chart has the figures of {count} issues',
    note: {
      zh: '写成“{right}”；画几期由 last= 定，本年还没有那么多期，有几期画几期',
      en: 'write “{right}”; last= says how many there are to be, and the year may not have so many yet',
    },
  },
  'chart-figures/missing': {
    severity: 'error',
    missing: true,
    zh: '第{number}期还没有填“{series}”的数，{year}年的图画不全',
    en: 'the figures of “{series}” in issue {number} are not there yet: the chart of {year} is incomplete',
    note: { zh: '先在第{number}期的 index.md 里填上', en: 'fill them in in index.md of issue {number}' },
  },
  'chart-figures/spoiled': {
    severity: 'error',
    zh: '“{series}”{year}年的累计有错误，画不出图',
    en: 'the {year} totals of “{series}” have errors and can’t be drawn',
    note: {
      zh: '先用 bulletin check --all 查出{year}年各期的错误，改好再编',
      en: 'mend what bulletin check --all reports for {year} first',
    },
  },
} as const satisfies Record<string, FindingEntry>;
