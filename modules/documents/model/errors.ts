import { defineErrors } from '@zhiban/kernel';

/** What can go wrong with documents. Reading: what comes in; writing and signing: what we issue. */
export const documentErrors = defineErrors('DOCUMENTS', {
  EMPTY_FILE: {
    status: 422,
    message: { zh: '这个文件是空的，里面没有内容。', en: 'This file is empty.' },
    remedy: { zh: '请重新拍照或重新选择文件后上传。', en: 'Take the picture again or choose another file.' },
  },
  WRONG_TYPE: {
    status: 415,
    message: {
      zh: '这个文件不是照片、PDF、Word 或 Excel（只看内容，不看文件名）。',
      en: 'This file is not a picture, a PDF, a Word or an Excel file, going by its content.',
    },
    remedy: {
      zh: '请上传 JPG、PNG、PDF、DOCX 或 XLSX；手机直接拍照即可。',
      en: 'Upload a JPEG, PNG, PDF, DOCX or XLSX; a photograph from your phone is fine.',
    },
  },
  MACROS: {
    status: 422,
    message: {
      zh: '这个文件里有宏或嵌入的程序，为了安全没有接收。',
      en: 'This file holds macros or embedded programs; it was not taken, for safety.',
    },
    remedy: {
      zh: '请另存为不含宏的 DOCX 或 XLSX，或导出成 PDF 再上传。',
      en: 'Save it as a DOCX or XLSX without macros, or export it as PDF.',
    },
  },
  UNSAFE_ARCHIVE: {
    status: 422,
    message: {
      zh: '这个文件的内部结构不正常（过大、层数或路径可疑），没有打开。',
      en: 'The inside of this file is not normal (too large, or with suspicious paths); it was not opened.',
    },
    remedy: {
      zh: '请用 Word 或 Excel 重新另存一份，或导出成 PDF、直接拍照上传。',
      en: 'Save it again with Word or Excel, export it as PDF, or photograph it.',
    },
  },
  ENCRYPTED_OFFICE_FILE: {
    status: 422,
    message: { zh: '这个文件设了密码，系统打不开。', en: 'This file is protected by a password.' },
    remedy: {
      zh: '请去掉密码后再上传，或导出成 PDF、直接拍照上传。',
      en: 'Remove the password and upload again, or export it as PDF.',
    },
  },
  TOO_MANY_PAGES: {
    status: 422,
    message: {
      zh: '这份 PDF 有 {pages} 页，最多 {limit} 页。',
      en: 'This PDF has {pages} pages; at most {limit} are allowed.',
    },
    remedy: {
      zh: '请只保留需要的页，或分成几份上传。',
      en: 'Keep the pages that matter or upload it in parts.',
    },
  },
  TOO_MANY_PIXELS: {
    status: 422,
    message: {
      zh: '图片太大（{width}×{height} 像素），系统打不开。',
      en: 'The picture is too large ({width} by {height} pixels).',
    },
    remedy: {
      zh: '请用手机普通模式拍照，或把图片缩小后再上传。',
      en: 'Photograph it in the normal mode of your phone, or make it smaller.',
    },
  },
  ENCRYPTED_PDF: {
    status: 422,
    message: { zh: '这份 PDF 设了密码，系统打不开。', en: 'This PDF is protected by a password.' },
    remedy: {
      zh: '请去掉密码后再上传，或直接拍照上传。',
      en: 'Remove the password and upload again, or photograph the pages.',
    },
  },
  BROKEN_FILE: {
    status: 422,
    message: { zh: '文件不完整或已损坏，打不开。', en: 'The file is incomplete or damaged.' },
    remedy: { zh: '请重新拍照或重新下载后再上传。', en: 'Take the picture or download the file again.' },
  },
  NO_SUCH_PAGE: {
    status: 404,
    message: { zh: '这份材料没有第 {page} 页。', en: 'This material has no page {page}.' },
    remedy: { zh: '请从第 1 页看起。', en: 'Start from page 1.' },
  },
  READER_BUSY: {
    status: 503,
    message: {
      zh: '现在上传的人很多，材料还没来得及识别。',
      en: 'Too many materials are waiting to be read.',
    },
    remedy: {
      zh: '材料已保存，请稍后重试，也可以先手动填写。',
      en: 'Try again in a moment, or fill in the fields by hand.',
    },
  },
  READING_TIMED_OUT: {
    status: 504,
    message: {
      zh: '识别这份材料用时太长，已停止。',
      en: 'Reading this material took too long and was stopped.',
    },
    remedy: {
      zh: '请换一张更清楚、更小的照片，或手动填写。',
      en: 'Try a clearer, smaller picture, or fill in the fields by hand.',
    },
  },
  READING_FAILED: {
    status: 500,
    message: { zh: '识别这份材料时出了错。', en: 'Something went wrong while reading this material.' },
    remedy: {
      zh: '请重试一次；仍不行时请手动填写，不影响办理。',
      en: 'Try once more; if it fails again, fill in the fields by hand.',
    },
  },
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
