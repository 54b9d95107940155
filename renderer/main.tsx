import '@fontsource-variable/atkinson-hyperlegible-next/wght.css';
import '@nl-design-system-candidate/button-css/button.css';
import '@nl-design-system-candidate/heading-css/heading.css';
import '@nl-design-system-candidate/paragraph-css/paragraph.css';
import '@nl-design-system-candidate/skip-link-css/skip-link.css';
import './theme/tokens.css';
import './theme/base.css';
import './theme/check-start.css';
import './theme/check-result.css';
import './theme/check-topics.css';
import './theme/evidence.css';
import './theme/make.css';
import './theme/make-keys.css';
import './theme/verify.css';
import './theme/merge.css';
import './theme/compare/advise.css';
import './theme/compare/play.css';
import './theme/compare/outcomes.css';
import './theme/compare/caching.css';
import './theme/compare/sheet.css';
import './theme/contrast.css';
import './theme/print.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';

createRoot(document.querySelector('#app')!).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
