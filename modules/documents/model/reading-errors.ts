import type { ErrorDefinition } from '@zhiban/kernel';

/** What can go wrong with what comes in. */
export const incomingProblems = {
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
  DYNAMIC_FORM: {
    status: 422,
    message: {
      zh: '这份 PDF 是动态表单（XFA），只有专门的软件能显示里面的内容。',
      en: 'This PDF is a dynamic form (XFA) that only its own program can show.',
    },
    remedy: {
      zh: '请在能打开它的软件里“打印成 PDF”后再上传，或直接拍照上传。',
      en: 'Print it to a PDF in the program that opens it, or photograph the pages.',
    },
  },
  TOO_NARROW: {
    status: 422,
    message: {
      zh: '图片或页面太长太窄（{width}×{height}），看不清内容。',
      en: 'The picture or page is too long and narrow ({width} by {height}).',
    },
    remedy: {
      zh: '请只截取需要的部分，或分几段拍照后上传。',
      en: 'Keep only the part that matters, or photograph it in parts.',
    },
  },
  TOO_HEAVY: {
    status: 422,
    message: {
      zh: '打开这份材料需要的内存太多，已停止。',
      en: 'Opening this material would take too much memory; it was stopped.',
    },
    remedy: {
      zh: '请改成直接拍照上传，或手动填写。',
      en: 'Photograph it instead, or fill in the fields by hand.',
    },
  },
  TOO_MANY_UPLOADS: {
    status: 429,
    message: {
      zh: '您同时上传的文件太多，这一份没有接收。',
      en: 'You are uploading too many files at once; this one was not taken.',
    },
    remedy: { zh: '请等前面的文件传完，再上传这一份。', en: 'Wait for the others, then upload this one.' },
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
      zh: '现在上传的人很多，还没轮到这份材料。',
      en: 'Too many materials are waiting.',
    },
    remedy: {
      zh: '请过一两分钟再试；已填写的内容还在，也可以先手动填写。',
      en: 'Try again in a minute or two; what you filled in is kept, and you may go on by hand.',
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
} as const satisfies Record<string, ErrorDefinition>;
