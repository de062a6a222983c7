/** Values as people read them: portal and console say the same. */
export const valuesZhCN = {
  yes: '是',
  no: '否',
  unlimited: '长期',
};
