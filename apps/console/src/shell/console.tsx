import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import { useState } from 'react';
import { RouterProvider } from 'react-router/dom';
import { Refusal } from '../api/client';
import { ROUTER } from '../pages/routes';
import { useLanguage } from '../words/language';
import { THEME } from './theme';

/** Nonce of this page: antd puts its variables into the page as a style, which the content policy allows by it alone. */
const NONCE = { nonce: document.querySelector<HTMLMetaElement>('meta[name="style-nonce"]')?.content ?? '' };

/** Tries of a read that found no answer; a refusal is an answer. */
const TRIES = 2;

const queries = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        refetchOnWindowFocus: true,
        retry: (count, error) => count < TRIES && !(error instanceof Refusal),
      },
    },
  });

/** The console: routes, language, look, and what was read. */
export function Console() {
  const [client] = useState(queries);
  const language = useLanguage();
  return (
    <QueryClientProvider client={client}>
      <ConfigProvider
        theme={THEME}
        csp={NONCE}
        locale={language === 'zh' ? zhCN : enUS}
        button={{ autoInsertSpace: false }}
      >
        <RouterProvider router={ROUTER} />
      </ConfigProvider>
    </QueryClientProvider>
  );
}
