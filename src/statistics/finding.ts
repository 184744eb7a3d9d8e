import { declareFindings } from '../model/finding.js';
import { figureFindings } from './figure-findings.js';

/** What may be wrong with the figures of an issue, and between those of several. */
export const finding = declareFindings({
  'series-unknown': {
    severity: 'error',
    zh: '没有“{series}”这个系列',
    en: 'there is no series “{series}”',
    note: {
      zh: '最接近的是“{nearest}”；bulletin.yaml 里有：{known}。改了名称的系列在那里写 was（曾用），停用的写 until（停用）',
      en: 'the nearest is “{nearest}”; bulletin.yaml declares {known}. There a series with a new name says “was”, one that has ended “until”',
    },
  },
  'series-unknown/none-declared': {
    severity: 'error',
    zh: '没有“{series}”这个系列：bulletin.yaml 里一个系列也没有',
    en: 'there is no series “{series}”: bulletin.yaml declares none',
    note: {
      zh: '在 bulletin.yaml 的 statistics（统计）下写明系列的 title（标题）和 measures（指标）',
      en: 'declare its title and measures under statistics in bulletin.yaml',
    },
  },
  'measure-unknown': {
    severity: 'error',
    zh: '“{series}”没有“{measure}”这个指标',
    en: '“{series}” has no measure “{measure}”',
    note: {
      zh: '最接近的是“{nearest}”；“{series}”的指标有：{known}。停用的在 bulletin.yaml 里写 until（停用），不要删去',
      en: 'the nearest is “{nearest}”; the measures of “{series}” are {known}. One that has ended stays in bulletin.yaml, with “until”',
    },
  },
  'name-twice': {
    severity: 'error',
    zh: '“{name}”和“{twin}”是同一项改名前后的名称，只能填一次',
    en: '“{name}” and “{twin}” are the same under its former and its new name: it is stated once',
    note: { zh: '删去一个', en: 'remove one of them' },
  },
  'measure-missing': {
    severity: 'error',
    missing: true,
    zh: '“{series}”缺少：{measures}',
    en: '“{series}” lacks {measures}',
    note: {
      zh: '补上本周数，没有发生的写 0；那时还没有的，在 bulletin.yaml 里写 from（启用），改过名称的写 was（曾用）',
      en: 'add the week’s figures, 0 where there were none; of a measure that came later say “from” in bulletin.yaml, of one with a new name “was”',
    },
  },
  'measure-missing/opening': {
    severity: 'error',
    zh: '{year}年“{series}”的期初数缺少：{measures}',
    en: 'the {year} opening of “{series}” lacks {measures}',
    note: {
      zh: '补上截至第{through}期的本年累计数；没有的写 0',
      en: 'add the year’s totals through issue {through}; write 0 where there were none',
    },
  },
  'measure-unfit/rate': {
    severity: 'error',
    zh: '“{series}”的{measure}由程序按公式算出，不填数',
    en: '{measure} of “{series}” is worked out by its formula and not filled in',
    note: { zh: '删去这一项', en: 'remove it' },
  },
  'measure-unfit/parts': {
    severity: 'error',
    zh: '“{series}”的{measure}不是相加的数，不能分几项填',
    en: '{measure} of “{series}” doesn’t add up, so it can’t be filled in in parts',
    note: { zh: '只填一个数', en: 'write one figure' },
  },
  'measure-unfit/time': {
    severity: 'error',
    zh: '第{number}期没有“{series}”的{measure}：按 bulletin.yaml，那时还没有启用，或者已经停用',
    en: 'issue {number} has no {measure} of “{series}”: by bulletin.yaml it had not begun or had ended',
    note: {
      zh: '删去这一项，或者改 bulletin.yaml 里的 from（启用）、until（停用）',
      en: 'remove it, or change from and until in bulletin.yaml',
    },
  },
  'measure-unfit/opening': {
    severity: 'error',
    zh: '“{series}”的{measure}在第{through}期还没有启用，不能有期初数',
    en: '{measure} of “{series}” had not begun in issue {through}: it can’t have an opening',
    note: { zh: '删去这一项，或者改 from（启用）', en: 'remove it, or change from' },
  },
  'measure-unfit/whole': {
    severity: 'error',
    zh: '“{measure}”要填整数，读到的是“{text}”',
    en: '“{measure}” must be a whole number, found “{text}”',
    note: {
      zh: '有小数的指标，在 bulletin.yaml 里写 digits（小数位数），例如“{example}”',
      en: 'a measure with decimals has digits in bulletin.yaml, as in “{example}”',
    },
  },
  'measure-unfit/decimals': {
    severity: 'error',
    zh: '“{measure}”最多 {places} 位小数，读到的是“{text}”',
    en: '“{measure}” has at most {places} decimals, found “{text}”',
    note: {
      zh: '核对这个数；小数位数写在 bulletin.yaml 的 digits（小数位数）里',
      en: 'check it; digits in bulletin.yaml says how many there may be',
    },
  },
  'week-missing': {
    severity: 'error',
    missing: true,
    zh: '第{number}期没有“{series}”的本周数',
    en: 'issue {number} has no figures of “{series}”',
    note: {
      zh: '在 statistics（统计）下补上“{series}: {example}”；这一周确实没有数，就写“{series}: 无”',
      en: 'add “{series}: {example}” under statistics, or “{series}: 无” for a week without figures',
    },
  },
  'week-repeated': {
    severity: 'warning',
    zh: '“{series}”的{measures}与上一期（第{previous}期）完全相同',
    en: '{measures} of “{series}” equal those of the issue before ({previous})',
    note: { zh: '请核对是不是忘了改上一期的数', en: 'check that the figures were not left over from the last issue' },
  },
  'week-unusual': {
    severity: 'warning',
    zh: '“{series}”的{measure}是 {value}，与前 {weeks} 期的中位数 {median} 相差 5 倍以上',
    en: '{measure} of “{series}” is {value}, more than 5 times off the median {median} of the last {weeks} issues',
    note: { zh: '请核对有没有多写或少写一位', en: 'check for a digit too many or too few' },
  },
  'issue-gap': {
    severity: 'error',
    zh: '{year}年缺第{numbers}期，这一年的累计数算不出来',
    en: 'issue {numbers} of {year} is missing, so the year’s totals can’t be had',
    note: {
      zh: '为缺的每一期建一个文件夹，只放 index.md，写明期号、起止和本周数',
      en: 'make a folder for each missing issue with just an index.md that has its number, period and figures',
    },
  },
  'issue-order/number': {
    severity: 'warning',
    zh: '总第 {number} 期没有接上前一期（总第 {previous} 期）',
    en: 'number {number} does not follow the issue before, {previous}',
    note: { zh: '请核对总第期数和期号', en: 'check number and issue' },
  },
  'issue-order/issue': {
    severity: 'warning',
    zh: '{year}年第{issue}期没有接上前一期（总第 {previousNumber} 期，{previousYear}年第{previousIssue}期）',
    en: 'issue {issue} of {year} does not follow the one before (number {previousNumber}, {previousYear} issue {previousIssue})',
    note: { zh: '请核对总第期数和期号', en: 'check number and issue' },
  },
  'issue-order/year': {
    severity: 'warning',
    zh: '总第 {number} 期写的是{year}年，前一期已经是{previousYear}年',
    en: 'number {number} says {year}, the issue before it says {previousYear}',
    note: { zh: '请核对 year（年）', en: 'check the year' },
  },
  'issue-duplicate/number': {
    severity: 'error',
    zh: '总第 {number} 期已经有了：{other}',
    en: 'number {number} is taken by {other}',
    note: {
      zh: '改正其中一个的总第期数，或删去重复的文件夹',
      en: 'mend one of the numbers, or delete the folder that is one too many',
    },
  },
  'issue-duplicate/issue': {
    severity: 'error',
    zh: '{year}年第{issue}期已经有了：{other}',
    en: 'issue {issue} of {year} is taken by {other}',
    note: { zh: '改正其中一个的年或期号', en: 'mend the year or issue of one of them' },
  },
  'opening-needed': {
    severity: 'error',
    zh: '{year}年留存的第一期是总第 {number} 期（第{issue}期），“{series}”此前的数没有期初',
    en: 'the first kept issue of {year} is number {number} (issue {issue}), and “{series}” has no opening for what came before',
    note: {
      zh: '在 bulletin.yaml 里“{series}”的 opening（期初）下写 {example}',
      en: 'write {example} under the opening of “{series}” in bulletin.yaml',
    },
  },
  'opening-needed/short': {
    severity: 'error',
    zh: '“{series}”{year}年的期初只到总第 {through} 期，接不上留存的第一期（总第 {number} 期）',
    en: 'the {year} opening of “{series}” ends with number {through} and does not reach the first kept issue, number {number}',
    note: {
      zh: '把期初改成截至总第 {last} 期的累计数，或补上中间各期',
      en: 'give the totals through number {last}, or add the issues in between',
    },
  },
  'opening-duplicate': {
    severity: 'error',
    zh: '“{series}”{year}年有两个期初',
    en: '“{series}” has two openings for {year}',
    note: { zh: '只留一个', en: 'keep one of them' },
  },
  'opening-overlap': {
    severity: 'error',
    zh: '“{series}”{year}年的期初截至总第 {through} 期，可是总第 {number} 期自己也有数，会算两遍',
    en: 'the {year} opening of “{series}” covers all through number {through}, but number {number} has figures of its own and would count twice',
    note: {
      zh: '把 through（截至）改到总第 {number} 期以前，期初数也相应减去',
      en: 'let the opening end before number {number}, its figures too',
    },
  },
  'correction-itself': {
    severity: 'error',
    zh: '第{number}期不能更正自己',
    en: 'issue {number} can’t correct itself',
    note: { zh: '直接改 statistics（统计）里的数', en: 'change its figures under statistics' },
  },
  'correction-later': {
    severity: 'error',
    zh: '第{stating}期不能更正后出的第{number}期',
    en: 'issue {stating} can’t correct issue {number}, which comes later',
    note: { zh: '更正写在发现错误以后的那一期里', en: 'state the correction in an issue after the one it corrects' },
  },
  'correction-unknown': {
    severity: 'error',
    zh: '更正的总第 {number} 期既没有留存，也不在“{series}”的期初里',
    en: 'number {number} is neither kept nor inside an opening of “{series}”',
    note: {
      zh: '这里写的是总第期数，不是期号，请核对',
      en: 'this is the running number “总第”, not the issue of the year: check it',
    },
  },
  'correction-unknown/no-figures': {
    severity: 'error',
    zh: '第{number}期还没有统计“{series}”，无从更正',
    en: '“{series}” was not yet counted in issue {number}, so there is nothing to correct',
    note: { zh: '请核对系列和总第期数', en: 'check series and number' },
  },
  'correction-from': {
    severity: 'error',
    zh: '更正前的{measure}写的是 {from}，第{number}期的台账上是 {actual}',
    en: 'the correction says {measure} was {from}, the ledger has {actual} for issue {number}',
    note: {
      zh: '请核对期数；以前更正过的，写更正以后的数',
      en: 'check the number; where it was corrected before, write the corrected figure',
    },
  },
  'correction-from/opening': {
    severity: 'error',
    zh: '第{number}期在期初里，没有单独的{measure}数，“原为”无从核对',
    en: 'issue {number} is inside an opening, so its {measure} is not known and “from” can’t be checked',
    note: {
      zh: '写成增减数，例如“{measure}: {difference}”',
      en: 'write the signed difference instead: “{measure}: {difference}”',
    },
  },
  'correction-negative/week': {
    severity: 'error',
    zh: '更正以后第{number}期的{measure}成了 {result}',
    en: 'the correction makes {measure} of issue {number} {result}',
    note: { zh: '请核对增减数和期数', en: 'check the amount and the number' },
  },
  'correction-negative/total': {
    severity: 'error',
    zh: '更正以后{year}年的{measure}累计成了 {result}',
    en: 'the correction makes the {year} total of {measure} {result}',
    note: { zh: '请核对增减数和期数', en: 'check the amount and the number' },
  },
  'correction-kind/rate': {
    severity: 'error',
    zh: '“{series}”的{measure}由程序按公式算出，不能更正',
    en: '{measure} of “{series}” is worked out by its formula: it can’t be corrected',
    note: { zh: '更正公式里的指标', en: 'correct the measures of its formula' },
  },
  'correction-kind/from-to': {
    severity: 'error',
    zh: '“{series}”的{measure}不能相加，不能写增减数',
    en: '{measure} of “{series}” doesn’t add up, so it can’t be changed by an amount',
    note: {
      zh: '写第{number}期原来的数和正确的数：“{example}”',
      en: 'write what issue {number} had and what is right: “{example}”',
    },
  },
  'correction-kind/opening': {
    severity: 'error',
    zh: '第{number}期在期初里，“{series}”的{measure}没有单独的数可以更正',
    en: 'issue {number} is inside an opening: it has no {measure} of “{series}” to correct',
    note: { zh: '改 bulletin.yaml 里的期初数', en: 'change the opening in bulletin.yaml' },
  },
  'correction-kind/silent': {
    severity: 'error',
    zh: '第{number}期的“{series}”写的是“无”，没有{measure}可以更正',
    en: 'issue {number} says “无” for “{series}”: there is no {measure} to correct',
    note: { zh: '请核对系列和总第期数', en: 'check series and number' },
  },
  'published-differs': {
    severity: 'error',
    zh: '“{series}”的{measure}累计：刊出 {published}，台账 {computed}，相差 {difference}',
    en: '{measure} of “{series}” to date: published {published}, ledger {computed}, difference {difference}',
    note: {
      zh: '用 bulletin stats --explain {measure} --issue {number} 逐项核对',
      en: 'check every addend with bulletin stats --explain {measure} --issue {number}',
    },
  },
  'published-differs/week': {
    severity: 'error',
    zh: '“{series}”的{measure}累计：刊出 {published}，台账 {computed}，相差 {difference}',
    en: '{measure} of “{series}” to date: published {published}, ledger {computed}, difference {difference}',
    note: {
      zh: '差数正好是第{suspect}期的本周数，很可能漏算或者多算了这一周',
      en: 'the difference is exactly the week of issue {suspect}: most likely it was left out or counted twice',
    },
  },
  'published-differs/correction': {
    severity: 'error',
    zh: '“{series}”的{measure}累计：刊出 {published}，台账 {computed}，相差 {difference}',
    en: '{measure} of “{series}” to date: published {published}, ledger {computed}, difference {difference}',
    note: {
      zh: '差数正好是第{stating}期对第{suspect}期的更正，很可能漏算或者多算了它',
      en: 'the difference is exactly the correction of issue {suspect} in {stating}: most likely it was left out or counted twice',
    },
  },
  'published-differs/opening': {
    severity: 'error',
    zh: '“{series}”的{measure}累计：刊出 {published}，台账 {computed}，相差 {difference}',
    en: '{measure} of “{series}” to date: published {published}, ledger {computed}, difference {difference}',
    note: {
      zh: '差数正好是截至第{suspect}期的期初数，很可能漏算或者多算了它',
      en: 'the difference is exactly the opening through issue {suspect}: most likely it was left out or counted twice',
    },
  },
  'total-too-large': {
    severity: 'error',
    zh: '“{series}”的{measure}加到这里超过 {limit}，不能准确计算',
    en: '{measure} of “{series}” exceeds {limit} here and can’t be counted exactly',
    note: { zh: '请核对位数', en: 'check the number of digits' },
  },
  'history-year': {
    severity: 'error',
    zh: '{year}年有留存的各期或者期初，不能再有这一年的历史数据',
    en: 'issues or an opening of {year} are kept: there can be no past figures of that year beside them',
    note: { zh: '删去 history-{year}.csv', en: 'delete history-{year}.csv' },
  },
  'special-figures': {
    severity: 'error',
    zh: '增刊不计入累计，不能有统计、已刊累计和更正',
    en: 'a special issue is outside the ledger: it can’t have statistics, published or corrections',
    note: { zh: '写到同一周的正刊里', en: 'state them in the regular issue of that week' },
  },
  ...figureFindings,
  'released-changed/figure': {
    severity: 'error',
    zh: '第{number}期印发的“{series}”{measure}累计是 {printed}，现在算出来是 {computed}',
    en: 'issue {number} was released with {printed} as {measure} of “{series}” to date, which is now {computed}',
    note: {
      zh: '改过的是{suspects}。以前的数不能改：改回去，更正写在下一期的 corrections（更正）里；逐项核对用 bulletin stats --explain {measure} --issue {number}',
      en: 'what was changed is {suspects}. Earlier figures stay: put them back, and state what was wrong in the corrections of the next issue; bulletin stats --explain {measure} --issue {number} lists every addend',
    },
  },
  'released-changed/addend': {
    severity: 'error',
    zh: '{source}“{series}”{measure}，印发第{number}期时是 {was}，现在是 {now}：第{number}期印出的 {figure} 会变',
    en: '{measure} of “{series}” in {source} was {was} when issue {number} was released and is {now} now: {figure} would print another figure there',
    note: {
      zh: '改回 {was}，更正写在下一期的 corrections（更正）里',
      en: 'put {was} back, and state what was wrong in the corrections of the next issue',
    },
  },
  'released-changed/addend-month': {
    severity: 'error',
    zh: '第{issue}期的起止日期改过，“{series}”{measure}算到了另一个月：第{number}期印出的 {figure} 会变',
    en: 'the period of issue {issue} was changed, and {measure} of “{series}” counts in another month now: {figure} would print another figure in issue {number}, which was released',
    note: { zh: '把第{issue}期的起止日期改回去', en: 'put the period of issue {issue} back' },
  },
  'released-changed/addend-new': {
    severity: 'error',
    zh: '{source}“{series}”{measure} {now}，印发第{number}期时还没有：第{number}期印出的 {figure} 会变',
    en: 'the {now} of {measure} of “{series}” in {source} was not there when issue {number} was released: {figure} would print another figure there',
    note: {
      zh: '删去这一项，要补记就写在下一期的 corrections（更正）里',
      en: 'take it out, and state it in the corrections of the next issue',
    },
  },
  'released-changed/addend-gone': {
    severity: 'error',
    zh: '{source}“{series}”{measure}，印发第{number}期时是 {was}，现在没有了：第{number}期印出的 {figure} 会变',
    en: '{measure} of “{series}” in {source} was {was} when issue {number} was released and is gone now: {figure} would print another figure there',
    note: { zh: '写回 {was}', en: 'put {was} back' },
  },
  'released-changed/printed': {
    severity: 'error',
    zh: '第{number}期印出的 {figure}，现在算出来是另一个数：改过的是{suspects}，记录里没有当时的数',
    en: '{figure} would print another figure in issue {number}, which was released: what was changed is {suspects}, and no record has what it was',
    note: {
      zh: '对照备份或者版本记录改回去，更正写在下一期的 corrections（更正）里',
      en: 'put it back from a backup or the history, and state what was wrong in the corrections of the next issue',
    },
  },
});
