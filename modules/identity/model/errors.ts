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
  FACTOR_TOO_OLD: {
    status: 403,
    message: {
      zh: '这一步要再确认是您本人。',
      en: 'This step asks you to confirm that it is you.',
    },
    remedy: {
      zh: '请输入验证器里的 6 位数字，或使用通行密钥；已填写的内容还在。',
      en: 'Enter a code of your authenticator, or use a passkey; what you entered is kept.',
    },
  },
  WRONG_FACTOR: {
    status: 422,
    message: {
      zh: '验证码不对，或者已经用过。',
      en: 'The code is wrong or was used before.',
    },
    remedy: {
      zh: '请填写手机验证器里现在的 6 位数字；每 30 秒换一次，每个只能用一次。',
      en: 'Enter the 6 digits that your authenticator shows now; they change every 30 seconds and work once.',
    },
  },
  PURPOSE_NEEDED: {
    status: 403,
    message: {
      zh: '这份申请现在不在您的待办里，打开前要说明用途。',
      en: 'This application is not on your desk now: say what you open it for.',
    },
    remedy: {
      zh: '请选择用途。用途和时间会记录下来，申请人看得到您的部门，看不到您的姓名。',
      en: 'Choose a purpose. It is put on record with the time; the applicant sees your department, not your name.',
    },
  },
  PASSKEY_REFUSED: {
    status: 422,
    message: { zh: '通行密钥没有通过验证。', en: 'The passkey could not be verified.' },
    remedy: { zh: '请再试一次，或改用验证码。', en: 'Try again, or use a code.' },
  },
  NO_PROVIDER: {
    status: 404,
    message: { zh: '这里没有开通统一身份认证。', en: 'No identity provider is connected here.' },
    remedy: { zh: '请返回登录页，换一种方式登录。', en: 'Go back and choose another way to sign in.' },
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
