/** Name of the process whose matters are catalog entries; other processes address effects to it. */
export const CATALOG_ENTRY = 'catalog-entry';
