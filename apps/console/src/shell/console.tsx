import { StyleProvider } from '@ant-design/cssinjs';
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
      {/* As on a server, no style is put into the page: all are in the extracted file. */}
      <StyleProvider mock="server">
        <ConfigProvider theme={THEME} locale={language === 'zh' ? zhCN : enUS} button={{ autoInsertSpace: false }}>
          <RouterProvider router={ROUTER} />
        </ConfigProvider>
      </StyleProvider>
    </QueryClientProvider>
  );
}
