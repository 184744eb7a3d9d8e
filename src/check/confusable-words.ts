import type { Bilingual } from '../model/message.js';

/** A wrong form, the right one, and where the wrong form is no mistake. */
export interface ConfusableWord {
  readonly wrong: string;
  readonly right: string;
  /** Characters right before it that make other words of it: 发布｜署名. */
  readonly notBehind?: string;
  /** Characters right behind it that make other words of it. */
  readonly notBefore?: string;
  /** What must end right before it; at most `CONTEXT` characters are looked at. */
  readonly behind?: RegExp;
  /** What must begin right behind it. */
  readonly before?: RegExp;
}

/** Words that are confused for one and the same reason. */
export interface ConfusableGroup {
  readonly because: Bilingual;
  readonly words: readonly ConfusableWord[];
}

/** How far the context of a word is looked at on either side, characters. */
export const CONTEXT = 24;

type Context = Omit<ConfusableWord, 'wrong' | 'right'>;

/** `错→对` with the context where the wrong form may be right elsewhere. */
function word(pair: string, context: Context = {}): ConfusableWord {
  const [wrong = '', right = ''] = pair.split('→');
  return { wrong, right, ...context };
}

/** Several such pairs, separated by blanks, that have their context in common. */
const words = (pairs: string, context: Context = {}): readonly ConfusableWord[] =>
  pairs
    .trim()
    .split(/\s+/)
    .map((pair) => word(pair, context));

const group = (zh: string, en: string, ...lists: readonly (readonly ConfusableWord[])[]): ConfusableGroup => ({
  because: { zh, en },
  words: lists.flat(),
});

/** A time, before which `截止` can only mean `截至`. */
const TIME = /^\s*(?:\d{1,4}[年月日时:：]|目前|当前|今[年日天]|本[周月季年]|上[周月年]|去年|年底|月底|昨[日天])/;
const CLAUSE_START = /(?:^|[，。；：、（“！？\n])\s*$/;
/** What may follow 侯 where it is a family name: `当时侯局长`. */
const TITLE = '局处厅主市省书科县组院副总某先女老';

/**
 * Slips of office texts, collected for this list. Each is wrong wherever it stands, or wrong where its context says so;
 * forms that dictionaries list side by side (其它, 交待, 做出, 想像, 直接了当) are left alone, and so are 的, 地 and 得.
 */
