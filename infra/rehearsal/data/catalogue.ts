/**
 * The 43 sample entries of the rehearsal country, one a line:
 * code | provider | category | name | items | format | frequency | attribute | mode | level | personal data | terms.
 * The terms are the published conditions (范围, 用途, 安全, 其他), or for an entry that is not shared its legal basis.
 */
export const catalogue = `
303002/000001 | N2 | 人口管理 | 人口基础信息核验 | 公民身份号码(掩码)、姓名一致性结果、户籍状态 | API | REALTIME | CONDITIONAL | API | G4 | 是 | 范围:行政许可/给付审批部门;用途:身份核验;其他:仅返回一致/不一致
303002/000002 | N2 | 人口管理 | 人口死亡状态核验 | 证件号(掩码)、死亡状态、登记日期 | API | DAILY | CONDITIONAL | API | G3 | 是 | 范围:社保/民政/公积金;用途:待遇资格核验
303002/000003 | N2 | 人口管理 | 人口数量统计(省级汇总) | 行政区划代码、年份、常住人口数 | SPREADSHEET | YEARLY | UNCONDITIONAL | FILE | G1 | 否 | 无
303003/000001 | N3 | 市场监管 | 企业登记基本信息 | 统一社会信用代码、名称、类型、登记状态、成立日期 | DATABASE | DAILY | UNCONDITIONAL | BATCH | G1 | 否 | 无
303003/000002 | N3 | 市场监管 | 企业法定代表人信息 | 统一社会信用代码、法定代表人姓名、证件号(掩码) | API | DAILY | CONDITIONAL | API | G3 | 是 | 范围:监管与执法部门;用途:主体核验
303003/000003 | N3 | 市场监管 | 经营异常名录 | 统一社会信用代码、列入原因、列入日期、移出日期 | DATABASE | DAILY | UNCONDITIONAL | BATCH | G1 | 否 | 无
303001/000001 | N1 | 政务服务 | 全国目录运行统计 | 地区、目录数、共享次数、更新时间 | SPREADSHEET | MONTHLY | UNCONDITIONAL | FILE | G1 | 否 | 无
3070990000001/000001 | P1 | 政务服务 | 省级政务数据目录总表 | 目录代码、名称、提供单位、共享属性 | DATABASE | DAILY | UNCONDITIONAL | BATCH | G1 | 否 | 无
3070990000001/000002 | P1 | 政务服务 | 省平台接口调用日志汇总 | 接口编号、调用方、次数、成功率 | DATABASE | DAILY | CONDITIONAL | BATCH | G2 | 否 | 范围:本省各部门本单位数据;用途:运行监测
3070990000002/000001 | P2 | 公共安全 | 驾驶证状态核验 | 驾驶证号(掩码)、准驾车型、状态 | API | REALTIME | CONDITIONAL | API | G3 | 是 | 范围:交通运输/人社;用途:从业资格审核
3070990000002/000002 | P2 | 公共安全 | 机动车登记信息 | 号牌、车辆类型、登记状态 | API | DAILY | CONDITIONAL | API | G3 | 是 | 范围:税务/生态/交通;用途:监管
3070990000002/000003 | P2 | 公共安全 | 居住证登记汇总(分县区) | 行政区划代码、月份、登记数 | SPREADSHEET | MONTHLY | UNCONDITIONAL | FILE | G1 | 否 | 无
3070990000002/000004 | P2 | 公共安全 | 未成年人犯罪记录封存信息 | 案件编号(掩码)、封存状态、封存日期 | DATABASE | IRREGULAR | NON_SHAREABLE | NONE | G4 | 是 | LAW:中华人民共和国刑事诉讼法:第二百八十六条:《刑事诉讼法》第二百八十六条
3070990000003/000001 | P3 | 市场监管 | 食品生产许可证信息 | 许可证编号、企业名称、类别、有效期 | DATABASE | DAILY | UNCONDITIONAL | BATCH | G1 | 否 | 无
3070990000003/000002 | P3 | 市场监管 | 特种设备使用登记 | 设备代码、使用单位、检验日期 | DATABASE | WEEKLY | UNCONDITIONAL | BATCH | G1 | 否 | 无
3070990000003/000003 | P3 | 市场监管 | 投诉举报线索明细 | 线索编号、被投诉主体、内容摘要 | DATABASE | DAILY | CONDITIONAL | API | G3 | 是 | 范围:同级执法部门;用途:联合执法;安全:举报人信息不提供
3070990000004/000001 | P4 | 社会保障 | 社会保险参保状态 | 证件号(掩码)、险种、参保状态、缴费止期 | API | DAILY | CONDITIONAL | API | G3 | 是 | 范围:民政/住建/公积金;用途:资格审核
3070990000004/000002 | P4 | 社会保障 | 专业技术人员职称证书 | 证书编号、专业、级别、取得日期 | DATABASE | WEEKLY | CONDITIONAL | API | G3 | 是 | 范围:招投标监管与住建部门;用途:资质审查
3070990000004/000003 | P4 | 社会保障 | 失业保险金发放汇总 | 行政区划代码、月份、人数、金额 | SPREADSHEET | MONTHLY | UNCONDITIONAL | FILE | G1 | 否 | 无
3070990000004/000004 | P4 | 社会保障 | 劳动保障监察处罚信息 | 处罚文号、单位、事由、日期 | DATABASE | WEEKLY | UNCONDITIONAL | BATCH | G1 | 否 | 无
3070990000005/000001 | P5 | 自然资源 | 不动产登记信息查询 | 不动产单元号、权利类型、权利状态 | API | REALTIME | CONDITIONAL | API | G3 | 是 | 范围:公积金/税务/民政;用途:资格核验;安全:按人授权查询
3070990000005/000002 | P5 | 自然资源 | 行政区域界线(1:25万) | 区划代码、边界几何 | GRAPHIC | YEARLY | UNCONDITIONAL | FILE | G1 | 否 | 无
3070990000005/000003 | P5 | 自然资源 | 建设用地审批结果 | 批准文号、用途、面积、日期 | DATABASE | MONTHLY | UNCONDITIONAL | BATCH | G1 | 否 | 无
3070990000005/000004 | P5 | 自然资源 | 高精度地下管线空间数据 | 管线编号、坐标、埋深 | GRAPHIC | QUARTERLY | CONDITIONAL | BATCH | IMPORTANT | 否 | 范围:住建/应急;用途:施工安全;安全:重要数据,经平台加密批量交付
3070990000006/000001 | P6 | 住房保障 | 公积金缴存状态 | 证件号(掩码)、缴存状态、缴至月份 | API | DAILY | CONDITIONAL | API | G3 | 是 | 范围:住建/人社;用途:保障房审核
3070990000006/000002 | P6 | 住房保障 | 公积金业务网点信息 | 网点名称、地址、电话 | SPREADSHEET | QUARTERLY | UNCONDITIONAL | FILE | G1 | 否 | 无
3070990100001/000001 | M1 | 政务服务 | 青澜市政务数据目录 | 目录代码、名称、提供单位 | DATABASE | DAILY | UNCONDITIONAL | BATCH | G1 | 否 | 无
3070990100002/000001 | M2 | 民政 | 最低生活保障对象核验 | 证件号(掩码)、保障类别、起止月 | API | DAILY | CONDITIONAL | API | G3 | 是 | 范围:教育/卫健/住建;用途:救助与减免审核
3070990100002/000002 | M2 | 民政 | 婚姻登记状态核验 | 证件号(掩码)、婚姻状态 | API | REALTIME | CONDITIONAL | API | G4 | 是 | 范围:公积金/住建;用途:资格审核;其他:只返回状态
3070990100002/000003 | M2 | 民政 | 养老机构基本信息 | 机构代码、名称、床位数、地址 | SPREADSHEET | QUARTERLY | UNCONDITIONAL | FILE | G1 | 否 | 无
3070990100002/000004 | M2 | 民政 | 慈善组织登记信息 | 统一社会信用代码、名称、登记日期 | DATABASE | MONTHLY | UNCONDITIONAL | BATCH | G1 | 否 | 无
3070990100003/000001 | M3 | 卫生健康 | 医疗机构执业登记 | 机构代码、名称、诊疗科目、有效期 | DATABASE | WEEKLY | UNCONDITIONAL | BATCH | G1 | 否 | 无
3070990100003/000002 | M3 | 卫生健康 | 预防接种完成情况核验 | 证件号(掩码)、疫苗类别、完成标识 | API | DAILY | CONDITIONAL | API | G4 | 是 | 范围:教育;用途:入学查验
3070990100003/000003 | M3 | 卫生健康 | 人口普查个体资料(卫生健康部分) | 普查小区代码、户编号(掩码)、健康状况 | DATABASE | IRREGULAR | NON_SHAREABLE | NONE | G4 | 是 | ADMIN_REGULATION:全国人口普查条例:第三十三条:《全国人口普查条例》第三十三条(能够识别单个普查对象身份的资料不得对外提供)
3070990100004/000001 | M4 | 城乡建设 | 保障性住房分配结果 | 房源编号、户数、分配日期 | SPREADSHEET | MONTHLY | UNCONDITIONAL | FILE | G1 | 否 | 无
3070990100004/000002 | M4 | 城乡建设 | 建筑业企业资质信息 | 资质证书号、企业、类别、有效期 | DATABASE | WEEKLY | UNCONDITIONAL | BATCH | G1 | 否 | 无
3070990100004/000003 | M4 | 城乡建设 | 商品房预售网签备案 | 合同备案号、楼盘、面积、状态 | DATABASE | DAILY | CONDITIONAL | API | G3 | 是 | 范围:公积金/自然资源/税务;用途:业务核验
3070990200002/000001 | M6 | 交通运输 | 道路运输经营许可证 | 许可证号、业户、经营范围、有效期 | DATABASE | WEEKLY | UNCONDITIONAL | BATCH | G1 | 否 | 无
3070990200002/000002 | M6 | 交通运输 | 网约车驾驶员从业资格 | 资格证号、状态、有效期 | API | DAILY | CONDITIONAL | API | G3 | 是 | 范围:公安/交通;用途:执法核验
3070990121002/000001 | C2 | 农业农村 | 农村土地承包经营权登记 | 承包方代码、面积、四至 | DATABASE | YEARLY | CONDITIONAL | BATCH | G3 | 是 | 范围:自然资源/财政;用途:补贴核算
3070990121002/000002 | C2 | 农业农村 | 农作物播种面积统计 | 乡镇代码、作物、面积 | SPREADSHEET | QUARTERLY | UNCONDITIONAL | FILE | G1 | 否 | 无
3070990121003/000001 | C3 | 教育 | 中小学学籍状态核验 | 学籍号(掩码)、学校、状态 | API | DAILY | CONDITIONAL | API | G4 | 是 | 范围:民政/乡村振兴;用途:助学审核
3070990121003/000002 | C3 | 教育 | 学校基本信息 | 学校标识码、名称、类型、地址 | SPREADSHEET | YEARLY | UNCONDITIONAL | FILE | G1 | 否 | 无
`;
