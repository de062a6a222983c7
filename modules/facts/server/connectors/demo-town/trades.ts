/** The trades of the town's companies: what their business scope says, and the word for their premises. */
export const TRADES = {
  bookshop: '许可项目：出版物零售。一般项目：文具用品零售；工艺美术品销售；组织文化艺术交流活动。',
  hotel: '许可项目：住宿服务；餐饮服务。一般项目：会议及展览服务；停车场服务；洗烫服务。',
  barber: '一般项目：理发服务；化妆品零售。',
  bath: '许可项目：洗浴服务；足浴服务。一般项目：日用百货销售。',
  pool: '许可项目：高危险性体育运动（游泳）。一般项目：体育健康服务；体育用品及器材零售。',
  cafe: '许可项目：餐饮服务。一般项目：食品销售（仅销售预包装食品）；咖啡器具销售。',
  cinema: '许可项目：电影放映；食品销售。一般项目：广告发布；玩具销售。',
  culture: '许可项目：旅游业务；住宿服务；餐饮服务；游艺娱乐活动。一般项目：园区管理服务；文化场馆管理服务。',
} as const;
export type Trade = keyof typeof TRADES;