export const confusableWords: readonly ConfusableGroup[] = [
  group(
    '“截至”是到某个时候为止，后面带时间；“截止”是到期停止，后面不带时间',
    '截至 means up to a time; 截止 means to close and takes no time behind it',
    words('截止到→截至 截止至→截至', { before: TIME }),
    [word('截止目前→截至目前'), word('截止→截至', { behind: CLAUSE_START, before: TIME })],
  ),
  group('“部署”是安排布置，只有这一种写法', '部署 is the only way to write it', [
    word('布署→部署', { notBehind: '发公颁宣', notBefore: '名' }),
    word('步署→部署', { notBefore: '名' }),
    word('部暑→部署', { notBefore: '期假天' }),
    word('布暑→部署', { notBefore: '期假天' }),
  ]),
  group(
    '“己”是自己，“已”是已经',
    '己 is self, 已 is already',
    [word('己经→已经', { notBehind: '自知利克异舍' }), word('而己→而已', { before: /^[。，；！？”）]/ })],
    words('业己→业已 早己→早已', { notBefore: '方任见身' }),
  ),
  group(
    '“即”是就、当下，“既”是已经',
    '即 is at once, 既 is already',
    words('一如即往→一如既往 一如继往→一如既往 即往不咎→既往不咎 既往开来→继往开来 即得利益→既得利益 既日起→即日起'),
    words('立既→立即 当既→当即 随既→随即', { notBefore: '定有成往要能是' }),
    [
      word('即然→既然', { notBehind: '立当随旋', notBefore: '后而' }),
      word('即定→既定', { notBehind: '立当随', before: /^(?:目标|计划|方针|任务|部署|安排|方案|路线|程序)/ }),
      // 既使…又… is right; 既使…，也… can only be 即使.
      word('既使→即使', { behind: CLAUSE_START, before: /^[^，。；又]{1,14}，[^，。；]{0,4}[也仍](?![使让令能可])/ }),
    ],
  ),
  group(
    '“竞”是比赛，“竟”是完结、到底',
    '竞 is to compete, 竟 to end',
    words('竟争→竞争 竟赛→竞赛 竟聘→竞聘 竟标→竞标', { notBehind: '究毕' }),
    words('究竞→究竟 毕竞→毕竟', { notBefore: '争赛聘标选技价' }),
    words('必竟→毕竟'),
  ),
  group(
    '“作为”“作用”和“以身作则”一类的词用“作”',
    '作为, 作用 and phrases such as 以身作则 are written with 作',
    words('以身做则→以身作则 弄虚做假→弄虚作假 装模做样→装模作样 无所做为→无所作为 大有做为→大有作为'),
    [
      word('做为→作为', { before: /^一(?:[名个项种家支条位件]|把手)/ }),
      word('做用→作用', {
        behind: /(?:发挥|起到|起着|促进|推动|带动|积极|重要|关键|引领|示范|支撑|保障)(?:了|的)?$/,
      }),
    ],
  ),
  group(
    '与钱财、登记有关的用“账”，“帐”是帐篷',
    'what has to do with money and records is written with 账; 帐 is a tent',
    words('帐户→账户 帐号→账号 帐目→账目 帐簿→账簿'),
    words('帐单→账单', { notBehind: '蚊营' }),
    words('台帐→台账 记帐→记账 结帐→结账 转帐→转账 报帐→报账 查帐→查账 对帐→对账 入帐→入账 挂帐→挂账', {
      notBefore: '篷',
    }),
  ),
  group(
    '“度”用于时间，“渡”用于水面和难关：欢度、度过节日，过渡、渡过难关；超出限度是“过度”',
    '度 is of time and degree, 渡 of water and hardship',
    words('欢渡→欢度 虚渡→虚度 过度期→过渡期 过度时期→过渡时期 过度阶段→过渡阶段'),
    words('过渡开发→过度开发 过渡包装→过度包装 过渡医疗→过度医疗 过渡消费→过度消费'),
    [
      word('渡假→度假', { notBehind: '引摆轮' }),
      word('渡过→度过', {
        before: /^(?:了|着)?[^，。；难]{0,8}(?:春节|节日|假期|佳节|周末|寒假|暑假|童年|晚年|一生|时光)/,
      }),
    ],
  ),
  group(
    '等待、时间和气象用“候”，“侯”是爵位和姓氏',
    '候 is to wait, also time and weather; 侯 is a rank and a family name',
    words('侯车→候车 侯诊→候诊 侯机→候机 侯选人→候选人 侯补→候补 气侯→气候'),
    words('等侯→等候 时侯→时候 问侯→问候', { notBefore: TITLE }),
  ),
  group(
    '照样子做成的是“像”（图像、录像），样子、目标是“象”（形象、对象、现象）',
    '像 is a likeness, 象 an appearance or an aim',
    words('图象→图像 录象→录像 摄象→摄像', { notBefore: '征形' }),
    words('印像→印象 迹像→迹象', { notBefore: '素' }),
    [
      word('好象→好像', { notBehind: '爱喜友正刚最', notBefore: '征棋牙形限' }),
      word('形像→形象', { notBehind: '地外图变情队', notBefore: '素' }),
      word('现像→现象', { notBehind: '出呈发体表实重再', notBefore: '素' }),
      word('对像→对象', { notBehind: '面应相绝针核反', before: /^(?:[，。；、）”]|的|为|是|进行|范围|名单|和|及|等)/ }),
    ],
  ),
  group(
    '成分、部分、充分、水分用“分”；“份”是整体中的一份，也用于文件和年月',
    '成分, 部分, 充分 and 水分 are written with 分',
    [
      word('成份→成分', { notBehind: '生形组达造完变制印集', notBefore: '额数' }),
      word('部份→部分', { notBehind: '全各', notBefore: '额数' }),
      word('充份→充分', { notBehind: '补', notBefore: '额数' }),
      word('水份→水分', { notBefore: '额数' }),
      word('过份→过分', { notBehind: '通超经', notBefore: '额数' }),
      word('身分证→身份证', { notBehind: '自本' }),
    ],
  ),
  group('把情况、意见告诉有关方面是“反映”，受到作用而起变化才是“反应”', '反映 is to report, 反应 to react', [
    word('反应→反映', {
      behind: /(?:群众|企业|代表|委员|积极|及时|如实|集中|普遍|来信|来电)$/,
      before: /^(?:了|的|出的|出来的)?(?:问题|诉求|意见|困难|情况|事项|民意|心声)/,
    }),
  ]),
  group('“必须”是一定要，后面是动词；“必需”是不可缺少', '必须 is must, 必需 indispensable', [
    word('必需→必须', { before: /^(?:严格|坚持|按照|做到|高度|认真|尽快|立即|依法|加强|落实)/ }),
  ]),
  group('公告事情的是“启事”，给人启发的是“启示”', '启事 is a notice, 启示 a lesson', [
    word('启示→启事', { behind: /(?:招聘|招领|征稿|征文|寻人|寻物|更名|遗失|迁址)$/ }),
  ]),
  group(
    '“副”是副职，“付”是交付',
    '副 is deputy, 付 is to pay',
    ['主任', '局长', '处长', '厅长', '市长', '省长', '书记', '秘书长', '科长', '县长', '组长', '院长'].map((title) =>
      word(`付${title}→副${title}`, { notBehind: '交支托给垫拨未已应代' }),
    ),
  ),
  group(
    '“予”是给：给予、赋予、授予、予以；“于”是介词',
    '予 is to give, 于 a preposition',
    words('赋于→赋予 寄于厚望→寄予厚望'),
    [
      word('给于→给予', { before: /^(?:了|大力|高度|充分|积极|肯定|支持|表彰|奖励|处分|帮助|指导|一定|必要)/ }),
      word('授于→授予', { before: /^(?:了|“|称号|荣誉|其|先进|优秀)/ }),
      word('于以→予以', {
        behind: /(?:依法|将|应|要|均|并|已|一律)$/,
        before: /^(?:支持|表彰|处罚|公布|公示|通报|办理|受理|保障|补助|奖励)/,
      }),
    ],
  ),
  group(
    '“拨”是调给、拨动，“拔”是抽出、挑选',
    '拨 is to allot, 拔 to pull out or choose',
    words('拔款→拨款 拔付→拨付 划拔→划拨 调拔→调拨 选拨→选拔'),
    [word('拔打→拨打', { notBehind: '选提海' })],
  ),
  group(
    '票证用“券”，书卷、试卷用“卷”',
    '券 is a ticket, 卷 a scroll or a paper',
    words('优惠卷→优惠券 消费卷→消费券 入场卷→入场券 债卷→债券 证卷交易→证券交易 证卷公司→证券公司'),
  ),
  group(
    '“辩”是用言语争论，“辨”是分别',
    '辩 is to argue, 辨 to tell apart',
    words('辩别→辨别 辩认→辨认 分辩率→分辨率 明辩是非→明辨是非 答辨→答辩 辨论→辩论 辨护→辩护 争辨→争辩'),
  ),
  group(
    '形状相近的字写混了',
    'characters of a like shape are mixed up',
    words(
      `迁徒→迁徙 抵毁→诋毁 松驰→松弛 脉博→脉搏 粗旷→粗犷 修茸→修葺 急燥→急躁 烦燥→烦躁 枯躁→枯燥 干躁→干燥 锻练→锻炼
       训炼→训练 熟炼→熟练 规摸→规模 摸范→模范 摸拟→模拟 归挡→归档 存挡→存档 文挡→文档 震憾→震撼 焕散→涣散
       涣然一新→焕然一新 换然一新→焕然一新 惯彻→贯彻 追朔→追溯 朔源→溯源 繁锁→繁琐`,
    ),
    words('倡仪→倡议', { notBehind: '提', notBefore: '式表容器' }),
    words('接恰→接洽 融恰→融洽', { notBefore: '当' }),
    words('恰谈→洽谈 恰商→洽商'),
    [
      word('严竣→严峻', { notBefore: '工' }),
      word('峻工→竣工', { notBehind: '严险陡' }),
      word('摸式→模式', { notBehind: '触抚' }),
    ],
  ),
  group(
    '读音相同的字写混了',
    'characters of the same sound are mixed up',
    words(
      `按步就班→按部就班 坐谈会→座谈会 座右名→座右铭 坐右铭→座右铭 防碍→妨碍 贡现→贡献 调济→调剂 泻漏→泄漏 泻露→泄露
       渲泄→宣泄 幅射→辐射 辐员→幅员 冒然→贸然 蜂涌而→蜂拥而 磨历→磨砺 酝量→酝酿 牵就→迁就 搓商→磋商 按耐不住→按捺不住
       坚苦卓绝→艰苦卓绝 坚苦奋斗→艰苦奋斗 另人满意→令人满意 另人感动→令人感动 另人鼓舞→令人鼓舞 答覆→答复
       签定合同→签订合同 签定协议→签订协议 签定责任书→签订责任书`,
    ),
    words('反覆→反复 批覆→批复 回覆→回复', { notBefore: '盖没' }),
    [
      word('按装→安装', { notBefore: '修机配载备卸潢饰箱束置' }),
      word('按排→安排', { notBehind: '须需应可要', notBefore: '名序放列队查污水行位期班' }),
      word('座落→坐落', { notBehind: '一两二三四五六七八九十几每整各数', notBefore: '成' }),
      word('防犯→防范', { notBehind: '预', notBefore: '罪' }),
      word('复盖→覆盖', { notBehind: '重批恢答回', notBefore: '章' }),
      word('供献→贡献', { notBehind: '提' }),
      word('措失→措施', { notBehind: '举', notBefore: '当误' }),
      word('走上正规→走上正轨', { before: /^[，。；、”]/ }),
    ],
  ),
  group(
    '成语的字是固定的',
    'the characters of a set phrase are fixed',
    words(
      `一愁莫展→一筹莫展 迫不急待→迫不及待 再接再励→再接再厉 再接再历→再接再厉 走头无路→走投无路 穿流不息→川流不息
       名列前矛→名列前茅 默守成规→墨守成规 谈笑风声→谈笑风生 不径而走→不胫而走 有持无恐→有恃无恐 鬼计多端→诡计多端
       滥芋充数→滥竽充数 美仑美奂→美轮美奂 声名雀起→声名鹊起 一股作气→一鼓作气 甘败下风→甘拜下风 责无旁代→责无旁贷
       因地治宜→因地制宜 因地置宜→因地制宜 相辅相承→相辅相成 相形见拙→相形见绌 前扑后继→前仆后继 融汇贯通→融会贯通
       不遣余力→不遗余力 全力以付→全力以赴 脚塌实地→脚踏实地 义不容词→义不容辞 竞竞业业→兢兢业业 首曲一指→首屈一指
       草管人命→草菅人命 病入膏盲→病入膏肓 如火如茶→如火如荼 趋之若骛→趋之若鹜 好高鹜远→好高骛远 防患于未燃→防患于未然
       重蹈复辙→重蹈覆辙 天翻地复→天翻地覆 勿庸置疑→毋庸置疑 委屈求全→委曲求全 破斧沉舟→破釜沉舟 披星带月→披星戴月
       挺而走险→铤而走险 自抱自弃→自暴自弃 不记其数→不计其数 凤毛鳞角→凤毛麟角 功亏一溃→功亏一篑 明察秋豪→明察秋毫
       淋漓尽至→淋漓尽致 关怀倍至→关怀备至 旁证博引→旁征博引 克不容缓→刻不容缓 坚韧不拨→坚韧不拔 针贬时弊→针砭时弊
       事必恭亲→事必躬亲 源源流长→源远流长 众志成诚→众志成城 群策群立→群策群力 迎刀而解→迎刃而解 行之有校→行之有效
       持之以衡→持之以恒 有条不絮→有条不紊 千均一发→千钧一发 独挡一面→独当一面 拾金不味→拾金不昧 一劳永益→一劳永逸
       出奇不意→出其不意`,
    ),
  ),
];
