import { defineErrors } from '@zhiban/kernel';

/** What can go wrong with the material library. */
export const libraryErrors = defineErrors('LIBRARY', {
  NOT_IN_FORCE: {
    status: 409,
    message: {
      zh: '这份材料现在不能再用：已经撤回、到期或被新的代替。',
      en: 'This material can no longer be used: it was withdrawn, has expired or was replaced.',
    },
    remedy: {
      zh: '请在“我的材料”里查看，或重新上传一份。',
      en: 'Look under “My materials”, or upload another.',
    },
  },
});
