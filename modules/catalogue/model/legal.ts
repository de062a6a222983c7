/** Articles of the Administrative Licensing Law under which the machine's own checks stand. */
export const LICENSING_LAW = {
  /** The applicant answers for the truth of what is handed in. */
  truthfulness: '《中华人民共和国行政许可法》第三十一条',
  /** What is incomplete is named at once and completely; what is not this authority's goes elsewhere. */
  completeness: '《中华人民共和国行政许可法》第三十二条',
  /** The authority examines what was handed in, and checks its substance where that is needed. */
  examination: '《中华人民共和国行政许可法》第三十四条',
} as const;
