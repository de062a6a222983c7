import { defineErrors } from '@zhiban/kernel';

/** What can go wrong with the offices' signing keys. */
export const signingKeyErrors = defineErrors('DOCUMENTS_KEY', {
  UNKNOWN: {
    status: 404,
    message: { zh: '没有这个签章密钥。', en: 'There is no such signing key.' },
    remedy: { zh: '请刷新密钥列表再选。', en: 'Reload the list of keys and choose again.' },
  },
  NOT_PROPOSED: {
    status: 409,
    message: { zh: '这个密钥已经启用或停用，不能再启用。', en: 'This key is active or retired already.' },
    remedy: { zh: '请刷新查看当前状态；需要更换的，提出一个新密钥。', en: 'Reload, or propose a new key.' },
  },
  RETIRED: {
    status: 409,
    message: { zh: '这个密钥已经停用。', en: 'This key is retired already.' },
    remedy: {
      zh: '不需要再操作；它签过的文件仍然有效。',
      en: 'Nothing is to be done; what it signed stays valid.',
    },
  },
  OWN_PROPOSAL: {
    status: 403,
    message: { zh: '密钥不能由提出的人自己启用。', en: 'Who proposed a key may not activate it.' },
    remedy: { zh: '请另一位运维人员复核后启用。', en: 'Ask another operator to check and activate it.' },
  },
  NO_CERTIFICATE: {
    status: 409,
    message: { zh: '这个密钥还没有证书，不能启用。', en: 'This key has no certificate yet.' },
    remedy: {
      zh: '请把证书申请（CSR）交给电子认证机构，拿到证书后导入。',
      en: 'Send its request (CSR) to a certificate authority and add the certificate that it issues.',
    },
  },
  OF_ANOTHER: {
    status: 403,
    message: {
      zh: '证书只能由提出这个密钥的人导入。',
      en: 'Only who proposed the key may add its certificate.',
    },
    remedy: {
      zh: '请提出的人导入，或停用这个密钥后重新提出。',
      en: 'Ask that person, or retire this key and propose another.',
    },
  },
  HAS_CERTIFICATE: {
    status: 409,
    message: { zh: '这个密钥已经有证书了。', en: 'This key has its certificate already.' },
    remedy: { zh: '需要更换的，请提出一个新密钥。', en: 'Propose a new key to replace it.' },
  },
  CERTIFICATE_UNREADABLE: {
    status: 422,
    message: { zh: '证书读不出来，或者不是 PEM 格式。', en: 'The certificate cannot be read as PEM.' },
    remedy: {
      zh: '请粘贴“-----BEGIN CERTIFICATE-----”开头的完整文本，先本机关证书，再各级颁发者，直到根证书。',
      en: 'Paste the whole PEM text: the certificate of the office first, then its issuers up to the root.',
    },
  },
  PRIVATE_KEY_UNREADABLE: {
    status: 422,
    message: { zh: '私钥打不开：密码不对，或者格式不支持。', en: 'The private key cannot be opened.' },
    remedy: {
      zh: '请核对密码；私钥应为加密的 PKCS#8（PBES2、AES），以“-----BEGIN ENCRYPTED PRIVATE KEY-----”开头。',
      en: 'Check the password; the key must be encrypted PKCS #8 (PBES2 with AES) in PEM.',
    },
  },
  WRONG_PAIR: {
    status: 422,
    message: { zh: '证书与私钥不是一对。', en: 'Certificate and private key do not belong together.' },
    remedy: { zh: '请核对是否拿错了文件。', en: 'Check that the right files were chosen.' },
  },
  WRONG_OFFICE: {
    status: 422,
    message: {
      zh: '证书是发给“{found}”的，不是“{expected}”。',
      en: 'The certificate was issued to {found}, not to {expected}.',
    },
    remedy: {
      zh: '请选对机关，或换用发给这个机关的证书。',
      en: 'Choose the right office, or its own certificate.',
    },
  },
  BROKEN_CHAIN: {
    status: 422,
    message: {
      zh: '证书链不完整：从机关证书到根证书，缺了一级，或有一级不在有效期内。',
      en: 'The chain from the certificate to its root has a gap, or a certificate that is not in force.',
    },
    remedy: {
      zh: '请向电子认证机构要完整的证书链再导入。',
      en: 'Ask the certificate authority for the whole chain.',
    },
  },
  NO_DEMO_AUTHORITY: {
    status: 409,
    message: {
      zh: '正式环境没有演示根证书，不能自己签发。',
      en: 'There is no demonstration authority here.',
    },
    remedy: {
      zh: '请用证书申请（CSR）向电子认证机构申请，或导入已有的证书。',
      en: 'Make a request (CSR) for a certificate authority, or import a certificate.',
    },
  },
});
