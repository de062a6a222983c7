import { defineErrors } from '@zhiban/kernel';

export const identityErrors = defineErrors('IDENTITY', {
  WRONG_CREDENTIALS: {
    status: 401,
    message: {
      zh: '用户名、密码或验证码不对。',
      en: 'The user name, the password or the code is wrong.',
    },
    remedy: {
      zh: '请核对后再试。验证码每 30 秒换一次，只能用一次：请等新的验证码出现再输入。忘记密码请联系本单位管理员。',
      en: 'Check all three. A code lasts 30 seconds and works once: wait for a new one. If you forgot the password, ask your administrator.',
    },
  },
  LOCKED: {
    status: 429,
    message: { zh: '输错次数太多，暂时不能登录。', en: 'Too many wrong attempts; sign-in is paused.' },
    remedy: {
      zh: '请 {seconds} 秒后再试。如果不是您本人在登录，请告诉本单位管理员。',
      en: 'Try again in {seconds} seconds. If this was not you, tell your administrator.',
    },
  },
  UNKNOWN_DEMO_ACCOUNT: {
    status: 404,
    message: { zh: '没有这个演示账号。', en: 'There is no such demo account.' },
    remedy: { zh: '请在登录页选一个演示账号。', en: 'Choose one of the accounts on the sign-in page.' },
  },
  NOT_AGENT: {
    status: 403,
    message: {
      zh: '您不是这家企业的法定代表人，也没有有效的授权。',
      en: 'You are neither this company’s legal representative nor its agent at present.',
    },
    remedy: {
      zh: '请让企业的法定代表人为您授权，或以您本人的身份办理。',
      en: 'Ask the legal representative to name you, or act for yourself.',
    },
  },
  NO_DEPARTMENT: {
    status: 404,
    message: {
      zh: '区划 {divisionCode} 没有负责“{matter}”的部门。',
      en: 'No department answers for “{matter}” in division {divisionCode}.',
    },
    remedy: {
      zh: '请拨打 12345 询问由哪个部门办理。',
      en: 'Call 12345 to learn who is responsible.',
    },
  },
});
