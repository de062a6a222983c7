import { defineErrors } from '@zhiban/kernel';

const excel = {
  zh: '请在表格软件里改好这一行，另存为 CSV（UTF-8）。',
  en: 'Mend this line in the spreadsheet and save it as CSV (UTF-8).',
} as const;

/** What keeps a file from being a population. */
export const populationErrors = defineErrors('POPULATION', {
  STRAY_QUOTE: {
    status: 422,
    message: { zh: '第 {line} 行的引号不对。', en: 'Line {line}: a quotation mark in the wrong place.' },
    remedy: {
      zh: '内容里有引号或逗号时，整格用双引号括起来，里面的双引号写两遍。',
      en: 'Enclose the whole cell in double quotes and double those inside.',
    },
  },
  OPEN_QUOTE: {
    status: 422,
    message: {
      zh: '第 {line} 行开始的引号没有结束。',
      en: 'The quotation that starts in line {line} does not end.',
    },
    remedy: excel,
  },
  WIDTH: {
    status: 422,
    message: {
      zh: '第 {line} 行有 {found} 格，表头有 {expected} 格。',
      en: 'Line {line} has {found} cells, the header {expected}.',
    },
    remedy: excel,
  },
  NO_HEADER: {
    status: 422,
    message: { zh: '文件是空的。', en: 'The file is empty.' },
    remedy: { zh: '请先下载模板，照着填。', en: 'Download the template and fill it in.' },
  },
  UNKNOWN_COLUMN: {
    status: 422,
    message: {
      zh: '表头里的“{name}”不是这张表用到的内容。',
      en: 'The rules do not read the column {name}.',
    },
    remedy: {
      zh: '请改成模板里的名称，或删掉这一列。模板里有：{known}',
      en: 'Use a name of the template or remove the column. It has: {known}',
    },
  },
  TWICE: {
    status: 422,
    message: { zh: '表头里“{name}”出现了两次。', en: 'The column {name} appears twice.' },
    remedy: { zh: '请删掉一列。', en: 'Remove one.' },
  },
  NO_KEY: {
    status: 422,
    message: { zh: '表头里没有“{key}”这一列。', en: 'There is no column {key}.' },
    remedy: {
      zh: '请加上这一列，填能认出每一行的编号。',
      en: 'Add it, with what tells one line from another.',
    },
  },
  NOT_A_VALUE: {
    status: 422,
    message: {
      zh: '第 {line} 行的“{name}”是“{value}”，应当是{what}。',
      en: 'Line {line}: {name} is "{value}", which is not {whatEn}.',
    },
    remedy: { zh: '请改正；不知道的留空。', en: 'Correct it; leave empty what is not known.' },
  },
  NO_SUBJECTS: {
    status: 422,
    message: { zh: '表头下面没有数据。', en: 'There is nothing below the header.' },
    remedy: { zh: '请至少填一行。', en: 'Fill in at least one line.' },
  },
  TOO_MANY: {
    status: 422,
    message: { zh: '超过 {most} 行，浏览器里算不下。', en: 'There are more than {most} lines.' },
    remedy: {
      zh: '请分成几份，或用命令 zhiban rules simulate 计算。',
      en: 'Split the file, or use zhiban rules simulate.',
    },
  },
});
