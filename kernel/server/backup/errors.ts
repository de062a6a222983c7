import { defineErrors } from '../../model/index.ts';

/** Why a backup cannot be made or brought back. Nothing has been changed when one of these is told. */
export const backupErrors = defineErrors('BACKUP', {
  NOT_A_BACKUP: {
    status: 400,
    message: { zh: '这个文件不是智办的备份。', en: 'This file is not a backup of Zhiban.' },
    remedy: { zh: '请检查文件名。', en: 'Check the name of the file.' },
  },
  WRONG_KEY: {
    status: 400,
    message: {
      zh: '口令或密钥文件不对，或文件开头被改动过。',
      en: 'The passphrase or key file is wrong, or the beginning of the file was altered.',
    },
    remedy: {
      zh: '请用备份时的口令或密钥文件；若确定没错，请换一份备份。',
      en: 'Use the one of the backup; if it is the right one, take another copy of the backup.',
    },
  },
  TRUNCATED: {
    status: 400,
    message: {
      zh: '备份文件不完整，末尾缺了一部分。',
      en: 'The backup is not complete: its end is missing.',
    },
    remedy: { zh: '请重新复制文件，或换一份备份。', en: 'Copy the file again, or take another backup.' },
  },
  ALTERED: {
    status: 400,
    message: { zh: '备份文件被改动、损坏或截断。', en: 'The backup was altered, damaged or cut off.' },
    remedy: { zh: '请换一份备份。', en: 'Take another backup.' },
  },
  NOTHING_THERE: {
    status: 400,
    message: { zh: '数据库里没有智办的数据。', en: 'The database holds no data of Zhiban.' },
    remedy: { zh: '请检查 DATABASE_URL 和 DATA_DIR。', en: 'Check DATABASE_URL and DATA_DIR.' },
  },
  FILE_EXISTS: {
    status: 409,
    message: { zh: '文件 {path} 已经存在。', en: 'The file {path} exists already.' },
    remedy: { zh: '请换一个文件名。', en: 'Choose another name.' },
  },
  DATABASE_NOT_EMPTY: {
    status: 409,
    message: { zh: '数据库不是空的（{found}）。', en: 'The database is not empty ({found}).' },
    remedy: { zh: '请恢复到一个新建的空数据库。', en: 'Restore into a newly made, empty database.' },
  },
  FILES_NOT_EMPTY: {
    status: 409,
    message: { zh: '{path} 里已经有内容。', en: '{path} exists and is not empty.' },
    remedy: {
      zh: '请换一个 DATA_DIR，或先移走里面的文件。',
      en: 'Use another DATA_DIR, or move what is there away.',
    },
  },
  OTHER_VERSION: {
    status: 409,
    message: {
      zh: '备份与这个版本的程序不一致：{what}。',
      en: 'The backup does not fit this version of the program: {what}.',
    },
    remedy: {
      zh: '请用做备份时的版本或更新的版本恢复。',
      en: 'Restore with the version that made it, or a newer one.',
    },
  },
});
