/** Name of the process that an entry of the catalog is a matter of; other processes address its matters by it. */
export const CATALOG_ENTRY = 'catalog-entry';
