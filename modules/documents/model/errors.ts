import { defineErrors } from '@zhiban/kernel';
import { incomingProblems } from './reading-errors.ts';

/** What can go wrong with documents. Reading: what comes in; writing and signing: what we issue. */
export const documentErrors = defineErrors('DOCUMENTS', {
  ...incomingProblems,
  CHARACTER_NOT_IN_FONT: {
    status: 422,
    message: {
      zh: '文书里有系统字库打不出的字：{characters}。为了不出错，没有生成文书。',
      en: 'The paper holds characters that the font cannot draw: {characters}. Nothing was made.',
    },
    remedy: {
      zh: '请核对是否录错；确是生僻字的，请联系工作人员在窗口制证，或请管理员补充字库。',
      en: 'Check the spelling; if it is right, have it issued at a window, or ask an operator to add a font.',
    },
  },
  TEXT_TOO_LONG: {
    status: 422,
    message: {
      zh: '证照上的内容太长，一页放不下：{title}。',
      en: 'The content does not fit on one page of the licence: {title}.',
    },
    remedy: {
      zh: '请把过长的项目写进附页或备注，在证照上只写摘要。',
      en: 'Move the long items to an annex and keep a summary on the licence.',
    },
  },
  LICENCE_ROW_MISSING: {
    status: 422,
    message: {
      zh: '“{title}”的版式要印“{label}”，但办件里没有这一项。',
      en: 'The layout of the licence prints {label}, which the application does not have.',
    },
    remedy: {
      zh: '请事项管理人员核对证照版式（documents/licence-layout.yaml）里的栏目名称。',
      en: 'Ask the service owner to check the names of the rows in documents/licence-layout.yaml.',
    },
  },
  TEMPLATE_BROKEN: {
    status: 422,
    message: {
      zh: '这个文书模板打不开，不是完整的 docx 文件。',
      en: 'This template cannot be opened: it is not a whole docx file.',
    },
    remedy: {
      zh: '请用 Word 或 WPS 打开后另存为“.docx”（不设密码）再上传。',
      en: 'Open it in Word or WPS, save it as .docx without a password and upload it again.',
    },
  },
  TEMPLATE_TOO_LARGE: {
    status: 413,
    message: { zh: '这个文书模板太大。', en: 'This template is too large.' },
    remedy: {
      zh: '请压缩或去掉模板里的图片，保存后再上传。',
      en: 'Compress or remove the pictures in it and upload it again.',
    },
  },
  TEMPLATE_UNSAFE: {
    status: 422,
    message: {
      zh: '这个文书模板带有不允许的内容：{what}。',
      en: 'This template holds what templates may not hold: {what}.',
    },
    remedy: {
      zh: '请在 Word 或 WPS 里删除这些内容，另存为“.docx”再上传。',
      en: 'Remove it in Word or WPS, save as .docx and upload again.',
    },
  },
  TEMPLATE_PLACEHOLDERS_WRONG: {
    status: 422,
    message: {
      zh: '文书模板里的占位符写得不对：{placeholders}。',
      en: 'Placeholders of the template are not well written: {placeholders}.',
    },
    remedy: {
      zh: '占位符写作 {名称}；重复的行用 {#名称} 开头、{/名称} 结尾，一一对应。',
      en: 'Write {name}; what repeats begins with {#name} and ends with {/name}.',
    },
  },
  TEMPLATE_PLACEHOLDERS_UNKNOWN: {
    status: 422,
    message: {
      zh: '文书模板要填的内容，办件里没有：{placeholders}。为了不出现空白，没有生成文书。',
      en: 'The template asks for what the application does not have: {placeholders}. Nothing was made.',
    },
    remedy: {
      zh: '请核对模板里的名称，或在事项里加上这些要素。',
      en: 'Check the names in the template, or add these elements to the service.',
    },
  },
  NOT_SIGNABLE: {
    status: 422,
    message: {
      zh: '这个 PDF 不是本系统生成的，不能签章。',
      en: 'This PDF was not made by this system, so it cannot be signed.',
    },
    remedy: { zh: '请重新生成文书后再签章。', en: 'Make the paper again, then sign it.' },
  },
  ALREADY_SIGNED: {
    status: 409,
    message: { zh: '这个文件已经签过章。', en: 'This file is signed already.' },
    remedy: {
      zh: '请直接使用签过章的文件；需要改动的，请重新生成。',
      en: 'Use it as it is, or make a new one.',
    },
  },
  BAD_SIGNING_KEY: {
    status: 500,
    message: {
      zh: '签章密钥或证书不能用：{why}。',
      en: 'The signing key or its certificate cannot be used.',
    },
    remedy: {
      zh: '请管理员重新导入签章证书和私钥。',
      en: 'Ask an operator to import certificate and key again.',
    },
  },
  SIGNING_CERTIFICATE_NOT_IN_FORCE: {
    status: 500,
    message: {
      zh: '签章证书不在有效期内（{from} 至 {to}）。',
      en: 'The signing certificate is not in force ({from} to {to}).',
    },
    remedy: {
      zh: '请管理员更换签章证书后再办理，申请不会丢失。',
      en: 'Ask an operator to renew it; nothing is lost.',
    },
  },
  TIMESTAMP_UNAVAILABLE: {
    status: 503,
    message: {
      zh: '时间戳服务暂时没有回应，证照还没有签发。',
      en: 'The authority for time-stamps does not answer, so nothing was signed.',
    },
    remedy: {
      zh: '系统会自动重试，办件不会丢失；长时间不恢复的，请管理员检查时间戳服务地址。',
      en: 'It is tried again by itself; if it lasts, ask an operator to check the address of the authority.',
    },
  },
  UNKNOWN_LICENCE: {
    status: 404,
    message: { zh: '没有查到这个编号的证照。', en: 'There is no licence with this identifier.' },
    remedy: {
      zh: '请核对编号，或重新扫描证照上的二维码；仍查不到时，证照可能是假的，请拨打 12345。',
      en: 'Check the identifier or scan the QR code again; if it stays unknown, the licence may be false: call 12345.',
    },
  },
});
