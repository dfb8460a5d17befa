// The words of the generated points table, Chinese first: what such tables ask,
// over and over. Each is [zh-CN, en], a number also has its unit.

/** Parts of the table. */
export const GROUPS = [
  ["居住", "Residence"], ["就业", "Work"], ["社会保险", "Social insurance"], ["教育", "Education"],
  ["技能", "Skills"], ["志愿服务", "Volunteering"], ["纳税", "Taxes"], ["投资", "Investment"],
  ["创新", "Innovation"], ["健康", "Health"], ["家庭", "Family"], ["社区", "Community"],
];

/** Quantities that are worth something for each so many. */
export const QUANTITIES = [
  ["连续居住年数", "Years of continuous residence", "年", "years"],
  ["缴纳养老保险的年数", "Years of pension insurance", "年", "years"],
  ["缴纳医疗保险的年数", "Years of medical insurance", "年", "years"],
  ["缴存住房公积金的年数", "Years of housing fund payments", "年", "years"],
  ["无偿献血次数", "Blood donations", "次", "times"],
  ["参加志愿服务的天数", "Days of volunteering", "天", "days"],
  ["获得专利的数量", "Patents granted", "项", "patents"],
  ["在本单位工作的年数", "Years with the present employer", "年", "years"],
  ["缴纳个人所得税的年数", "Years of income tax", "年", "years"],
  ["参加培训的次数", "Trainings attended", "次", "times"],
  ["参加社区巡逻的次数", "Community patrols", "次", "times"],
  ["带徒人数", "Apprentices taught", "人", "people"],
];

/** Quantities of which only the band counts. */
export const SIZES = [
  ["住房面积", "Floor area of the home", "平方米", "m²"],
  ["上年度纳税额", "Tax paid last year", "千元", "thousand yuan"],
  ["实缴出资额", "Capital paid in", "万元", "ten thousand yuan"],
  ["雇用人数", "People employed", "人", "people"],
];

/** Questions with one answer of five, the best last. */
export const CHOICES = [
  [["最高学历", "Highest education"], [["初中及以下", "Lower secondary or less"], ["高中", "Upper secondary"], ["大专", "College"], ["本科", "Bachelor"], ["研究生", "Master or doctor"]]],
  [["职业资格等级", "Vocational grade"], [["没有", "None"], ["初级工", "Grade 5"], ["中级工", "Grade 4"], ["高级工", "Grade 3"], ["技师及以上", "Grade 2 or 1"]]],
  [["专业技术职称", "Professional title"], [["没有", "None"], ["员级", "Junior"], ["助理级", "Assistant"], ["中级", "Intermediate"], ["高级", "Senior"]]],
  [["现在的住处", "Present home"], [["单位宿舍", "Dormitory"], ["合租", "Shared flat"], ["整租", "Rented flat"], ["按揭自有", "Own, mortgaged"], ["全款自有", "Own, paid off"]]],
  [["表彰级别", "Commended by"], [["没有", "Nobody"], ["镇街", "A township"], ["县市", "The city"], ["省", "The province"], ["国家", "The state"]]],
  [["竞赛名次", "Place in a contest"], [["没有", "None"], ["优秀奖", "Honourable"], ["三等奖", "Third"], ["二等奖", "Second"], ["一等奖", "First"]]],
];

/** Questions with yes or no. */
export const FLAGS = [
  ["是否持有居住证", "Do you hold a residence permit"],
  ["是否为退役军人", "Have you served in the army"],
  ["是否为见义勇为者", "Have you been honoured for bravery"],
  ["是否为造血干细胞捐献者", "Are you a stem cell donor"],
  ["是否从事紧缺工种", "Do you work in a trade in short supply"],
  ["是否在环卫一线工作", "Do you work in street cleaning"],
  ["是否已完成预防接种", "Are your vaccinations complete"],
  ["是否为网格员", "Are you a grid worker"],
];
