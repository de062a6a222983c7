import type { Bilingual } from '@zhiban/kernel';
import type { z } from 'zod';

interface Text {
  readonly message: Bilingual;
  readonly remedy: Bilingual;
}

const KINDS: Readonly<Record<string, Bilingual>> = {
  string: { zh: '文字', en: 'a text' },
  number: { zh: '数字', en: 'a number' },
  int: { zh: '整数', en: 'a whole number' },
  boolean: { zh: 'true 或 false', en: 'true or false' },
  array: { zh: '列表', en: 'a list' },
  object: { zh: '一组“名称: 内容”', en: 'a group of names and values' },
};

/** A schema's complaint in the words of a person who is no programmer. */
export function issueText(issue: z.core.$ZodIssue): Text {
  const name = issue.path.map(String).join('.') || 'service.yaml';
  switch (issue.code) {
    case 'invalid_type': {
      const kind = KINDS[issue.expected] ?? { zh: issue.expected, en: issue.expected };
      const absent = issue.input === undefined;
      return absent
        ? text(
            `缺少“${name}”。`,
            `"${name}" is missing.`,
            `请补上，内容是${kind.zh}。`,
            `Add it; it is ${kind.en}.`,
          )
        : text(
            `“${name}”应当是${kind.zh}。`,
            `"${name}" must be ${kind.en}.`,
            `请改成${kind.zh}。`,
            `Make it ${kind.en}.`,
          );
    }
    case 'invalid_value': {
      const values = issue.values.map(String).join('、');
      return text(
        `“${name}”的值不在可选范围里。`,
        `"${name}" is none of the choices.`,
        `请从这些里选：${values}。`,
        `Choose one of: ${values}.`,
      );
    }
    case 'unrecognized_keys': {
      const keys = issue.keys.join('、');
      return text(
        `“${name}”里有不认识的“${keys}”。`,
        `"${name}" has unknown "${keys}".`,
        '请检查拼写，或删掉它。',
        'Check the spelling or remove it.',
      );
    }
    case 'too_small':
      return text(
        `“${name}”太少或太小。`,
        `"${name}" is too small.`,
        `至少是 ${issue.minimum}。`,
        `At least ${issue.minimum}.`,
      );
    case 'too_big':
      return text(
        `“${name}”太多或太大。`,
        `"${name}" is too big.`,
        `最多是 ${issue.maximum}。`,
        `At most ${issue.maximum}.`,
      );
    case 'invalid_format':
      return text(
        `“${name}”的格式不对。`,
        `"${name}" is not well-formed.`,
        `应当符合：${formatHint(issue)}`,
        `It must match: ${formatHint(issue)}`,
      );
    case 'invalid_union':
      return text(
        `“${name}”的写法不对。`,
        `"${name}" fits none of the allowed forms.`,
        '请对照“编写事项”文档里的例子。',
        'Compare it with the example in "Writing a service".',
      );
    default:
      return text(
        `“${name}”有误。`,
        `"${name}" is wrong.`,
        `请修改：${issue.message}`,
        `Mend it: ${issue.message}`,
      );
  }
}

const formatHint = (issue: z.core.$ZodIssueInvalidStringFormat): string =>
  issue.message.startsWith('Invalid') ? (issue.pattern ?? issue.format) : issue.message;

const text = (zh: string, en: string, remedyZh: string, remedyEn: string): Text => ({
  message: { zh, en },
  remedy: { zh: remedyZh, en: remedyEn },
});
