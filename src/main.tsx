import { createRoot } from 'react-dom/client';

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no element #root to draw on.');
createRoot(root).render(
  <main>
    <h1>Colloquy</h1>
  </main>,
);
