/** Entries that are drafted in the story of the rehearsal, one a line, with the columns of the catalogue. */
export const storyCatalogue = `
3070990000006/000101 | P6 | 住房保障 | 公积金贷款发放汇总 | 行政区划代码、月份、笔数、金额 | SPREADSHEET | MONTHLY | UNCONDITIONAL | FILE | G1 | 否 | 无
3070990100004/000101 | M4 | 城乡建设 | 物业服务企业信用评价 | 企业名称、评价年度、信用等级 | DATABASE | YEARLY | UNCONDITIONAL | BATCH | G1 | 否 | 无
3070990121003/000101 | C3 | 教育 | 校车使用许可信息 | 许可编号、学校、线路、有效期 | DATABASE | QUARTERLY | UNCONDITIONAL | BATCH | G1 | 否 | 无
3070990100003/000101 | M3 | 卫生健康 | 公共场所卫生许可信息 | 许可证号、单位名称、类别、有效期 | DATABASE | WEEKLY | UNCONDITIONAL | BATCH | G1 | 否 | 无
3070990000003/000101 | P3 | 市场监管 | 检验检测机构资质信息 | 证书编号、机构名称、资质类别、有效期 | DATABASE | WEEKLY | UNCONDITIONAL | BATCH | G1 | 否 | 无
3070990200002/000101 | M6 | 交通运输 | 公交线路站点信息 | 线路编号、站点名称、站点坐标 | SPREADSHEET | QUARTERLY | UNCONDITIONAL | FILE | G1 | 否 | 无
3070990121002/000101 | C2 | 农业农村 | 农机购置补贴汇总 | 乡镇代码、年份、台数、金额 | SPREADSHEET | YEARLY | UNCONDITIONAL | FILE | G1 | 否 | 无
3070990100002/000101 | M2 | 民政 | 婚姻登记机关信息 | 机关名称、地址、电话 | SPREADSHEET | QUARTERLY | UNCONDITIONAL | FILE | G1 | 否 | 无
3070990000005/000101 | P5 | 自然资源 | 采矿权出让公告 | 公告编号、矿种、区域、公告日期 | DATABASE | MONTHLY | UNCONDITIONAL | BATCH | G1 | 否 | 无
3070990000004/000101 | P4 | 社会保障 | 就业见习岗位信息 | 岗位编号、单位、岗位、人数 | DATABASE | WEEKLY | UNCONDITIONAL | BATCH | G1 | 否 | 无
`;
