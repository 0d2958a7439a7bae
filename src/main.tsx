import './ui/design/design.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { browserApp } from './app';
import { AppContext, ErrorBoundary, followAddress, followState, obeyAddressedLanguage, Shell } from './ui';

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no element #root to draw on.');

const app = browserApp();
obeyAddressedLanguage(app);
followState(app);
followAddress(app);

createRoot(root).render(
  <StrictMode>
    <AppContext value={app}>
      <ErrorBoundary>
        <Shell />
      </ErrorBoundary>
    </AppContext>
  </StrictMode>,
);
