import { defineErrors } from '@zhiban/kernel';

/** The errors of this module. */
export const catalogueErrors = defineErrors('CATALOGUE', {
  NO_SUCH_SERVICE: {
    status: 404,
    message: { zh: '没有找到这个事项，或者它还没有发布。', en: 'There is no such published service.' },
    remedy: { zh: '请返回首页，按名称查找要办的事。', en: 'Go back to the start page and search by name.' },
  },
  NO_SUCH_VERSION: {
    status: 404,
    message: {
      zh: '事项“{service}”没有第 {version} 版。',
      en: 'Service {service} has no version {version}.',
    },
    remedy: { zh: '请在版本列表里选择一版。', en: 'Choose a version from the list.' },
  },
  PACKAGE_REFUSED: {
    status: 422,
    message: {
      zh: '事项包有 {count} 处错误，不能发布。第一处：{first}',
      en: 'The package has {count} errors. First: {firstEn}',
    },
    remedy: {
      zh: '请在本机运行 zhiban service lint，改好后再提交。',
      en: 'Run zhiban service lint and mend them first.',
    },
  },
  CASES_FAILED: {
    status: 422,
    message: {
      zh: '有 {count} 个示例没有得到预期的结果：{cases}',
      en: '{count} example cases fail: {cases}',
    },
    remedy: {
      zh: '请在本机运行 zhiban service test，改好后再提交。',
      en: 'Run zhiban service test and mend them first.',
    },
  },
  WRONG_FOLDER: {
    status: 422,
    message: {
      zh: '事项包的编号是“{found}”，与“{expected}”不一致。',
      en: 'The package says {found}, not {expected}.',
    },
    remedy: { zh: '请检查 service.yaml 里的 id。', en: 'Check the id in service.yaml.' },
  },
  SAME_AS_CURRENT: {
    status: 409,
    message: {
      zh: '内容与第 {version} 版完全相同，不需要再发布。',
      en: 'This is the same as version {version}.',
    },
    remedy: { zh: '请确认选对了文件夹。', en: 'Check that it is the right folder.' },
  },
  NOT_PROPOSED: {
    status: 409,
    message: { zh: '第 {version} 版不在等待批准。', en: 'Version {version} is not waiting for approval.' },
    remedy: { zh: '请刷新版本列表。', en: 'Reload the list of versions.' },
  },
  OWN_PROPOSAL: {
    status: 403,
    message: { zh: '提交人不能批准自己提交的版本。', en: 'Nobody approves a version of their own.' },
    remedy: { zh: '请另一位事项管理人员批准。', en: 'Ask another service owner.' },
  },
  NO_OUTCOME: {
    status: 500,
    message: {
      zh: '事项的“{decision}”表没有覆盖这种情况。',
      en: 'Table {decision} has no row for this case.',
    },
    remedy: {
      zh: '您的申请已保存，请联系工作人员办理。',
      en: 'Your application is kept; the staff will help.',
    },
  },
  NOT_A_VALUE: {
    status: 422,
    message: { zh: '证照的“{what}”算不出内容。', en: 'The licence has no value for {what}.' },
    remedy: { zh: '请工作人员核对申请信息后再制证。', en: 'An officer has to check the facts first.' },
  },
});
