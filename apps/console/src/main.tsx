import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '../generated/antd.css';
import './styles/console.css';
import { Console } from './shell/console';

const root = document.getElementById('console');
if (root)
  createRoot(root).render(
    <StrictMode>
      <Console />
    </StrictMode>,
  );
