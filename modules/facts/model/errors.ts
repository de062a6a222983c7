import { defineErrors } from '@zhiban/kernel';

export const factsErrors = defineErrors('FACTS', {
  UNKNOWN_ELEMENT: {
    status: 500,
    message: { zh: '要素“{code}”没有登记。', en: 'The element "{code}" is not registered.' },
    remedy: {
      zh: '请在要素登记表（modules/facts/model/elements）里登记，或改用已登记的要素。',
      en: 'Register it under modules/facts/model/elements, or use a registered element.',
    },
  },
});
