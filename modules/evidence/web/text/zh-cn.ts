import { consoleZhCN } from '../console/text-zh-cn.ts';

export const zhCN = {
  console: consoleZhCN,
  title: '存证查验',
  lead: '输入存证码，查这份记录有没有被改动。谁都可以查，看不到个人信息。',
  label: '存证码',
  hint: '办理结果页上的 64 位数字和字母',
  submit: '查验',
  wrong: '存证码是 64 位数字和字母，请完整输入。',
  result: '查验结果',
  final: '已经封存，没有改动。',
  finalBy: '已经封存，没有改动，{{names}}作了见证。',
  sealed:
    '已经封存，没有改动。还在等见证部门签名（已有 {{signed}} 个，要 {{threshold}} 个），通常一分钟内完成。',
  waiting: '刚刚记下，正在封存。',
  broken: '这份记录和封存时不一样。请不要采信，并拨打 12345 告诉我们。',
  erased: '内容已于{{at}}依法删除。这件事发生过、什么时候发生，仍然可以证明。',
  at: '记录时间',
  sealedAt: '封存时间',
  place: '在总记录里',
  placeValue: '第 {{leaf}} 条，封存时共 {{size}} 条',
  witness: '见证',
  witnessValue: '{{name}}，{{at}}',
  noWitness: '还没有见证部门',
  root: '封存指纹',
  meaning: {
    title: '这是什么意思',
    text: '办理的每一步都记成一条，环环相扣，再和全区所有记录一起封存。以后改动、删掉或者倒填日期，指纹就对不上。见证部门各自保存指纹，一个部门改不了。',
  },
  bundle: {
    title: '自己核验',
    text: '存证包里有这次办理的全部依据。下载后不用相信本网站，离线就能核验，命令是：',
    privacy: '只有本人和办理部门可以下载。里面有个人信息，请妥善保管。',
    download: '下载存证包',
    signIn: '登录后下载存证包',
  },
};
