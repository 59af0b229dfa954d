import { useDictionary } from './dictionary';

/** Returns a function that writes numbers of articles out: `3(2)、20(2)` is 第三条第二款、第二十条第二款. */
export function useArticles(): (articles: string) => string {
  const { data } = useDictionary();
  return (articles) =>
    articles
      .split('、')
      .map((one) => data?.clauses.find(({ clause }) => clause === one)?.title ?? one)
      .join('、');
}
