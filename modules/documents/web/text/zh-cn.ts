import { keysZhCN } from '../console/keys-text-zh-cn.ts';
import { demoZhCN } from '../demo/text-zh-cn.ts';

export const zhCN = {
  demo: demoZhCN,
  keys: keysZhCN,
  verify: {
    title: '核验证照',
    lead: '扫证照上的二维码，或输入电子证照标识，查它是不是真的、现在能不能用。',
    label: '电子证照标识',
    hint: '印在证照二维码旁，以 1.2.156.3005.2 开头',
    submit: '核验',
    short: '这个标识太短。请照证照上印的完整输入。',
    trusted: '真实有效：由发证机关签发，内容没有改动，现在可以使用。',
    notValid: '确由发证机关签发，但现在的状态是“{{state}}”，不能使用。',
    expired: '确由发证机关签发，但已于 {{date}} 到期，不能使用。',
    broken: '这份证照的电子签名没有通过核验，请不要采信，并拨打 12345 告诉我们。',
    number: '证照编号',
    holder: '持证人',
    issuer: '发证机关',
    issueDate: '发证日期',
    validTo: '有效期至',
    unlimited: '长期',
    signer: '电子签名',
    signature: '{{signer}}，{{at}} 签署',
    signatureUndated: '{{signer}}',
    compare: '请把这里的内容和您手里的证照逐项对照，应当完全一致。',
  },
};
